"""What the page Green and zero harm says in words."""

from collections.abc import Mapping
from typing import Any

from dashboard.kinds import Answer, FigureRow
from dashboard.words import capital, day, number
from queries.policy import FOUR_YEARS, TWELVE_MONTHS
from queries.scope import Level

LAPSING_SOON = TWELVE_MONTHS - 3  # months: the last span within the year


Answers = Mapping[str, Answer]  # by the figure's id


def green_sentence(counts: Answers, grounds: Answers) -> str:
    """How many are Green, and on what grounds they are kept; where nobody was ever scored, that nothing is known."""
    population = _now(counts["matrix_population"])
    green, unscored = _now(counts["band_green"]), _now(counts["band_unscored"])
    as_at = day(counts["band_green"].asked.dates[-1])
    if population is None or green is None or not population.numerator:
        return f"No data: nobody is recorded on the Matrix on {as_at}."
    if unscored and unscored.numerator == population.numerator:
        return (
            f"No data: none of the {_people(population.numerator)} on the Matrix on {as_at} has a harm score."
        )
    answer = counts["band_green"]
    where = f"in {answer.areas[answer.subject].name} " if answer.asked.scope.bcu else ""
    on = "person on the Matrix is" if population.numerator == 1 else "people on the Matrix are"
    said = capital(f"{where}{number(green.numerator)} of {population.numerator:,.0f} {on} Green")
    return f"{said}{_kept_on(grounds)}."


def _kept_on(grounds: Answers) -> str:
    evidenced, failing = _now(grounds["green_evidenced"]), _now(grounds["retained_failing_test"])
    if evidenced is None or failing is None or evidenced.silent:
        return "; no data on what they are kept on"
    without = (evidenced.denominator or 0) - (evidenced.numerator or 0)
    most = _most_of_them(grounds["green_evidenced"], without)
    lacking = (
        f": {number(without)} kept without information from the last year{most}"
        if evidenced.denominator
        else ""
    )
    kept = f"{capital(number(failing.numerator))} {_is(failing.numerator)} kept although a test says no"
    return f"{lacking}. {kept}"


def _most_of_them(evidenced: Answer, without: float) -> str:
    """Where more than half of them are, if they are several."""
    here = {
        row.area: (row.denominator or 0) - (row.numerator or 0) for row in _below(evidenced) if not row.silent
    }
    worst = max(here, key=here.__getitem__, default=None)
    if worst is None or len(here) == 1 or without <= 1 or 2 * here[worst] <= without:
        return ""
    return f", {'all' if here[worst] == without else 'most'} of them in {evidenced.areas[worst].name}"


def histories_sentence(histories: Answer) -> str:
    """In how many of the areas the Green band has shrunk since the first date that is known."""
    known = [when for when in histories.asked.dates if when not in histories.silent]
    level = Level.BOROUGH if histories.asked.scope.bcu else Level.BCU
    codes = [code for code, area in histories.areas.items() if area.level is level]
    if not known or not codes:
        return "No data on how many are Green"
    at = {(row["area"], row["as_at"]): row for row in histories.records}
    fewer = sum(at[code, known[-1]]["green"] < at[code, known[0]]["green"] for code in codes)
    kind, first = _kind(histories, len(codes)), day(known[0])
    if not fewer:
        return f"In no {_kind(histories, 1)} are fewer people Green than on {first}"
    whole = {1: "the one", 2: "both"}.get(len(codes), f"all {len(codes)}")
    of_them = whole if fewer == len(codes) else f"{number(fewer)} of {len(codes)}"
    return f"In {of_them} {kind} fewer people are Green than on {first}"


def grounds_sentence(grounds: Answers) -> str:
    """Who is kept though a test says no, and where; and who without all three tests."""
    failing, untested = _now(grounds["retained_failing_test"]), _now(grounds["retained_untested"])
    if failing is None or untested is None or failing.silent:
        return "No data on what people are kept on"
    return (
        f"{capital(_people(failing.numerator))} {_is(failing.numerator)} kept although a test says no"
        f"{_places(grounds['retained_failing_test'])}; {number(untested.numerator)} without all three tests"
    )


