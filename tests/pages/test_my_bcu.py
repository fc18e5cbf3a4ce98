"""My BCU: the one list of what is due, for who holds the BCU, and as counts for the Group."""

from datetime import date

import pytest

from dashboard.permissions import Role, Viewer
from dashboard.sign_in.viewer import standing_in
from tests.making import CAMDEN, ENFIELD, ISLINGTON
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

CHIEF = Viewer("camden.chief", Role.SUPERINTENDENT, "CN")
DEPUTY = Viewer("camden.deputy", Role.SUPERINTENDENT, "CN")
D = "2020-11-30"
CANARIES = ("N-lapsed", "N-soon", "N-kept", "U-idle", "U-stranger")


@pytest.fixture
def central_north(records):
    """
    Somebody Green whose information lapsed on 4 May, somebody Green whose does on 18 December, somebody kept
    against a test; a user dormant since 12 November; a stranger's opening; a return that did not come. The log
    speaks in every month, and everybody else's work is done.
    """
    green = [(date(2020, 1, 1), 0, "green")]
    for id_, evidence_on, purpose in (
        ("N-lapsed", date(2019, 5, 4), "yes"),
        ("N-soon", date(2019, 12, 18), "yes"),
        ("N-kept", date(2020, 8, 1), "no"),
    ):
        records.person(CAMDEN, date(2019, 2, 1), scores=green, id_=id_, birth_month="2004-05")
        records.add(
            "review_outcomes",
            bcu="CN",
            exercise="2020-Q4",
            nominal_id=id_,
            reviewed_on=date(2020, 10, 14),
            outcome="retain",
            evidence_on=evidence_on,
            risk_justified="yes",
            purpose_consistent=purpose,
            article8_compatible="yes",
        )
    user(records, "U-idle", date(2020, 5, 12))
    user(records, "U-busy", date(2020, 11, 1))
    for day in (date(2019, 11, 20), date(2019, 12, 20), *(date(2020, month, 20) for month in range(1, 11))):
        records.opening("U-busy", CAMDEN, day)
    form(records, "U-busy", answered_on=date(2020, 10, 20), verdict="justified")
    stranger = records.user("U-stranger", "mps", "SE")
    records.opening(stranger, ISLINGTON, date(2020, 10, 3))
    records.add("reviews", bcu="NA", exercise="2020-Q3", completed_on=date(2020, 9, 20), removed_reported=0)
    records.person(ENFIELD, date(2019, 2, 1), id_="N-foreign")
    return records.derive()


def form(records, user_id, **answer):
    records.add(
        "access_queries",
        query_id=f"Q-{user_id}",
        user_id=user_id,
        sent_on=date(2020, 10, 9),
        due_on=date(2020, 11, 6),
        **answer,
    )


def user(records, id_, opened_on):
    records.user(id_, "mps", "CN")
    records.grant(id_, CAMDEN, date(2019, 1, 7))
    records.opening(id_, CAMDEN, opened_on)
    records.add("user_audits", user_id=id_, audited_on=date(2020, 10, 1))
    for course in ("data_protection", "operating_model"):
        records.add("training", user_id=id_, course=course, completed_on=date(2018, 12, 1))


def press(page, reader, key):
    with standing_in(reader):
        return page.button(key=key).click().run()


def keys(page):
    return [button.key for button in page.button]


