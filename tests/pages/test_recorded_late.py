"""The Overview says of a change since a meeting what is real, and what the meeting could not know yet."""

from datetime import date
from html import unescape

from dashboard.figures import register
from dashboard.known_then import snapshot_for
from dashboard.measures import row_of
from dashboard.permissions import Role
from dashboard.releases import Change, change, snapshot_of
from dashboard.releases.taking import take_snapshot
from dashboard.sign_in.viewer import standing_in
from tests.making import CAMDEN, ENFIELD
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said

JUNE, SEPTEMBER, TODAY = date(2020, 6, 30), date(2020, 9, 30), date(2021, 3, 1)
DATES = {"as_at": SEPTEMBER.isoformat(), "compared_with": JUNE.isoformat()}
MAY = date(2020, 5, 1)
LATE_TOLD = ("green", "sharing", "governance", "reviews")


def london(records):
    """Two people and a commitment, claimed complete in May; and what a meeting at the end of June knew of that."""
    records.person(ENFIELD, MAY)
    records.person(CAMDEN, MAY)
    records.add("recommendations", recommendation=1, title="The first")
    records.add("commitments", commitment="1.1", recommendation=1, title="To be done", evidence_kind="report")
    claimed(records, "complete", MAY)
    records.add("agreements", agreement_id="D1", partner=CAMDEN, sent_on=MAY, signed_on=MAY)
    in_charge(records, "U1", "CN")
    records.add("reviews", bcu="CN", exercise="2020-Q2", completed_on=date(2020, 6, 20))
    records.derive()
    take_snapshot("June", JUNE, by="chair", today=TODAY)


def in_charge(records, user_id, bcu):
    user = records.user(user_id, "mps", bcu, "spoc")
    rank = "detective_superintendent"
    records.add("spocs", bcu=bcu, from_on=MAY, to_on=None, user_id=user, rank=rank)


def claimed(records, status, when):
    records.add("status_updates", commitment="1.1", source="claim", recorded_on=when, status=status)


def test_what_was_recorded_late_is_no_change_since_the_meeting(records, opened):
    london(records)
    records.person(ENFIELD, date(2020, 6, 1))  # there by the meeting, and recorded after it
    claimed(records, "in_progress", date(2020, 6, 2))  # said by the meeting, and recorded after it
    records.person(ENFIELD, date(2020, 8, 1))  # came after the meeting
    records.derive()

    page = said(opened("overview", OVERSIGHT, **DATES))

    assert (
        "Recorded only after the meeting “June”, of 30 June 2020 itself, and no change since: claims of 1.1; "
        "People on the Matrix 3, known then as 2." in page
    )


def test_where_nothing_was_recorded_late_all_of_it_is_real_change(records, opened):
    london(records)
    records.person(ENFIELD, date(2020, 8, 1))  # came after the meeting
    records.derive()

    page = said(opened("overview", OVERSIGHT, **DATES))

    assert "All of that is real change: what the meeting “June” knew of 30 June 2020 still stands." in page


def test_every_page_that_says_a_change_says_what_was_recorded_late_the_same_way(records, opened):
    london(records)
    records.person(ENFIELD, date(2020, 6, 1))  # there by the meeting, and recorded after it
    records.add("agreements", agreement_id="D2", partner=ENFIELD, sent_on=MAY, signed_on=MAY)
    in_charge(records, "U2", "NA")
    records.add("reviews", bcu="NA", exercise="2020-Q2", completed_on=date(2020, 6, 20))
    records.derive()

    late = "Recorded only after the meeting “June”, of 30 June 2020 itself, and no change since: "
    told = {slug: said(opened(slug, OVERSIGHT, **DATES)) for slug in LATE_TOLD}

    assert f"{late}People on the Matrix 3, known then as 2" in told["green"]
    assert f"{late}Boroughs with a Data Sharing Agreement in force 2, known then as 1" in told["sharing"]
    reviews = "BCUs that completed the last quarter's review 2, known then as 1"
    assert f"{late}{reviews}" in unescape(told["reviews"])
    posts = "BCUs with a Detective Superintendent as single point of contact 2, known then as 1."
    assert f"{late}{posts}" in told["governance"]
    with standing_in(READERS[Role.SUPERINTENDENT]):
        assert snapshot_for(JUNE) is None


def test_where_nothing_was_recorded_late_the_other_pages_say_nothing_of_it(records, opened):
    london(records)
    records.person(ENFIELD, date(2020, 8, 1))  # came after the meeting
    records.derive()

    for slug in LATE_TOLD:
        assert "the meeting “June”" not in said(opened(slug, OVERSIGHT, **DATES))


def test_a_date_of_no_meeting_and_a_reader_of_a_bcu_are_told_nothing_of_it(records, opened):
    london(records)

    other = opened("overview", OVERSIGHT, as_at=SEPTEMBER.isoformat(), compared_with="2020-07-31")
    own = opened("overview", READERS[Role.SUPERINTENDENT], **DATES)

    assert "the meeting “June”" not in said(other)
    assert "the meeting “June”" not in said(own)
    with standing_in(READERS[Role.SUPERINTENDENT]):
        assert snapshot_for(JUNE) is None
    with standing_in(OVERSIGHT):
        assert snapshot_for(JUNE) == snapshot_of("June")


def test_a_change_is_the_real_one_and_what_was_recorded_late():
    """Known of June then: 20; known of June now: 23; of September: 28."""
    now, then, kept = (row(count) for count in (28, 23, 20))

    assert change(now, then, kept) == Change(real=5, late=3)
    assert change(now, then, row(None)) is None


def row(count):
    return row_of(register.matrix_population, "LONDON", JUNE, count, None, silent=False)
