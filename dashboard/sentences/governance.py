"""What the page Governance says in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboard.governance_words import board
from dashboard.kinds import Answer, FigureRow
from dashboard.sentences.change import since
from dashboard.words import all_of, capital, day, number, of

Row = Mapping[str, Any]


def governance_sentence(in_post: Answer, documents: Answer) -> str:
    """
    Who answers for the Matrix, and whether what is on paper is in force.

    :param in_post: an Answer of `spocs_in_post` asked for the compared date first, the as-at date last.
    :param documents: an Answer of `document_states`.
    """
    before, as_at = in_post.asked.dates[0], in_post.asked.dates[-1]
    now = in_post.row(in_post.told, as_at)
    if now is None or now.silent or not now.denominator:
        return f"No data: nobody had been recorded as a single point of contact by {day(as_at)}."
    return f"{_in_post(in_post, now, before)}; {_on_paper(documents)}."


def duties_sentence(found: Mapping[str, FigureRow | None]) -> str:
    """How many duties are not met, and of how many nothing is known."""
    judged = [row for row in found.values() if row and row.target is not None]
    failed, silent = sum(row.met is False for row in judged), sum(row.silent for row in judged)
    quiet = f"; of {number(silent)} the records say nothing" if silent else ""
    if not failed:
        return f"No duty is known to be missed{quiet}"
    return f"{capital(number(failed))} {'duty is' if failed == 1 else 'duties are'} not met{quiet}"


def posts_sentence(found: Answer) -> str:
    """How many BCUs had a gap, and how many have nobody of the rank now."""
    rows = [row for row in found.records if row["area"] == found.subject]
    gaps = {row["bcu"] for row in rows if row["state"] == "vacant"}
    held = {row["bcu"] for row in rows if row["state"] == "in_post" and row["to_on"] is None}
    without = [row["bcu_name"] or row["bcu"] for row in _each_bcu(rows) if row["bcu"] not in held]
    said = f"{capital(number(len(gaps)))} had a gap" if gaps else "No gap is recorded"
    if len(_each_bcu(rows)) == 1:
        said = "The post was vacant for a time" if gaps else "No gap is recorded"
    return f"{said}; without a Detective Superintendent now: {all_of(without)}" if without else said


def training_sentence(trained: FigureRow | None) -> str:
    """How many users completed their training before they had access."""
    if trained is None or trained.silent:
        return "No training has been recorded"
    if not trained.denominator:
        return "Nobody has access, so nobody needed training"
    some = (
        "Every one"
        if trained.numerator == trained.denominator
        else of(trained.numerator, trained.denominator)
    )
    users = f" of {trained.denominator:,.0f} users" if trained.numerator == trained.denominator else " users"
    return f"{some}{users} completed their training before they had access"


def documents_sentence(found: Answer) -> str:
    """How the documents stand, the worst first."""
    states = [row["state"] for row in found.records]
    said = [
        f"{number(states.count(state))} {word}"
        for state, word in (
            ("review_overdue", "overdue for review"),
            ("not_published", "approved and not published"),
            ("no_review_date", "published without a date for the review"),
            ("not_recorded", "not recorded at all"),
            ("in_force", "in force"),
        )
        if state in states
    ]
    return f"Of {number(len(states))} documents {all_of(said)}" if said else "No document is recorded"


def topics_sentence(found: Answer) -> str:
    """How many of the topics were public by the deadline, and are by now."""
    rows = found.records
    in_time, published = sum(row["in_time"] for row in rows), sum(row["published"] for row in rows)
    return (
        f"{capital(number(in_time))} of {number(len(rows))} topics were public by 28 February 2019; "
        f"{'all' if published == len(rows) else number(published)} are now"
    )


def boards_sentence(found: Answer) -> str:
    """Which boards have no meeting on record."""
    never = [board(row["board"]) for row in found.records if row["held_on"] is None]
    if not never:
        return "Every board has met"
    return f"No meeting is recorded of the {all_of(never)}"


def reports_sentence(ethics: FigureRow | None, audit: FigureRow | None) -> str:
    """To Ethics and to Audit, apart."""
    return capital(f"{_reported('Ethics Panel', ethics)}; {_reported('Audit Board', audit)}")


def inspections_sentence(still_open: Answer) -> str:
    """How many of the actions raised are open."""
    row = still_open.row(still_open.told, still_open.asked.dates[-1])
    if not still_open.held:
        return "The inspections that were made, BCU by BCU"
    if row is None or row.silent:
        return "No inspection has been recorded"
    if not row.denominator:
        return "No action has been raised at an inspection"
    return f"{of(row.numerator, row.denominator)} actions raised at inspections are open"


def checks_sentence(met: FigureRow | None) -> str:
    """How many checks of the other data sets were met when last made."""
    if met is None or met.silent or not met.denominator:
        return "No check of the other data sets has been recorded"
    return f"{of(met.numerator, met.denominator)} checks of the other data sets were met when last made"


def archive_sentence(kept: FigureRow | None, versions: Answer) -> str:
    """How many past versions are kept too long, and how old the oldest of all that are kept is."""
    if kept is None or kept.silent:
        return "No data: no past version of the Matrix has been recorded."
    if not kept.denominator:
        return "No past version of the Matrix is kept."
    oldest = versions.records[0]["archived_on"]
    return (
        f"{capital(of(kept.numerator, kept.denominator))} past versions of the Matrix are kept for more than four "
        f"years; the oldest was archived on {day(oldest)}."
    )


def _in_post(found: Answer, now: FigureRow, before: date) -> str:
    if found.asked.scope.bcu:
        where = found.areas[found.subject].name
        has = "has" if now.numerator else "has no"
        a = "a " if now.numerator else ""
        return f"{where} {has} {a}Detective Superintendent as single point of contact"
    some = f"{number(now.numerator)} of {number(now.denominator)} BCUs"
    if now.numerator == now.denominator:
        some = f"all {number(now.denominator)} BCUs"
    elif not now.numerator:
        some = f"none of {number(now.denominator)} BCUs"
    return f"{capital(some)} have a Detective Superintendent as single point of contact{since(now, found.row(found.told, before), before)}"


def _on_paper(documents: Answer) -> str:
    if documents.says_nothing:
        return "no document is recorded"
    states = [row["state"] for row in documents.records]
    overdue = states.count("review_overdue")
    if overdue:
        return f"the review of {number(overdue)} of {number(len(states))} documents is overdue"
    return f"{number(states.count('in_force'))} of {number(len(states))} documents are in force"


def _reported(to: str, row: FigureRow | None) -> str:
    if row is None or row.silent:
        return f"no data on reports to the {to}"
    return f"{'a' if row.numerator else 'no'} report to the {to} was published in the last 12 months"


def _each_bcu(rows: Iterable[Row]) -> list[Row]:
    return list({row["bcu"]: row for row in rows}.values())
