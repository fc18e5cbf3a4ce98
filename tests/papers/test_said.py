"""What a briefing says of a release: n of N, [withheld], no data; and nothing better than it is."""

from datetime import date

import pytest

from dashboard.briefing.making import briefing_of
from dashboard.briefing.reading import Read
from dashboard.briefing.said import clause, said, said_with_share
from dashboard.briefing.written import Written
from tests.papers.releasing import AS_AT, BEFORE, nothing_told, release

COUNTED = (
    "Of 66 commitments, 66 are claimed complete and 0 assessed as met; 0 of 50 hold when tested, and 0 of 16 others "
    "have their paper; 66 are claimed complete and not borne out."
)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 900), "0 of 900"),
        ((3, 900), "[withheld]"),
        ((0, 5), "[withheld]"),
        ((8, 900), "10 of 900"),
        ((483, 900), "485 of 900"),
    ],
)
def test_a_count_of_people_is_said_as_the_release_shows_it(counts, told):
    made = release(counts={"zero_harm": counts})

    assert said(made.row("zero_harm")) == told


def test_a_silent_source_is_no_data_whatever_it_counted():
    made = Read(release(counts={"agreements_in_force": (0, 32)}, silent=["agreements_in_force"]))

    assert said(made.row("agreements_in_force")) == "no data"
    assert clause(made, "agreements_in_force") == "no data in the Data Sharing Agreements"


def test_n_of_n_comes_before_per_cent_and_few_have_no_decimals():
    made = release(counts={"agreements_in_force": (12, 32)})

    assert said_with_share(made.row("agreements_in_force")) == "12 of 32 (38 %)"


def test_a_clause_says_that_a_number_of_people_is_withheld_in_words():
    made = Read(release(counts={"retained_failing_test": (4, 900)}))

    assert clause(made, "retained_failing_test") == "reviews kept [withheld] people though a test said no"


def test_the_headline_is_three_sentences_that_set_claims_against_records():
    counts = {
        "commitments_claimed": (66, 66),
        "commitments_assessed": (0, 66),
        "commitments_tested": (0, 50),
        "commitments_documented": (0, 16),
        "contradictions": (66, 66),
    }
    made = briefing_of(release(counts=counts), None, Written())

    assert [str(each) for each in made.headline] == [
        "The force says nine of nine recommendations are complete; the records bear out none of those.",
        COUNTED,
        "There is no earlier release to compare with.",
    ]


def test_changes_put_the_worse_first_and_go_from_old_to_new():
    worse, better = {"reviews_complete": (11, 12)}, {"agreements_in_force": (12, 32)}
    then = release(
        "December 2020", BEFORE, counts={"reviews_complete": (12, 12), "agreements_in_force": (9, 32)}
    )
    made = briefing_of(release(counts=worse | better), then, Written())

    named = {each.what: (each.direction, each.was, each.now) for each in made.changes}
    assert named["2.2, tested: Each BCU reviews its cohort every quarter"] == ("worse", "✔ holds", "✕ fails")
    assert named["Boroughs with a Data Sharing Agreement in force"] == ("better", "9 of 32", "12 of 32")
    assert [each.direction for each in made.changes] == sorted(
        (each.direction for each in made.changes), key=["worse", "better", "changed"].index
    )
    assert str(made.changes_said) == (
        "Since December 2020 (8 December 2020), one test is worse and none is better."
    )


def test_a_recommendation_says_what_became_of_it_by_the_commitments_names():
    then = release("December 2020", BEFORE, counts={"reviews_complete": (12, 12)})
    made = briefing_of(release(counts={"reviews_complete": (11, 12)}), then, Written())

    assert [str(row.since) for row in made.rows] == ["= no change", "↓\u00a02.2 worse", *["= no change"] * 7]


def test_a_bcu_that_missed_its_review_is_named_and_one_that_was_late_is_not():
    made = briefing_of(
        release(counts={"reviews_complete": (11, 12), "reviews_on_time": (10, 12)}), None, Written()
    )

    reviews = next(each for each in made.issues if each.title == "Quarterly reviews")
    assert str(reviews.found[0]) == (
        "BCUs that completed the review of October–December 2020: 11 of 12; on time: 10 of 12. North Area did not."
    )


def test_what_fails_comes_before_what_cannot_be_told_and_that_before_what_holds():
    good, unknown = {"archive_over_retention": (0, 40)}, ["silent_matrices"]
    made = briefing_of(release(counts=good, silent=unknown), None, Written())

    standing = [each.standing for each in made.risks]
    assert standing == sorted(standing, key=["seen now", "cannot be told", "not seen now"].index)
    assert (standing.count("cannot be told"), standing.count("not seen now")) == (1, 1)