def _places(answer: Answer) -> str:
    some = sum(bool(row.numerator) for row in _below(answer))
    return f", in {number(some)} {_kind(answer, some)}" if some else ""


def evidence_sentence(ages: Answer) -> str:
    """How many Green people are kept without information of the last year, and how many of them soon will be."""
    rows = _rows(ages)
    if ages.says_nothing or not rows:
        return "No data on the information Green people are kept on"
    whole = rows[0]["denominator"]
    old = sum(row["numerator"] for row in rows if row["over"] is None or row["over"] >= TWELVE_MONTHS)
    soon = sum(row["numerator"] for row in rows if row["over"] == LAPSING_SOON)
    return (
        f"{capital(_some(old))} of {_whole(whole)} Green people {_is(old)} kept without information from the last year"
        f"{f'; that of {number(soon)} more lapses within three months' if soon else ''}"
    )


def account_sentence(account: Answer) -> str:
    """What the running quarter's account comes to."""
    rows = _rows(account)
    if account.says_nothing or not rows:
        return "No data on who came and who left"
    total = {name: sum(row[name] for row in rows) for name in ("opening", "added", "removed", "closing")}
    return (
        f"Since {day(rows[0]['first_day'])} {_people(total['added'])} {_was(total['added'])} added and "
        f"{_some(total['removed'])} removed: {total['opening']:,} on the Matrix became {total['closing']:,}"
    )


def stays_sentence(stays: Answer) -> str:
    """How many have been on their Matrix for years, and how many came from another."""
    rows = _rows(stays)
    if stays.says_nothing or not rows or not rows[0]["denominator"]:
        return "No data on how long people stay"
    long = sum(row["numerator"] for row in rows if row["over"] >= FOUR_YEARS)
    have = "has" if long == 1 else "have"
    moved = sum(row["moved_in"] for row in rows)
    return (
        f"{capital(_some(long))} of {_whole(rows[0]['denominator'])} {have} been on their Matrix for four years or more"
        f"{f'; {number(moved)} moved in from another, and their time there is not counted' if moved else ''}"
    )


def under_18_sentence(account: Answer) -> str:
    """How many are under 18, and what became of those who were."""
    row = next((row for row in _rows(account)), None)
    if account.says_nothing or row is None:
        return "No data on who is under 18"
    since = day(account.asked.dates[0])
    return (
        f"{capital(_people(row['numerator']))} {_is(row['numerator'])} under 18; since {since} "
        f"{_some(row['aged_out'])} turned 18, {_some(row['left'])} left and {_some(row['came'])} came"
    )


def _rows(answer: Answer) -> list[Mapping[str, Any]]:
    """The rows of the reader's own area at the last date."""
    last = answer.asked.dates[-1]
    return [row for row in answer.records if (row["area"], row["as_at"]) == (answer.subject, last)]


def _now(answer: Answer) -> FigureRow | None:
    return answer.row(answer.subject, answer.asked.dates[-1])


def _below(answer: Answer) -> list[FigureRow]:
    """The rows of the BCUs at the last date; for a BCU's reader those of its boroughs."""
    level = Level.BOROUGH if answer.asked.scope.bcu else Level.BCU
    last = answer.asked.dates[-1]
    return [row for row in answer.rows if row.as_at == last and answer.areas[row.area].level is level]


def _kind(answer: Answer, count: int) -> str:
    kind = "borough" if answer.asked.scope.bcu else "BCU"
    return kind if count == 1 else f"{kind}s"


def _some(count: float | None) -> str:
    return number(count) if count else "none"


def _people(count: float | None) -> str:
    return f"{number(count)} {'person' if count == 1 else 'people'}"


def _whole(count: float) -> str:
    return f"{count:,.0f}"


def _is(count: float | None) -> str:
    return "is" if count == 1 else "are"


def _was(count: float | None) -> str:
    return "was" if count == 1 else "were"
