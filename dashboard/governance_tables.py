"""The tables of the page Governance: documents, topics, reports, inspections, and the checks of the other data sets."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard.access.words import course
from dashboard.figures.governance_pictures import INTERVIEWS
from dashboard.governance_words import ANSWERS, board, check, document, topic
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.marks import CHECK_MARKS, DOCUMENT_MARKS, TONES, Mark
from dashboard.tables import Cell, standing
from dashboard.words import age, day, number, short_day

PROMISED = ("ethics_panel", "audit_board", "oversight_board")  # Recommendation 8: to whom reports are made
IN_TIME, LATE, NOT_PUBLISHED = Mark("✔", "in time"), Mark("✔", "late"), Mark("✕", "not published")
PUBLISHED, MADE, NO_REPORT = Mark("✔", "published"), Mark("◐", "made, not published"), Mark("✕", "none")
Row = Mapping[str, Any]


@kept
def training_table(found: Answer) -> str:
    """Each course: how many completed it, on how many days, and when last."""
    rows = [
        [
            Cell(course(record["course"])),
            Cell(f"{record['people']:,}"),
            Cell(f"{record['people_in_year']:,}", more=_on_days(record["days_in_year"])),
            Cell(short_day(record["last_on"])) if record["last_on"] else Cell("never", "bad"),
        ]
        for record in found.records
        if record["area"] == found.subject
    ]
    return standing("The training given", ["Course", "People, ever", "In 12 months", "Last on"], rows)


@kept
def documents_table(found: Answer) -> str:
    """Each document against the date of its review."""
    as_at = found.asked.dates[-1]
    rows = [
        [
            Cell(document(record["kind"]), more=_version(record)),
            _marked(DOCUMENT_MARKS[record["state"]]),
            Cell(_day(record["approved_on"])),
            _published(record),
            _review(record, as_at),
        ]
        for record in found.records
    ]
    return standing(
        "Each document against the date of its review",
        ["Document", "Where it stands", "Approved", "Published", "Review due"],
        rows,
    )


@kept
def topics_table(found: Answer) -> str:
    """The eight topics against the end of February 2019."""
    rows = [
        [
            Cell(topic(record["topic"])),
            _marked(_of_topic(record)),
            Cell(_day(record["published_on"])),
        ]
        for record in found.records
    ]
    return standing("The eight topics", ["Topic", "By 28 February 2019", "Published"], rows)


@kept
def reports_table(found: Answer) -> str:
    """The reports to each board they are promised to, and to any other that had one: each board apart."""
    rows: list[list[Cell]] = []
    for to, of_board in groupby(found.records, lambda record: record["board"]):
        made = [record for record in of_board if record["period_end"]]
        if made or to in PROMISED:
            rows += [_report(record) for record in made] or [_no_report(to)]
    return standing("Reports by board", ["To", "Period to", "Made", "Published", "Where it stands"], rows)


@kept
def inspections_table(found: Answer) -> str:
    """Each BCU: its latest visit, who was interviewed at it, and the actions of all its visits."""
    as_at = found.asked.dates[-1]
    shown = [record for record in found.records if record["area"] == found.subject]
    rows = [_bcu(name, list(visits), as_at) for name, visits in groupby(shown, _bcu_name)]
    headings = ["BCU", "Last visited", "Contacts", "Deputies", "Editors", "Actions raised", "Closed", "Open"]
    return standing("Inspections and their actions", headings, rows)


@kept
def checks_table(found: Answer) -> str:
    """Each of the other data sets against the six checks, as last made."""
    checks = list(dict.fromkeys(check(record["check"]) for record in found.records))
    rows = []
    for data_set, made in groupby(found.records, lambda record: record["dataset"]):
        cells = [_checked(record) for record in made]
        rows.append([Cell(data_set), *cells])
    return standing("The other data sets and the six checks", ["Data set", *checks], rows)


def _marked(mark: Mark, more: str = "") -> Cell:
    return Cell(str(mark), TONES[mark.shape], more)


def _day(when: date | None) -> str:
    return day(when) if when else "–"


def _short(when: date | None) -> str:
    return short_day(when) if when else "–"


def _version(record: Row) -> str:
    return f"version {record['version']}" if record["version"] else ""


def _published(record: Row) -> Cell:
    """Not published, while an earlier version was, is said with that one's day."""
    if record["published_on"] or not record["version"]:
        return Cell(_day(record["published_on"]))
    earlier = record["last_published_on"]
    return Cell("not published", "bad", f"an earlier one {short_day(earlier)}" if earlier else "")


def _on_days(days: int) -> str:
    return f"on {number(days)} day{'' if days == 1 else 's'}" if days else ""


def _review(record: Row, as_at: date) -> Cell:
    due = record["review_due_on"]
    if not record["version"]:
        return Cell("–")
    if due is None:
        return Cell("no date set", "bad")
    if due > as_at:
        return Cell(day(due))
    return Cell(day(due), "bad", "due today" if due == as_at else f"overdue by {age(due, as_at)}")


def _of_topic(record: Row) -> Mark:
    if record["in_time"]:
        return IN_TIME
    return LATE if record["published"] else NOT_PUBLISHED


def _report(record: Row) -> list[Cell]:
    return [
        Cell(board(record["board"])),
        Cell(short_day(record["period_end"])),
        Cell(_short(record["reported_on"])),
        Cell(_short(record["published_on"])),
        _marked(PUBLISHED if record["published_on"] else MADE),
    ]


def _no_report(to: str) -> list[Cell]:
    return [
        Cell(board(to)),
        Cell("–"),
        Cell("–"),
        Cell("–"),
        _marked(NO_REPORT, "no report has been recorded"),
    ]


def _bcu_name(record: Row) -> str:
    return str(record["bcu_name"] or record["bcu"])


def _bcu(name: str, visits: Sequence[Row], as_at: date) -> list[Cell]:
    last = visits[0]
    if last["visited_on"] is None:
        return [Cell(name), Cell("never visited", "bad"), *[Cell("–")] * 6]
    raised, closed, still_open = (
        sum(visit[column] for visit in visits)
        for column in ("actions_raised", "actions_closed", "actions_open")
    )
    return [
        Cell(name, more=f"{number(len(visits))} visit{'' if len(visits) == 1 else 's'}"),
        Cell(day(last["visited_on"]), more=f"{age(last['visited_on'], as_at)} ago"),
        *(Cell(ANSWERS[last[column]], "" if last[column] == "yes" else "bad") for column in INTERVIEWS),
        Cell(f"{raised}"),
        Cell(f"{closed}"),
        Cell(f"{still_open}", "bad" if still_open else ""),
    ]


def _checked(record: Row) -> Cell:
    met = record["met"] if record["checked_on"] else None
    when = short_day(record["checked_on"]) if record["checked_on"] else ""
    return _marked(CHECK_MARKS[met], when)
