"""What became of the actions that inspections raised, on hand-made rows."""

from datetime import date

from queries.inspection_actions import every_inspection, inspection_actions_open
from queries.scope import LC, Scope

AS_AT = date(2020, 6, 30)
DAY_AFTER = date(2020, 7, 1)
EARLIER = date(2019, 9, 1)


def test_open_is_what_was_raised_at_any_visit_by_the_date_and_is_not_closed(records):
    visit(records, "NA", EARLIER, 5, 2)
    visit(records, "NA", AS_AT, 4, 4)
    visit(records, "CN", AS_AT, 3, None)  # closed is not given: none is
    visit(records, "SE", EARLIER, None, None)
    visit(records, "SE", DAY_AFTER, 9, 0)  # still to come

    assert records.ask(inspection_actions_open, AS_AT) == {
        "LONDON": (6, 12),
        "NA": (3, 9),
        "CN": (3, 3),
        "SE": (0, 0),
    }
    assert records.ask(inspection_actions_open, EARLIER)["LONDON"] == (3, 5)


def test_every_visit_has_its_row_the_latest_of_a_bcu_first_and_a_bcu_never_visited_its_own(records):
    visit(records, "NA", EARLIER, 5, 2)
    visit(records, "NA", AS_AT, 4, 4)
    visit(records, "CN", DAY_AFTER, 1, 0)

    found = records.listed(
        every_inspection, AS_AT, "bcu", "visited_on", "actions_raised", "actions_closed", "actions_open"
    )

    assert found == [
        ("CN", None, 0, 0, 0),
        ("NA", AS_AT, 4, 4, 0),
        ("NA", EARLIER, 5, 2, 3),
        ("SE", None, 0, 0, 0),
    ]


def test_a_bcu_is_told_of_its_own_visits_alone(records):
    visit(records, "NA", EARLIER, 5, 2)
    visit(records, "CN", AS_AT, 4, 1)

    assert records.listed(every_inspection, AS_AT, "area", "actions_open", scope=Scope("NA"), levels=LC) == [
        ("NA", 3)
    ]
    assert records.ask(inspection_actions_open, AS_AT, scope=Scope("NA")) == {"NA": (3, 5)}


def visit(records, bcu, visited_on, raised, closed):
    records.add(
        "inspections",
        inspection_id=f"V{next(records._ids)}",
        bcu=bcu,
        visited_on=visited_on,
        spocs_interviewed="yes",
        deputies_interviewed="yes",
        editors_interviewed="yes",
        actions_raised=raised,
        actions_closed=closed,
    )
