"""What holds for every question there is, and for each that is still to be written."""

from datetime import date
from importlib import import_module
from inspect import getdoc

import pytest
from sqlalchemy import Engine, select

from queries.question import QUESTIONS, Question
from queries.scope import LONDON, LONDON_AREA, Scope
from queries.tables.access import PAN
from queries.tables.reference import bcus
from tests.house.sources import ROOT

for file in sorted((ROOT / "queries").glob("*.py")):
    import_module(f"queries.{file.stem}")  # a question is registered as its module is imported

DATES = (date(2018, 6, 30), date(2020, 12, 31))
every_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


def test_there_are_questions():
    assert "reviews_complete" in QUESTIONS


@every_question
def test_a_question_publishes_its_title_and_its_method(question: Question):
    assert question.title
    assert question.method == getdoc(question.ask)
    assert len(question.method.split()) > 10


@every_question
def test_a_question_is_one_ordered_select_over_dates_and_areas(question: Question):
    statement = question(LONDON, DATES)
    columns = [column.name for column in statement.selected_columns]

    assert {"as_at", "area"} <= set(columns)
    assert len(columns) == len(set(columns))
    assert statement._order_by_clauses


@every_question
def test_a_question_runs_on_an_empty_database(question: Question, empty_database: Engine):
    with empty_database.begin() as connection:
        for scope in (LONDON, Scope("CN")):
            rows = connection.execute(question(scope, DATES)).all()

            assert all(not getattr(row, "numerator", 0) for row in rows)


@every_question
def test_a_superintendent_is_answered_with_their_part_of_london(question: Question, sample_database: Engine):
    with sample_database.begin() as connection:
        units = list(connection.scalars(select(bcus.c.bcu)))
        london = set(connection.execute(question(LONDON, DATES)))
        answers = [set(connection.execute(question(Scope(bcu), DATES))) for bcu in units]
    together = set.union(*answers)

    assert len(units) == 12
    assert together == {row for row in london if row.area not in {LONDON_AREA, PAN}}
    assert sum(len(answer) for answer in answers) == len(together)  # no row is shown to two of them
