"""The register of a made pack: spells that touch, end on the day they began, or move; scores, reviews, offers."""

from hypothesis import strategies as st

from tests.generated.days import months_round, quarters_round
from tests.generated.world import Strategy, Tables, Text, World, maybe, numbered, of, rows, some

ETHNICITIES = ("asian", "black", "mixed", "white", "other")
REASONS = ("no_current_evidence", "quarterly_review", "reappraisal", "moved", "imprisoned", "died", "other")
REAPPRAISAL = "green-reappraisal"


def nominals(world: World) -> Strategy[list[Text]]:
    months = st.sampled_from([f"{year}-{month:02}" for year in (1980, 1995, 2002) for month in range(1, 13)])
    round_birthdays = st.sampled_from(
        [f"{day.year - years}-{day.month:02}" for day in world.dates for years in (18, 25, 35, 17, 0)]
    )
    about = st.fixed_dictionaries(
        {
            "birth_month": st.just("") | round_birthdays | months,
            "gender": maybe("male", "male", "female", "other"),
            "ethnicity": maybe(*ETHNICITIES, "black"),
            "disability": maybe("yes", "no"),
        }
    )
    size = len(world.people)
    return st.lists(about, min_size=size, max_size=size).map(
        lambda found: [{"nominal_id": id_} | row for id_, row in zip(world.people, found, strict=True)]
    )


@st.composite
def entries(draw: st.DrawFn, world: World) -> list[Text]:
    """Up to four spells of each person, which never overlap but often touch."""
    found = []
    for person in world.people:
        turns = sorted(draw(st.lists(world.day(), max_size=7)))
        for place, (added_on, *removed_on) in enumerate(_pairs(turns, touching=draw(st.booleans()))):
            end = removed_on[0] if removed_on else ""
            found.append(draw(_entry(world, f"{person}-{place}", person, added_on, end)))
    return found


def _pairs(turns: list[str], *, touching: bool) -> list[list[str]]:
    """Spells as [from, to], or [from] where one is still open: each where the last ended, or with gaps."""
    if touching:
        return [turns[place : place + 2] for place in range(min(len(turns), 4))]
    return [turns[place : place + 2] for place in range(0, len(turns), 2)]


def _entry(world: World, entry_id: str, person: str, added_on: str, removed_on: str) -> Strategy[Text]:
    return st.fixed_dictionaries(
        {
            "entry_id": st.just(entry_id),
            "nominal_id": st.just(person),
            "borough": some(world.boroughs),
            "added_on": st.just(added_on),
            "evidence_sources": maybe("0", "1", "2", "3"),
            "removed_on": st.just(removed_on),
            "removal_reason": maybe("moved", "moved", "moved", *REASONS) if removed_on else maybe("moved"),
        }
    )


def tables(world: World) -> Strategy[Tables]:
    """The rest of the register."""
    test = maybe("yes", "yes", "yes", "no")
    person, bcu = some(world.people), some(world.bcus)
    exercise = some([*quarters_round(world.dates), REAPPRAISAL, REAPPRAISAL])
    made = {
        "harm_scores": rows(
            18,
            {
                "nominal_id": person,
                "scored_on": world.day(),
                "harm_score": of("0", "0", "1", "50"),
                "band": of("green", "green", "amber", "red"),
            },
            key="nominal_id scored_on",
        ),
        "reviews": rows(
            14,
            {
                "bcu": bcu,
                "exercise": exercise,
                "requested_on": world.day_or_none(),
                "due_on": world.day_or_none(),
                "completed_on": world.day_or_none(),
                "removed_reported": maybe("0", "1"),
            },
            key="bcu exercise",
        ),
        "review_outcomes": rows(
            18,
            {
                "bcu": bcu,
                "exercise": exercise,
                "nominal_id": person,
                "reviewed_on": world.day(),
                "outcome": of("retain", "retain", "remove"),
                "evidence_on": world.day_or_none(),
                "risk_justified": test,
                "purpose_consistent": test,
                "article8_compatible": test,
            },
            key="bcu exercise nominal_id",
        ),
        "interventions": rows(
            6,
            {
                "nominal_id": person,
                "offered_on": world.day(),
                "kind": of("education", "other"),
                "taken_up": maybe("yes", "no"),
            },
        ).map(numbered("I", "intervention_id")),
        "police_activity": rows(
            10,
            {
                "month": some(months_round(world.dates)),
                "borough": some(world.boroughs),
                "kind": of("stop", "arrest"),
                "ethnicity": some(ETHNICITIES),
                "count": of("0", "3"),
            },
            key="month borough kind ethnicity",
        ),
    }
    return st.fixed_dictionaries(made if world.people else {"police_activity": made["police_activity"]})
