"""How long people stay on the Matrix: the curve, and the same in a few numbers."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.forms import StayingOf
from dashboard.kinds import Met, listing
from dashboard.register_words import BANDS
from queries.silence import ENTRIES
from queries.stays_in_view import stays_in_view

ALL = "all"
METHOD = (
    "Kaplan and Meier’s estimate with delayed entry: a stay counts from the day it is first watched, the day it began "
    "or the first day of the 24 months, whichever is later, to the day it ended or the as-at date. So long stays that "
    "began before are not counted as if they had been there from the start of all. Interval: Greenwood’s standard "
    "error on the scale of log(−log), 95 %. A band is the one the person was in when first watched. The curve "
    "stops where fewer than ten are in view. Removals for any reason but a move end a stay, death and custody among "
    "them; somebody removed and added again has another stay. For a BCU a stay that a move brought in is left out, as its beginning is another’s to tell, and one that "
    "moves out is watched until then."
)
NO_REWARD = "Removal is the default: a long stay needs grounds, and a short one is no failure."


def _points(rows: Sequence[Any], met: Met) -> Sequence[Any]:
    from dashboard.staying.curves import points  # noqa: PLC0415 # statsmodels takes a second to load

    return points(rows, met)


def _in_short(rows: Sequence[Any], met: Met) -> Sequence[Any]:
    from dashboard.staying.curves import in_short  # noqa: PLC0415

    return in_short(rows, met)


def band(code: str) -> str:
    return "All" if code == ALL else BANDS[code]


def whole(days: float | None) -> str:
    return "not reached" if days is None else f"{days:,.0f}"


def share(part: float | None) -> str:
    return "not reached" if part is None else f"{100 * part:.1f} %"


time_on_the_matrix = listing(
    stays_in_view,
    {
        "band": "Band",
        "what": "Step or year",
        "day": "Day",
        "share": "Still on",
        "low": "From",
        "high": "To",
        "in_view": "In view",
    },
    said={"band": band, "day": whole, "share": share, "low": share, "high": share},
    draw=StayingOf(ALL),
    source=ENTRIES,
    name="time_on_the_matrix",
    own_title="Share still on the Matrix, by time since they were added",
    own_method=METHOD,
    caution=NO_REWARD,
    work_out=_points,
)
time_on_the_matrix_in_short = listing(
    stays_in_view,
    {
        "band": "Band when first watched",
        "stays": "Stays",
        "removed": "Removed",
        "median": "Half have left after so many days",
        "after_1": "Still on after a year",
        "after_2": "after two",
        "after_4": "after four",
    },
    said={"band": band, "median": whole} | dict.fromkeys(("after_1", "after_2", "after_4"), share),
    source=ENTRIES,
    name="time_on_the_matrix_in_short",
    own_title="Time on the Matrix in a few numbers",
    own_method=METHOD,
    work_out=_in_short,
)