def test_the_list_is_by_date_under_its_headings_each_with_a_reason(central_north, opened):
    page = said(opened("my_bcu", CHIEF, as_at=D))

    in_order = [
        "Overdue",
        "N-lapsed",
        "due to leave on 4 May 2020 unless information is already held",
        "July–September 2020",
        "N-kept",
        "the test of purpose says no; kept on 14 October 2020",
        "access of U-idle",
        "last opened a Matrix 12 May 2020",
        "18 days overdue",
        "This week, to 6 December 2020",
        "the single points of contact of U-stranger about openings",
        "Before the quarter ends on 31 December 2020",
        "N-soon",
        "leaves on 18 December 2020 unless information is already held",
        "October–December 2020",
    ]
    places = [page.find(words) for words in in_order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_page_opens_with_how_much_is_due_and_how_much_of_it_is_overdue(central_north, opened):
    page = opened("my_bcu", CHIEF, as_at=D)

    assert "Seven things are due in Central North; four are overdue." in said(page)


def test_a_form_without_an_answer_is_to_be_answered(central_north, opened):
    form(central_north, "U-idle")
    central_north.derive()

    page = said(opened("my_bcu", CHIEF, as_at=D))

    assert "the form sent to U-idle" in page
    assert "sent on 9 October 2020" in page
    assert "24 days overdue" in page
    assert "Eight things are due in Central North; five are overdue." in page


def test_what_is_marked_waits_for_the_next_load_and_is_due_no_more(central_north, opened, trail):
    page = opened("my_bcu", CHIEF, as_at=D)
    page = press(page, CHIEF, "act_revoke_2020-11-12")

    assert "Done, says camden.chief on" in said(page)
    assert "It waits for the next load." in said(page)
    assert "Six things are due in Central North; three are overdue." in said(page)
    assert [(row["what"], row["who"]) for row in trail()][-1] == ("marked done", "camden.chief")


def test_whoever_else_holds_the_bcu_sees_it_and_may_take_it_back(central_north, opened):
    press(opened("my_bcu", CHIEF, as_at=D), CHIEF, "act_revoke_2020-11-12")

    page = opened("my_bcu", DEPUTY, as_at=D)
    seen = said(page)
    page = press(page, DEPUTY, "act_revoke_2020-11-12")

    assert "Done, says camden.chief on" in seen
    assert "camden.chief" not in said(page)
    assert "Seven things are due" in said(page)


def test_a_load_that_bears_it_out_takes_it_off_the_list(central_north, opened):
    press(opened("my_bcu", CHIEF, as_at=D), CHIEF, "act_revoke_2020-11-12")
    central_north.opening("U-idle", CAMDEN, date(2020, 11, 20))
    central_north.derive()

    page = said(opened("my_bcu", CHIEF, as_at=D))

    assert "U-idle" not in page
    assert "Six things are due in Central North; three are overdue." in page


def test_what_a_later_load_still_has_is_open_again_and_says_so(central_north, opened):
    press(opened("my_bcu", CHIEF, as_at=D), CHIEF, "act_revoke_2020-11-12")
    central_north.derive()  # a load that does not bear it out

    page = opened("my_bcu", CHIEF, as_at=D)

    assert "Open again. It was marked as done by camden.chief on" in said(page)
    assert "the load of 1 March 2021 09:14 still has it." in said(page)
    assert "Seven things are due" in said(page)
    again = press(page, CHIEF, "act_revoke_2020-11-12")
    assert "It waits for the next load." in said(again)


def test_things_of_one_line_are_marked_one_by_one_where_it_unfolds(central_north, opened):
    user(central_north, "U-other", date(2020, 5, 12))
    central_north.derive()
    page = opened("my_bcu", CHIEF, as_at=D)
    assert "act_revoke_2020-11-12_0" not in keys(page)
    with standing_in(CHIEF):
        page.session_state["each_revoke_2020-11-12"] = True
        page = page.run()

    page = press(page, CHIEF, "act_revoke_2020-11-12_0")

    assert "1 of 2 done, says camden.chief on" in said(page)
    assert "Seven things are due" in said(page)  # the line is open as long as one of them is
    assert "It waits for the next load." in said(page)


def test_the_group_chooses_a_bcu_and_gets_counts_without_an_id_or_a_button(central_north, opened):
    page = opened("my_bcu", OVERSIGHT, as_at=D, bcu="Central North")

    assert [id_ for id_ in CANARIES if id_ in sent(page)] == []
    assert "Seven things are due in Central North; four are overdue." in said(page)
    assert "access of 1 user" in said(page)
    assert "1 person: kept, but a test says no" in said(page)
    assert "18 days overdue" in said(page)
    assert keys(page) == []


def test_the_scanner_finds_the_same_ids_where_they_may_travel(central_north, opened):
    assert [id_ for id_ in CANARIES if id_ not in sent(opened("my_bcu", CHIEF, as_at=D))] == []


def test_the_group_may_choose_any_other(central_north, opened):
    page = said(opened("my_bcu", OVERSIGHT, as_at=D, bcu="North Area"))

    assert "North Area beside London" in page
    assert "Central North" not in page


def test_the_group_sees_nothing_of_what_was_marked(central_north, opened):
    press(opened("my_bcu", CHIEF, as_at=D), CHIEF, "act_revoke_2020-11-12")

    page = said(opened("my_bcu", OVERSIGHT, as_at=D, bcu="Central North"))

    assert "camden.chief" not in page
    assert "Seven things are due" in page


def test_a_link_may_name_a_bcu_by_its_code_and_one_that_there_is_not_is_refused(central_north, opened):
    assert "Central North" in said(opened("my_bcu", OVERSIGHT, as_at=D, bcu="CN"))

    refused = opened("my_bcu", OVERSIGHT, as_at=D, bcu="XX")
    assert 'class="headline"' not in sent(refused)
    assert "There is no BCU XX in the register" in said(refused)


def test_own_figures_stand_beside_londons_and_no_other_bcus(central_north, opened):
    page = said(opened("my_bcu", CHIEF, as_at=D))

    assert "Central North beside London" in page
    assert "3" in page
    assert "North Area" not in page


def test_the_next_return_says_which_of_its_parts_are_whole(central_north, opened):
    page = said(opened("my_bcu", CHIEF, as_at=D))

    assert "The next return, October–December 2020" in page
    assert "✔ 3 of 3" in page
    assert "– due 31 December 2020" in page


def test_what_rests_on_a_silent_source_is_left_out_and_said_to_be(central_north, opened):
    full = said(opened("my_bcu", CHIEF, as_at=D))
    early = said(opened("my_bcu", CHIEF, as_at="2019-06-30"))

    assert "No data" not in full
    assert (
        "No data on outcomes of reviews, returns of reviews, the access log, audits of users and audit forms"
        in early
    )
    assert "is not thereby done" in early


def test_a_bcu_of_whom_nothing_is_recorded_says_no_data(central_north, opened):
    page = said(opened("my_bcu", Viewer("bexley", Role.SUPERINTENDENT, "SE"), as_at="2018-06-30"))

    assert 'class="headline">No data: nobody is recorded on a Matrix of South East' in page


def test_nothing_due_is_said_as_that_and_not_as_no_data(records, opened):
    records.person(CAMDEN, date(2020, 11, 2), scores=[(date(2020, 11, 2), 20, "amber")])
    records.derive()

    page = said(opened("my_bcu", CHIEF, as_at=D))

    assert "Nothing is due in Central North by 31 December 2020, as far as the records tell." in page


def test_a_mark_that_cannot_be_kept_is_told_in_a_sentence_and_the_list_stays(central_north, opened, caplog):
    from dashboard.app_store import app_writer  # noqa: PLC0415 # it is the test's own to break

    page = opened("my_bcu", CHIEF, as_at=D)
    with app_writer().begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )

    press(page, CHIEF, "act_revoke_2020-11-12")

    assert "This mark could not be kept, so nothing was marked." in caplog.text
    assert "waits for the next load" not in said(opened("my_bcu", DEPUTY, as_at=D))
