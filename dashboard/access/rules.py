"""
The rules about access in words: what each says, where that is written, and how an opening may be innocent.

A finding is a question to ask. Beside each stands what an honest answer often is, for whoever asks to think of
first, and for whoever reads to know that nothing is settled yet.
"""

from typing import NamedTuple


class RuleSaid(NamedTuple):
    """A rule's name, its sentence, the place it is taken from, and the innocent readings of an opening."""

    title: str
    sentence: str
    source: str
    readings: str


STATED, OURS = "stated in the paper", "our reading of it"

RULES_SAID = {
    "no_grant": RuleSaid(
        "Without a grant",
        "No grant covers it.",
        f"Recommendation 4, action paragraph 2; {STATED}",
        "The grant may have been recorded late, or under another id; the user may have just moved post.",
    ),
    "after_revocation": RuleSaid(
        "After access was revoked",
        "Every grant that covered it had been revoked.",
        f"Recommendation 1, action paragraph 6; {STATED}",
        "A new grant may have been recorded late; the revocation may be dated before it took effect.",
    ),
    "partner_download": RuleSaid(
        "Download or edit by a partner",
        "Partners may only preview.",
        f"Recommendation 6, action paragraph 9; {STATED}",
        "The system may have logged a preview as a download; the user’s organisation may be out of date.",
    ),
    "partner_without_agreement": RuleSaid(
        "Partner without an agreement",
        "No Data Sharing Agreement was in force and started.",
        f"Recommendation 6, action paragraph 10; {STATED}",
        "The agreement may have started before it was recorded. Sharing about one person at risk stays lawful "
        "without one.",
    ),
    "partner_other_borough": RuleSaid(
        "Partner on another borough’s Matrix",
        "Borough users may open their own borough’s Matrix only.",
        f"Recommendation 6; {OURS}",
        "The grant may have been given by mistake, or the user may work for two boroughs.",
    ),
    "partner_without_form": RuleSaid(
        "Partner without a signed form",
        "Partners are to sign the conditions of use before they have access.",
        f"Recommendation 6, action paragraph 9; {STATED}",
        "The form may have been signed on paper and recorded late.",
    ),
    "untrained": RuleSaid(
        "Before training",
        "Users are to be trained before they open a Matrix.",
        f"Recommendations 1 and 4, action paragraph 2; {STATED}",
        "The course may have been recorded late, or taken in an earlier post.",
    ),
    "archived_version": RuleSaid(
        "Past version",
        "Past versions are open to custodians only.",
        f"Recommendation 6, action paragraph 1; {STATED}",
        "The user may have followed an old link, or become a custodian without its being recorded.",
    ),
    "outside_own_bcu": RuleSaid(
        "Outside the user’s own BCU",
        "Another BCU’s Matrix needs a grant that is live that day.",
        f"Recommendation 4; {OURS}",
        "The user may have moved BCU, or worked on an operation across the border.",
    ),
}
CLOCK = "Or a clock was wrong."
