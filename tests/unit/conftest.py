"""What the tests of single parts may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.engines import writing_engine


@pytest.fixture
def sqlite(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty, migrated SQLite store, where what is tested has nothing to do with the engine."""
    file = tmp_path / "data.db"
    file.write_bytes(migrated_file.read_bytes())
    engine = writing_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()
