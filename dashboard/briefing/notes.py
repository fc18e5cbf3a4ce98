"""The data notes: what the numbers are made from, how far that reaches, how people are protected, what is not known."""

from collections.abc import Iterable
from datetime import date

from dashboard.briefing.parts import Sentence
from dashboard.briefing.reading import Read
from dashboard.briefing.said import say
from dashboard.sentences.in_the_way import SOURCES
from dashboard.words import all_of, capital, day, month_named, quarter

PROTECTED = (
    "Counts of people are for London only, to protect them: 0 is shown, 1 to 7 are withheld ([c]), all others are "
    "rounded to the nearest 5, and percentages are made from the rounded parts, so parts may not add up. Counts of "
    "organisations, reviews, recommendations and events are exact."
)
BETWEEN = "A change between two releases holds what happened and what was recorded late; each release is as it was published."
HEARD = "sources_heard"


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
            f"This is edition {release.edition} of the release: {release.reason}. "
            f"{len(release.revised)} of its numbers are revised ([r] in the annex)."
        )


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
