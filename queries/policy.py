"""The numbers that are policy, most in calendar months: each stands here once, under FIGURES.md's own words."""

from datetime import date

SIX_MONTHS = 6  # audits of users, access that is not used, meetings of the Oversight Group
TWELVE_MONTHS = 12
FOUR_YEARS = 48  # past versions of the Matrix are kept no longer (Recommendation 6)
TWO_YEARS = 24  # of openings that patterns are looked for in; in which stays are watched
A_YEAR_LATER = 12  # within which somebody removed and added again has returned (Recommendation 1)
TWO_SOURCES = 2  # independent pieces of information that an addition rests on (Recommendation 1)

# Ages at which a group begins, in years.
COMES_OF_AGE, TWENTY_FIVE, THIRTY_FIVE = 18, 25, 35

# Everybody green on the first day was to be reappraised by the second (Recommendation 2).
GREEN_ON, REAPPRAISAL_DUE_ON = date(2018, 12, 31), date(2019, 12, 31)
