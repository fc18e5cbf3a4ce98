"""The access audit of a made pack: users of every kind, grants given again, a log that comes in two forms."""

from hypothesis import strategies as st

from tests.generated.days import months_round
from tests.generated.world import Strategy, Tables, Text, World, in_order, maybe, numbered, of, rows, some

COURSES = ("data_protection", "operating_model", "spoc")


def users(world: World) -> Strategy[list[Text]]:
    """Users as they should be, and in every other combination that the contract allows."""
    own_bcu = st.fixed_dictionaries(
        {
            "organisation": st.just("mps"),
            "unit": some(world.bcus),
            "role": of("spoc", "deputy_spoc", "editor", "viewer"),
        }
    )
    partner = st.fixed_dictionaries(
        {"organisation": st.just("borough"), "unit": some(world.boroughs), "role": st.just("partner")}
    )
    others = st.fixed_dictionaries(
        {
            "organisation": of("mps", "hmpps", "borough"),
            "unit": some(["intelligence", "hmpps", *world.bcus, *world.boroughs]),
            "role": of("spoc", "analyst", "custodian", "partner", "viewer"),
        }
    )
    size = len(world.users)
    kinds = st.lists(own_bcu | partner | others, min_size=size, max_size=size)
    return kinds.map(
        lambda found: [{"user_id": id_} | row for id_, row in zip(world.users, found, strict=True)]
    )


def tables(world: World) -> Strategy[Tables]:
    """All but the log and the queries about it."""
    made = {
        "system_audits": rows(
            14,
            {
                "month": some(months_round(world.dates)),
                "completed_on": world.day_or_none(),
                "findings_sent_on": world.day_or_none(),
            },
            key="month",
        ),
        "inspections": rows(
            6,
            {
                "bcu": some(world.bcus),
                "visited_on": world.day(),
                "spocs_interviewed": maybe("yes", "yes", "no"),
                "deputies_interviewed": maybe("yes", "yes"),
                "editors_interviewed": maybe("yes", "yes", "no"),
            },
        ).map(numbered("V", "inspection_id")),
        "archive_versions": rows(8, {"archived_on": world.day(), "deleted_on": world.day_or_none()}).map(
            lambda found: numbered("A", "version_id")(in_order("archived_on", "deleted_on")(found))
        ),
    }
    return st.fixed_dictionaries(made | (_of_users(world) if world.users else {}))


def _of_users(world: World) -> dict[str, Strategy[list[Text]]]:
    user = some(world.users)
    return {
        "grants": rows(
            12,
            {
                "user_id": user,
                "matrix": world.matrix(),
                "granted_on": world.day(),
                "granted_by": user,
                "revoked_on": world.day_or_none(),
            },
        ).map(lambda found: numbered("G", "grant_id")(in_order("granted_on", "revoked_on")(found))),
        "training": rows(
            12,
            {"user_id": user, "course": some(COURSES), "completed_on": world.day()},
            key="user_id course completed_on",
        ),
        "access_forms": rows(4, {"user_id": user, "signed_on": world.day()}, key="user_id signed_on"),
        "user_audits": rows(8, {"user_id": user, "audited_on": world.day()}, key="user_id audited_on"),
        "spocs": rows(
            6,
            {
                "bcu": some(world.bcus),
                "from_on": world.day(),
                "user_id": user,
                "rank": of("detective_superintendent", "detective_superintendent", "inspector"),
                "to_on": world.day_or_none(),
            },
            key="bcu from_on",
        ).map(_spocs_in_order),
    }


def _spocs_in_order(found: list[Text]) -> list[Text]:
    """`from_on` is in the key, so an end before it is left out rather than moved."""
    return [row | {"to_on": row["to_on"] if row["to_on"] >= row["from_on"] else ""} for row in found]
