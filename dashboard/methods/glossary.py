"""The words of the field as they are meant here, and what these records cannot tell, with whom to ask."""

from typing import NamedTuple


class Term(NamedTuple):
    """A word, and what it means on these pages."""

    word: str
    meaning: str


class Untold(NamedTuple):
    """What the records hold nothing of, why that matters, and who knows it."""

    what: str
    why: str
    ask: str


GLOSSARY = (
    Term("Access form", "The conditions of use that a partner signs before opening a Matrix."),
    Term(
        "Archived version",
        "A past state of the Matrix. A few custodians may open it; it is to be deleted after four years.",
    ),
    Term(
        "As at",
        "The date a page is about. Everything is counted as it stood at the end of that day, as the records say now.",
    ),
    Term(
        "Assessment",
        "What MOPAC found of a commitment. Not what the MPS says, and not what the records show.",
    ),
    Term(
        "Audit form",
        "Also access query: asks a user why they opened a record at that time, and what bears that out.",
    ),
    Term(
        "BCU", "Basic Command Unit: one of the 12 parts of the Metropolitan Police, of two to four boroughs."
    ),
    Term(
        "Benjamini–Hochberg (BH)",
        "A rule that keeps down the share of false alarms where many users are looked at at once.",
    ),
    Term("Claim", "What the MPS says about a commitment, on the day it said it."),
    Term("Commitment", "One duty within a recommendation. There are 66 in nine recommendations."),
    Term("Control", "The figure that tests a commitment against the records."),
    Term(
        "Data date",
        "The end of the latest month that both the register and the access log reach: the as-at date by default.",
    ),
    Term(
        "DPIA",
        "Data Protection Impact Assessment: how the risks to people’s data are weighed, before and while it is used.",
    ),
    Term("DSA", "Data Sharing Agreement between the MPS and a borough, or HMPPS."),
    Term(
        "EIA",
        "Equality Impact Assessment: whom a practice touches more than others, and what is done about it.",
    ),
    Term(
        "Finding",
        "What a rule saw in the access log: somebody, one Matrix, one month. A question to ask, not a breach.",
    ),
    Term(
        "Green, Amber, Red",
        "The bands of the harm score. Here they are shades of one colour: they are no traffic lights.",
    ),
    Term(
        "GVM, the Matrix",
        "The Gangs Violence Matrix: a local one for each borough, and a pan-London one of all of them.",
    ),
    Term("Harm score", "A number from recorded violence and intelligence within fixed windows of time."),
    Term("Holds, fails", "Whether the control of a commitment meets its target at the as-at date."),
    Term("Met Intelligence", "The Intelligence Command of the MPS, which keeps the Matrix."),
    Term("No data", "The source says nothing by that date. That is neither good nor bad, and never “met”."),
    Term("Pan-London Matrix (PAN)", "All the local Matrices in one. Its openings are counted apart."),
    Term("Partner", "A user who is not of the MPS: of a borough, or of HMPPS. Partners may only preview."),
    Term(
        "Quarterly review", "Each BCU looks at everybody on its Matrices, each quarter, and keeps or removes."
    ),
    Term(
        "Reappraisal",
        "The one-off look at everybody in the Green band on 31 December 2018, due a year later.",
    ),
    Term("Release", "Figures of a meeting made fit to leave the room: small counts of people are withheld."),
    Term("Snapshot", "The exact figures of a meeting’s date as they were known when it was taken."),
    Term("SOP", "Standard Operating Procedure: how the Matrix is to be run."),
    Term(
        "SPOC",
        "Single point of contact: the Detective Superintendent who answers for the Matrices of a BCU.",
    ),
    Term("Withheld", "The number is known and not shown, so that nobody can be made out by it."),
    Term(
        "XmR chart",
        "A monthly series with its natural limits: what lies outside them is worth a look, what lies inside is noise.",
    ),
    Term(
        "Zero harm",
        "A score of 0. It counts recent recorded harm only: it is not no risk, and no reason to be listed.",
    ),
)

UNTOLD = (
    Untold(
        "Offending",
        "Nothing here says what people on the Matrix did before, while they were on it or after; so nothing here can "
        "say whether the Matrix works.",
        "Met Intelligence for convictions and charges; MOPAC’s Evidence and Insight team for a study of them.",
    ),
    Untold(
        "Victimisation",
        "Who was harmed is not recorded, though people may be listed for the risk they stand in.",
        "Met Intelligence; MOPAC’s Evidence and Insight team; victims’ services in the boroughs.",
    ),
    Untold(
        "Data incidents",
        "A finding is no breach, and a breach that never touched the log leaves none. Losses, mis-sent lists and copies "
        "outside Box are not here.",
        "The Data Protection Officer of the MPS; the Information Commissioner’s Office for what was reported to it.",
    ),
    Untold(
        "Complaints",
        "Nobody’s complaint about being listed, stopped or refused anything is recorded.",
        "The Directorate of Professional Standards of the MPS; the Independent Office for Police Conduct; MOPAC.",
    ),
    Untold(
        "Access requests",
        "How many asked whether they are on the Matrix, and what they were told, is not recorded.",
        "The information rights unit of the MPS; the Information Commissioner’s Office for refusals brought to it.",
    ),
    Untold(
        "Public confidence",
        "What Londoners, and young Black Londoners above all, think of the Matrix cannot be read from its own log.",
        "MOPAC’s Evidence and Insight team, which runs the surveys of Londoners; community groups; the Ethics Panel.",
    ),
)
