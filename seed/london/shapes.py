"""
The published shapes that the synthetic London follows.

Sources are in reference/published_figures.csv and the update paper. What nobody published (how scores move, who
leaves, how many return) is invented here, and only here, so that the published figures come out.
"""

from datetime import date
from itertools import pairwise

AT_THE_END = 2300  # people at the end of the records (2,305 in print): other counts are in proportion to it

# People on the Matrix at month ends: 3,626 in July 2016, 3,806 in October 2017, 2,676 in October 2019.
PEOPLE = (
    (date(2016, 12, 31), 3655),
    (date(2017, 6, 30), 3755),
    (date(2017, 9, 30), 3806),
    (date(2017, 10, 31), 3806),
    (date(2018, 3, 31), 3700),
    (date(2018, 12, 31), 3450),
    (date(2019, 5, 31), 3305),
    (date(2019, 6, 30), 3165),
    (date(2019, 7, 31), 2950),
    (date(2019, 8, 31), 2745),
    (date(2019, 10, 31), 2676),
    (date(2020, 12, 31), 2365),
    (date(2021, 2, 28), AT_THE_END),
)

# People added a month, from each day on: 339 from May 2018 to October 2019.
ADDITIONS = ((date(2017, 1, 1), 62.0), (date(2018, 5, 1), 19.0), (date(2019, 11, 1), 26.0))
FEWER_SINCE = date(2018, 5, 1)
REAPPRAISAL_REMOVED = 488
MOVES_A_MONTH = 0.0016  # of the people on the Matrix
RETURNS = 0.13  # of the additions, people who were on it before
# Whoever left while the Green band was being reappraised, and not by that, does not come back: so everybody who
# was to be reappraised has been, or is gone.
GONE_FOR_GOOD = (date(2019, 1, 1), date(2019, 8, 31))

ETHNICITY = {"asian": 5.2, "black": 78.6, "mixed": 2.6, "white": 12.0, "other": 1.6}
ETHNICITY_SINCE = {"asian": 7.6, "black": 66.5, "mixed": 3.7, "white": 20.5, "other": 1.7}
ETHNICITY_UNKNOWN = 0.025
GENDER = {"male": 99.0, "female": 0.8, "other": 0.05, None: 0.15}
AGE_UNKNOWN = 0.008
DISABILITY = {"yes": 3.5, "no": 58.0, None: 38.5}
DISABILITY_SINCE = date(2019, 6, 1)  # recorded after the Review, of those on the Matrix then

# Whole years at the beginning of the records, and on being added before and since fewer were added.
AGES = {14: 1.6, 15: 3.8, 16: 6.2, 17: 8.0, 18: 9.5, 19: 10, 20: 9.5, 21: 8.5, 22: 7.5, 23: 6.5, 24: 5.5} | {
    age: 27 * 0.88 ** (age - 25) * 0.12 for age in range(25, 50)
}
AGES_ADDED = {13: 2, 14: 6, 15: 10, 16: 14, 17: 14, 18: 12, 19: 9, 20: 7, 21: 5, 22: 4, 23: 3, 24: 3} | {
    age: 11 * 0.85 ** (age - 25) * 0.15 for age in range(25, 45)
}
AGES_ADDED_SINCE = {14: 3, 15: 7, 16: 10, 17: 12, 18: 13, 19: 10, 20: 9, 21: 7, 22: 5, 23: 4, 24: 3} | {
    age: 17 * 0.85 ** (age - 25) * 0.15 for age in range(25, 45)
}

# Independent pieces of information recorded at an addition; None is nothing recorded.
SOURCES_BEFORE = {None: 8, 1: 22, 2: 45, 3: 18, 4: 7}
SOURCES_SINCE = {None: 0.5, 1: 3.5, 2: 61, 3: 26, 4: 9}

AUDITED_SINCE = date(2019, 2, 1)  # users are audited, and asked why they opened what they opened

REASONS = {"no_current_evidence": 52, "imprisoned": 27, "other": 18, "died": 3}


def people_at(day: date, people: int) -> int:
    """How many are on the Matrix at a day, when `people` are on it at the end of the records."""
    for (before, fewer), (then, more) in pairwise(PEOPLE):
        if day <= then:
            passed = (day - before).days / (then - before).days
            return round((fewer + (more - fewer) * passed) * people / AT_THE_END)
    return people


def additions_in(month: date) -> float:
    """People added in a month, when 2,300 are on the Matrix at the end of the records."""
    return next(rate for since, rate in reversed(ADDITIONS) if month >= since)
