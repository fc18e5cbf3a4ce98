"""
Papers, meetings and reports, as the update paper tells of them; where it gives a month, a day is made up.

From the paper: the website of February 2019 and its questions and answers of November, the Oversight Group since
March 2019 with the Deputy Mayor as joint chair from the third meeting, reports to Oversight Board and Audit Board,
no Disproportionality Board before June 2021, and six checks on the other data sets.
"""

from datetime import date
from random import Random

from seed.london.days import any_day
from seed.london.tables import Tables

# Kind, version, approved, published, review due.
DOCUMENTS: tuple[tuple[str, str, date | None, date | None, date | None], ...] = (
    ("sop", "1", date(2019, 4, 29), date(2019, 5, 13), date(2020, 4, 29)),
    ("sop", "2", date(2020, 5, 18), None, date(2021, 5, 18)),
    ("policy", "1", date(2019, 4, 29), date(2019, 5, 13), date(2020, 4, 29)),
    ("dpia", "1", date(2018, 12, 10), date(2019, 2, 18), date(2020, 2, 18)),
    ("dpia", "2", date(2020, 4, 6), date(2020, 5, 4), date(2021, 5, 4)),
    ("eia", "1", date(2019, 11, 4), date(2020, 1, 13), date(2021, 1, 13)),
    ("legal_mandate", "1", date(2019, 1, 28), date(2019, 2, 18), None),
    ("terms_of_reference", "1", date(2020, 11, 16), None, None),
    ("annual_review", "2019", date(2020, 1, 27), date(2020, 2, 14), None),
    ("annual_review", "2020", date(2021, 1, 18), date(2021, 2, 3), None),
    ("data_strategy", "1", date(2019, 10, 7), date(2019, 10, 28), None),
)

WEBSITE, QUESTIONS = date(2019, 2, 18), date(2019, 11, 11)
TOPICS = {
    "faq": QUESTIONS,
    "governance": WEBSITE,
    "training": QUESTIONS,
    "effect_on_individual": WEBSITE,
    "information_sharing": WEBSITE,
    "adding_and_removing": WEBSITE,
    "multi_agency_process": date(2019, 2, 26),
    "serious_organised_crime": date(2019, 2, 26),
}

OVERSIGHT_GROUP = (
    date(2019, 3, 19),
    date(2019, 6, 11),
    date(2019, 9, 17),
    date(2019, 12, 10),
    date(2020, 3, 10),
    date(2020, 7, 14),  # the June meeting, put off
    date(2020, 10, 6),
    date(2020, 12, 8),
)
JOINT_CHAIR_FROM = 2  # the third meeting
OTHER_MEETINGS = (
    ("oversight_board", date(2019, 7, 23), "deputy_mayor_policing"),
    ("oversight_board", date(2020, 7, 28), "deputy_mayor_policing"),
    ("audit_board", date(2020, 1, 20), "mopac"),
    ("audit_board", date(2021, 1, 18), "mopac"),
    ("london_crime_reduction_board", date(2020, 11, 24), "mayor"),
    ("information_assurance", date(2019, 10, 15), "met_intelligence"),
    ("information_assurance", date(2020, 2, 11), "met_intelligence"),
    ("information_assurance", date(2020, 9, 15), "met_intelligence"),
)

# Board, end of the period, reported, published.
REPORTS: tuple[tuple[str, date, date, date | None], ...] = (
    ("oversight_board", date(2019, 6, 30), date(2019, 7, 23), date(2019, 8, 12)),
    ("audit_board", date(2019, 12, 31), date(2020, 1, 20), date(2020, 1, 27)),
    ("oversight_board", date(2020, 6, 30), date(2020, 7, 28), date(2020, 8, 17)),
    ("audit_board", date(2020, 12, 31), date(2021, 1, 18), date(2021, 1, 25)),
)

DATASETS = tuple(f"Data set {letter}" for letter in "ABCDEF")
CHECKS = (
    "secure_location",
    "dpia",
    "sharing_agreement",
    "access_logs",
    "policy_document",
    "retention_policy",
)
CHECKED = ((date(2019, 10, 15), 0.45), (date(2020, 2, 11), 0.62), (date(2020, 9, 15), 0.80))

# Violent offending by ethnicity, in 1,000 offences: invented, within what the Review printed by kind of offence.
OFFENDING = {"asian": 118, "black": 437, "mixed": 82, "white": 317, "other": 46}


def write(random: Random, tables: Tables) -> None:
    for kind, version, approved_on, published_on, review_due_on in DOCUMENTS:
        tables.add(
            "documents",
            kind=kind,
            version=version,
            approved_on=approved_on,
            published_on=published_on,
            review_due_on=review_due_on,
        )
    for topic, day in TOPICS.items():
        tables.add("publication_topics", topic=topic, published_on=day)
    for board, period_end, reported_on, published_on in REPORTS:
        tables.add(
            "reports", board=board, period_end=period_end, reported_on=reported_on, published_on=published_on
        )
    _write_meetings(tables)
    _write_datasets(random, tables)
    _write_offending(tables)


def _write_meetings(tables: Tables) -> None:
    for number, day in enumerate(OVERSIGHT_GROUP):
        joint = ";deputy_mayor_policing" if number >= JOINT_CHAIR_FROM else ""
        tables.add("meetings", board="oversight_group", held_on=day, chairs=f"met_intelligence{joint}")
    for board, day, chairs in OTHER_MEETINGS:
        tables.add("meetings", board=board, held_on=day, chairs=chairs)


def _write_datasets(random: Random, tables: Tables) -> None:
    """Each check of each data set, again and again; some are met one time and not the next."""
    for dataset in DATASETS:
        tables.add("datasets", dataset=dataset, owner="met_intelligence")
        for checked_on, share in CHECKED:
            for check in CHECKS:
                met = "yes" if random.random() < share else "no"
                tables.add(
                    "dataset_checks",
                    dataset=dataset,
                    check=check,
                    checked_on=any_day(random, checked_on, checked_on.replace(day=28)),
                    met=met,
                )


def _write_offending(tables: Tables) -> None:
    for ethnicity, persons in OFFENDING.items():
        tables.add(
            "populations",
            area="LONDON",
            year=2020,
            source="offending_profile",
            ethnicity=ethnicity,
            persons=persons,
        )
