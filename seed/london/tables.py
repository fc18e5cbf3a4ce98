"""The rows of a pack while they are made, and how they are written: DATA.md's columns in DATA.md's order."""

import csv
from pathlib import Path

from queries.tables import pack_columns, pack_tables


class Tables:
    """Every table's rows, in the order in which they were made."""

    def __init__(self) -> None:
        self._columns = {
            name: [column.name for column in pack_columns(table)] for name, table in pack_tables().items()
        }
        self._rows: dict[str, list[dict[str, object]]] = {name: [] for name in self._columns}

    def add(self, table: str, **values: object) -> None:
        """One row; a column not given is empty, and one the contract does not know is an error on writing."""
        self._rows[table].append(values)

    def rows(self, table: str) -> list[dict[str, object]]:
        return self._rows[table]

    def header(self, table: str) -> list[str]:
        return self._columns[table]

    def write(self, folder: Path) -> None:
        """One CSV file for each table that has rows."""
        for table, rows in self._rows.items():
            if rows:
                with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
                    writer = csv.DictWriter(file, self._columns[table], lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(rows)
