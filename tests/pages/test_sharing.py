"""What the page Data sharing and a borough's sheet say of hand-made rows."""

import re
from datetime import date

import pytest

from dashboard.permissions import Role, Viewer
from tests.making import BEXLEY, BOROUGHS, CAMDEN, ENFIELD, HARINGEY, ISLINGTON
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

AS_AT, BEFORE = "2020-07-31", "2020-03-31"
SENT, SIGNED = date(2019, 12, 5), date(2020, 6, 1)
OF_NORTH_AREA = Viewer("a superintendent", Role.SUPERINTENDENT, "NA")
OF_SOUTH_EAST = Viewer("another", Role.SUPERINTENDENT, "SE")


def agreement(records, partner, **values):
    number = next(records._ids)
    records.add("agreements", **{"agreement_id": f"D{number}", "partner": partner, "sent_on": SENT} | values)


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def headline(page):
    (found,) = re.findall(r'<h1 class="headline">(.*?)</h1>', said(page))
    return found


def sheet(page):
    (found,) = re.findall(r'<article class="sheet">.*?</article>', said(page), re.DOTALL)
    return words(found)


def listed(page):
    """The list by name: each row's cells as words."""
    (table,) = re.findall(r'<table class="plain boroughs[ \w]*">.*?</table>', said(page), re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    return [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]


@pytest.mark.parametrize(
    ("signed", "reader", "sentence"),
    [
        ([], OVERSIGHT, "None of the five boroughs has"),
        ([ENFIELD], OVERSIGHT, "One of five boroughs has"),
        ([ENFIELD, CAMDEN], OVERSIGHT, "Two of five boroughs have"),
        ([*BOROUGHS], OVERSIGHT, "All five boroughs have"),
        ([CAMDEN], OF_NORTH_AREA, "Neither of the two boroughs in North Area has"),
        ([ENFIELD], OF_NORTH_AREA, "One of the two boroughs in North Area has"),
        ([ENFIELD, HARINGEY], OF_NORTH_AREA, "Both boroughs in North Area have"),
        ([CAMDEN], OF_SOUTH_EAST, "The one borough in South East does not have"),
        ([BEXLEY], OF_SOUTH_EAST, "The one borough in South East has"),
    ],
)
def test_the_page_opens_with_how_many_signed_said_as_one_says_it(records, opened, signed, reader, sentence):
    agreement(records, ISLINGTON, sent_on=SENT)
    for borough in signed:
        agreement(records, borough, signed_on=SIGNED)
    records.derive()

    said_ = headline(opened("sharing", reader, as_at=AS_AT, compared_with=BEFORE))

    assert said_.startswith(f"{sentence} a Data Sharing Agreement in force")


def test_a_rise_is_said_from_the_compared_date_in_words(records, opened):
    agreement(records, ENFIELD, signed_on=date(2020, 3, 31))
    agreement(records, CAMDEN, signed_on=date(2020, 4, 1))
    records.derive()

    assert headline(opened("sharing", OVERSIGHT, as_at=AS_AT, compared_with=BEFORE)) == (
        "Two of five boroughs have a Data Sharing Agreement in force, up from one on 31 March 2020."
    )


def test_the_list_by_name_comes_before_the_map_and_each_name_leads_to_its_sheet(records, opened):
    agreement(
        records,
        ENFIELD,
        signed_on=SIGNED,
        sharing_started_on=date(2020, 7, 1),
        review_due_on=date(2021, 6, 1),
    )
    agreement(records, CAMDEN, stage="with_legal", next_step="Lawyers to meet")
    agreement(records, BEXLEY, signed_on=SIGNED, ended_on=date(2020, 7, 2))
    records.derive()

    page = opened("sharing", OVERSIGHT, as_at=AS_AT)
    told = sent(page)

    assert listed(page) == [
        ["Bexley", "ended 2 July 2020", "5 December 2019", "1 June 2020", "–", "–", "none noted"],
        ["Camden", "with lawyers", "5 December 2019", "–", "–", "–", "Lawyers to meet"],
        ["Enfield", "sharing", "5 December 2019", "1 June 2020", "1 July 2020", "1 June 2021", "–"],
        ["Haringey", "not sent", "–", "–", "–", "–", "none noted"],
        ["Islington", "not sent", "–", "–", "–", "–", "none noted"],
    ]
    assert told.index("Every borough, by name") < told.index("Tile map of 5 boroughs")
    assert f'href="/sharing?as_at=2020-07-31&amp;borough={CAMDEN}" target="_self">Camden' in said(page)


@pytest.mark.parametrize(
    ("as_at", "passed"),
    [
        ("2020-07-30", False),
        ("2020-07-31", True),
    ],
)
def test_a_review_that_fell_due_is_named_and_ends_nothing(records, opened, as_at, passed):
    agreement(records, ENFIELD, signed_on=SIGNED, review_due_on=date(2020, 7, 31))
    records.derive()

    page = said(opened("sharing", OVERSIGHT, as_at=as_at))

    sentence = "fell due and is not recorded as held: Enfield (31 July 2020). It stays in force until ended."
    assert (sentence in page) is passed
    assert "One of five boroughs has" in page


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (None, "HMPPS has no agreement in force."),
        ({"stage": "with_mps"}, "HMPPS has no agreement in force."),
        ({"signed_on": SIGNED}, "signed on 1 June 2020; sharing has not started."),
        (
            {"signed_on": SIGNED, "sharing_started_on": date(2020, 7, 1)},
            "signed on 1 June 2020; shared with since 1 July 2020.",
        ),
        ({"signed_on": SIGNED, "ended_on": date(2020, 7, 1)}, "HMPPS had an agreement, which has ended."),
    ],
)
@pytest.mark.parametrize("reader", [OVERSIGHT, OF_NORTH_AREA], ids=lambda reader: reader.role)
def test_hmpps_is_told_to_every_reader_in_words(records, opened, reader, row, sentence):
    agreement(records, CAMDEN)
    if row is not None:
        agreement(records, "hmpps", **row)
    records.derive()

    assert sentence in said(opened("sharing", reader, as_at=AS_AT))


