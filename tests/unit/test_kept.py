"""A kept builder makes each thing once for all who are told the same, and for nobody else."""

from dataclasses import dataclass

import pytest

from dashboard import kept as kept_
from dashboard import lacking as lacking_
from dashboard.as_loaded import State
from dashboard.kept import kept
from dashboard.permissions import Role, Viewer

GROUP = Viewer("the group", Role.OVERSIGHT)
NORTH = Viewer("north", Role.SUPERINTENDENT, "NA")
NOW = State("sqlite:///a.db", 7, 3)


@pytest.fixture
def run(monkeypatch):
    """Runs something as a reader, in a state of the data, under an address."""
    monkeypatch.setattr(kept_, "_made", {})
    monkeypatch.setattr(lacking_, "_asked", dict)

    def run_as(act, reader=GROUP, at=NOW, meetings=(), address=()):
        with monkeypatch.context() as patch:
            patch.setattr(kept_, "in_a_run", lambda: True)
            patch.setattr(kept_, "viewer", lambda: reader)
            patch.setattr(kept_, "state", lambda: at)
            patch.setattr(kept_, "kept_of_meetings", lambda: meetings)
            patch.setattr(kept_, "_address", lambda: address)
            return act()

    return run_as


@pytest.fixture
def counting():
    """A kept builder that says the how manyth thing it makes."""
    made = []

    @kept
    def count(*_, **__):
        made.append(1)
        return len(made)

    return count


def test_it_is_made_once_for_a_reader_and_for_another_of_the_same_role_and_scope(run, counting):
    assert [run(counting), run(counting), run(counting, Viewer("another", Role.OVERSIGHT))] == [1, 1, 1]


@pytest.mark.parametrize(
    "otherwise",
    [
        {"reader": NORTH},
        {"reader": Viewer("an auditor", Role.AUDITOR)},
        {"reader": Viewer("the chair", Role.OVERSIGHT, may_publish=True)},
        {"at": State("sqlite:///b.db", 7, 3)},
        {"at": State("sqlite:///a.db", 8, 3)},
        {"at": State("sqlite:///a.db", 7, 4)},
        {"meetings": (("June", 2),)},
        {"address": (("cell", "NA-2020-Q2"),)},
    ],
    ids=str,
)
def test_another_role_or_scope_state_or_address_is_made_for_itself(run, counting, otherwise):
    run(counting)

    assert run(counting, **otherwise) == 2


def test_a_superintendent_is_not_handed_what_was_made_for_another(run, counting):
    assert [run(counting, NORTH), run(counting, Viewer("south", Role.SUPERINTENDENT, "SE"))] == [1, 2]


def test_what_was_chosen_is_told_apart_also_within_lists_and_mappings(run, counting):
    chosen = ["a", "b", ["a", "b"], ["b", "a"], {"a": ["b"]}, {"a": ["c"]}.values()]

    assert [run(lambda one=one: counting(one)) for one in chosen] == [1, 2, 3, 4, 5, 6]
    assert [run(lambda one=one: counting(one)) for one in chosen] == [1, 2, 3, 4, 5, 6]
    assert run(lambda: counting(name="a")) == 7


def test_two_builders_are_told_apart(run):
    assert [run(kept(lambda: "one")), run(kept(lambda: "another"))] == ["one", "another"]


def test_what_has_no_hash_is_refused(run, counting):
    @dataclass
    class MayChange:
        count: int = 0

    for one in (MayChange(), object(), iter(["a"])):
        with pytest.raises(TypeError):
            run(lambda one=one: counting(one))


def test_nothing_of_an_earlier_state_is_held_after_a_load(run, counting):
    run(counting)
    run(counting, at=NOW._replace(version=8))

    assert [key.told.state.version for key in kept_._made] == [8]


def test_the_oldest_goes_where_there_is_too_much(run, counting, monkeypatch):
    monkeypatch.setattr(kept_, "MOST", 2)
    for one in ("a", "b", "c"):
        run(lambda one=one: counting(one))

    assert len(kept_._made) == 2
    assert [run(lambda one=one: counting(one)) for one in ("c", "b", "a")] == [3, 2, 4]


def test_what_raises_is_not_kept(run):
    tries = iter((ValueError("no"), None))

    @kept
    def fails_first():
        if error := next(tries):
            raise error
        return "made"

    with pytest.raises(ValueError, match="no"):
        run(fails_first)
    assert run(fails_first) == "made"


def test_what_is_made_of_a_release_is_made_anew_for_another_without_a_load(run, counting):
    office = Viewer("the office", Role.DEPUTY_MAYOR)
    june = (("release", "June", 1),)

    assert [run(counting, office, meetings=june) for _ in range(2)] == [1, 1]
    assert run(counting, office, meetings=(*june, ("release", "September", 1))) == 2


def test_what_no_release_holds_is_noted_in_every_run_that_is_handed_what_asked_for_it(run, monkeypatch):
    noted: dict[str, None] = {}
    monkeypatch.setattr(lacking_, "_asked", lambda: noted)

    @kept
    def asks_for_more():
        lacking_.note_again(["Spikes"])
        return len(lacking_.lacking())

    for before, made in (([], 1), ([], 1), (["Stays"], 2), (["Stays"], 2)):
        noted.clear()
        lacking_.note_again(before)
        assert run(asks_for_more) == made
        assert lacking_.lacking() == [*before, "Spikes"]


def test_outside_of_a_run_it_is_made_each_time(counting):
    assert [counting(), counting()] == [1, 2]


def test_it_keeps_its_name_and_its_words():
    @kept
    def nine_rows() -> str:
        """The table."""
        return ""

    assert (nine_rows.__name__, nine_rows.__doc__) == ("nine_rows", "The table.")
