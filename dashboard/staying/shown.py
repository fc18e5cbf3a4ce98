"""The parts of the page Time on the Matrix, each from its answers."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.behind import behind
from dashboard.charts.forms import StayingOf
from dashboard.figures.stays import ALL, band, time_on_the_matrix
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.page import Page, say_missing
from dashboard.sentences.time_on_matrix import (
    bands_sentence,
    curve_sentence,
    moved_in_sentence,
    time_sentence,
    watched_sentence,
)
from dashboard.showing import quiet, section, show
from dashboard.staying.released import opening_of_release, show_released
from dashboard.tables import numbers, render
from dashboard.words import lasting, short_day

YEARS = {1: "a year", 2: "two years", 4: "four years"}
Short = Mapping[str, Any]


def in_short(found: Answer, place: int = -1) -> dict[str, Short]:
    """The curves of the reader's own area at one of the dates asked, in a few numbers, by band."""
    as_at = found.asked.dates[place]
    mine = [row for row in found.records if (row["area"], row["as_at"]) == (found.subject, as_at)]
    return {row["band"]: row for row in mine}


def opening(page: Page, shorts: Answer) -> str:
    """The sentence the page opens with, of what the reader is told."""
    if not shorts.held:
        return opening_of_release(page)
    return time_sentence(shorts, in_short(shorts).get(ALL))


def show_time(page: Page, shorts: Answer) -> None:
    """The curve, its numbers beside it and the bands; where no release holds them, what it does hold."""
    if not shorts.held:
        show_released(page)
        return
    picture, beside = st.columns([3, 2], gap="large")
    with picture:
        show_curve(page, shorts)
    with beside:
        show_numbers(page, shorts)
    show_bands(page, shorts)


@st.fragment
def show_curve(page: Page, shorts: Answer) -> None:
    """The curve of all, or of the band that the reader names; drawn again alone."""
    found, short = page.ask(time_on_the_matrix), in_short(shorts)
    chosen = (
        st.segmented_control(
            "The curve of",
            list(short),
            default=ALL,
            format_func=band,
            key="band",
            bind="query-params",
            label_visibility="collapsed",
        )
        if short
        else ALL
    )
    named = chosen or ALL
    row = short.get(named)
    finding = curve_sentence(band(named), row)
    if row and row["why_not"]:
        section(finding)
        say_missing(f"The curve is {row['why_not']} in view.")
        behind(page, found)
    else:
        show(page, found, finding, StayingOf(named))


def show_numbers(page: Page, shorts: Answer) -> None:
    """The same in numbers, now and at the date compared; how many stays they rest on."""
    now, then = in_short(shorts).get(ALL), in_short(shorts, 0).get(ALL)
    headings = ["", short_day(page.as_at), short_day(page.compared_with)]
    lines = {"Half have left within": _median} | {
        f"Still on after {said}": _after(year) for year, said in YEARS.items()
    }
    st.html(
        numbers(
            "Of all who are added",
            headings,
            [[title, said(now), said(then)] for title, said in lines.items()],
        )
    )
    quiet(watched_sentence(now, page.as_at), moved_in_sentence(now))


def show_bands(page: Page, shorts: Answer) -> None:
    """Band by band, as a table."""
    section(
        bands_sentence(in_short(shorts)),
        "By the band the person was in when first watched; from where a line is told up to, fewer than ten are in view.",
    )
    st.html(bands_table(shorts))
    behind(page, shorts, twin=False)


@kept
def bands_table(shorts: Answer) -> str:
    headings = [
        "Band",
        "Stays",
        "Removed",
        "Half have left within",
        *(f"Still on after {said}" for said in YEARS.values()),
        "Told up to",
    ]
    rows = [
        [
            band(code),
            f"{row['stays']:,}",
            f"{row['removed']:,}",
            _median(row),
            *(_after(year)(row) for year in YEARS),
            lasting(row["until"]) if not row["why_not"] else "–",
        ]
        for code, row in in_short(shorts).items()
    ]
    return render("table.html", caption="By band", headings=headings, rows=rows, kind="staying")


def _median(row: Short | None) -> str:
    if row is None or row["why_not"]:
        return row["why_not"] if row else "no data"
    return "not reached" if row["median"] is None else lasting(row["median"])


def _after(year: int) -> Any:
    """How the share still on after so many years is said, with its interval."""

    def said(row: Short | None) -> str:
        if row is None or row["why_not"]:
            return "–"
        share, low, high = (row[f"{name}_{year}"] for name in ("after", "low", "high"))
        if share is None:
            return "not reached"
        return f"{100 * share:.0f} %" + ("" if share in {0, 1} else f" ({100 * low:.0f} to {100 * high:.0f})")

    return said
