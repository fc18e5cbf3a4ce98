"""The page Access audit: what it says to each of its readers, for hand-made rows; and that it names nobody to the Group."""

import re
from datetime import UTC, date, datetime

import pytest

from dashboard.access.rules import RULES_SAID
from dashboard.permissions import Role
from queries.rules import RULES
from tests.making import CAMDEN, ENFIELD, ISLINGTON
from tests.pages.conftest import OVERSIGHT, READERS
from tests.pages.reading import said, sent

AUDITOR, SUPERINTENDENT = READERS[Role.AUDITOR], READERS[Role.SUPERINTENDENT]
AS_AT = "2020-12-31"
LONG_AGO = date(2018, 1, 1)
TRAINED = ("data_protection", "operating_model")


@pytest.fixture
def london(records):
    """A log without a gap: somebody who may do so opens the pan-London Matrix in each month."""
    may_do_all(records, "keeper", "mps", "intelligence", "custodian", "PAN")
    for number in range(13):
        records.opening("keeper", "PAN", date(2019 + (11 + number) // 12, (11 + number) % 12 + 1, 15))
    records.person(ENFIELD, date(2020, 12, 1))
    records.add("user_audits", user_id="keeper", audited_on=date(2020, 12, 1))
    return records


def test_a_finding_is_a_card_with_its_sentence_its_source_its_readings_and_what_to_do(london, opened):
    partner(london, "P1", CAMDEN)
    for _ in range(2):
        london.opening("P1", CAMDEN, date(2020, 5, 4), action="download")
    london.derive()

    words = said(opened("access", AUDITOR))

    (card,) = cards(words)
    assert (
        "Partner user P1 downloaded Camden’s local Matrix twice on 4 May 2020. Partners may only preview."
        in card
    )
    assert "Recommendation 6, action paragraph 9; stated in the paper" in card
    assert "It may be innocent: the system may have logged a preview as a download" in card
    assert "○ not asked" in card
    assert "Next: Send the audit form" in card
    assert "2 openings in May 2020; none in any other month" in card
    assert (
        "One of nine rules was broken by openings that nobody has explained, download or edit by a partner (2)"
        in (words)
    )
    assert "breach" not in words.lower()


@pytest.mark.parametrize(
    ("form", "mark", "then"),
    [
        ({"due_on": date(2021, 1, 4)}, "◐ asked", "Await the answer, due on 4 January 2021"),
        ({"due_on": date(2020, 12, 31)}, "◐ asked", "Await the answer, due on 31 December 2020"),
        ({"due_on": date(2020, 12, 30)}, "◐ asked, ▲ overdue", "the answer was due on 30 December 2020"),
        (
            {"answered_on": date(2021, 1, 1), "verdict": "justified"},
            "◐ asked, ▲ overdue",
            "was due on 1 June 2020",
        ),
        ({"answered_on": date(2020, 6, 1)}, "◐ answered, not judged", "Judge the answer"),
        (
            {"answered_on": date(2020, 6, 1), "verdict": "justified"},
            "✔ answered: justified",
            "Nothing to ask",
        ),
        (
            {"answered_on": date(2020, 6, 1), "verdict": "unverified"},
            "? answered: unverified",
            "Find what would",
        ),
        (
            {"answered_on": date(2020, 6, 1), "verdict": "unjustified"},
            "✕ answered: unjustified",
            "An inquiry decides",
        ),
    ],
)
def test_a_card_says_where_it_stands_and_what_comes_next(london, opened, form, mark, then):
    partner(london, "P1", CAMDEN)
    event = london.opening("P1", CAMDEN, date(2020, 5, 4), action="download")
    london.opening(
        "P1", CAMDEN, date(2020, 5, 4)
    )  # an innocent one: asking about it is not asking about the other
    due = {"sent_on": date(2020, 5, 20), "due_on": date(2020, 6, 1)}
    london.add("access_queries", query_id="Q1", user_id="P1", event_id=event, **(due | form))
    london.derive()

    (card,) = cards(said(opened("access", AUDITOR)))

    assert f"{mark} " in card
    assert then in card


def test_a_form_about_another_opening_of_that_day_asks_nothing_about_the_finding(london, opened):
    partner(london, "P1", CAMDEN)
    london.opening("P1", CAMDEN, date(2020, 5, 4), action="download")
    innocent = london.opening("P1", CAMDEN, date(2020, 5, 4))
    london.asked_about(innocent, "P1", date(2020, 6, 1), "justified")
    london.derive()

    (card,) = cards(said(opened("access", AUDITOR)))

    assert "○ not asked" in card


def test_a_card_counts_a_users_months_openings_of_several_matrices_once_each(london, opened):
    may_do_all(london, "M1", "mps", "CN", "viewer", ENFIELD)
    for matrix, days in ((CAMDEN, (4, 4)), (ISLINGTON, (19,)), ("PAN", (6,))):
        for day in days:
            london.opening("M1", matrix, date(2020, 5, day))
    london.opening("ghost", CAMDEN, date(2020, 5, 4))
    london.derive()

    found = cards(said(opened("access", AUDITOR, rule="Without a grant")))

    assert len(found) == 2
    assert (
        "MPS user M1 viewed Camden’s and Islington’s local Matrices and the pan-London Matrix four times between 4 and "
        "19 May 2020. No grant covers it."
    ) in found[0]
    assert "A user whom nobody knows viewed Camden’s local Matrix on 4 May 2020." in found[1]


def test_a_rule_leads_to_its_cards_alone(london, opened):
    partner(london, "P1", CAMDEN)
    london.opening("P1", CAMDEN, date(2020, 5, 4), action="download", version="archive")
    london.derive()

    every = said(opened("access", AUDITOR))
    (address,) = re.findall(r'href="/access\?rule=([^"]*)" target="_self">Past version<', every)
    (card,) = cards(said(opened("access", AUDITOR, rule=address.replace("+", " "))))

    assert len(cards(every)) == 2
    assert "Past versions are open to custodians only" in card


def test_the_latest_cards_are_shown_and_all_where_the_reader_asks(london, opened):
    partner(london, "P1", CAMDEN)
    for month in range(1, 9):
        london.opening("P1", CAMDEN, date(2020, month, 4), action="edit")
    london.derive()

    few, every = (said(opened("access", AUDITOR, **query)) for query in ({}, {"all_findings": "true"}))

    assert (len(cards(few)), len(cards(every))) == (4, 8)
    assert "on 4 August 2020" in cards(few)[0]
    assert cards(few) == cards(every)[:4]
    assert (
        heading(opened("access", AUDITOR)) == "The four latest of eight questions to ask; eight not asked yet"
    )


def test_the_openings_behind_a_finding_are_shown_where_the_address_names_it(london, opened):
    partner(london, "P1", CAMDEN)
    event = london.opening("P1", CAMDEN, datetime(2020, 5, 31, 22, 59, tzinfo=UTC), action="download")
    london.opening("P1", CAMDEN, datetime(2020, 5, 31, 22, 58, tzinfo=UTC))  # breaks no rule
    london.opening("P1", CAMDEN, date(2020, 6, 1), action="download")  # another month
    london.asked_about(event, "P1", date(2020, 6, 9), "unverified")
    london.derive()

    words = said(opened("access", AUDITOR, finding="partner_download.P1.2020-05"))

    assert "31 May 2020, 23:59 Camden current downloaded 1 ? unverified" in plain(words)  # in London's time
    assert "31 May 2020, 23:58" not in words
    assert len(cards(words)) == 1
    assert "?finding=partner_download.P1.2020-05" in words


@pytest.mark.parametrize(
    "finding", ["", "x", "partner_download.P1", "nothing.P1.2020-05", "no_grant.P1.never"]
)
def test_an_address_that_names_no_finding_shows_none(london, opened, finding):
    page = opened("access", AUDITOR, finding=finding)

    assert not page.exception
    assert "31 May" not in said(page)


def test_the_group_is_told_counts_by_rule_and_unit_and_no_id(london, opened):
    partner(london, "secret-P", CAMDEN)
    may_do_all(london, "secret-M", "mps", "NA", "viewer", ENFIELD, grant_id="secret-G")
    event = london.opening("secret-P", CAMDEN, date(2020, 5, 4), action="download")
    london.opening("secret-M", CAMDEN, date(2020, 12, 4))
    london.add(
        "access_queries",
        query_id="secret-Q",
        user_id="secret-P",
        event_id=event,
        sent_on=date(2020, 6, 1),
        due_on=date(2020, 7, 1),
    )
    london.derive()
    asked = {
        "rule": "partner_download",
        "finding": "partner_download.secret-P.2020-05",
        "all_findings": "true",
    }

    page, twin = opened("access", OVERSIGHT, **asked), opened("access", AUDITOR)

    assert "secret" not in sent(page)
    assert cards(said(page)) == []
    assert row_of(said(page), "Download or edit by a partner")[:5] == ["1 of 1", "1", "0", "0", "0"]
    assert row_of(said(page), "Without a grant")[:5] == ["1 of 1", "1", "0", "0", "0"]
    assert row_of(said(page), "Audit forms overdue")[:4] == ["1 of 1", "1", "0", "0"]
    assert "secret-P" in sent(twin)
    assert "secret-M" in sent(twin)


def test_a_superintendent_sees_findings_on_own_matrices_and_of_own_users_and_of_strangers_the_id(
    london, opened
):
    for user, bcu in (("own", "NA"), ("stranger", "CN")):
        may_do_all(london, user, "mps", bcu, "viewer", "PAN")
        for matrix in (ENFIELD, CAMDEN):
            london.opening(user, matrix, date(2020, 5, 4), version="archive")
    asked = london.opening("stranger", ENFIELD, date(2020, 5, 4), version="archive")
    london.asked_about(asked, "stranger", None, None)
    london.derive()

    words = said(opened("access", SUPERINTENDENT))
    of_own, of_stranger = sorted(cards(words), key=lambda card: "stranger" in card)

    assert "MPS user own viewed a past version of Camden’s and Enfield’s local Matrices twice" in of_own
    assert "User stranger viewed a past version of Enfield’s local Matrix twice" in of_stranger
    assert "– asked elsewhere, if at all" in of_stranger
    assert "Of another BCU" in of_stranger
    assert row_of(words, "Past version") == ["3 of 3", "5 of 5"]
    assert "In North Area one of nine rules was broken" in words


def test_a_log_with_a_gap_clears_nobody_and_hides_nothing(records, opened):
    partner(records, "P1", CAMDEN)
    records.opening("P1", CAMDEN, date(2020, 12, 4), action="download")
    records.person(ENFIELD, date(2020, 12, 1))
    records.derive()

    page = opened("access", AUDITOR)

    assert 'class="headline">No data: the log does not hold each of the 12 months' in said(page)
    assert "what is not listed may not have been looked at" in said(page)
    assert len(cards(said(page))) == 1
    assert row_of(said(page), "Past version") == ["no data"]


def test_the_month_tells_people_by_matrix_and_action_the_days_of_the_log_and_the_audit(london, opened):
    for user, matrix, action, day in (
        ("keeper", CAMDEN, "view", 1),
        ("keeper", CAMDEN, "view", 1),
        ("ghost", CAMDEN, "download", 2),
        ("ghost", ENFIELD, "edit", 2),
    ):
        london.opening(user, matrix, date(2020, 11, day), action=action)
    london.add(
        "system_audits", month="2020-11", completed_on=date(2020, 12, 7), findings_sent_on=date(2020, 12, 9)
    )
    london.derive()

    words = said(opened("access", AUDITOR, as_at="2020-12-30"))

    assert "Two people opened a Matrix in November 2020" in words
    assert "Of two people, one downloaded and one edited in November 2020" in words
    assert row_of(words, "Central North") == ["2", "1", "2", "1", "1", "0", "0"]
    assert row_of(words, "Pan-London Matrix") == ["1", "1", "1", "0", "0", "0", "0"]
    assert row_of(words, "London") == ["2", "1", "3", "1", "1", "1", "1"]
    assert row_of(words, "Days with an opening in the log") == ["3 of 30"]
    assert "The log holds no opening on 27 days of November 2020: is it whole?" in words
    assert (
        "✔ The audit of November 2020 was done on 7 December 2020; its findings were sent on 9 December 2020."
        in (words)
    )


@pytest.mark.parametrize(
    ("as_at", "audit", "sentence"),
    [
        ("2020-12-30", {}, "✕ The audit of November 2020 is not done."),
        ("2020-12-31", {}, "The audit of December 2020 is not due yet."),
        (
            "2020-12-30",
            {"completed_on": date(2020, 12, 7)},
            "✕ The audit of November 2020 was done on 7 December 2020; its findings were not sent.",
        ),
        ("2020-12-30", {"completed_on": date(2020, 12, 31)}, "✕ The audit of November 2020 is not done."),
    ],
)
def test_the_months_audit_is_done_not_done_or_not_due(london, opened, as_at, audit, sentence):
    london.add("system_audits", month="2020-10", completed_on=date(2020, 11, 3))
    london.add("system_audits", month="2020-11", **audit)
    london.derive()

    assert sentence in said(opened("access", OVERSIGHT, as_at=as_at))


def test_what_stands_wrong_is_listed_by_how_long_with_what_to_do(london, opened):
    for number in range(7):
        user = may_do_all(london, f"U{number}", "mps", "NA", "viewer", ENFIELD, on=date(2020, 1, 1 + number))
        london.opening(user, ENFIELD, date(2020, 2, 1 + number))
        london.add("user_audits", user_id=user, audited_on=date(2020, 12, 1))
    london.derive()

    words = said(opened("access", AUDITOR))

    assert "Users who do not use their access: 7 revoke the access" in plain(words)
    assert (
        "1 August 2020 U0, viewer, North Area last opened 1 February 2020; granted 1 January 2020"
        in plain(words)
    )
    assert "and 2 more" in plain(words)
    assert "Users not audited in six months: 0" in plain(words)


def test_what_stands_wrong_of_users_is_only_counted_for_the_group(london, opened):
    user = may_do_all(london, "U1", "mps", "NA", "viewer", ENFIELD)
    london.add("user_audits", user_id=user, audited_on=date(2020, 12, 1))
    london.add("archive_versions", version_id="A2016", archived_on=date(2016, 6, 1))
    london.derive()

    group, own = (said(opened("access", reader)) for reader in (OVERSIGHT, SUPERINTENDENT))

    silent = 5 * 12  # nobody opened a borough's Matrix
    assert (
        f"{silent + 4} things are not as promised; three of them are about users, and are only counted, above"
        in group
    )
    assert "1 June 2020 A2016 kept over four years" in plain(group)
    assert "26 things are not as promised" in own  # of two boroughs, U1, and the grant they gave themself
    assert "A2016" not in own


def test_who_is_due_for_audit_by_the_end_of_next_month_is_listed_the_first_due_first(london, opened):
    for user, audited_on in (
        ("due second", date(2020, 7, 31)),
        ("due first", date(2020, 7, 2)),
        ("not yet", date(2020, 8, 2)),
    ):
        may_do_all(london, user, "mps", "NA", "viewer", ENFIELD)
        london.add("user_audits", user_id=user, audited_on=audited_on)
    london.derive()

    words, counted = (said(opened("access", reader)) for reader in (AUDITOR, OVERSIGHT))

    assert "Two users’ audits fall due by the end of next month" in words
    assert (
        "1 January 2021 due first North Area viewer 2 July 2020 30 January 2021 due second North Area viewer 31 July 2020"
        in plain(words)
    )
    assert "Two users’ audits fall due by the end of next month" in counted
    assert "due first" not in counted


def test_the_openings_drawn_by_lot_are_the_same_again_and_say_how_they_were_drawn(london, opened):
    for day in range(1, 31):
        london.opening("keeper", CAMDEN, date(2020, 12, day), action="edit")
    london.derive()

    once, again = (said(opened("access", AUDITOR)) for _ in range(2))

    assert "Ten openings of December 2020, drawn by lot to ask about" in once
    assert "The seed is “2020-12”" in once
    assert sample(once) == sample(again)
    assert sample(once).count("keeper") == 10
    assert sample(said(opened("access", OVERSIGHT))) == ""


def test_every_rule_has_its_words():
    assert RULES_SAID.keys() == RULES.keys()
    assert all(part for rule in RULES_SAID.values() for part in rule)


def may_do_all(records, user, organisation, unit, role, matrix, *, on=LONG_AGO, grant_id=None):  # noqa: PLR0917
    """A user who breaks no rule by viewing that Matrix."""
    records.user(user, organisation, unit, role)
    records.grant(user, matrix, on, id_=grant_id)
    for course in TRAINED:
        records.add("training", user_id=user, course=course, completed_on=LONG_AGO)
    return user


def partner(records, user, borough):
    """A partner who breaks no rule by viewing their own borough's Matrix."""
    may_do_all(records, user, "borough", borough, "partner", borough)
    records.add("access_forms", user_id=user, signed_on=LONG_AGO)
    records.add(
        "agreements",
        agreement_id=f"D-{user}",
        partner=borough,
        sent_on=LONG_AGO,
        signed_on=LONG_AGO,
        sharing_started_on=LONG_AGO,
    )


def cards(words):
    return [plain(card) for card in re.findall(r"<article.*?</article>", words, re.DOTALL)]


def heading(page):
    return re.findall(r'<h2 class="finding">([^<]*)<', said(page))[0]


def sample(words):
    """The table of the openings drawn; nothing where there is none."""
    _, _, after = words.partition("drawn by lot to ask about")
    return after.partition("<table")[2]


def row_of(words, name):
    """The cells of the row that begins with a name."""
    pattern = rf"<tr[^>]*><th[^>]*>(?:<a[^>]*>)?{re.escape(name)}(?:</a>)?</th>(.*?)</tr>"
    found = re.search(pattern, words, re.DOTALL)
    assert found, name
    return [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)]


def plain(words):
    return " ".join(re.sub(r"<[^>]*>", " ", words).split()).replace(" .", ".")
