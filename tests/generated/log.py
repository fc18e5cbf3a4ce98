"""The log of a made pack: openings round midnight, by users known and unknown, as events or rolled up by day."""

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.generated.days import TIMES, months_round
from tests.generated.world import Strategy, Tables, Text, World, maybe, numbered, of, rows, some

Place = tuple[str, str]

ALIKE = ("day", "user_id", "matrix", "version", "action")


@st.composite
def tables(draw: st.DrawFn, world: World) -> Tables:
    """The events, the days rolled up, and the queries about them."""
    events = [*draw(_openings(world)), *draw(_one_a_month(world))]
    events = numbered("E", "event_id")(events)
    places = sorted({_place(event) for event in events})
    rolled = draw(_days_that_come_rolled_up(places))
    kept = [event for event in events if _place(event) not in rolled]
    days = _rolled_up([event for event in events if _place(event) in rolled])
    days += draw(_days_of_nothing(world, {_place(event) for event in events}))
    queries = draw(_queries(world, kept, days)) if world.users else []
    return {"access_events": kept, "access_days": days, "access_queries": queries}


@st.composite
def _days_that_come_rolled_up(draw: st.DrawFn, places: list[Place]) -> set[Place]:
    match draw(of("none", "all", "some")):
        case "none":
            return set()
        case "all":
            return set(places)
        case _:
            return {place for place in places if draw(st.booleans())}


def _openings(world: World) -> Strategy[list[Text]]:
    return rows(
        25,
        {
            "occurred_at": st.builds(lambda day, time: day + time, world.day(), st.sampled_from(TIMES)),
            "user_id": some([*world.users, *world.users, *world.users, "gone", "nobody"]),
            "matrix": world.matrix(),
            "version": of("current", "current", "archive"),
            "action": of("view", "view", "download", "edit"),
        },
    )


@st.composite
def _one_a_month(draw: st.DrawFn, world: World) -> list[Text]:
    """An opening in every month, so that the log is not silent; or in all but one."""
    if not draw(st.booleans()):
        return []
    months = months_round(world.dates)
    left_out = draw(maybe(*months))
    user, matrix = draw(some([*world.users, "gone"])), draw(world.matrix())
    about = {"user_id": user, "matrix": matrix, "version": "current", "action": "view"}
    return [{"occurred_at": f"{month}-15T12:00:00Z"} | about for month in months if month != left_out]


def _at(event: Text) -> datetime:
    return datetime.fromisoformat(event["occurred_at"]).astimezone(ZoneInfo("Europe/London"))


def _place(event: Text) -> Place:
    """A London day of one matrix: it comes in one form."""
    return str(_at(event).date()), event["matrix"]


def _rolled_up(events: list[Text]) -> list[Text]:
    dated = sorted(
        (event | {"day": str(_at(event).date())} for event in events),
        key=lambda event: [event[name] for name in ALIKE],
    )
    return [
        dict(zip(ALIKE, alike, strict=True)) | _counted([_at(event) for event in together])
        for alike, together in groupby(dated, key=lambda event: [event[name] for name in ALIKE])
    ]


def _days_of_nothing(world: World, taken: set[Place]) -> Strategy[list[Text]]:
    """Rows that count no event, on days that no other row is about."""
    columns = {
        "day": world.day(),
        "user_id": some([*world.users, "gone"]),
        "matrix": world.matrix(),
        "version": st.just("current"),
        "action": st.just("view"),
    }
    empty = rows(3, columns, key=" ".join(ALIKE))
    return empty.map(
        lambda found: [_of_nothing(row) for row in found if (row["day"], row["matrix"]) not in taken]
    )


def _of_nothing(row: Text) -> Text:
    noon = f"{row['day']}T12:00:00Z"
    return row | {"events": "0", "out_of_hours": "0", "first_at": noon, "last_at": noon}


def _counted(times: list[datetime]) -> Text:
    return {
        "events": str(len(times)),
        "out_of_hours": str(sum(time.hour >= 22 or time.hour < 6 for time in times)),
        "first_at": min(times).isoformat(),
        "last_at": max(times).isoformat(),
    }


def _queries(world: World, events: list[Text], days: list[Text]) -> Strategy[list[Text]]:
    """Queries about events held, about none, and about days that came rolled up (whose events have no ids here)."""
    rolled = {day["user_id"] for day in days} & set(world.users)
    ids = [event["event_id"] for event in events]
    columns = {
        "sent_on": world.day(),
        "due_on": world.day(),
        "answered_on": world.day_or_none(),
        "verdict": maybe("justified", "justified", "justified", "unjustified", "unverified"),
    }
    about_events = st.fixed_dictionaries(
        {"user_id": some(world.users), "event_id": some(["", *ids, *ids])} | columns
    )
    kinds = about_events
    if rolled:
        about_days = {"user_id": some(sorted(rolled)), "event_id": st.just("elsewhere")}
        kinds |= st.fixed_dictionaries(about_days | columns)
    return st.lists(kinds, max_size=10).map(numbered("Q", "query_id"))
