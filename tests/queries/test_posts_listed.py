"""Who held each post and the gaps between them, on hand-made rows."""

from datetime import date

from queries.posts_listed import posts_in_time
from queries.scope import LC, Scope

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
BEGAN, LEFT, CAME = date(2019, 3, 1), date(2020, 1, 10), date(2020, 2, 3)
SPANS = ("bcu", "state", "from_on", "to_on")
NEVER = [("CN", "not_recorded", None, None), ("SE", "not_recorded", None, None)]


def of_north_area(records, as_at=AS_AT):
    return [span[1:] for span in records.listed(posts_in_time, as_at, *SPANS) if span[0] == "NA"]


def test_a_gap_lies_between_who_left_and_who_came(records):
    post(records, "U1", BEGAN, LEFT)
    post(records, "U2", CAME)

    assert of_north_area(records) == [
        ("not_recorded", None, BEGAN),
        ("in_post", BEGAN, LEFT),
        ("vacant", LEFT, CAME),
        ("in_post", CAME, None),
    ]


def test_who_follows_on_the_same_day_leaves_no_gap_and_neither_does_who_overlaps(records):
    post(records, "U1", BEGAN, LEFT)
    post(records, "U2", LEFT, AS_AT)
    post(records, "U3", CAME)  # there while the second leaves

    assert [state for state, _, _ in of_north_area(records)] == ["not_recorded", *["in_post"] * 3]


def test_a_gap_is_open_until_the_date_though_somebody_comes_later(records):
    post(records, "U1", BEGAN, AS_AT)
    post(records, "U2", DAY_AFTER)

    assert of_north_area(records)[-1] == ("vacant", AS_AT, None)
    assert of_north_area(records, DAY_AFTER)[-2:] == [
        ("vacant", AS_AT, DAY_AFTER),
        ("in_post", DAY_AFTER, None),
    ]


def test_a_post_held_for_no_day_fills_no_gap(records):
    post(records, "U1", BEGAN, LEFT)
    post(records, "U2", LEFT, LEFT)
    post(records, "U3", CAME)

    assert [span for span in of_north_area(records) if span[0] == "vacant"] == [("vacant", LEFT, CAME)]


def test_who_came_on_the_very_date_is_the_first_on_record(records):
    post(records, "U1", AS_AT)

    assert of_north_area(records) == [("not_recorded", None, AS_AT), ("in_post", AS_AT, None)]


def test_who_has_not_left_by_the_date_is_in_post_and_no_end_is_given_away(records):
    post(records, "U1", BEGAN, DAY_AFTER)

    assert of_north_area(records)[-1] == ("in_post", BEGAN, None)
    assert of_north_area(records, DAY_AFTER)[-1] == ("vacant", DAY_AFTER, None)


def test_one_of_another_rank_is_no_gap_and_is_not_in_post_as_promised(records):
    post(records, "U1", BEGAN, rank="detective_chief_inspector")

    assert of_north_area(records) == [("not_recorded", None, BEGAN), ("other_rank", BEGAN, None)]


def test_a_bcu_that_never_had_any_is_not_recorded_and_still_so(records):
    post(records, "U1", BEGAN)
    found = records.listed(posts_in_time, AS_AT, *SPANS)

    assert [span for span in found if span[0] != "NA"] == NEVER


def test_the_course_is_the_one_first_completed_by_the_date(records):
    post(records, "U1", BEGAN)
    for completed_on in (CAME, LEFT, DAY_AFTER):
        records.add("training", user_id="U1", course="spoc", completed_on=completed_on)
    records.add("training", user_id="U1", course="data_protection", completed_on=BEGAN)  # another course

    assert records.listed(posts_in_time, AS_AT, "state", "trained_on", scope=Scope("NA"), levels=LC) == [
        ("not_recorded", None),
        ("in_post", LEFT),
    ]


def test_a_bcu_is_told_of_its_own_post_alone(records):
    post(records, "U1", BEGAN)
    post(records, "U2", BEGAN, bcu="CN")

    assert (
        records.listed(posts_in_time, AS_AT, "area", "bcu", scope=Scope("NA"), levels=LC)
        == [("NA", "NA")] * 2
    )


def post(records, user_id, from_on, to_on=None, *, bcu="NA", rank="detective_superintendent"):
    records.add(
        "spocs",
        bcu=bcu,
        from_on=from_on,
        to_on=to_on,
        user_id=records.user(user_id, "mps", bcu, "spoc"),
        rank=rank,
    )
