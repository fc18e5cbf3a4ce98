"""What the page Governance says of hand-made rows."""

import re
from datetime import date

import pytest

from dashboard.permissions import Role, Viewer
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

AS_AT, BEFORE = "2020-06-30", "2019-12-31"
BEGAN = date(2019, 3, 1)
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def headline(page):
    (found,) = re.findall(r'<h1 class="headline">(.*?)</h1>', said(page))
    return found


def row(page, name):
    """The row of a table that begins with a name, as words."""
    rows = [words(found) for found in re.findall(r"<tr>(.*?)</tr>", said(page), re.DOTALL)]
    return next(found for found in rows if found.startswith(name))


def contact(records, user_id, bcu="NA", *, from_on=BEGAN, to_on=None, rank="detective_superintendent"):
    records.add(
        "spocs",
        bcu=bcu,
        from_on=from_on,
        to_on=to_on,
        user_id=records.user(user_id, "mps", bcu, "spoc"),
        rank=rank,
    )


@pytest.mark.parametrize(
    ("posts", "reader", "sentence"),
    [
        (["NA"], OVERSIGHT, "One of three BCUs have"),
        (["NA", "CN", "SE"], OVERSIGHT, "All three BCUs have"),
        (["NA"], OF_NORTH_AREA, "North Area has a Detective Superintendent as single point of contact;"),
        (["CN"], OF_NORTH_AREA, "North Area has no Detective Superintendent as single point of contact;"),
    ],
)
def test_the_page_opens_with_who_answers_for_it(records, opened, posts, reader, sentence):
    for number, bcu in enumerate(posts):
        contact(records, f"U{number}", bcu)
    records.derive()

    assert headline(opened("governance", reader, as_at=AS_AT)).startswith(sentence)


def test_a_post_that_was_filled_since_the_compared_date_is_told_so(records, opened):
    contact(records, "U1", "NA")
    contact(records, "U2", "CN", from_on=date(2020, 1, 1))
    records.derive()

    assert headline(opened("governance", OVERSIGHT, as_at=AS_AT, compared_with=BEFORE)).startswith(
        "Two of three BCUs have a Detective Superintendent as single point of contact, "
        "up from one on 31 December 2019;"
    )


def test_a_gap_is_loud_in_the_words_beside_its_lane(records, opened):
    contact(records, "U1", to_on=date(2020, 1, 10))
    contact(records, "U2", from_on=date(2020, 2, 3))
    contact(records, "U3", "CN", to_on=date(2020, 5, 1))
    contact(records, "U4", "SE", rank="detective_chief_inspector")
    records.derive()

    told = sent(opened("governance", OVERSIGHT, as_at=AS_AT))

    assert "North Area: since 3 Feb 2020, without the course; nobody for 24 days in 2020" in told
    assert "Central North: nobody in post since 1 May 2020" in told
    assert "South East: since 1 Mar 2019, detective chief inspector, without the course" in told
    assert "Two had a gap; without a Detective Superintendent now: Central North and South East" in told


def test_a_duty_says_at_each_quarter_end_whether_it_was_met_and_nothing_better_of_silence(records, opened):
    contact(records, "U1", from_on=date(2019, 11, 1))
    records.add("meetings", board="oversight_group", held_on=date(2019, 12, 10), chairs="met_intelligence")
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    # silent until the first meeting; in time for the six months after it; then not met
    assert row(page, "The Oversight Group met in the last six months").count("? no data") == 5
    assert row(page, "The Oversight Group met in the last six months").endswith(
        "✔ met: 1 of 1 ✔ met: 1 of 1 ✕ not met: 0 of 1"
    )
    assert row(page, "The review of the pilot is published").count("? no data") == 8
    assert "✔" not in row(page, "The review of the pilot is published")


def test_a_duty_names_its_commitment_and_whose_it_is(records, opened):
    contact(records, "U1")
    records.add("recommendations", recommendation=4, title="Govern")
    records.add(
        "commitments",
        commitment="4.1",
        recommendation=4,
        title="A contact in every BCU",
        owner="mopac_mps",
        control="spocs_in_post",
    )
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    assert "BCUs with a Detective Superintendent as single point of contact MOPAC and MPS 4.1" in row(
        page, "BCUs with a Detective Superintendent"
    )
    assert "/recommendations?as_at=2020-06-30&amp;commitment=4.1" in said(page)


