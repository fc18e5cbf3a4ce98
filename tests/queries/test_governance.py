"""Single points of contact and the other data sets, on hand-made rows."""

from datetime import date

from queries.governance import dataset_checks_met, spocs_in_post, spocs_trained

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 3, 1)


def test_a_bcu_has_its_single_point_of_contact_from_the_first_day_to_the_day_before_the_last(records):
    spoc(records, "NA", from_on=AS_AT)
    spoc(records, "CN", to_on=DAY_AFTER)
    # not in post: it ended that day
    spoc(records, "SE", to_on=AS_AT)

    found = records.ask(spocs_in_post, AS_AT)

    assert found == {"LONDON": (1 + 1, 3), "NA": (1, 1), "CN": (1, 1), "SE": (0, 1)}


def test_one_of_another_rank_or_still_to_come_is_no_single_point_of_contact(records):
    spoc(records, "NA", rank="inspector")
    spoc(records, "CN", from_on=DAY_AFTER)

    assert records.ask(spocs_in_post, AS_AT)["LONDON"] == (0, 3)


def test_two_in_post_count_one_bcu(records):
    spoc(records, "NA")
    spoc(records, "NA", from_on=date(2019, 5, 1))

    assert records.ask(spocs_in_post, AS_AT)["LONDON"] == (1, 3)


def test_a_bcu_is_trained_where_any_in_post_completed_the_course_by_the_date(records):
    spoc(records, "NA")  # the other one in post was not trained
    train(records, spoc(records, "NA", from_on=date(2019, 5, 1)), AS_AT)
    # not trained: a day too late; another course
    train(records, spoc(records, "CN"), DAY_AFTER)
    train(records, spoc(records, "SE"), EARLIER, course="data_protection")

    found = records.ask(spocs_trained, AS_AT)

    assert found == {"LONDON": (1, 3), "NA": (1, 1), "CN": (0, 1), "SE": (0, 1)}


def test_bcus_without_a_single_point_of_contact_are_no_part_of_those_trained(records):
    train(records, spoc(records, "NA", rank="inspector"), EARLIER)
    train(records, spoc(records, "CN", to_on=AS_AT), EARLIER)
    train(records, spoc(records, "SE"), EARLIER)

    assert records.ask(spocs_trained, AS_AT) == {
        "LONDON": (1, 1),
        "NA": (0, 0),
        "CN": (0, 0),
        "SE": (1, 1),
    }


def test_a_history_asks_of_each_date_by_itself(records):
    train(records, spoc(records, "NA", from_on=AS_AT), DAY_AFTER)

    found = records.ask(spocs_trained, date(2020, 6, 29), AS_AT, DAY_AFTER)

    assert [found[day, "LONDON"] for day in (date(2020, 6, 29), AS_AT, DAY_AFTER)] == [(0, 0), (0, 1), (1, 1)]


def test_the_latest_check_of_each_kind_speaks_for_a_data_set(records):
    for dataset in ("A", "B"):
        records.add("datasets", dataset=dataset)
    checked(records, "A", "dpia", EARLIER, "no")
    checked(records, "A", "dpia", AS_AT, "yes")  # counts: the latest by then
    checked(records, "A", "policy_document", AS_AT, "yes")  # counts: made that very day
    checked(records, "A", "access_logs", EARLIER, "yes")  # counts: the next one is still to come
    checked(records, "A", "access_logs", DAY_AFTER, "no")
    # not met: met once, and no longer; not yet checked
    checked(records, "B", "dpia", EARLIER, "yes")
    checked(records, "B", "dpia", AS_AT, "no")
    checked(records, "B", "access_logs", DAY_AFTER, "yes")

    found = records.ask(dataset_checks_met, AS_AT, DAY_AFTER)

    assert found[AS_AT, "LONDON"] == (1 + 1 + 1, 2 * 6)
    assert found[DAY_AFTER, "LONDON"] == (1 + 1 + 1, 2 * 6)  # A's access logs went, B's came


def test_no_data_set_is_none_of_nothing(records):
    assert records.ask(dataset_checks_met, AS_AT) == {"LONDON": (0, 0)}


def spoc(records, bcu, *, from_on=EARLIER, to_on=None, rank="detective_superintendent"):
    user_id = records.user(f"U-{bcu}-{from_on}", "mps", bcu, "spoc")
    records.add("spocs", bcu=bcu, from_on=from_on, user_id=user_id, rank=rank, to_on=to_on)
    return user_id


def train(records, user_id, completed_on, course="spoc"):
    records.add("training", user_id=user_id, course=course, completed_on=completed_on)


def checked(records, dataset, check, checked_on, met):
    records.add("dataset_checks", dataset=dataset, check=check, checked_on=checked_on, met=met)
