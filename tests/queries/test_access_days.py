"""A log that came already rolled up by London day gives the figures that its events would have given."""

from collections import defaultdict
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from queries import findings, findings_listed, findings_of_state, openings, users
from queries.scope import LONDON
from queries.tables.access import access_events
from tests.making import CAMDEN, ENFIELD, HARINGEY

LONDON_TIME = ZoneInfo("Europe/London")
DATES = (date(2020, 3, 31), date(2020, 4, 30), date(2020, 10, 31), date(2021, 3, 15))
ASKED = (
    *openings.EVENTS.values(),
    *openings.USERS.values(),
    openings.silent_matrices,
    users.dormant_live,
    *findings.FINDINGS.values(),
    findings_listed.findings_listed,
    *findings_of_state.STATE.values(),
)

# (instant, user, matrix, version, action): midnights on both sides of the clocks' changes, and a user nobody knows
LOG = [
    (datetime(2020, 3, 29, 0, 59, tzinfo=UTC), "officer", ENFIELD, "current", "view"),
    (datetime(2020, 3, 29, 22, 59, tzinfo=UTC), "officer", ENFIELD, "current", "view"),
    (datetime(2020, 3, 29, 23, 0, tzinfo=UTC), "officer", ENFIELD, "current", "view"),  # the 30th
    (datetime(2020, 3, 31, 22, 59, tzinfo=UTC), "partner", CAMDEN, "current", "download"),
    (datetime(2020, 3, 31, 23, 0, tzinfo=UTC), "partner", CAMDEN, "current", "download"),  # April
    (datetime(2020, 3, 31, 23, 0, 1, tzinfo=UTC), "partner", CAMDEN, "current", "edit"),
    (datetime(2020, 10, 24, 23, 0, tzinfo=UTC), "officer", HARINGEY, "archive", "view"),  # the 25th
    (datetime(2020, 10, 25, 23, 59, tzinfo=UTC), "officer", HARINGEY, "archive", "view"),
    (datetime(2020, 10, 26, 0, 0, tzinfo=UTC), "officer", HARINGEY, "archive", "edit"),
    (datetime(2020, 10, 31, 12, 0, tzinfo=UTC), "ghost", "PAN", "current", "view"),
    (datetime(2020, 10, 31, 13, 0, tzinfo=UTC), "spectre", "PAN", "current", "view"),
]


@pytest.fixture
def rolled_up(records):
    """The world of the log, without it."""
    records.grant(records.user("officer", "mps", "NA"), ENFIELD, date(2020, 3, 29), date(2020, 3, 29))
    records.grant(records.user("idle", "mps", "NA"), "PAN", date(2020, 1, 1))
    records.grant("officer", HARINGEY, date(2020, 1, 1))
    records.grant(records.user("partner", "hmpps", "hmpps", "partner"), CAMDEN, date(2020, 1, 1))
    records.add("training", user_id="officer", course="data_protection", completed_on=date(2020, 3, 30))
    return records


def test_the_same_log_as_events_and_as_days_gives_the_same_answers(rolled_up):
    for moment, user_id, matrix, version, action in LOG:
        rolled_up.opening(user_id, matrix, moment, version=version, action=action)
    by_event = answers(rolled_up.derive())
    empty_log(rolled_up)
    for row in days(LOG):
        rolled_up.add("access_days", **row)
    by_day = answers(rolled_up.derive())

    assert by_event == by_day
    assert by_event["events_view"] != []
    assert {row.rule for row in by_event["findings"]} >= {"no_grant", "partner_download", "archived_version"}


def test_a_day_rolled_up_to_no_events_is_no_opening(rolled_up):
    row = days(LOG[:1])[0]
    rolled_up.add("access_days", **row | {"events": 0, "out_of_hours": 0})
    rolled_up.derive()

    assert rolled_up.ask(openings.USERS["any"], DATES[0])["LONDON"] == (0, None)
    assert rolled_up.ask(users.dormant_live, date(2020, 9, 28))["LONDON"] == (3, 3)
    assert rolled_up.ask(findings.FINDINGS["no_grant"], DATES[0])["LONDON"] == (0, 0)


def answers(records):
    with records.engine.begin() as connection:
        return {question.name: connection.execute(question(LONDON, DATES)).all() for question in ASKED}


def days(log):
    """What the statement that is published for data lakes makes of a log, in plain Python."""
    grouped = defaultdict(list)
    for moment, *key in log:
        grouped[moment.astimezone(LONDON_TIME).date(), *key].append(moment.astimezone(LONDON_TIME))
    return [
        {
            "day": day,
            "user_id": user_id,
            "matrix": matrix,
            "version": version,
            "action": action,
            "events": len(moments),
            "out_of_hours": sum(moment.hour >= 22 or moment.hour < 6 for moment in moments),
            "first_at": min(moments),
            "last_at": max(moments),
        }
        for (day, user_id, matrix, version, action), moments in grouped.items()
    ]


def empty_log(records):
    """Takes the events out and derives what follows from none."""
    with records.engine.begin() as connection:
        connection.execute(delete(access_events))
