"""FIGURES.md counted again, slowly and plainly, from its words alone: by another hand than the questions."""

from collections.abc import Iterator
from datetime import date

from tests.recount import access, governance, opened, people, recommendations, register, reviews, sharing
from tests.recount.records import Records
from tests.recount.sheet import Row, Sheet

__all__ = ["Records", "Row", "recount"]

TABLES = (register, people, reviews, access, opened, sharing, governance)


def recount(records: Records, day: date) -> list[Row]:
    """Every row of every figure of FIGURES.md, at all its levels, as at a day."""
    sheet = Sheet(records, day)
    rows = [row for table in TABLES for row in table.rows(sheet)]
    return [*rows, *_of_the_rows(sheet, rows)]


def _of_the_rows(sheet: Sheet, rows: list[Row]) -> Iterator[Row]:
    """The recommendations are tested by the other figures, at London."""
    met = {row.figure: row.met for row in rows if row.area == "LONDON"}
    return recommendations.rows(sheet, met)
