"""What people were offered and took up, and the monthly counts of police activity, on hand-made rows."""

from datetime import date

from queries.activity import activity_produced
from queries.interventions import intervention_uptake, interventions_offered
from tests.making import BEXLEY, CAMDEN, ENFIELD

AS_AT = date(2020, 6, 30)
ADDED = date(2020, 1, 1)


def test_somebody_ever_offered_an_intervention_counts_once(records):
    offered = records.person(ENFIELD, ADDED)
    offer(records, offered, date(2016, 1, 1))  # long before they came
    offer(records, offered, AS_AT)
    offer(records, records.person(CAMDEN, ADDED), AS_AT)
    # not counted: offered after the date, never offered, no longer there
    offer(records, records.person(CAMDEN, ADDED), date(2020, 7, 1))
    records.person(CAMDEN, ADDED)
    offer(records, records.person(ENFIELD, ADDED, AS_AT), ADDED)

    found = records.derive().ask(interventions_offered, date(2020, 6, 29), AS_AT)

    assert found[AS_AT, "LONDON"] == (2, 4)
    assert found[AS_AT, "CN"] == (1, 3)
    assert found[AS_AT, ENFIELD] == (1, 1)
    assert found[AS_AT, BEXLEY] == (0, 0)
    assert found[date(2020, 6, 29), "LONDON"] == (2, 5)


def test_uptake_is_of_the_interventions_of_which_it_is_recorded(records):
    gone = records.person(ENFIELD, ADDED, date(2020, 2, 1))
    offer(records, gone, AS_AT, taken_up="yes")
    offer(records, gone, ADDED, taken_up="no")
    # not counted: not recorded, offered after the date
    offer(records, gone, ADDED)
    offer(records, gone, date(2020, 7, 1), taken_up="yes")

    assert records.derive().ask(intervention_uptake, AS_AT) == {"LONDON": (1, 2)}


def test_a_month_with_any_count_of_police_activity_was_produced(records):
    for month, borough, kind in (
        ("2020-05", ENFIELD, "stop"),
        ("2020-05", CAMDEN, "arrest"),
        ("2019-06", CAMDEN, "stop"),
        ("2020-06", ENFIELD, "stop"),  # not counted: the month itself is not over
        ("2019-05", ENFIELD, "stop"),  # not counted: thirteen months before
    ):
        records.add("police_activity", month=month, borough=borough, kind=kind, ethnicity="white", count=0)
    records.derive()

    found = records.ask(activity_produced, date(2020, 6, 1), AS_AT, date(2020, 7, 1))

    assert found[date(2020, 6, 1), "LONDON"] == found[AS_AT, "LONDON"] == (2, 12)
    assert found[date(2020, 7, 1), "LONDON"] == (2, 12)  # June 2020 comes in, June 2019 goes out


def offer(records, nominal_id, offered_on, taken_up=None):
    number = next(records._ids)
    records.add(
        "interventions",
        intervention_id=f"I{number}",
        nominal_id=nominal_id,
        offered_on=offered_on,
        kind="housing",
        taken_up=taken_up,
    )
