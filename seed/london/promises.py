"""
What was claimed of each commitment and what was found, from meeting to meeting; and the papers shown for it.

Where the update paper says how a commitment stands, the last claim follows it; every other one is claimed
complete by the deadline or soon after, which is what the records are there to test. Assessments are made up.
"""

from datetime import date
from random import Random

from seed.london.days import ENDS, after, any_day
from seed.london.governance import OVERSIGHT_GROUP
from seed.london.places import reference
from seed.london.tables import Tables

COMPLETE, UNDER_WAY = "complete", "in_progress"
BY_ANOTHER_ROUTE, NOT_DONE = "complete_by_other_route", "not_implemented"

# Where the paper says something else than complete: 12 of 32 agreements, a pilot still running, work to come.
CLAIMED = {
    "1.7": UNDER_WAY,
    "3.1": BY_ANOTHER_ROUTE,
    "3.5": UNDER_WAY,
    "3.6": UNDER_WAY,
    "3.7": UNDER_WAY,
    "4.8": UNDER_WAY,
    "5.6": UNDER_WAY,
    "5.8": UNDER_WAY,
    "6.4": UNDER_WAY,
    "8.1": NOT_DONE,
    "9.1": UNDER_WAY,
    "9.3": UNDER_WAY,
}
WITHDRAWN = {"2.2": date(2020, 10, 2), "1.14": date(2020, 5, 4)}  # claimed complete, and then not any more
COMPLETED = (date(2019, 9, 2), date(2020, 2, 21))
NOTES = {
    COMPLETE: "Reported complete to the Oversight Group",
    UNDER_WAY: "Work continues",
    BY_ANOTHER_ROUTE: "The Commission declined in order to stay impartial; independent counsel reviewed instead",
    NOT_DONE: "No report to the Ethics panel has been made",
}

LADDER = ("not_met", "partly_met", "met", "sustained")
UNABLE, FALLS_BACK, CLIMBS = 0.05, 0.06, 0.45  # at each assessment
PAPERS = 0.72  # of the commitments for which a paper is shown
WORDS = {"document": "Document", "minute": "Minute of the discussion", "report": "Report", "link": "Page"}


def write(random: Random, tables: Tables) -> None:
    for commitment in reference("commitments"):
        name = commitment["commitment"]
        _write_claims(random, name, tables)
        _write_assessments(random, name, tables)
        if random.random() < PAPERS:
            _write_paper(random, commitment, tables)


def _write_claims(random: Random, name: str, tables: Tables) -> None:
    begun = any_day(random, date(2019, 3, 25), date(2019, 7, 26))
    claims = [(any_day(random, date(2019, 1, 14), date(2019, 3, 8)), "not_started"), (begun, UNDER_WAY)]
    last = CLAIMED.get(name, COMPLETE)
    if last != UNDER_WAY:
        claims.append((any_day(random, *COMPLETED), last))
    if name in WITHDRAWN:
        claims.append((WITHDRAWN[name], UNDER_WAY))
    for day, status in claims:
        note = "Claim withdrawn after review" if day == WITHDRAWN.get(name) else NOTES.get(status)
        tables.add(
            "status_updates", commitment=name, source="claim", recorded_on=day, status=status, note=note
        )


def _write_assessments(random: Random, name: str, tables: Tables) -> None:
    """One at most meetings, by those who watch: up the ladder, and now and then down again."""
    step, highest = 0, 1 if CLAIMED.get(name) in {UNDER_WAY, NOT_DONE} else len(LADDER) - 1
    for number, meeting in enumerate(OVERSIGHT_GROUP):
        if number and random.random() < 1 / 3:
            continue
        unable = random.random() < UNABLE
        status = "unable_to_assess" if unable else LADDER[step]
        tables.add("status_updates", commitment=name, source="assessment", recorded_on=meeting, status=status)
        chance = random.random()
        climbs = chance > 1 - CLIMBS and not unable
        step = max(0, step - 1) if chance < FALLS_BACK else min(highest, step + climbs)


def _write_paper(random: Random, commitment: dict[str, str], tables: Tables) -> None:
    name, kind = commitment["commitment"], commitment["evidence_kind"]
    tables.add(
        "evidence",
        evidence_id=f"P-{name}",
        commitment=name,
        dated_on=min(ENDS, after(COMPLETED[0], random.randrange(400))),
        kind=kind,
        title=f"{WORDS[kind]} on commitment {name}",
    )
