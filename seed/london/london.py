"""The synthetic London, whole, as a pack."""

from pathlib import Path

from seed.london import activity, audits, governance, planted, promises, sharing, terms, users
from seed.london.days import stream
from seed.london.grants import Grants
from seed.london.history import live_through
from seed.london.log import Log
from seed.london.roster import Roster, drawn_roster, partners_of_the_planted
from seed.london.slips import drawn_slips
from seed.london.tables import Tables

PEOPLE, EVENTS, SEED = 2300, 240_000, 1
FEWEST_PEOPLE, FEWEST_EVENTS = 100, 5_000  # with fewer the published shapes are lost in chance


def write(folder: Path, *, people: int = PEOPLE, events: int = EVENTS, seed: int = SEED) -> None:
    """
    Writes the pack: `people` on the Matrix at the end of February 2021, `events` openings a year.

    The same arguments write the same bytes. No row is about anybody real: all is drawn by lot (planted.py says
    what is wrong in it on purpose). Raises ValueError where too few are asked for.
    """
    if people < FEWEST_PEOPLE or events < FEWEST_EVENTS:
        raise ValueError(f"London needs {FEWEST_PEOPLE} people and {FEWEST_EVENTS} openings a year or more.")
    folder.mkdir(parents=True, exist_ok=True)
    tables = Tables()
    _write_register(tables, people, seed)
    agreements = sharing.drawn_agreements(stream(seed, "sharing"))
    sharing.write(agreements, tables)
    roster = drawn_roster(stream(seed, "roster"), people, agreements)
    partners = partners_of_the_planted(agreements)
    _write_users(tables, roster, partners, seed)
    slips = drawn_slips(stream(seed, "slips"), roster.usual, people)
    log = Log(stream(seed, "log"), roster, [*slips, *planted.openings(partners), *planted.busy_night()])
    log.write(folder, tables.header("access_events"), events)
    audits.write_access_queries(stream(seed, "queries"), log.asked, tables)
    _write_governance(tables, seed)
    tables.write(folder)


def _write_register(tables: Tables, people: int, seed: int) -> None:
    everybody = live_through(tables, people, seed)
    activity.write_interventions(stream(seed, "interventions"), everybody, tables)
    activity.write_police_activity(stream(seed, "activity"), everybody, tables)


def _write_users(tables: Tables, roster: Roster, partners: planted.Partners, seed: int) -> None:
    users.write(roster.users, tables)
    terms.write(roster.terms, tables)
    Grants(stream(seed, "grants"), roster, tables).write(planted.grants(partners))
    audits.write_user_audits(stream(seed, "user audits"), roster.users, tables)


def _write_governance(tables: Tables, seed: int) -> None:
    audits.write_system_audits(stream(seed, "system audits"), tables)
    audits.write_inspections(stream(seed, "inspections"), tables)
    audits.write_archive_versions(stream(seed, "archive"), tables)
    governance.write(stream(seed, "governance"), tables)
    promises.write(stream(seed, "promises"), tables)