def test_where_everything_is_withheld_nothing_is_said_to_be_well():
    made = briefing_of(nothing_told(), None, Written())

    assert {each.standing for each in made.risks} == {"cannot be told"}
    assert "No Data Protection" not in str(made.data_protection[0])
    assert str(made.data_protection[0]).endswith(": [withheld].")
    assert "the numbers are withheld" in str(made.equality[0])


def test_the_group_that_stands_out_most_is_set_beside_residents_and_offending():
    counts = {"representation_black": (0.765, 0.135), "representation_asian": (0.05, 0.2)}
    made = briefing_of(release(counts=counts, true_counts=True), None, Written())
    largest = max(
        ("asian", "black", "mixed", "white", "other"),
        key=lambda group: made_value(release(counts=counts, true_counts=True), group),
    )

    assert largest == "black"
    assert "76.5 % of the people whose ethnicity is recorded are Black, and 13.5 %" in str(made.equality[0])
    assert "5.7 times their share of residents" in str(made.equality[0])


def test_the_standing_bank_is_answered_whatever_the_figures_say_and_a_line_comes_first():
    made = briefing_of(nothing_told(), None, Written(lines={"race": "We ask it ourselves."}))

    asked = {each.id: each for each in made.questions}
    assert [*asked][:6] == ["race", "under_18", "looked", "boroughs", "error", "homework"]
    assert asked["race"].line == "We ask it ourselves."
    assert all(each.answer for each in made.questions)


def test_mopacs_own_homework_is_counted_from_its_own_commitments():
    made = briefing_of(release(state={"assessment": "met", "assessed_on": AS_AT}), None, Written())

    answer = next(each for each in made.questions if each.id == "homework").answer
    assert str(answer[0]).startswith(
        "MOPAC does. Of its own commitments, 8 of 8 are assessed as met, by itself;"
    )


def test_an_edition_that_corrects_says_why_and_how_much():
    made = release(edition=2, reason="a BCU’s return came late", revised=frozenset({("zero_harm", "LONDON")}))

    notes = " ".join(str(each) for each in briefing_of(made, None, Written()).notes)
    assert (
        "edition 2 of the release (the reason given: “a BCU’s return came late”); one of its numbers is"
        in notes
    )
    assert "is revised, marked [r]." in notes


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("again...", "edition 2 of the release (the reason given: “again”); none of its numbers is revised."),
        ("", "edition 2 of the release; none of its numbers is revised."),
        (
            "counted\ntwice " * 40,
            f"edition 2 of the release (the reason given: “{'counted twice ' * 10}counted twice…”); none of its",
        ),
    ],
)
def test_the_reason_of_an_edition_is_quoted_ended_once_and_of_bounded_length(reason, told):
    made = release(edition=2, reason=reason)

    assert told in " ".join(str(each) for each in briefing_of(made, None, Written()).notes)


def test_what_held_only_late_says_so_of_the_deadline():
    counts = {"topics_by_deadline": (6, 8), "topics_published": (8, 8), "legal_mandate_published": (1, 1)}
    made = briefing_of(release(counts=counts), None, Written())

    assert str(made.rows[6].way) == "8 of 8 topics came out, but after the deadline"


def test_which_number_was_revised_is_marked_in_the_changes():
    then = release("December 2020", BEFORE, counts={"agreements_in_force": (9, 32)})
    revised = frozenset({("agreements_in_force", "LONDON")})
    now = release(counts={"agreements_in_force": (12, 32)}, revised=revised)
    made = briefing_of(now, then, Written())

    named = {each.what: each.now for each in made.changes}
    assert named["Boroughs with a Data Sharing Agreement in force"] == "12 of 32 [r]"


def test_what_ethnicity_shows_is_said_once_and_what_it_does_not_show_stands_beside_it():
    counts = {"representation_black": (0.765, 0.135), "representation_offending_black": (0.765, 0.425)}
    made = briefing_of(release(counts=counts, true_counts=True), None, Written())
    elsewhere = [str(each) for issue in made.issues for each in issue.found]
    elsewhere += [str(each) for question in made.questions for each in question.answer]

    assert "their share of residents" in str(made.equality[0])
    assert "of the profile of recorded offending" in str(made.equality[1])
    assert str(made.equality[2]).startswith(
        "Residents are of all ages and both sexes; police-recorded offending"
    )
    assert [told for told in elsewhere if "share of residents" in told or "of all ages" in told] == []
    assert sum("stand under Equality" in told for told in elsewhere) == 2


def test_a_source_that_was_never_heard_is_said_to_have_no_data():
    notes = [str(each) for each in briefing_of(release(), None, Written()).notes]

    assert "Last heard: the quarterly reviews 28 February 2021." in notes
    assert "The Data Sharing Agreements: no data." in notes


def made_value(made, group):
    return made.row(f"representation_{group}").value


def test_the_dates_are_those_of_the_two_releases():
    made = briefing_of(release(), release("December 2020", BEFORE), Written())

    assert (made.provenance.as_at, made.provenance.since) == (date(2021, 2, 28), date(2020, 12, 8))
