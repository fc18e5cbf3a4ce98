"""Claims, assessments and papers on hand-made rows; and the tests of commitments by real figures, to the end."""

from datetime import date

import pytest

from dashboard import answers
from dashboard.answers import answer
from dashboard.engine import data_engine
from dashboard.figures import FIGURES, LISTINGS
from dashboard.permissions import Role, Viewer
from queries.recommendations import commitment_states
from queries.scope import LONDON, Scope

AS_AT = date(2020, 6, 30)
DAY_BEFORE, DAY_AFTER = date(2020, 6, 29), date(2020, 7, 1)
EARLIER = date(2019, 12, 5)
GROUP = Viewer("a test", Role.OVERSIGHT)
SUPERINTENDENT = Viewer("a test", Role.SUPERINTENDENT, "NA")


@pytest.fixture
def promised(records, database_url, monkeypatch):
    """Two recommendations, in the database that the dashboard reads."""
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", database_url)
    for recommendation in (1, 6):
        records.add("recommendations", recommendation=recommendation, title=f"Number {recommendation}")
    yield records
    data_engine().dispose()


def test_the_latest_claim_and_the_latest_assessment_by_the_date_speak_each_for_itself(promised):
    commitment(promised, "1.1")
    update(promised, "1.1", "claim", EARLIER, "complete")
    update(promised, "1.1", "claim", AS_AT, "in_progress")  # status may go backwards
    update(promised, "1.1", "claim", DAY_AFTER, "complete")
    update(promised, "1.1", "assessment", EARLIER, "partly_met")
    update(promised, "1.1", "assessment", DAY_AFTER, "met")

    stated = [states(promised, day)["1.1"] for day in (DAY_BEFORE, AS_AT, DAY_AFTER)]

    assert [(row.claim, row.claimed_on) for row in stated] == [
        ("complete", EARLIER),
        ("in_progress", AS_AT),
        ("complete", DAY_AFTER),
    ]
    assert [(row.assessment, row.assessed_on) for row in stated] == [
        ("partly_met", EARLIER),
        ("partly_met", EARLIER),
        ("met", DAY_AFTER),
    ]


def test_papers_of_the_kind_asked_for_are_counted_from_their_date(promised):
    commitment(promised, "1.1", evidence_kind="minute")
    commitment(promised, "1.2")
    paper(promised, "1.1", EARLIER)
    paper(promised, "1.1", AS_AT)
    # not counted: of another kind; dated after; of a commitment that names no kind
    paper(promised, "1.1", EARLIER, kind="report")
    paper(promised, "1.1", DAY_AFTER)
    paper(promised, "1.2", EARLIER)

    found = states(promised, AS_AT)

    assert (found["1.1"].papers, found["1.1"].latest_paper_on) == (2, AS_AT)
    assert (found["1.2"].papers, found["1.2"].latest_paper_on) == (0, None)


def test_commitments_come_in_the_order_a_reader_counts(promised):
    for name in ("1.10", "1.9", "6.1", "1.1"):
        commitment(promised, name)

    assert list(states(promised, AS_AT)) == ["1.1", "1.9", "1.10", "6.1"]


def test_a_commitment_is_tested_by_the_figure_it_names(promised):
    for name, control in {
        "6.1": "hmpps_agreement",
        "6.2": "agreements_in_force",
        "6.3": "policy_reviewed",  # there is no document: the records are silent
        "6.4": "no_such_figure",
        "6.5": "contradictions",  # made of tests itself: it would never come to an end
        "6.6": "commitments_claimed",
    }.items():
        commitment(promised, name, control=control)
        update(promised, name, "claim", EARLIER, "complete")
    sign(promised, "hmpps", AS_AT)
    promised.derive()

    assert results(DAY_BEFORE) == {
        "6.1": "fails",
        "6.2": "fails",
        "6.3": "cannot_be_tested",
        "6.4": "cannot_be_tested",
        "6.5": "cannot_be_tested",
        "6.6": "cannot_be_tested",
    }
    assert results(AS_AT)["6.1"] == "holds"
    assert figure("commitments_tested", AS_AT) == (1, 6)
    assert figure("contradictions", AS_AT) == (1, 6)
    assert figure("claimed_untestable", AS_AT) == (4, 6)


def test_a_commitment_kept_after_its_deadline_holds_late(promised):
    commitment(promised, "6.1", control="topics_by_deadline", late_control="topics_published")
    topics = ("faq", "governance", "training", "effect_on_individual", "information_sharing")
    for topic in (*topics, "adding_and_removing", "multi_agency_process"):
        promised.add("publication_topics", topic=topic, published_on=date(2019, 2, 1))
    promised.add("publication_topics", topic="serious_organised_crime", published_on=AS_AT)
    promised.derive()

    assert (
        results(date(2019, 2, 28))["6.1"] == "cannot_be_tested"
    )  # not failed before the deadline has passed
    assert results(DAY_BEFORE)["6.1"] == "fails"
    assert results(AS_AT)["6.1"] == "holds_late"


