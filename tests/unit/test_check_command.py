"""`oversight check`, from planted fault to sentence: of the records, the controls, the figures and the trail."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from dashboard import checking, trail
from dashboard.app_store import app_reader, app_writer
from dashboard.cli import COMMANDS
from dashboard.cli import check as _check  # it adds its command as it is imported
from dashboard.engine import data_engine
from dashboard.figures import FIGURES
from dashboard.key import make_key
from dashboard.permissions import Role, Viewer
from dashboard.settings import settings
from dashboard.stores import make_ready
from queries.engines import writing_engine
from seed.reference import ensure_reference
from tests.making import CAMDEN, ENFIELD, Records

ADDED, LEFT, OPENED = date(2019, 1, 1), date(2020, 3, 1), date(2020, 3, 4)


@pytest.fixture(autouse=True)
def stores() -> Iterator[None]:
    """The embedded databases in this test's home."""
    make_key()
    make_ready()
    yield
    for engine in (data_engine(), app_reader(), app_writer()):
        engine.dispose()


@pytest.fixture
def whole() -> Iterator[Records]:
    """All of London's map, one person on its Matrices who moved once, and one opening, as they should be."""
    engine = writing_engine(settings().data_url)
    london = Records(engine, empty_map=True)
    ensure_reference(engine)
    person = london.person(ENFIELD, ADDED, LEFT, reason="moved", scores=[(ADDED, 0, "green")])
    london.entry(person, CAMDEN, LEFT)
    london.user("U1", "mps", "NA")
    london.add("grants", grant_id="G1", user_id="U1", matrix=ENFIELD, granted_on=ADDED, granted_by="U1")
    london.opening("U1", ENFIELD, OPENED)
    yield london.derive()
    engine.dispose()


def test_where_everything_holds_it_says_so(whole):
    assert checked() == (0, "Every check holds.")


def test_before_anything_is_loaded_everything_but_the_map_holds():
    code, said = checked()

    assert code == 1
    assert said.startswith("Wrong: the_map_is_whole. London has 12 BCUs and 32 boroughs. Not so: ")
    assert said.endswith("1 of the checks are wrong, 0 worth a look; all others hold.")


def test_what_is_wrong_is_said_first_with_the_first_rows_and_the_cure(whole):
    for number in range(1, 8):
        whole.user(f"V{number}", "mps", "NA")
    whole.person(ENFIELD, ADDED, LEFT, reason="moved", id_="N-lost")
    whole.derive()

    code, said = checked()

    wrong, worth_a_look, conclusion = said.splitlines()
    assert code == 1
    assert wrong.startswith("Wrong: every_move_arrives. Whoever moved away was added elsewhere the same day.")
    assert "Not so: entry_id N-lost" in wrong
    assert wrong.endswith("or correct the reason of the removal.")
    assert worth_a_look.startswith("Worth a look: every_user_was_granted_something.")
    assert "user_id V1; user_id V2; user_id V3; user_id V4; user_id V5; and 2 others." in worth_a_look
    assert conclusion == "1 of the checks are wrong, 1 worth a look; all others hold."


def test_what_is_only_worth_a_look_is_no_failure(monkeypatch):
    seen = checking.Finding("a_check", "Something holds.", ("U1",), "Look.", is_wrong=False)
    monkeypatch.setattr(_check, "findings", lambda: iter([seen]))

    code, said = checked()

    assert code == 0
    assert said.startswith("Worth a look: a_check. Something holds. Not so: U1. Look.")


@pytest.mark.parametrize(
    ("control", "why"),
    [
        ("sop_reviewd", "no figure"),
        ("contradictions", "itself made of tests"),
        ("days_since_review", "not counted for London"),
        ("zero_harm", "has no target"),
    ],
)
@pytest.mark.parametrize("column", ["control", "late_control"])
def test_a_control_that_can_test_nothing_is_named(whole, control, why, column):
    assert rows_of(checking._of_controls()) == {"every_control_is_a_figure": ()}

    controls = {"control": "sop_reviewed", column: control}
    whole.add("commitments", commitment="9.9", recommendation=9, title="Something", **controls)

    assert rows_of(checking._of_controls()) == {"every_control_is_a_figure": (f"9.9 ({control}: {why})",)}


def test_figures_that_contradict_one_another_are_named(whole, monkeypatch):
    """Had a figure counted what another counts, the books would not balance."""
    for figure in ("band_red", "transferred_out"):
        monkeypatch.setitem(FIGURES, figure, FIGURES["always_green"])
    found = rows_of(checking._of_figures())

    assert "LONDON on 2019-03-31: 2, not 1" in found["bands_add_up"]
    assert "LONDON on 2019-03-31: 0, not 1" in found["flow_adds_up"]
    assert not found["bcus_add_up"]


def test_bcus_that_do_not_add_up_to_london_are_named(whole):
    whole.add("boroughs", borough="X1", name="Nowhere", bcu=None)
    whole.person("X1", ADDED)
    whole.derive()

    found = rows_of(checking._of_figures())

    assert "matrix_population on 2020-03-31: 1, not 2" in found["bcus_add_up"]
    assert not found["bands_add_up"] + found["flow_adds_up"]


def test_a_trail_that_was_changed_is_named():
    trail.record(Viewer("group", Role.OVERSIGHT), "page opened", page="sharing")
    assert rows_of(checking._of_the_trail()) == {"trail_is_whole": ()}

    with app_writer().begin() as connection:
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE trail SET who = 'nobody'"))

    assert rows_of(checking._of_the_trail()) == {"trail_is_whole": ("The trail was changed at row 1.",)}


def checked():
    result = CliRunner().invoke(COMMANDS, ["check"], catch_exceptions=False)
    return result.exit_code, result.stdout.strip()


def rows_of(found):
    return {each.check: each.rows for each in found}
