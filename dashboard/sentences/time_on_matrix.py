"""What the page Time on the Matrix says in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.kinds import Answer
from dashboard.words import capital, day, lasting, number

Short = Mapping[str, Any]


def time_sentence(found: Answer, short: Short | None) -> str:
    """
    Within which time half have left, and how many are still on after four years.

    :param found: an Answer of `time_on_the_matrix_in_short`.
    :param short: its row of all bands for the reader's own area at the as-at date.
    """
    where = f"in {found.areas[found.subject].name}, " if found.asked.scope.bcu and short else ""
    if short is None:
        return f"No data: nobody was on the Matrix in the two years to {day(found.asked.dates[-1])}."
    if short["why_not"]:
        return f"No data: {where.replace(',', '')}fewer than ten stays were watched from their first day on in the two years to {day(found.asked.dates[-1])}."
    return f"{capital(f'{where}at the pace of the last two years, {_half(short)}')}{_after_four(short)}."


def _half(short: Short) -> str:
    if short["median"] is None:
        return f"fewer than half of those added leave within {lasting(short['until'])}, as far as can be told"
    return f"half of those added to the Matrix leave within {lasting(short['median'])}"


def _after_four(short: Short) -> str:
    for years, said in ((4, "four years"), (2, "two years"), (1, "a year")):
        if short[f"after_{years}"] is not None:
            return f"; {100 * short[f'after_{years}']:.0f} % are still on after {said}"
    return ""


def curve_sentence(name: str, short: Short | None) -> str:
    """Of one curve, where it comes down to the half."""
    if short is None or short["why_not"]:
        return f"{name}: no curve, as fewer than ten are watched from their first day on"
    of = "" if name == "All" else f"{name}: "
    if short["median"] is None:
        return capital(
            f"{of}the curve does not come down to the half by {lasting(short['until'])}, where fewer than ten are in view"
        )
    return capital(f"{of}half have left by {lasting(short['median'])}")


def watched_sentence(short: Short | None, as_at: date) -> str:
    """How many stays and removals it rests on."""
    if short is None:
        return ""
    return (
        f"{short['stays']:,} stays were watched in the two years to {day(as_at)}, of which {short['removed']:,} ended "
        "with a removal. A move to another borough’s Matrix is no removal."
    )


def moved_in_sentence(short: Short | None) -> str:
    """Whose beginning another BCU alone could tell."""
    if short is None or not short["moved_in"]:
        return ""
    stays = "stay" if short["moved_in"] == 1 else "stays"
    return f"{capital(number(short['moved_in']))} {stays} that a move brought in are left out: when they began is not told here."


def bands_sentence(short: Mapping[str, Short]) -> str:
    """Of the bands of which a half is reached, the one that leaves soonest and the one that leaves latest."""
    halves = {
        code: row["median"] for code, row in short.items() if code in NAMES and row["median"] is not None
    }
    if len(halves) < len(("soonest", "latest")):
        return "By band: of most the half is not reached while ten are in view"
    soonest, latest = min(halves, key=halves.__getitem__), max(halves, key=halves.__getitem__)
    return (
        f"Of those first watched as {NAMES[soonest]} half have left within {lasting(halves[soonest])}; as "
        f"{NAMES[latest]} within {lasting(halves[latest])}"
    )


NAMES = {"red": "Red", "amber": "Amber", "green": "Green", "unscored": "never scored"}
