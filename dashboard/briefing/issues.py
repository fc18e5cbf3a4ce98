"""The key issues: each with its figures, and what follows from them as they now stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.briefing.ethnicity import SET_OUT
from dashboard.briefing.parts import Issue, Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import said_with_share, say, sentence
from dashboard.briefing.standing import Standing, standing
from dashboard.words import all_of, capital, number, quarter
from queries.dates import last_quarter

MISSED = frozenset({"not_done", "no_return"})
NAMED = 3
MOST_NAMED = 12  # of commitments, which are named by their numbers
UNEXPLAINED = ("finding_no_grant", "finding_after_revocation", "finding_untrained")


@dataclass(frozen=True)
class Topic:
    """An issue of the bank: its controls decide how urgent it is, and which of three things follows."""

    controls: tuple[str, ...]
    title: str
    found: Callable[[Read], tuple[Sentence, ...]]
    follows: Mapping[Standing, str]


def issues(read: Read) -> tuple[Issue, ...]:
    """Those that fail come first, then those of which nothing is known."""
    ordered = sorted(TOPICS, key=lambda topic: standing(read, topic.controls))
    return tuple(
        Issue(topic.title, topic.found(read), topic.follows[standing(read, topic.controls)])
        for topic in ordered
    )


def _reviews(read: Read) -> tuple[Sentence, ...]:
    last = last_quarter(read.as_at)
    missed = [
        record["name"] or record["area"]
        for record in read.records("review_grid")
        if record["exercise"] == last.label and record["state"] in MISSED
    ]
    done = sentence(
        read, f"BCUs that completed the review of {quarter(last.label)}: {{}}; on time: {{}}.", *_DONE
    )
    who = f" {capital(_names(missed))} did not." if missed else ""
    told = Sentence(f"{done.text}{who}", (*_DONE, "review_grid"))
    return (told, sentence(read, "People that it reached: {}.", "people_reviewed", by=said_with_share))


def _green(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read, "People in the Green band: {}; with a zero harm score: {}.", "band_green", "zero_harm"
        ),
        sentence(
            read,
            "Of the Green band, kept on information of the last year: {}. Kept though a test said no: {}.",
            "green_evidenced",
            "retained_failing_test",
        ),
    )


def _access(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "Openings not explained, of those a rule caught in 12 months, without a grant: {}; after access was "
            "revoked: {}; before training: {}.",
            *UNEXPLAINED,
        ),
        sentence(
            read,
            "Audit forms past their date: {}. Answers found unjustified: {}.",
            "forms_overdue",
            "forms_unjustified",
        ),
    )


def _sharing(read: Read) -> tuple[Sentence, ...]:
    return (
        sentence(
            read,
            "Boroughs with an agreement in force: {}; of those, with sharing started: {}.",
            "agreements_in_force",
            "sharing_started",
            by=said_with_share,
        ),
    )


def _who(read: Read) -> tuple[Sentence, ...]:
    unknown = sentence(
        read,
        "People whose ethnicity is not recorded: {}; whose disability is not: {}.",
        "people_ethnicity_unknown",
        "people_disability_unknown",
    )
    return (unknown, say(SET_OUT))


def _contradicted(read: Read) -> tuple[Sentence, ...]:
    names = [each.commitment for each in read.commitments.values() if each.contradicts]
    told = sentence(read, "Commitments claimed complete and not borne out: {}.", "contradictions")
    if not names or len(names) > MOST_NAMED:
        return (told,)
    return (told, say(f"They are {all_of(names)}.", "commitment_states"))


def _names(names: list[str]) -> str:
    return all_of(names) if len(names) <= NAMED else f"{number(len(names))} BCUs"


_DONE = ("reviews_complete", "reviews_on_time")
TOPICS = (
    Topic(
        ("contradictions",),
        "Claims beside the records",
        _contradicted,
        {
            Standing.SEEN: "Until each test holds, “complete” should not be repeated in public.",
            Standing.NOT_KNOWN: "Nothing can be said for or against the claims: ask for the records.",
            Standing.NOT_SEEN: "The claims may be repeated, with their date.",
        },
    ),
    Topic(
        ("reviews_complete", "reviews_on_time", "people_reviewed"),
        "Quarterly reviews",
        _reviews,
        {
            Standing.SEEN: "Where nobody looks again, people stay listed by default rather than leave by default.",
            Standing.NOT_KNOWN: "Nobody can say that the reviews took place. That is not a sign that they did.",
            Standing.NOT_SEEN: "Ask next whether each review changed anything.",
        },
    ),
    Topic(
        ("green_evidenced", "retained_failing_test"),
        "Green band and zero harm",
        _green,
        {
            Standing.SEEN: "A zero score does not mean no risk, nor that the person should be here: without "
            "information of the last year the default is removal.",
            Standing.NOT_KNOWN: "On what grounds people are kept cannot be told, which is itself the finding.",
            Standing.NOT_SEEN: "Each has information on record; whether it is good enough is for the inspections.",
        },
    ),
    Topic(
        (*UNEXPLAINED, "forms_overdue"),
        "Who opened the Matrix",
        _access,
        {
            Standing.SEEN: "A finding is a question to the user and not a breach; unanswered, it stays a question.",
            Standing.NOT_KNOWN: "That nobody opened it who may not is not shown by what there is.",
            Standing.NOT_SEEN: "Every opening was covered or explained. Ask who checked the explanations.",
        },
    ),
    Topic(
        ("agreements_in_force",),
        "Sharing with the boroughs",
        _sharing,
        {
            Standing.SEEN: "Without an agreement no list is shared. A council may lawfully refuse, and sharing about "
            "one person at risk stays lawful.",
            Standing.NOT_KNOWN: "Which councils may be sent a list cannot be told: none should be.",
            Standing.NOT_SEEN: "Signed means more sharing: ask what it is used for.",
        },
    ),
    Topic(
        ("eia_current",),
        "Who is on the Matrix",
        _who,
        {
            Standing.SEEN: "No Equality Impact Assessment in date examines them.",
            Standing.NOT_KNOWN: "Whether they have been examined cannot be told.",
            Standing.NOT_SEEN: "The Equality Impact Assessment is where they should be examined.",
        },
    ),
)
