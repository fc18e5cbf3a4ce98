"""The customer's sample holds together, but for what they put wrong in it."""

from functools import cache

from dashboard import answers, checking, engine
from queries import checks


def test_only_the_removals_reported_and_one_stranger_stand_out_in_the_sample(sample_database):
    with sample_database.begin() as connection:
        checks.take_the_time(connection)
        found = {name: checks.broken(connection, check) for name, check in checks.CHECKS.items()}

    assert {name for name, rows in found.items() if rows} == {
        "removals_reported_are_the_outcomes",
        "every_opener_is_known",
    }
    assert found["every_opener_is_known"] == [{"user_id": "GHOST", "events": 4}]
    assert {"bcu": "AS", "exercise": "2017-Q3", "removed_reported": 6, "outcomes": 1} in found[
        "removals_reported_are_the_outcomes"
    ]


def test_the_figures_of_the_sample_contradict_one_another_nowhere(sample_database, monkeypatch):
    """London's is the sum of its BCUs' wherever it is said to be: a figure for which it is not, says so."""
    reads = cache(lambda: sample_database)
    monkeypatch.setattr(answers, "data_engine", reads)
    monkeypatch.setattr(engine, "data_engine", reads)

    found = {finding.check: finding.rows for finding in checking._of_figures()}

    assert found == {"bands_add_up": (), "flow_adds_up": (), "bcus_add_up": ()}