def test_each_document_stands_against_the_date_of_its_review(records, opened):
    contact(records, "U1")
    records.add(
        "documents",
        kind="policy",
        version="1",
        approved_on=BEGAN,
        published_on=BEGAN,
        review_due_on=date(2020, 5, 30),
    )
    records.add("documents", kind="sop", version="1", approved_on=BEGAN, published_on=BEGAN)
    records.add(
        "documents", kind="sop", version="2", approved_on=date(2020, 6, 1), review_due_on=date(2021, 6, 1)
    )
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    assert row(page, "Policy version 1") == (
        "Policy version 1 ✕ review overdue 1 March 2019 1 March 2019 30 May 2020 overdue by 1 month"
    )
    assert row(page, "Standard Operating Procedure version 2") == (
        "Standard Operating Procedure version 2 ◐ approved, not published 1 June 2020 not published "
        "an earlier one 1 Mar 2019 1 June 2021"
    )
    assert row(page, "Review of the pilot") == "Review of the pilot ▢ nothing recorded – – –"


def test_reports_to_ethics_and_to_audit_stand_apart(records, opened):
    contact(records, "U1")
    records.add(
        "reports",
        board="audit_board",
        period_end=date(2019, 12, 31),
        reported_on=date(2020, 1, 20),
        published_on=date(2020, 1, 27),
    )
    records.add(
        "reports", board="oversight_board", period_end=date(2019, 12, 31), reported_on=date(2020, 1, 20)
    )
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    assert row(page, "Ethics Panel") == "Ethics Panel – – – ✕ none no report has been recorded"
    assert row(page, "Audit Board").endswith("20 Jan 2020 27 Jan 2020 ✔ published")
    assert row(page, "Oversight Board").endswith("20 Jan 2020 – ◐ made, not published")
    assert (
        "No report to the Ethics Panel was published in the last 12 months; "
        "a report to the Audit Board was published in the last 12 months"
    ) in said(page)


def test_inspections_have_their_open_actions_and_a_bcu_never_visited_says_so(records, opened):
    contact(records, "U1")
    for visited_on, raised, closed in ((BEGAN, 5, 2), (date(2020, 5, 30), 4, 4)):
        records.add(
            "inspections",
            inspection_id=f"V{visited_on}",
            bcu="NA",
            visited_on=visited_on,
            spocs_interviewed="yes",
            deputies_interviewed="no",
            actions_raised=raised,
            actions_closed=closed,
        )
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    assert row(page, "North Area two visits") == (
        "North Area two visits 30 May 2020 1 month ago ✔ yes ✕ no ? not recorded 9 6 3"
    )
    assert row(page, "Central North never visited") == "Central North never visited – – – – – –"
    assert "3 of 9 actions raised at inspections are open" in said(page)


def test_each_check_of_the_other_data_sets_has_a_mark_and_a_word(records, opened):
    contact(records, "U1")
    records.add("datasets", dataset="Set A", owner="met_intelligence")
    for check, met in (("secure_location", "yes"), ("dpia", "no")):
        records.add("dataset_checks", dataset="Set A", check=check, checked_on=BEGAN, met=met)
    records.derive()

    page = opened("governance", OVERSIGHT, as_at=AS_AT)

    assert row(page, "Set A") == (
        "Set A ✔ met 1 Mar 2019 ✕ not met 1 Mar 2019 ? never checked ? never checked ? never checked "
        "? never checked"
    )


def test_a_bcu_is_told_of_its_own_post_and_visits_and_of_what_is_londons_alone(records, opened):
    contact(records, "U1")
    contact(records, "U2", "CN")
    records.add("meetings", board="oversight_group", held_on=BEGAN, chairs="met_intelligence")
    records.add("inspections", inspection_id="V1", bcu="CN", visited_on=BEGAN, actions_raised=2)
    records.derive()

    page = opened("governance", OF_NORTH_AREA, as_at=AS_AT)

    assert "Central North" not in sent(page)
    assert "The Oversight Group met in the last six months London" in row(page, "The Oversight Group met")
    assert row(page, "North Area never visited")
