"""The one list: things due made into lines, by date, with their words, and nobody named to who may not see it."""

from datetime import date, timedelta
from typing import Any

from dashboard.kinds import Listing
from dashboard.permissions import Ids
from dashboard.withhold import counted
from dashboard.work.due import ADDS, COUNTED_BY, HEADINGS, Due
from dashboard.work.horizon import Section, last_day_of_list, section_of
from dashboard.work.lines import Line, lines
from queries.review_grid import review_grid

D = date(2020, 11, 30)


def due(duty: str, subject: str, due_on: date, **more: Any) -> dict[str, Any]:
    return Due(D, "CN", duty, subject, due_on, f"about {subject}", **more)._asdict()


def made(*records: dict[str, Any]) -> dict[Section, list[Line]]:
    return {section: list(found) for section, found in lines(records, D).items()}


def only(*records: dict[str, Any]) -> Line:
    (line,) = (line for found in lines(records, D).values() for line in found)
    return line


def test_a_day_before_the_as_at_date_is_overdue_the_date_itself_and_six_more_are_this_week():
    assert section_of(date(2020, 11, 29), D) is Section.OVERDUE
    assert section_of(D, D) is Section.THIS_WEEK
    assert section_of(date(2020, 12, 6), D) is Section.THIS_WEEK
    assert section_of(date(2020, 12, 7), D) is Section.LATER


def test_the_list_ends_with_the_quarter_that_its_week_runs_into():
    assert last_day_of_list(D) == date(2020, 12, 31)
    assert last_day_of_list(date(2020, 12, 24)) == date(2020, 12, 31)
    assert last_day_of_list(date(2020, 12, 31)) == date(2021, 3, 31)


def test_the_earliest_stands_first_under_each_heading_whatever_it_is():
    found = made(
        due("audit", "U1", date(2020, 11, 20)),
        due("let_go", "N1", date(2020, 12, 18)),
        due("revoke", "U2", date(2020, 11, 12)),
        due("review", "N2", date(2020, 12, 31)),
        due("decide", "N3", D),
    )

    assert [line.kind for line in found[Section.OVERDUE]] == ["revoke", "audit"]
    assert [line.kind for line in found[Section.THIS_WEEK]] == ["decide"]
    assert [line.kind for line in found[Section.LATER]] == ["let_go", "review"]


def test_things_of_one_duty_and_day_are_one_line_and_of_two_days_two():
    found = made(
        due("let_go", "N227", date(2020, 12, 18)),
        due("let_go", "N530", date(2020, 12, 18)),
        due("let_go", "N611", date(2020, 12, 20)),
    )[Section.LATER]

    assert [(line.subject, line.due_on) for line in found] == [
        ("N227 and N530", date(2020, 12, 18)),
        ("N611", date(2020, 12, 20)),
    ]


def test_a_duty_of_more_than_three_days_under_one_heading_is_folded_into_one_line_of_the_earliest():
    line = only(*(due("audit", f"U{day}", date(2020, 11, day)) for day in (4, 3, 2, 1)))

    assert (line.count, line.due_on, line.of_one_day) == (4, date(2020, 11, 1), False)
    assert line.subject == "U1, U2, U3 and U4"
    assert [item.due_on.day for item in line.items] == [1, 2, 3, 4]


def test_up_to_six_are_named_and_more_are_counted():
    six = only(*(due("let_go", f"N{number}", D) for number in range(1, 7)))
    seven = only(*(due("let_go", f"N{number}", D) for number in range(1, 8)))

    assert six.subject == "N1, N2, N3, N4, N5 and N6"
    assert seven.subject == "7 people"
    assert len(seven.items) == 7


def test_removal_is_the_default_and_nobody_is_told_to_look_for_information():
    ahead = only(due("let_go", "N227", date(2020, 12, 18)))
    past = only(due("let_go", "N227", date(2020, 5, 4)))
    none = only(due("show", "N227", date(2020, 9, 30)), due("show", "N530", date(2020, 9, 30)))

    assert ahead.verb == past.verb == none.verb == "Let go or show why"
    assert ahead.reason == "leaves on 18 December 2020 unless information is already held"
    assert past.reason == "due to leave on 4 May 2020 unless information is already held"
    assert none.reason == "no dated information is on record; they leave unless it is already held"


def test_those_to_review_are_told_by_how_many_are_green_zero_harm_and_under_18():
    line = only(
        due("review", "N1", date(2020, 12, 31), green=1, zero_harm=1),
        due("review", "N2", date(2020, 12, 31), green=1, under_18=1),
        due("review", "N3", date(2020, 12, 31)),
    )

    assert line.subject == "N1, N2 and N3, not yet reviewed this quarter"
    assert line.reason == "2 Green, 1 zero harm, 1 under 18"


def test_questions_of_one_month_are_one_line_and_say_whom_to_ask():
    may = [
        due("ask", "U31", date(2020, 6, 30), of="E09000007 2020-05"),
        due("ask", "U31", date(2020, 6, 30), of="E09000019 2020-05"),
        due("ask", "U32", date(2020, 6, 30), of="E09000019 2020-05"),
    ]
    several, one = only(*may), only(may[0])

    assert (several.verb, several.subject) == ("Ask", "U31 and U32 about their openings")
    assert (several.reason, several.count) == ("openings that broke a rule in May 2020", 3)
    assert (one.subject, one.reason, one.about) == ("U31 about openings", "", "about U31")


def test_who_may_not_see_whose_they_are_gets_the_same_lines_counted_and_nothing_to_mark():
    records = [
        due("revoke", "U117", date(2020, 11, 12)),
        due("revoke", "U118", date(2020, 11, 12)),
        due("review", "N1", date(2020, 12, 31), green=1),
        due("review", "N2", date(2020, 12, 31), under_18=1),
    ]
    listing = Listing(
        question=review_grid, headings=HEADINGS, ids=Ids.USERS, counted_by=COUNTED_BY, adds=ADDS
    )

    found = made(*(dict(record) for record in counted(listing, records)))

    (revoke,), (review,) = found[Section.OVERDUE], found[Section.LATER]
    assert (revoke.subject, revoke.due_on, revoke.items) == ("access of 2 users", date(2020, 11, 12), ())
    assert (review.subject, review.reason) == (
        "2 people, not yet reviewed this quarter",
        "1 Green, 1 under 18",
    )
    assert "117" not in repr(found)
    assert "N1" not in repr(found)


def test_a_line_keeps_its_key_while_what_it_is_about_shrinks():
    two = only(due("let_go", "N1", D), due("let_go", "N2", D))
    one = only(due("let_go", "N2", D))

    assert two.key == one.key


def test_each_thing_of_a_line_is_a_line_of_its_own_when_unfolded():
    line = only(due("audit", "U1", D - timedelta(days=9)), due("audit", "U2", D - timedelta(days=9)))

    assert [(one.subject, one.about, one.count) for one in line.each()] == [
        ("U1", "about U1", 1),
        ("U2", "about U2", 1),
    ]
    assert tuple(item for one in line.each() for item in one.items) == line.items
