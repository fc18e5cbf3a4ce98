"""Every figure is described once, with who checked it; and what a check found is told to whom it concerns."""

from datetime import UTC, date, datetime

import pytest

from dashboard.checking import Finding
from dashboard.figures import FIGURES, LISTINGS
from dashboard.kinds import Listing
from dashboard.methods.checked import Checked, told
from dashboard.methods.described import describe
from dashboard.methods.families import AGAINST_THE_CUSTOMER, DEFINED, OUR_OWN, section_of, sections
from dashboard.permissions import Role, Viewer
from dashboard.sentences.methods import checks_sentence, sources_sentence

GROUP = Viewer("the group", Role.OVERSIGHT)
AUDITOR = Viewer("an auditor", Role.AUDITOR)
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")
WRONG = Finding(
    "removals",
    "The removals reported are the outcomes.",
    ("bcu NA, exercise 2020-Q1", "bcu CN, exercise 2020-Q1"),
    "Ask the BCU.",
    reads=frozenset({"reviews", "review_outcomes"}),
    records=({"bcu": "NA", "exercise": "2020-Q1"}, {"bcu": "CN", "exercise": "2020-Q1"}),
)
STRANGER = Finding(
    "openers",
    "Every opener is known.",
    ("user_id U9",),
    "Find out who.",
    is_wrong=False,
    reads=frozenset({"access_by_day", "users"}),
    records=({"user_id": "U9"},),
)
HOLDS = Finding("map", "The map is whole.", (), "", reads=frozenset({"bcus", "boroughs"}))
REGULAR = "sources that should speak at regular times"
CHECKED = Checked(datetime(2020, 9, 1, tzinfo=UTC), (STRANGER, WRONG, HOLDS))


def test_the_sections_hold_exactly_the_figures_that_the_customer_has_rows_for(expected_figures):
    defined = [id_ for section in DEFINED for id_ in section.ids]

    assert sorted(defined) == sorted({row["figure"] for row in expected_figures})
    assert len(expected_figures) == 17_528
    assert "17,528" in AGAINST_THE_CUSTOMER.by


def test_every_figure_stands_in_one_section_and_those_of_our_own_in_the_last():
    listed = [id_ for section in sections() for id_ in section.ids]

    assert sorted(listed) == sorted(FIGURES)
    assert section_of("zero_harm").title == "Register"
    assert section_of("inspection_actions_open").title == OUR_OWN
    assert section_of("inspection_actions_open").check is not AGAINST_THE_CUSTOMER


@pytest.mark.parametrize("of", [*FIGURES.values(), *LISTINGS.values()], ids=lambda of: of.id)
def test_a_description_says_what_is_counted_for_whom_and_from_where(of):
    found = describe(of)
    facts = dict(found.facts)

    assert len(found.method.split()) > 10
    assert facts["Told of"]
    assert facts["From"]
    assert isinstance(of, Listing) or {"Counted as", "Target"} <= set(facts)


def test_a_description_names_its_target_its_deadline_its_silence_and_what_it_tests():
    found = describe(FIGURES["topics_by_deadline"], [("7.1", "topics_by_deadline"), ("7.2", "another")])
    facts = dict(found.facts)

    assert facts["Target"] == "every one (1), not failed before 28 February 2019"
    assert facts["Silent without"] == "a row of publication_topics by the as-at date"
    assert facts["Told of"] == "London"
    assert found.tests == ("7.1",)


def test_words_are_found_wherever_they_stand_and_all_of_them():
    found = describe(FIGURES["zero_harm"])

    assert found.holds("ZERO harm")
    assert found.holds("london borough")
    assert not found.holds("zero agreement")


def test_the_group_is_told_how_many_rows_break_a_check_and_no_id_in_them():
    broken, hold = told(CHECKED, GROUP)

    assert [(check.count, check.rows) for check in broken] == [(2, ()), (1, ())]
    assert broken[0].is_wrong  # the wrong come first
    assert hold == 1


def test_a_superintendent_is_told_the_rows_of_their_own_bcu_and_of_others_only_the_number():
    broken, _ = told(CHECKED, OF_NORTH_AREA)

    assert [(check.count, check.rows) for check in broken] == [(2, ("bcu NA, exercise 2020-Q1",)), (1, ())]


def test_an_auditor_is_told_of_the_checks_whose_tables_are_the_audits_and_of_no_other():
    broken, hold = told(CHECKED, AUDITOR)

    assert [(check.holds, check.rows) for check in broken] == [("Every opener is known.", ("user_id U9",))]
    assert hold == 1


def test_what_the_checks_found_is_said_in_one_sentence():
    broken, hold = told(CHECKED, GROUP)

    assert checks_sentence(broken, hold) == "Of three checks one is wrong, one worth a look and one hold."
    assert checks_sentence([], 20) == "Every one of 20 checks holds."


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (
            {"entries": "heard", "reviews": "heard"},
            f"All two {REGULAR} spoke in time before 31 August 2020.",
        ),
        (
            {"entries": "heard", "reviews": "silent"},
            f"One of two {REGULAR} has fallen silent by 31 August 2020: the quarterly reviews.",
        ),
        (
            {"entries": "never", "reviews": "silent", "meetings": "heard"},
            f"No data from one of three {REGULAR} by 31 August 2020; one more fell silent.",
        ),
    ],
)
def test_silence_comes_first_in_the_sentence_about_the_sources(states, sentence):
    assert sources_sentence(states, date(2020, 8, 31)) == sentence