def test_nobody_signing_is_none_of_none_sharing_not_a_share(records, opened):
    agreement(records, CAMDEN)
    records.derive()

    page = words(said(opened("sharing", OVERSIGHT, as_at=AS_AT, compared_with=BEFORE)))

    assert "Boroughs with an agreement in force 0 of 5 0 of 5 of them, sharing has started none none" in page


def test_a_partner_without_an_agreement_is_counted_and_not_called_a_breach(records, opened):
    partner = records.user("U1", "borough", CAMDEN, "partner")
    for month in range(
        7, 13
    ):  # that of July 2019 lies before the 12 months, that of December after it started
        records.opening(partner, CAMDEN, date(2019, month, 20))
    for month in range(1, 8):
        records.opening(records.user(f"M{month}", "mps", "CN"), CAMDEN, date(2020, month, 1))
    agreement(records, CAMDEN, signed_on=date(2019, 12, 20), sharing_started_on=date(2019, 12, 20))
    records.derive()

    page = words(said(opened("sharing", OVERSIGHT, as_at=AS_AT)))
    told = sheet(opened("sharing", OVERSIGHT, as_at=AS_AT, borough=CAMDEN))

    assert "Openings by partners without an agreement, in 12 months, not explained 4 of 4" in page
    assert "breach" not in page
    assert (
        "partners opened Camden’s Matrix without an agreement in force and started four times; "
        "4 of 4 not yet explained."
    ) in told


@pytest.mark.parametrize(
    ("row", "sentence", "asked"),
    [
        (None, "Camden has not been sent an agreement.", "The MPS: to send one."),
        ({}, "Camden was sent an agreement and has not signed it.", "The MPS: to find out"),
        (
            {"stage": "with_borough"},
            "Camden has not signed: the agreement lies with the borough.",
            "The borough, Camden.",
        ),
        (
            {"stage": "refused"},
            "Camden has refused the agreement, as a council lawfully may.",
            "Nobody is pressed to sign.",
        ),
        (
            {"signed_on": SIGNED},
            "Camden has signed; sharing has not started.",
            "to agree the day on which sharing starts",
        ),
        (
            {"signed_on": SIGNED, "sharing_started_on": SIGNED},
            "Camden has signed, and sharing has started.",
            "Nobody, until the review is due.",
        ),
        (
            {"signed_on": SIGNED, "sharing_started_on": SIGNED, "review_due_on": date(2020, 7, 31)},
            "Camden has an agreement in force; the date of its review has passed.",
            "to hold the review that fell due",
        ),
        (
            {"signed_on": SIGNED, "sharing_started_on": SIGNED, "ended_on": date(2020, 7, 31)},
            "Camden had an agreement; it has ended.",
            "whether it wants another",
        ),
    ],
)
def test_a_boroughs_sheet_says_where_it_stands_and_who_is_asked(records, opened, row, sentence, asked):
    agreement(records, ENFIELD)
    if row is not None:
        agreement(records, CAMDEN, **row)
    records.derive()

    page = opened("sharing", OVERSIGHT, as_at=AS_AT, borough=CAMDEN)

    assert headline(page) == sentence
    assert asked in sheet(page)


