"""The data notes: what the numbers are made from, how far that reaches, how people are protected, what is not known."""

from collections.abc import Iterable
from datetime import date

from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import say
from dashboard.sentences.in_the_way import SOURCES
from dashboard.words import all_of, capital, day, month_named, number, quarter, shortened

PROTECTED = (
    "Counts of people are for London only, to protect them: 0 is shown, 1 to 7 are withheld ([c] in the "
    "annex), and with them whatever would give one away; all others are rounded to the nearest 5, and percentages are "
    "made from the rounded parts, so parts may not add up. Counts of organisations, reviews, recommendations and "
    "events are exact."
)
BETWEEN = "A change between two releases holds what happened and what was recorded late; each release is as it was published."
HEARD = "sources_heard"
LONGEST_REASON = 160  # letters


def notes(now: Read, then: Read | None) -> tuple[Sentence, ...]:
    return (
        *_of_release(now),
        say(PROTECTED),
        *([say(BETWEEN)] if then else []),
        say(
            "Figures are provisional, and full counts rather than samples, so that no margin of error is given."
        ),
        *_heard(now),
    )


def _of_release(now: Read) -> Iterable[Sentence]:
    release = now.release
    if release.synthetic:
        yield say("Synthetic data: no real person, no real event.")
    if release.edition > 1:
        yield say(
            f"This is edition {release.edition} of the release{_reason(release.reason)}; "
            f"{_revised(len(release.revised))}."
        )


def _reason(given: str | None) -> str:
    """What its publisher gave as the reason, as the words of somebody else, and no more of them than a note holds."""
    words = " ".join((given or "").split()).rstrip(".")
    return f" (the reason given: “{shortened(words, LONGEST_REASON)}”)" if words else ""


def _revised(count: int) -> str:
    if not count:
        return "none of its numbers is revised"
    return f"{number(count)} of its numbers {'is' if count == 1 else 'are'} revised, marked [r]"


def _heard(now: Read) -> Iterable[Sentence]:
    """How far each source reaches; those of which nothing was ever heard apart."""
    records = now.records(HEARD)
    told = [
        f"{SOURCES.get(record['source'], record['source'])} {until}"
        for record in records
        if (until := _until(record["last_on"], record["last_period"]))
    ]
    silent = [
        SOURCES.get(record["source"], record["source"])
        for record in records
        if not record["last_on"] and not record["last_period"]
    ]
    if told:
        yield say(f"Last heard: {'; '.join(told)}.", HEARD)
    if silent or not told:
        yield say(f"{capital(all_of(silent) if silent else 'Every source')}: no data.", HEARD)


def _until(last_on: date | None, period: str | None) -> str:
    if last_on:
        return day(last_on)
    if not period:
        return ""
    return quarter(period) if "Q" in period else month_named(period)
