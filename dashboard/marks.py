"""
How each state is marked: a shape and a word, so that nothing is told by colour alone.

The harm bands of people are no states: they have shades and words of their own, and never meet these.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """A state's shape, and its word."""

    shape: str
    word: str

    def __str__(self) -> str:
        return f"{self.shape} {self.word}"


CLAIM_MARKS = {
    None: Mark("?", "no claim"),
    "not_started": Mark("○", "not started"),
    "in_progress": Mark("◐", "in progress"),
    "complete": Mark("✔", "complete"),
    "complete_by_other_route": Mark("✔", "complete by another route"),
    "not_implemented": Mark("✕", "not implemented"),
}
ASSESSMENT_MARKS = {
    None: Mark("?", "not assessed"),
    "unable_to_assess": Mark("?", "unable to assess"),
    "not_met": Mark("✕", "not met"),
    "partly_met": Mark("◐", "partly met"),
    "met": Mark("✔", "met"),
    "sustained": Mark("✔✔", "sustained"),
}
TEST_MARKS = {
    "holds": Mark("✔", "holds"),
    "holds_late": Mark("✔", "holds, late"),
    "fails": Mark("✕", "fails"),
    "cannot_be_tested": Mark("?", "cannot be tested"),
    "not_yet_due": Mark("–", "not yet due"),
    "documented": Mark("▤", "documented"),
    "not_documented": Mark("▢", "not documented"),
}
CONTRADICTION_MARK = Mark("≠", "claimed complete, and not borne out")
OVERDUE_MARK = Mark("▲", "overdue")
REVIEW_MARKS = {
    "on_time": Mark("✔", "on time"),
    "late": Mark("✔", "late"),
    "not_done": Mark("✕", "not done"),
    "no_return": Mark("?", "no return"),
    "not_due": Mark("–", "not due"),
}
POST_MARKS = {
    "in_post": Mark("✔", "Detective Superintendent in post"),
    "other_rank": Mark("◐", "somebody of another rank"),
    "vacant": Mark("✕", "nobody in post"),
    "not_recorded": Mark("?", "nobody recorded"),
}
DOCUMENT_MARKS = {
    "in_force": Mark("✔", "in force"),
    "review_overdue": Mark("✕", "review overdue"),
    "not_published": Mark("◐", "approved, not published"),
    "no_review_date": Mark("◐", "published, no review date"),
    "not_recorded": Mark("▢", "nothing recorded"),
}
TARGET_MARKS = {
    True: Mark("✔", "met"),
    False: Mark("✕", "not met"),
    None: Mark("–", "no target, or not due"),
}
CHECK_MARKS = {"yes": Mark("✔", "met"), "no": Mark("✕", "not met"), None: Mark("?", "never checked")}
SOURCE_MARKS = {
    "never": Mark("?", "never heard"),
    "silent": Mark("✕", "silent"),
    "heard": Mark("✔", "in time"),
}
LOAD_MARKS = {
    "loaded": Mark("✔", "loaded"),
    "unchanged": Mark("✔", "nothing new in it"),
    "refused": Mark("✕", "refused"),
    "failed": Mark("✕", "failed, nothing changed"),
    "begun": Mark("?", "never ended"),
}
NO_DATA = Mark("?", "no data")
# Words alone: the map of agreements judges no state, and a shape would.
AGREEMENT_WORDS = {
    "sharing": "sharing",
    "signed": "signed, not sharing",
    "review_passed": "review date passed",
    "sent": "sent",
    "with_borough": "with borough",
    "with_mps": "with MPS",
    "with_legal": "with lawyers",
    "refused": "refused",
    "ended": "ended",
    "not_sent": "not sent",
}
FINDING_MARKS = {
    "not_asked": Mark("○", "not asked"),
    "asked": Mark("◐", "asked"),
    "answered": Mark("◐", "answered, not judged"),
    "justified": Mark("✔", "answered: justified"),
    "unverified": Mark("?", "answered: unverified"),
    "unjustified": Mark("✕", "answered: unjustified"),
    "not_shown": Mark("–", "asked elsewhere, if at all"),
}

# How a shape is coloured: a second telling beside its word, never the only one.
TONES = {
    "✔": "good",
    "✔✔": "good",
    "▤": "good",
    "◐": "under_way",
    "○": "under_way",
    "✕": "bad",
    "▢": "bad",
    "?": "unknown",
    "–": "quiet",
}
