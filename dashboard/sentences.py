"""The one sentence each page opens with, made from its answers. The finding first; missing is said loudly."""

from collections import Counter
from datetime import date
from itertools import pairwise

from dashboard.kinds import Answer, FigureRow
from dashboard.words import all_of, capital, day, month, number, of, quarter
from queries.dates import last_quarter
from queries.scope import LONDON_AREA

WAITING = {
    "with_borough": "with the borough",
    "with_mps": "with the MPS",
    "with_legal": "with lawyers",
    "sent": "sent",
    "refused": "refused",
    "ended": "ended",
    "not_sent": "not sent",
}
RUN_NAMED = 2  # so many BCUs are named before they are only counted


def reviews_sentence(complete: Answer, grid: Answer) -> str:
    """
    What the last quarter's review came to.

    :param complete: an Answer of `reviews_complete` at the as-at date (among others).
    :param grid: an Answer of `review_grid` at the as-at date.
    """
    as_at = complete.asked.dates[-1]
    row, label = complete.row(complete.subject, as_at), last_quarter(as_at).label
    if row is None or row.silent:
        return f"No data: no quarterly review had been recorded by {day(as_at)}."
    if complete.asked.scope.bcu:
        return _own_review(complete, grid, label)
    if row.numerator == row.denominator:
        return f"All {row.denominator} BCUs completed their {quarter(label)} review."
    said = f"{number(row.numerator)} of {row.denominator} BCUs completed their {quarter(label)} review"
    return f"{capital(said)}{_no_returns(grid, label)}."


def sharing_sentence(in_force: Answer) -> str:
    """
    How many boroughs have an agreement, and since the compared date.

    :param in_force: an Answer of `agreements_in_force` asked for the compared date first, the as-at date last.
    """
    before, as_at = in_force.asked.dates[0], in_force.asked.dates[-1]
    now, then = in_force.row(in_force.subject, as_at), in_force.row(in_force.subject, before)
    if now is None or now.silent:
        return f"No data: no Data Sharing Agreement had been recorded by {day(as_at)}."
    boroughs = f"{now.denominator} boroughs" if now.denominator != 1 else "one borough"
    where = f" in {in_force.areas[in_force.subject].name}" if in_force.asked.scope.bcu else ""
    have = "has" if now.numerator == 1 else "have"
    said = f"{number(now.numerator)} of {boroughs}{where} {have} a Data Sharing Agreement in force"
    return f"{capital(said)}{_change(now, then, before)}."


def reviews_history(complete: Answer) -> str:
    """What the history of completed reviews shows: at how many of the dates every BCU had completed."""
    known = [
        row
        for row in complete.rows
        if row.area == complete.subject and not row.silent and row.as_at == last_quarter(row.as_at).last_day
    ]
    if not known:
        return "No data on completed reviews"
    full = sum(1 for row in known if row.met)
    who = complete.areas[complete.subject].name if complete.asked.scope.bcu else "every BCU"
    ends = f"{number(full) if full else 'none'} of the last {len(known)} quarter ends"
    return f"At {ends} {who} had completed its review"


def sharing_map(states: Answer) -> str:
    """What the tile map shows: how many signed, and where the others stand."""
    counts = Counter(record["state"] for record in states.records)
    signed = sum(counts[state] for state in ("sharing", "signed", "review_passed"))
    others = [f"{counts[state]} {word}" for state, word in WAITING.items() if counts[state]]
    if not others:
        return f"All {signed} signed"
    return f"{signed} of {len(states.records)} signed; of the others {all_of(others)}"


def sharing_history(in_force: Answer) -> str:
    """When the last agreement came into force, or that none has."""
    rows = [row for row in in_force.rows if row.area == in_force.subject and not row.silent]
    rises = [
        after.as_at for before, after in pairwise(rows) if (after.numerator or 0) > (before.numerator or 0)
    ]
    return f"The number last rose in {month(rises[-1])}" if rises else "The number has not risen"


def _own_review(complete: Answer, grid: Answer, label: str) -> str:
    name = complete.areas[complete.subject].name
    state = next((record["state"] for record in grid.records if record["exercise"] == label), "no_return")
    done = {
        "on_time": "completed its {} review on time",
        "late": "completed its {} review late",
        "not_done": "has not completed its {} review",
        "no_return": "sent no return for {}",
    }[state].format(quarter(label))
    london = complete.row(LONDON_AREA, complete.asked.dates[-1])
    beside = f"; in London {of(london.numerator, london.denominator)} BCUs completed theirs" if london else ""
    return f"{name} {done}{beside}."


def _no_returns(grid: Answer, label: str) -> str:
    """The BCUs that sent no return for the quarter, with how many quarters running."""
    runs = {}
    for area in dict.fromkeys(record["area"] for record in grid.records):
        states = {r["exercise"]: r["state"] for r in grid.records if r["area"] == area}
        ended = [states[quarter_] for quarter_ in sorted(states, reverse=True) if quarter_ <= label]
        run = next((at for at, state in enumerate(ended) if state != "no_return"), len(ended))
        if run:
            runs[grid.areas[area].name] = run
    if not runs:
        return ""
    if len(runs) > RUN_NAMED:
        return f"; {number(len(runs))} sent no return"
    have = "has" if len(runs) == 1 else "have"
    longest = max(runs.values())
    again = f" for {number(longest)} quarters" if longest > 1 and len(runs) == 1 else ""
    return f"; {all_of(list(runs))} {have} sent no return{again}"


def _change(now: FigureRow, then: FigureRow | None, before: date) -> str:
    if then is None or then.silent:
        return f"; there were no data on {day(before)}"
    if then.numerator == now.numerator:
        return f", as on {day(before)}"
    direction = "up" if (now.numerator or 0) > (then.numerator or 0) else "down"
    return f", {direction} from {of(then.numerator, None)} on {day(before)}"
