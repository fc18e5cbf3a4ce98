"""The fixtures every other test stands on."""

import os
from pathlib import Path

from sqlalchemy import Engine

from dashboard.settings import settings
from queries.freshness import freshness


def test_a_test_gets_an_empty_database_of_its_own(database: Engine):
    with database.begin() as connection:
        state = freshness(connection)

    assert not state.version
    assert state.data_date is None
    assert state.loaded_at is None


def test_a_test_is_at_home_in_its_own_folder(tmp_path: Path):
    assert tmp_path / "home" == settings().home
    assert f"sqlite:///{tmp_path}/home/data.db" == settings().data_url
    assert {"OVERSIGHT_HOME"} == {name for name in os.environ if name.startswith("OVERSIGHT_")} - {
        "OVERSIGHT_PROVE"
    }


def test_the_sample_is_where_the_customer_put_it(sample_pack: Path, expected_figures: list[dict[str, str]]):
    assert (sample_pack / "entries.csv").is_file()
    assert {"figure", "area", "as_at", "numerator", "denominator", "value", "unit", "target", "met"} == set(
        expected_figures[0]
    )
