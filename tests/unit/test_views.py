"""The named links of each role: made from the data, and to pages that the role may open."""

from datetime import UTC, date, datetime

import pytest

from dashboard.as_loaded import AsLoaded
from dashboard.contents import PAGES
from dashboard.permissions import Role
from dashboard.views import VIEWS, Named, views
from queries.freshness import Freshness

MET = (date(2020, 9, 8), date(2020, 12, 8), date(2021, 3, 16))


def loaded(data_date=date(2021, 2, 28), meetings=MET, audits=()):
    fresh = Freshness(
        version=1, data_date=data_date, loaded_at=datetime(2021, 3, 1, tzinfo=UTC), synthetic=True
    )
    return AsLoaded(fresh, meetings, audits, areas={}, last_loads={}, controls=())


def test_since_the_last_meeting_goes_to_how_far_the_data_reach():
    assert views(Role.OVERSIGHT, loaded())[0] == (
        "overview",
        Named("Since the last meeting, 8 December 2020", date(2021, 2, 28), date(2020, 12, 8)),
    )


def test_a_week_before_quarter_end_is_that_of_the_last_quarter_that_ended():
    assert views(Role.SUPERINTENDENT, loaded())[0] == (
        "my_bcu",
        Named("A week before quarter end, 24 December 2020", date(2020, 12, 24), date(2020, 12, 8)),
    )


def test_the_last_audit_is_the_one_completed_last_by_how_far_the_data_reach():
    audits = (
        ("2020-12", date(2021, 1, 18)),
        ("2021-01", date(2021, 2, 11)),
        ("2021-02", date(2021, 3, 9)),  # completed after the data date
    )

    assert views(Role.AUDITOR, loaded(audits=audits)) == [
        ("access", Named("Audit of January 2021", date(2021, 2, 11), date(2020, 12, 8)))
    ]


@pytest.mark.parametrize("role", Role)
def test_what_there_are_no_data_for_is_not_offered(role):
    assert views(role, loaded(data_date=None, audits=(("2021-01", date(2021, 2, 11)),))) == []


@pytest.mark.parametrize("role", VIEWS)
def test_a_role_may_open_the_pages_of_its_named_links(role):
    open_to_it = {entry.slug for entry in PAGES if role in entry.roles}

    assert set(VIEWS[role]) <= open_to_it
