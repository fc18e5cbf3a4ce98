"""The synthetic London loaded: every rule catches its planted case, and nothing stands beside it."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select
from typer.testing import CliRunner, Result

from dashboard.cli import COMMANDS, load, seed
from queries import loading
from queries.engines import writing_engine
from queries.errors import Tellable
from queries.freshness import freshness
from queries.question import Question
from queries.register import zero_harm
from queries.review_grid import review_grid
from queries.rules import RULES
from queries.scope import LONDON, Level
from queries.sharing import agreements_in_force
from queries.synthetic import made_up_packs, table_with_real_rows
from queries.tables.derived import explanations, findings
from queries.tables.loads import loads
from queries.tables.register import nominals
from seed.london import fill, planted
from seed.pack import LoadReport
from seed.reference import TABLES, ensure_reference

NAME = "synthetic London of 100 people and 5000 openings a year, seed 1"
NOW = datetime(2021, 3, 9, 9, 30, tzinfo=UTC)
END = date(2021, 2, 28)
# The lines of planted.py that say rule, user and day.
CASE = re.compile(r"^    ((?:\w+, )?\w+) +(U\d{4}) +(\d{4}-\d\d-\d\d) ", re.MULTILINE)


def small(engine: Engine, seed: int = 1) -> LoadReport:
    return fill(engine, people=100, events=5_000, seed=seed, now=NOW)


@pytest.fixture(scope="module")
def london(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A small London in SQLite: what loads on it loads on PostgreSQL by the same code, tested elsewhere."""
    file = tmp_path_factory.mktemp("london") / "data.db"
    shutil.copy(migrated_file, file)
    engine = writing_engine(f"sqlite:///{file}")
    assert small(engine).outcome == "loaded"
    yield engine
    engine.dispose()


@pytest.fixture
def empty(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """A migrated SQLite database without a row."""
    shutil.copy(migrated_file, tmp_path / "data.db")
    engine = writing_engine(f"sqlite:///{tmp_path / 'data.db'}")
    yield engine
    engine.dispose()


def documented() -> set[tuple[str, str, date]]:
    """(rule, user, day) of every opening that planted.py lists."""
    return {
        (rule, user, date.fromisoformat(day))
        for rules, user, day in CASE.findall(planted.__doc__ or "")
        for rule in rules.split(", ")
    }


def test_every_rule_has_a_documented_case():
    assert {rule for rule, _, _ in documented()} == set(RULES)
    assert len(documented()) == 11


def test_the_planted_users_break_just_the_rules_that_are_documented(london):
    users = sorted({user for _, user, _ in documented()})
    with london.connect() as connection:
        found = connection.execute(
            select(findings.c.rule, findings.c.user_id, findings.c.day).where(findings.c.user_id.in_(users))
        )
        assert {tuple(row) for row in found} == documented()


def test_an_answer_explained_one_planted_opening(london):
    with london.connect() as connection:
        (explained,) = connection.execute(
            select(explanations.c.rule, explanations.c.day, explanations.c.explained_on).where(
                explanations.c.user_id.between("U0001", "U0013")
            )
        )
    assert (explained.rule, explained.day) == ("no_grant", date(2020, 10, 6))
    assert date(2020, 10, 20) < explained.explained_on < END


def test_few_of_the_openings_of_the_last_year_break_a_rule(london):
    with london.connect() as connection:
        days = connection.scalars(select(findings.c.day).where(findings.c.day > date(2020, 2, 28))).all()
    assert 11 <= len(days) <= 60


def one(engine: Engine, question: Question, day: date = END) -> tuple[int, int]:
    """A figure's numerator and denominator for London."""
    with engine.connect() as connection:
        row = connection.execute(question(LONDON, (day,), frozenset({Level.LONDON}))).one()
    return row.numerator, row.denominator


def test_the_questions_see_the_london_that_was_drawn(london):
    assert one(london, agreements_in_force) == (12, 32)
    assert one(london, agreements_in_force, date(2019, 12, 31)) == (0, 32)
    zero, people = one(london, zero_harm)
    assert people == 100
    assert 15 <= zero <= 45


def test_the_missing_returns_are_seen_as_missing(london):
    with london.connect() as connection:
        rows = connection.execute(review_grid(LONDON, (END,))).all()
    states = {(row.area, row.exercise): row.state for row in rows}
    assert states["NA", "2020-Q2"] == states["NA", "2020-Q3"] == "no_return"
    assert states["NW", "2020-Q4"] == "not_done"


def test_the_data_reach_to_the_end_of_february_2021_and_say_that_they_are_synthetic(london):
    with london.connect() as connection:
        state = freshness(connection)
    assert (state.data_date, state.synthetic) == (END, True)


def test_the_same_london_again_changes_nothing(london):
    again = small(london)
    assert (again.outcome, again.pack) == ("unchanged", NAME)


def test_another_london_is_refused_beside_the_first(london):
    with pytest.raises(Tellable, match=rf"holds another London already \({NAME}\)"):
        small(london, seed=2)


def test_a_london_is_refused_beside_real_rows_and_changes_nothing(empty):
    ensure_reference(empty, now=NOW)
    real = loading.begin(empty, now=NOW, by="a test", pack="real", sha256="0", synthetic=False)
    with empty.begin() as connection:
        connection.execute(insert(nominals).values(nominal_id="N1", load_id=real))
    with pytest.raises(Tellable, match="The table nominals holds rows that are not synthetic"):
        small(empty)
    with empty.connect() as connection:
        assert connection.scalars(select(nominals.c.nominal_id)).all() == ["N1"]
        assert connection.scalars(select(loads.c.synthetic).distinct()).all() == [0]


def test_the_reference_facts_are_no_obstacle(empty):
    ensure_reference(empty, now=NOW)
    with empty.connect() as connection:
        assert table_with_real_rows(connection, aside=TABLES) is None
        assert table_with_real_rows(connection, aside=()) == "bcus"
        assert made_up_packs(connection) == set()


def oversight(*arguments: str) -> Result:
    assert load, seed  # they add themselves to the command; alone, one would be all of it
    return CliRunner().invoke(COMMANDS, arguments)


def test_the_command_fills_an_empty_home_and_says_so(tmp_path):
    arguments = ("seed", "--people", "100", "--events", "5000", "--seed", "3")
    first, again = oversight(*arguments), oversight(*arguments)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert re.fullmatch(
        r"The synthetic London of 100 people and 5000 openings a year, seed 3, was made: [\d,]+ rows, "
        r"and nobody in them is real\.\n",
        first.stdout,
    )
    assert again.stdout.endswith("already: nothing was changed.\n")
    assert (tmp_path / "home" / "data.db").is_file()


def test_a_london_too_small_is_a_wrong_call():
    result = oversight("seed", "--people", "5")
    assert result.exit_code == 2
    assert "equal to 100" in result.output
