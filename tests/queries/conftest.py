"""What the tests of questions may ask for beside the database."""

import pytest
from sqlalchemy import Engine

from tests.making import Records


@pytest.fixture
def records(database: Engine) -> Records:
    """The records of a small London: three BCUs, five boroughs, and what the test adds."""
    return Records(database)
