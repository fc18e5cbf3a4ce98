"""What the page Quarterly reviews says in words."""

from dashboard.kinds import Answer
from dashboard.words import all_of, capital, day, number, of, quarter
from queries.dates import last_quarter
from queries.scope import LONDON_AREA

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
