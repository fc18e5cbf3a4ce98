"""The rows of packs as plain records: text read by its column's name, the later row of a key instead of the earlier."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

REFERENCE = Path(__file__).parents[2] / "seed" / "reference"

# DATA.md: the key of each table, then what else it holds.
COLUMNS = {
    "bcus": "bcu | name",
    "boroughs": "borough | name bcu tile_row tile_col",
    "populations": "area year source gender age_band ethnicity | persons",
    "nominals": "nominal_id | birth_month gender ethnicity disability",
    "entries": "entry_id | nominal_id borough added_on evidence_sources removed_on removal_reason",
    "harm_scores": "nominal_id scored_on | harm_score band",
    "reviews": "bcu exercise | requested_on due_on completed_on removed_reported",
    "review_outcomes": "bcu exercise nominal_id | reviewed_on outcome evidence_on risk_justified"
    " purpose_consistent article8_compatible",
    "interventions": "intervention_id | nominal_id offered_on kind referred_on taken_up outcome",
    "police_activity": "month borough kind ethnicity | count",
    "users": "user_id | organisation unit role",
    "grants": "grant_id | user_id matrix granted_on granted_by revoked_on revocation_reason",
    "training": "user_id course completed_on |",
    "access_forms": "user_id signed_on |",
    "access_events": "event_id | occurred_at user_id matrix version action",
    "access_days": "day user_id matrix version action | events out_of_hours first_at last_at",
    "system_audits": "month | completed_on findings_sent_on",
    "user_audits": "user_id audited_on |",
    "access_queries": "query_id | user_id event_id sent_on due_on answered_on verdict verified_by",
    "inspections": "inspection_id | bcu visited_on spocs_interviewed deputies_interviewed"
    " editors_interviewed actions_raised actions_closed",
    "archive_versions": "version_id | archived_on deleted_on",
    "recommendations": "recommendation | title owner due_on",
    "commitments": "commitment | recommendation title owner due_on control late_control evidence_kind"
    " basis source",
    "status_updates": "commitment source recorded_on | status note",
    "evidence": "evidence_id | commitment dated_on kind title url",
    "spocs": "bcu from_on | user_id rank to_on",
    "agreements": "agreement_id | partner sent_on signed_on sharing_started_on ended_on review_due_on"
    " stage next_step",
    "documents": "kind version | approved_on published_on review_due_on url",
    "publication_topics": "topic | published_on url",
    "meetings": "board held_on | chairs",
    "reports": "board period_end | reported_on published_on",
    "datasets": "dataset | owner",
    "dataset_checks": "dataset check checked_on | met",
}
# Which column of a table names the row of another that it hangs on: with that row withdrawn it goes too.
HANGS_ON = {
    "nominal_id": "nominals",
    "user_id": "users",
    "granted_by": "users",
    "event_id": "access_events",
    "commitment": "commitments",
    "dataset": "datasets",
}
LOGS = ("access_events", "access_days")  # their user may be unknown, so they stay when the user goes
DAYS = {"day", "period_end"}
NUMBERS = {"evidence_sources", "harm_score", "removed_reported", "events", "persons", "year"}

Tables = Mapping[str, Sequence[Mapping[str, str]]]
Texts = dict[str, Mapping[str, str]]  # rows by their key


class Record(SimpleNamespace):
    """One row: an attribute for each column of its table, None where it is empty."""

    def __getattr__(self, name: str) -> Any:  # only told to the type checker: every column is set
        raise AttributeError(name)


class Records:
    """Every row that was loaded, one list of records a table, as an attribute under the table's name."""

    def __init__(self, *packs: Tables) -> None:
        self.kept: dict[str, Any] = {}  # what is worked out once for all dates
        texts = {table: _latest(table, packs) for table in COLUMNS}
        _withdraw(texts, [row for pack in packs for row in pack.get("withdrawals", ())])
        for table, rows in texts.items():
            setattr(self, table, [_record(row, columns_of(table)) for row in rows.values()])

    def __getattr__(self, name: str) -> list[Record]:  # only told to the type checker: every table is set
        raise AttributeError(name)


def with_reference(*packs: Tables) -> Records:
    """The rows of these packs, loaded one after another onto the facts that ship with the project."""
    return Records(tables_of(REFERENCE), *packs)


def tables_of(folder: Path) -> Tables:
    """A pack in a folder, as text."""
    return {path.stem: _texts(path) for path in folder.glob("*.csv") if path.stem in COLUMNS}


def _texts(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def key_of(table: str) -> list[str]:
    return COLUMNS[table].partition("|")[0].split()


def columns_of(table: str) -> list[str]:
    return COLUMNS[table].replace("|", " ").split()


def _latest(table: str, packs: Iterable[Tables]) -> Texts:
    """The rows of a table by their key, as withdrawals write it; a later row replaces an earlier one."""
    rows = (row for pack in packs for row in pack.get(table, ()))
    return {";".join(row.get(name) or "" for name in key_of(table)): row for row in rows}


def _withdraw(texts: dict[str, Texts], withdrawals: Iterable[Mapping[str, str]]) -> None:
    """Takes out what was withdrawn, before it came or after, and what hangs on it."""
    for row in withdrawals:
        _take_out(texts, row["table"], row["key"])


def _take_out(texts: dict[str, Texts], table: str, key: str) -> None:
    if texts[table].pop(key, None) is None:
        return
    for other, rows in texts.items():
        for column in set(columns_of(other)) & HANGS_ON.keys():
            if HANGS_ON[column] == table and other not in (table, *LOGS):
                for hanging in [found for found, row in rows.items() if row.get(column) == key]:
                    _take_out(texts, other, hanging)


def _record(row: Mapping[str, str], columns: Iterable[str]) -> Record:
    return Record(**{name: _value(name, row.get(name) or "") for name in columns})


def _value(column: str, text: str) -> Any:
    if text == "":
        return None
    if column.endswith("_on") or column in DAYS:
        return date.fromisoformat(text)
    if column.endswith("_at"):
        return datetime.fromisoformat(text)
    return int(text) if column in NUMBERS else text
