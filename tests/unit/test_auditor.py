"""An auditor is shown who opened the Matrix, and nothing of the people on it."""

from datetime import date

import pytest
from sqlalchemy import Table
from sqlalchemy.sql import visitors

from dashboard.figures import FIGURES, LISTINGS, access, access_rows
from dashboard.kinds import Figure, Listing
from dashboard.permissions import Role, Viewer, check_may_ask
from queries.errors import Tellable
from queries.scope import LONDON
from queries.tables import data_metadata

AUDITOR = Viewer("an auditor", Role.AUDITOR)
SHOWN = {of.id: of for of in (*FIGURES.values(), *LISTINGS.values())}
DERIVED_OF_PEOPLE = {"spells", "transfers"}


def test_an_auditor_may_ask_for_all_that_the_page_access_audit_shows():
    shown = [of for module in (access, access_rows) for of in _values(module)]

    assert len(shown) > 40
    assert [of.id for of in shown if not may_ask(of)] == []


@pytest.mark.parametrize("of", SHOWN.values(), ids=SHOWN)
def test_what_an_auditor_may_ask_reads_nothing_of_the_people_on_the_matrix(of):
    read = tables_of(of) & of_people()

    assert not (read and may_ask(of))


def test_the_tables_of_a_question_are_seen():
    """A positive control: what rests on the people is seen to do so, and refused."""
    population = FIGURES["matrix_population"]

    assert tables_of(population) & of_people() == {"spells"} or tables_of(population) & of_people() == {
        "entries"
    }
    assert not may_ask(population)


def may_ask(of):
    try:
        check_may_ask(AUDITOR, of.question.reads)
    except Tellable:
        return False
    return True


def of_people():
    register = {
        name
        for name, table in data_metadata.tables.items()
        if "contract" in table.info and table.info["contract"].topic == "register"
    }
    assert {"nominals", "entries", "harm_scores"} <= register
    return register | DERIVED_OF_PEOPLE


def tables_of(of):
    """Every table that a question's SQL names, however deep."""
    statement = of.question(LONDON, [date(2020, 12, 31)])
    return {part.name for part in visitors.iterate(statement) if isinstance(part, Table)}


def _values(module):
    for value in vars(module).values():
        if value is FIGURES:  # all there are, by whatever module
            continue
        each = value.values() if isinstance(value, dict) else [value]
        yield from (of for of in each if isinstance(of, (Figure, Listing)))
