"""The numbers that are policy, in calendar months: each stands here once, under FIGURES.md's own words."""

SIX_MONTHS = 6  # audits of users, access that is not used, meetings of the Oversight Group
TWELVE_MONTHS = 12
FOUR_YEARS = 48  # past versions of the Matrix are kept no longer (Recommendation 6)
