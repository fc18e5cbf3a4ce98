"""What the page Green and zero harm shows beside the figures is what the figures say, on the sample."""

from datetime import date

from sqlalchemy import Connection

from queries import ages, evidence, flow, register
from queries.band_account import account_by_band
from queries.coming_of_age import under_18_account
from queries.how_long import evidence_ages, lengths_of_stay
from queries.question import Question
from queries.scope import LONDON, Level
from queries.side_by_side import green_and_zero_harm

DATES = (date(2019, 12, 31), date(2020, 8, 14), date(2021, 2, 28))
GREEN = next(band for band in register.bands if band.name == "band_green")


def figure(connection: Connection, question: Question, *levels: Level) -> dict[tuple[date, str], int]:
    rows = connection.execute(question(LONDON, DATES, frozenset(levels) or None))
    return {(row.as_at, row.area): row.numerator for row in rows}


def test_each_history_is_the_figures(sample_database):
    below = (Level.BCU, Level.BOROUGH)
    with sample_database.begin() as connection:
        rows = connection.execute(green_and_zero_harm(LONDON, DATES)).all()
        for name, question in (
            ("people", register.matrix_population),
            ("green", GREEN),
            ("zero_harm", register.zero_harm),
        ):
            counted = {(row.as_at, row.area): getattr(row, name) for row in rows}
            assert counted == figure(connection, question, *below), name
    assert {row.name for row in rows if row.area == "NA"} == {"North Area"}


def test_all_bands_together_are_the_account_of_the_figures(sample_database):
    with sample_database.begin() as connection:
        rows = connection.execute(account_by_band(LONDON, DATES)).all()
        for question in (
            flow.opening,
            flow.added,
            flow.transferred_in,
            flow.removed,
            flow.transferred_out,
            register.matrix_population,
        ):
            step = "closing" if question is register.matrix_population else question.name
            together: dict[tuple[date, str], int] = {}
            for row in rows:
                key = (row.as_at, row.area)
                together[key] = together.get(key, 0) + getattr(row, step)
            assert together == figure(connection, question, Level.LONDON, Level.BCU), question.name


def test_the_spans_add_up_to_the_figures(sample_database):
    with sample_database.begin() as connection:
        stays = connection.execute(lengths_of_stay(LONDON, DATES)).all()
        kept = connection.execute(evidence_ages(LONDON, DATES)).all()
        levels = (Level.LONDON, Level.BCU)

        assert {(row.as_at, row.area): row.denominator for row in stays} == figure(
            connection, register.matrix_population, *levels
        )
        assert {(row.as_at, row.area): row.denominator for row in kept} == figure(connection, GREEN, *levels)
        current: dict[tuple[date, str], int] = {}
        for row in kept:
            counts = row.numerator if row.under and row.under <= 12 else 0
            current[row.as_at, row.area] = current.get((row.as_at, row.area), 0) + counts
        assert current == figure(connection, evidence.green_evidenced, *levels)


def test_the_account_of_the_young_ends_at_the_figure(sample_database):
    with sample_database.begin() as connection:
        rows = connection.execute(under_18_account(LONDON, DATES)).all()
        under_18 = figure(connection, ages.under_18, Level.LONDON, Level.BCU)

    assert {(row.as_at, row.area): row.numerator for row in rows} == {
        key: count for key, count in under_18.items() if key[0] != DATES[0]
    }