@pytest.mark.parametrize(
    ("row", "shared"),
    [
        ({}, False),
        ({"signed_on": SIGNED}, False),
        ({"signed_on": SIGNED, "sharing_started_on": date(2020, 8, 1)}, False),
        ({"signed_on": SIGNED, "sharing_started_on": date(2020, 7, 31)}, True),
        ({"signed_on": SIGNED, "sharing_started_on": SIGNED, "review_due_on": date(2020, 7, 1)}, True),
        ({"signed_on": SIGNED, "sharing_started_on": SIGNED, "ended_on": date(2020, 7, 31)}, False),
        ({"signed_on": SIGNED, "sharing_started_on": SIGNED, "ended_on": date(2020, 8, 1)}, True),
    ],
)
def test_lists_may_be_shared_while_an_agreement_is_in_force_and_sharing_has_started(
    records, opened, row, shared
):
    agreement(records, CAMDEN, **row)
    records.derive()

    told = sheet(opened("sharing", OVERSIGHT, as_at=AS_AT, borough=CAMDEN))

    assert ("What the agreement sets out" in told) is shared
    assert ("any list made from it" in told) is not shared
    assert "It stays lawful without an agreement and is not counted here." in told
    assert "Copies, downloads or edits by a partner." in told


def test_a_sheet_has_its_dates_and_its_next_step_and_says_what_is_missing(records, opened):
    agreement(
        records, CAMDEN, signed_on=SIGNED, review_due_on=date(2020, 7, 1), next_step="The board to meet"
    )
    agreement(records, ENFIELD, stage="with_mps")
    records.derive()

    signed, waiting = (
        sheet(opened("sharing", OVERSIGHT, as_at=AS_AT, borough=borough)) for borough in (CAMDEN, ENFIELD)
    )

    assert (
        "Sent 5 December 2019 Signed 1 June 2020 Sharing since not started Review due 1 July 2020, passed "
        "Ended not ended Next step The board to meet."
    ) in signed
    assert (
        "Sent 5 December 2019 Signed not signed Sharing since not started Review due – Ended – "
        "Next step No next step is noted."
    ) in waiting
    assert "No data: the access log does not reach over the 12 months to 31 July 2020." in waiting


def test_a_superintendent_has_the_sheets_of_their_own_boroughs_and_no_other(records, opened, caplog):
    for borough in (ENFIELD, CAMDEN):
        agreement(records, borough, next_step=f"Step of {borough}")
    records.derive()

    own = opened("sharing", OF_NORTH_AREA, as_at=AS_AT, borough=ENFIELD)
    other = opened("sharing", OF_NORTH_AREA, as_at=AS_AT, borough=CAMDEN)

    assert f"Step of {ENFIELD}" in sheet(own)
    assert "Camden" not in sent(own)
    assert f"Step of {CAMDEN}" not in sent(other)
    assert "Camden" not in sent(other)
    assert 'class="headline"' not in sent(other)
    assert "the borough it names is not among those shown to you" in caplog.text


@pytest.mark.parametrize("borough", ["E09999999", "LONDON", "<script>"])
def test_a_sheet_of_no_borough_is_refused_in_a_sentence(records, opened, caplog, borough):
    agreement(records, CAMDEN)
    records.derive()

    page = opened("sharing", OVERSIGHT, as_at=AS_AT, borough=borough)

    assert 'class="headline"' not in sent(page)
    assert "<script>" not in sent(page)
    assert "the borough it names is not among those shown to you" in caplog.text


def test_a_sheet_without_any_agreement_recorded_says_no_data(records, opened, caplog):
    records.person(CAMDEN, date(2019, 1, 1))
    records.derive()

    page = opened("sharing", OVERSIGHT, as_at=AS_AT, borough=CAMDEN)

    assert "No data: no Data Sharing Agreement had been recorded by 31 July 2020." in caplog.text
    assert 'class="headline"' not in sent(page)
