"""Everything that must hold: of the records, the figures made from them, the controls, what was kept, the trail."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import trail
from dashboard.answers import answer
from dashboard.engine import data
from dashboard.figures import FIGURES
from dashboard.kinds import Figure
from dashboard.permissions import Role, Viewer
from dashboard.releases.unaltered import altered
from queries import checks
from queries.dates import quarter_of
from queries.errors import Tellable
from queries.freshness import controls, freshness
from queries.scope import LC, LCB, LONDON_AREA, Level, Levels

CHECKER = Viewer("oversight check", Role.OVERSIGHT)
MOST_QUARTERS = 40  # ten years: a date mistyped by a century must not make a check of four hundred

Counts = Mapping[tuple[str, date], float]  # by area and date

# Figures that are the sum of others, each taken so many times, in every area at every date.
BOOKS: Mapping[str, tuple[str, Mapping[str, int], str]] = {
    "bands_add_up": (
        "matrix_population",
        {"band_red": 1, "band_amber": 1, "band_green": 1, "band_unscored": 1},
        "The people in each band and those not scored are all who are on the Matrix.",
    ),
    "flow_adds_up": (
        "matrix_population",
        {"opening": 1, "added": 1, "transferred_in": 1, "removed": -1, "transferred_out": -1},
        "Those there when the quarter began, and who came since, less who left, are those on the Matrix.",
    ),
}
# London’s is not the sum of its BCUs’ here: it has users who belong to none and the pan-London Matrix besides, and
# what several of them share (a person, a day of the log) it counts once.
NOT_A_SUM = (
    "live_users",
    "dormant_",
    "audited_",
    "audits_",
    "days_",
    "trained_",
    "users_",
    "events_",
    "finding_",
    "reappraisal_",
)

OURS = "The figures contradict one another: report it as a fault of ours, with the dates named here."
OF_CONTROLS = "Load `commitments` with a figure that has a target for London as the control, or with none."
OF_THE_TRAIL = (
    "Keep both databases as they are, find out who could write to them, and restore an older backup."
)


OF_MEETINGS = (
    "Rely on nothing that is named here, nor on a paper made from it: it may say what was never found or published. Keep "
    "both databases as they are, find out who could write to them, and restore an older backup."
)


@dataclass(frozen=True)
class Finding:
    """A check that does not hold: what should hold, what breaks it, what to do; whether it is wrong at all."""

    check: str
    holds: str
    rows: tuple[str, ...]
    cure: str
    is_wrong: bool = True
    reads: frozenset[str] = frozenset()  # the tables it rests on
    records: tuple[Mapping[str, Any], ...] = ()  # the rows again, column by column, where they are records


def findings() -> Iterator[Finding]:
    """Every check that does not hold, of the records first."""
    yield from (each for each in every_check() if each.rows)


def every_check() -> Iterator[Finding]:
    """Every check there is, those that hold with no rows that break them."""
    for found in (_of_records(), _of_controls(), _of_figures(), _of_meetings(), _of_the_trail()):
        yield from found


def _of_records() -> Iterator[Finding]:
    with data() as connection:
        checks.take_the_time(connection)
        for check in checks.CHECKS.values():
            records = tuple(checks.broken(connection, check))
            rows = tuple(map(as_text, records))
            reads = checks.tables_read(check)
            yield Finding(check.name, check.holds, rows, check.cure, check.is_wrong, reads, records)


def as_text(record: Mapping[str, Any]) -> str:
    """A row that breaks a check, column by column."""
    return ", ".join(f"{name} {value}" for name, value in record.items())


def _of_controls() -> Iterator[Finding]:
    with data() as connection:
        named = controls(connection)
    rows = [f"{commitment} ({control}: {why})" for commitment, control in named if (why := _no_test(control))]
    holds = "The control of every commitment is a figure that can be met in London."
    reads = frozenset({"commitments"})
    yield Finding("every_control_is_a_figure", holds, tuple(rows), OF_CONTROLS, reads=reads)


def _no_test(control: str) -> str:
    """Why a control can test nothing; empty where it can."""
    figure = FIGURES.get(control)
    if figure is None:
        return "no figure"
    if figure.work_out is not None:
        return "itself made of tests"
    if Level.LONDON not in figure.levels:
        return "not counted for London"
    return "has no target" if figure.target is None else ""


def _of_figures() -> Iterator[Finding]:
    dates = _dates()
    for name, (whole, parts, holds) in BOOKS.items():
        sums = _sum({part: _counts(FIGURES[part], dates, LCB) for part in parts}, parts)
        different = _differences(sums, _counts(FIGURES[whole], dates, LCB))
        yield Finding(name, holds, different, OURS, reads=frozenset(FIGURES[whole].question.reads))
    rows = [row for figure in FIGURES.values() if _is_of_bcus(figure) for row in _beyond_bcus(figure, dates)]
    reads = frozenset(table for figure in FIGURES.values() for table in figure.question.reads)
    yield Finding("bcus_add_up", "The BCUs' counts add up to London's.", tuple(rows), OURS, reads=reads)


def _of_meetings() -> Iterator[Finding]:
    holds = "Every snapshot and every release is what was kept: its hash, made again, is the same."
    yield Finding("meetings_are_as_kept", holds, tuple(altered()), OF_MEETINGS)


def _of_the_trail() -> Iterator[Finding]:
    try:
        broken = trail.verify()
    except Tellable as refusal:
        broken = str(refusal)
    holds = "Every row of the trail follows from the one before it, to its end."
    yield Finding("trail_is_whole", holds, (broken,) if broken else (), OF_THE_TRAIL)


def _dates() -> tuple[date, ...]:
    """The ends of the quarters that the register reaches over, and the date of the data itself."""
    with data() as connection:
        last, first = freshness(connection).data_date, checks.records.first_entry(connection)
    if last is None or first is None:
        return ()
    ends = [quarter_of(last).before(back).last_day for back in range(MOST_QUARTERS, 0, -1)]
    return (*(end for end in ends if first <= end < last), last)


def _counts(figure: Figure, dates: Sequence[date], levels: Levels) -> Counts:
    rows = answer(figure, CHECKER, dates, levels).rows if dates else ()
    return {(row.area, row.as_at): row.numerator or 0 for row in rows}


def _sum(counts: Mapping[str, Counts], times: Mapping[str, int]) -> Counts:
    sums: dict[tuple[str, date], float] = {}
    for part, counted in counts.items():
        for place, count in counted.items():
            sums[place] = sums.get(place, 0) + times[part] * count
    return sums


def _differences(parts: Counts, whole: Counts) -> tuple[str, ...]:
    return tuple(
        f"{area} on {as_at}: {parts.get((area, as_at), 0)}, not {count}"
        for (area, as_at), count in whole.items()
        if parts.get((area, as_at), 0) != count
    )


def _is_of_bcus(figure: Figure) -> bool:
    return figure.levels >= LC and not figure.id.startswith(NOT_A_SUM)


def _beyond_bcus(figure: Figure, dates: Sequence[date]) -> Iterator[str]:
    counted = _counts(figure, dates, LC)
    for as_at in dates:
        bcus = sum(count for (area, day), count in counted.items() if day == as_at and area != LONDON_AREA)
        if bcus != counted.get((LONDON_AREA, as_at), 0):
            yield f"{figure.id} on {as_at}: {bcus}, not {counted.get((LONDON_AREA, as_at), 0)}"
