"""Briefings at their extremes: whatever a meeting brings, two pages hold it."""

from dataclasses import replace
from datetime import date

from dashboard.briefing.making import briefing_of
from dashboard.briefing.parts import Asked, Briefing, Step
from dashboard.briefing.written import LONGEST, MOST_DECISIONS, MOST_STEPS, Written
from dashboard.releases import Release
from tests.papers.releasing import BEFORE, nothing_told, release


def long(what: str) -> str:
    """Words as long as that part may be."""
    text = "considering whether nevertheless appropriate arrangements " * 9
    return f"{what} {text}"[: LONGEST[what] - 1].strip() + "."


EVERYTHING_WRITTEN = Written(
    purpose=long("purpose"),
    cleared_by=long("cleared by"),
    decisions=tuple(Asked(long("ask"), long("by when"), long("otherwise")) for _ in range(MOST_DECISIONS)),
    next_steps=tuple(Step(long("action"), long("owner"), long("by when")) for _ in range(MOST_STEPS)),
    lines={
        question: long("line") for question in ("race", "under_18", "looked", "boroughs", "error", "homework")
    },
)


def endless(what: str) -> str:
    """One word as long as that part may be."""
    return ("considering" * 30)[: LONGEST[what] - 1]


ONE_WORD_EACH = Written(
    purpose=endless("purpose"),
    cleared_by=endless("cleared by"),
    decisions=(Asked(endless("ask"), endless("by when"), endless("otherwise")),) * MOST_DECISIONS,
    next_steps=(Step(endless("action"), endless("owner"), endless("by when")),) * MOST_STEPS,
    lines={question: endless("line") for question in EVERYTHING_WRITTEN.lines},
)
ALL_BETTER = {"reviews_complete": (12, 12), "agreements_in_force": (32, 32), "eia_current": (1, 1)}
PROMISED = {"claim": "not_implemented", "assessment": "met", "assessed_on": date(2020, 1, 1)}


def extremes() -> dict[str, tuple[Briefing, Release]]:
    """Each with the release that it was made from."""
    then = release("December 2020", BEFORE, counts=ALL_BETTER, state=PROMISED)
    named = "The Gangs Matrix Oversight Group, extraordinary meeting on the findings of the annual audit " * 2
    cases = {
        "as it is": (release(), then, Written()),
        "all contradicted": (release(counts={"contradictions": (66, 66)}), then, EVERYTHING_WRITTEN),
        "longest titles": (release(named[:100], letters=400), then, EVERYTHING_WRITTEN),
        "words without an end": (release(("considering" * 10)[:100], letters=400), then, ONE_WORD_EACH),
        "a line on every claim": (release(), then, replace(EVERYTHING_WRITTEN, lines=_on_every_claim())),
        "no previous release": (release(), None, EVERYTHING_WRITTEN),
        "everything withheld": (nothing_told(), then, EVERYTHING_WRITTEN),
        "everything silent": (release(silent=_every()), nothing_told(), Written()),
        "nothing claimed": (release(state={}), None, Written()),
        "no records at all": (_bare(), None, Written()),
        "corrected": (
            release(edition=3, reason="a BCU’s return came late and was counted twice " * 4, synthetic=True),
            then,
            EVERYTHING_WRITTEN,
        ),
    }
    return {
        name: (briefing_of(made, since, written, 3, "the-oversight-group"), made)
        for name, (made, since, written) in cases.items()
    }


def _on_every_claim() -> dict[str, str]:
    """What to say of each of the bank, and of each of the commitments, whichever are asked about."""
    made = release().records["commitment_states"]
    return dict(EVERYTHING_WRITTEN.lines) | {each["commitment"]: long("line") for each in made}


def _every() -> list[str]:
    return [row.figure for row in release().rows]


def _bare() -> Release:
    made = release()
    about = {name: value for name, value in vars(made).items() if name in Release.__dataclass_fields__}
    return Release(**(about | {"rows": (), "records": {}}))
