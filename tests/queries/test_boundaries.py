"""Cases that made packs and flipped comparisons found nobody had held by hand, each at its smallest."""

from datetime import date

from queries.findings import FINDINGS
from queries.reviewed import left_before_review, people_reviewed
from tests.making import CAMDEN, ENFIELD

OF_NO_BCU = "E09000099"
END_OF_Q2 = date(2020, 6, 30)


def test_people_of_a_borough_without_a_bcu_are_londons_to_review(records):
    records.add("boroughs", borough=OF_NO_BCU, name="Nowhere yet", bcu=None)
    records.person(ENFIELD, date(2020, 4, 1))
    records.person(OF_NO_BCU, date(2020, 4, 1))
    records.person(OF_NO_BCU, date(2020, 4, 1), END_OF_Q2)
    records.derive()

    assert records.ask(people_reviewed, END_OF_Q2) == {
        "LONDON": (1, 1 + 2),
        "NA": (0, 1),
        "CN": (0, 0),
        "SE": (0, 0),
    }
    assert records.ask(left_before_review, END_OF_Q2)["LONDON"] == (1, 1 + 2)


def test_a_borough_without_a_bcu_is_not_in_another_one(records):
    records.add("boroughs", borough=OF_NO_BCU, name="Nowhere yet", bcu=None)
    user = records.user("M1", "mps", "NA")
    records.opening(user, CAMDEN, END_OF_Q2)
    # not a finding: whether this borough lies in another BCU is not known
    records.opening(user, OF_NO_BCU, END_OF_Q2)

    assert records.derive().ask(FINDINGS["outside_own_bcu"], END_OF_Q2)["LONDON"] == (1, 1)