def test_recommendations_are_counted_whole(promised):
    commitment(promised, "1.1", evidence_kind="minute")
    commitment(promised, "6.1", control="hmpps_agreement")
    commitment(promised, "6.2", evidence_kind="minute")
    for name in ("1.1", "6.1"):
        update(promised, name, "claim", EARLIER, "complete_by_other_route")
    for name in ("6.1", "6.2"):
        update(promised, name, "assessment", EARLIER, "sustained")
    paper(promised, "6.2", EARLIER)
    sign(promised, "hmpps", EARLIER)
    promised.derive()

    assert figure("recommendations_claimed", AS_AT) == (1, 2)
    assert figure("recommendations_assessed", AS_AT) == (1, 2)
    assert figure("recommendations_tested", AS_AT) == (1, 2)
    assert figure("commitments_claimed", AS_AT) == (2, 3)
    assert figure("commitments_assessed", AS_AT) == (2, 3)
    assert figure("commitments_documented", AS_AT) == (1, 2)
    assert figure("contradictions", AS_AT) == (1, 3)  # 1.1 is claimed, and not documented


def test_nobody_who_says_nothing_is_found_consistent(promised):
    commitment(promised, "1.1", evidence_kind="minute")
    update(promised, "1.1", "claim", DAY_AFTER, "complete")
    promised.derive()

    silent = answer(FIGURES["contradictions"], GROUP, [AS_AT]).rows[0]
    heard = answer(FIGURES["contradictions"], GROUP, [DAY_AFTER]).rows[0]

    assert (silent.value, silent.met, silent.silent) == (0, None, True)
    assert (heard.value, heard.met, heard.silent) == (1, False, False)


def test_a_control_that_was_asked_already_is_not_asked_again(promised, monkeypatch):
    commitment(promised, "6.1", control="hmpps_agreement")
    commitment(promised, "6.2", control="hmpps_agreement")
    promised.derive()
    dates = [DAY_BEFORE, AS_AT]
    answer(FIGURES["hmpps_agreement"], GROUP, dates)
    asked, ask = [], answers._ask

    def note(of, *rest):
        asked.append(of.id)
        return ask(of, *rest)

    monkeypatch.setattr(answers, "_ask", note)

    answer(FIGURES["contradictions"], GROUP, dates)

    assert asked == ["contradictions"]


def test_a_superintendent_is_told_londons_count_and_londons_commitments(promised):
    commitment(promised, "6.1", control="hmpps_agreement")
    sign(promised, "hmpps", EARLIER)
    promised.derive()

    (row,) = answer(FIGURES["commitments_tested"], SUPERINTENDENT, [AS_AT]).rows

    assert (row.area, row.numerator, row.denominator) == ("LONDON", 1, 1)
    own, londons = (
        answer(LISTINGS["commitment_states"], reader, [AS_AT]).records for reader in (SUPERINTENDENT, GROUP)
    )
    assert own == londons
    assert [(record["area"], record["commitment"]) for record in own] == [("LONDON", "6.1")]


def test_before_anything_is_loaded_every_count_is_none_of_none(database, database_url, monkeypatch):
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", database_url)

    assert {figure(name, AS_AT) for name in ("commitments_tested", "recommendations_tested")} == {(0, 0)}
    assert figure("contradictions", AS_AT) == (0, 0)
    data_engine().dispose()


def commitment(records, name, **values):
    records.add(
        "commitments",
        commitment=name,
        recommendation=int(name.partition(".")[0]),
        title="Something",
        **values,
    )


def update(records, name, source, recorded_on, status):
    records.add("status_updates", commitment=name, source=source, recorded_on=recorded_on, status=status)


def paper(records, name, dated_on, kind="minute"):
    records.add(
        "evidence", evidence_id=f"V{next(records._ids)}", commitment=name, dated_on=dated_on, kind=kind
    )


def sign(records, partner, signed_on):
    records.add("agreements", agreement_id="D1", partner=partner, sent_on=EARLIER, signed_on=signed_on)


def states(records, as_at, scope=LONDON):
    with records.engine.begin() as connection:
        rows = connection.execute(commitment_states(scope, [as_at])).all()
    found = {row.commitment: row for row in rows if row.commitment is not None}
    assert len(found) == sum(row.commitment is not None for row in rows)  # each stands once
    return found


def results(as_at):
    records = answer(LISTINGS["commitment_states"], GROUP, [as_at]).records
    return {record["commitment"]: record["test"] for record in records}


def figure(name, as_at):
    (row,) = answer(FIGURES[name], GROUP, [as_at]).rows
    return row.numerator, row.denominator


def test_the_listing_is_londons_alone(promised):
    commitment(promised, "1.1")

    with promised.engine.begin() as connection:
        assert connection.execute(commitment_states(Scope("NA"), [AS_AT])).all() == []
