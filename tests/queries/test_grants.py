"""Who granted access: the BCU's single point of contact, or the users themselves, on hand-made rows."""

from datetime import date

import pytest

from queries.grants import granted_by_spoc, self_grants
from queries.scope import Scope
from tests.making import CAMDEN, ENFIELD, HARINGEY

AS_AT = date(2020, 6, 30)
GRANTED = date(2020, 3, 10)


@pytest.fixture
def posts(records):
    """North Area's point of contact from 10 March on, and Central North's; a user to give access to."""
    records.user("spoc NA", "mps", "NA", "spoc")
    records.user("spoc CN", "mps", "CN", "spoc")
    records.user("U1", "mps", "NA")
    spoc(records, "NA", "spoc NA", GRANTED)
    spoc(records, "CN", "spoc CN", date(2019, 1, 1))
    return records


def test_a_grant_is_given_by_the_point_of_contact_of_the_matrixs_bcu(posts):
    posts.grant("U1", ENFIELD, GRANTED, by="spoc NA")
    posts.grant("U1", HARINGEY, AS_AT, by="spoc NA")
    # not by its point of contact: before they were, another BCU's, a user's own
    posts.grant("U1", ENFIELD, date(2020, 3, 9), by="spoc NA")
    posts.grant("U1", ENFIELD, GRANTED, by="spoc CN")
    posts.grant("U1", CAMDEN, GRANTED, by="spoc NA")
    posts.grant("spoc NA", ENFIELD, GRANTED, by="spoc NA")
    # not asked of: pan-London, not live
    posts.grant("U1", "PAN", GRANTED, by="spoc NA")
    posts.grant("U1", ENFIELD, GRANTED, AS_AT, by="spoc NA")
    posts.grant("U1", ENFIELD, date(2020, 7, 1), by="spoc NA")

    found = posts.ask(granted_by_spoc, AS_AT)

    assert found == {"LONDON": (2, 6), "NA": (2, 5), "CN": (0, 1), "SE": (0, 0)}
    assert posts.ask(granted_by_spoc, AS_AT, scope=Scope("NA")) == {"NA": (2, 5)}


@pytest.mark.parametrize(("to_on", "by_spoc"), [(date(2020, 3, 11), 1), (GRANTED, 0)])
def test_a_point_of_contact_is_one_to_the_day_before_they_leave(posts, to_on, by_spoc):
    posts.user("leaver", "mps", "NA", "spoc")
    spoc(posts, "NA", "leaver", date(2019, 1, 1), to_on)
    posts.grant("U1", ENFIELD, GRANTED, by="leaver")

    assert posts.ask(granted_by_spoc, AS_AT)["NA"] == (by_spoc, 1)


def test_two_terms_of_one_point_of_contact_count_a_grant_once(posts):
    spoc(posts, "NA", "spoc NA", date(2020, 1, 1))
    posts.grant("U1", ENFIELD, GRANTED, by="spoc NA")

    assert posts.ask(granted_by_spoc, AS_AT)["NA"] == (1, 1)


def test_self_grants_are_live_grants_on_any_matrix_by_their_holder(posts):
    posts.grant("U1", "PAN", AS_AT, by="U1")
    posts.grant("spoc NA", ENFIELD, GRANTED, date(2020, 7, 1), by="spoc NA")
    # not their own, and not live
    posts.grant("U1", ENFIELD, GRANTED, by="spoc NA")
    posts.grant("U1", CAMDEN, GRANTED, AS_AT, by="U1")
    posts.grant("U1", CAMDEN, date(2020, 7, 1), by="U1")

    assert posts.ask(self_grants, AS_AT) == {"LONDON": (2, 3)}
    assert posts.ask(self_grants, AS_AT, scope=Scope("NA")) == {}


def spoc(records, bcu, user_id, from_on, to_on=None):
    records.add("spocs", bcu=bcu, from_on=from_on, user_id=user_id, rank="inspector", to_on=to_on)
