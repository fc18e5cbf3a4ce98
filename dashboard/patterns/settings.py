"""What the patterns go by: each number once, with its reason. Tuned on made logs with seeds from 1001 on."""

HISTORY = 18  # months before the one looked at, its user's own; with 12 a third more is named in vain
LOOKED_AT = 6  # latest months: each user is audited at least every six months (Recommendation 1)
SLOW = 6  # latest months taken together, against the 18 before them
FALSE_SHARE = 0.10  # of those named in a month, at most so many in vain (Benjamini and Hochberg)

FEWEST_MONTHS = 6  # of a user's own, to be counted among those peers are measured by
FEWEST_PEERS = 10  # of the same place and role; with fewer, all of that role; with fewer still, all users
FEWEST_BEFORE = 10  # days, or sittings, before the month for a user's own share at night to say anything

WILDEST_KEPT = 0.995  # of what a month could hold: beyond it a month of the history is cut down to that
LOW, HIGH = 0.05, 0.95  # the range in which nine of ten such months lie
MOST_OF_A_MONTH = 2.5  # standard scores: one wild month is no slow rise
