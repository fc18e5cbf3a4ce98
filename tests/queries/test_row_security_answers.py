"""Row-level security changes no answer: a BCU is answered under it as it is without."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine

from queries.question import QUESTIONS
from queries.row_security import reading
from queries.scope import Scope
from seed.pack import load_pack
from seed.reference import ensure_reference
from tests.house.sources import ROOT

for file in sorted((ROOT / "queries").glob("*.py")):
    import_module(f"queries.{file.stem}")  # a question is registered as its module is imported

DATES = (date(2019, 8, 14), date(2020, 12, 31))
SCOPES = (Scope("NA"), Scope("CE"))


@pytest.fixture
def sampled(plain: dict[str, Engine], sample_pack: Path) -> dict[str, Engine]:
    """The sample, written by the loader and read by a role that may only select."""
    ensure_reference(plain["loader"])
    assert load_pack(plain["loader"], sample_pack, by="a test").outcome == "loaded"
    return plain


def test_a_bcu_is_answered_under_row_level_security_as_without(sampled: dict[str, Engine]):
    """A question that reads past its scope to answer for it would answer otherwise here, without an error."""
    differing = []
    for question in QUESTIONS.values():
        for scope in SCOPES:
            with sampled["loader"].begin() as connection:
                seeing_all = connection.execute(question(scope, DATES)).all()
            with reading(sampled["reader"], scope) as connection:
                seeing_own = connection.execute(question(scope, DATES)).all()
            if seeing_all != seeing_own:
                differing.append((question.name, scope.bcu))

    assert len(QUESTIONS) > 4
    assert differing == []
