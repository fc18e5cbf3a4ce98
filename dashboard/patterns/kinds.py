"""The kinds of pattern, in words: what each is called, what else it may mean, and what none of them can see."""

from enum import StrEnum


class Kind(StrEnum):
    """What stands out."""

    VOLUME = "volume"
    OUT_OF_HOURS = "out_of_hours"
    FIRST_USE = "first_use"
    SLOW_RISE = "slow_rise"


NAMES = {
    Kind.VOLUME: "More openings than expected",
    Kind.OUT_OF_HOURS: "Openings out of hours",
    Kind.FIRST_USE: "First use of a Matrix",
    Kind.SLOW_RISE: "A slow rise",
}

WHAT_IT_IS = (
    "A pattern is a month unlike others: a reason to ask, and no more: by itself it breaks no rule. Most have "
    "an innocent reading, and nobody should be judged by one."
)

INNOCENT = {
    Kind.VOLUME: (
        "a quarterly review or an audit fell to them; they covered for a colleague; an operation took them to more "
        "people than usual; one person was opened again and again while something was put right"
    ),
    Kind.OUT_OF_HOURS: (
        "they changed to a late or night roster; an incident at night was theirs to deal with; they were on call; "
        "the clock of the log was wrong"
    ),
    Kind.FIRST_USE: (
        "a person they know moved there; the boroughs worked a case together; they were given the access for a new "
        "task; they moved post, and their unit was not changed"
    ),
    Kind.SLOW_RISE: (
        "their duties grew; they took over from somebody who left; more people were added to their Matrix; they came "
        "back to full time"
    ),
}

# Said where it is asked how they are made.
HOW = (
    "Each of the last six months of each user is set against their own 18 months before and against their peers: "
    "users of the same place and role, or of that role in London where those are fewer than ten. Openings are expected "
    "from both, and as months vary for all users: negative binomial, with one over-dispersion for all. Where the median "
    "peer opened more than expected, so much more is expected. Nights are counted by day and by sitting (Fisher's exact "
    "test, the larger p-value of two: against peers, and against the user's own months). Of all users of a month those "
    "are named that still stand out among so many (Benjamini and Hochberg, one in ten in vain at most). A first use is "
    "of a Matrix that nobody of that place and role had opened in two years. A slow rise is the last six months "
    "together, in which one month can add only so much."
)

# Said on the page, each as a sentence of its own. The shares are those of the trial in docs/proof.md.
CANNOT_SEE = (
    "Somebody whose habits were always such: each user is measured by their own months and by their peers'.",
    "A rise that most of their peers share: it is taken to have a common reason.",
    (
        "A rise to one and a half times as much over six months: in made logs one in twenty was found; of rises to "
        "twice as much one in six, to three times as much six in ten."
    ),
    (
        "A single month that is not far above the usual: of months with three to eight times as much on top of what was "
        "usual five in six were found, where a month at that rate varied as months do fewer than half."
    ),
    (
        "A few openings at night among many by day. Where users open a Matrix some five times a month, one in eight of "
        "the months planted with nights was found; at some twenty times a month half of them."
    ),
    "Which people were looked at, and why: the log tells the Matrix that was opened, not who on it was read.",
    "Who sat at the screen, and what became of what was read, copied or told.",
    (
        "Anything in the first six months of a log; a slow rise before it is two years long. A month in which the log "
        "is silent tells nothing, and is never taken as a month of no openings."
    ),
)
