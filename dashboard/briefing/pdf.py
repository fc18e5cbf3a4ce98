"""
The two pages as PDF/UA by Typst: tagged, in British English, with a title; and the same pages as pictures.

Tables only: whatever it says is text, so that nothing needs another text beside it. The typefaces are the dashboard's
own and those within Typst; the machine's are not asked for, nor any package fetched.
"""

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.briefing.changes import BETTER, WORSE
from dashboard.briefing.fitting import Fitted, fit
from dashboard.briefing.furniture import (
    BY_NOBODY,
    about,
    as_at_line,
    changes_heading,
    hash_line,
    marking,
    release_line,
)
from dashboard.briefing.parts import Briefing, Row, State
from dashboard.briefing.standing import WORDS, Standing
from dashboard.marks import TONES
from dashboard.words import short_day

TEMPLATE = Path(__file__).with_name("paper.typ")
SHAPES = {WORSE: ("↓", "bad"), BETTER: ("↑", "good")}
RISK_TONES = {WORDS[Standing.SEEN]: "bad", WORDS[Standing.NOT_SEEN]: "good"}
DOTS_PER_INCH = 110
LONG_WORD = re.compile(r"\S{24,}")
BREAK, EVERY = "\u200b", 12  # where a word may be broken that no column holds
WHOLE = frozenset({"hash", "title", "description", "author"})


def pdf_of(briefing: Briefing) -> bytes:
    """
    The two pages.

    :raises Tellable: where what was written does not fit on them.
    """
    import typst  # noqa: PLC0415 # only whoever prints waits for it

    made: bytes = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", pdf_standards=["ua-1"], **_given(fit(briefing, overruns))
    )
    return made


def pictures_of(briefing: Briefing) -> list[bytes]:
    """Each page as PNG, for looking at before it is printed."""
    import typst  # noqa: PLC0415

    made = typst.compile(
        TEMPLATE.read_bytes(), format="png", ppi=DOTS_PER_INCH, **_given(fit(briefing, overruns))
    )
    return [made] if isinstance(made, bytes) else list(made)


def overruns(fitted: Fitted) -> tuple[bool, bool]:
    """Whether the front sheet and the back sheet run on to another."""
    import typst  # noqa: PLC0415

    asked = "(<front>, <back>).map(end => query(end).first().location().page())"
    front, back = json.loads(typst.eval(TEMPLATE.read_bytes(), asked, **_given(fitted)))
    return front > 1, back - front > 1


@cache
def _typefaces() -> Any:
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, font_paths=[str(files("font_source_sans_pro") / "files")])


def _given(fitted: Fitted) -> dict[str, Any]:
    return {
        "font_paths": _typefaces(),
        "ignore_system_fonts": True,
        "sys_inputs": {"paper": json.dumps(_breakable(_paper(fitted)))},
    }


def _breakable(part: Any) -> Any:
    """Every text with places to break its longest words, so that none runs off the page."""
    if isinstance(part, str):
        return LONG_WORD.sub(lambda found: BREAK.join(_pieces(found[0])), part)
    if isinstance(part, dict):
        return {name: text if name in WHOLE else _breakable(text) for name, text in part.items()}
    return [_breakable(one) for one in part] if isinstance(part, list) else part


def _pieces(word: str) -> list[str]:
    return [word[start : start + EVERY] for start in range(0, len(word), EVERY)]


def _paper(fitted: Fitted) -> dict[str, Any]:
    """All that the template says, as plain text."""
    briefing, made_from = fitted.briefing, fitted.briefing.provenance
    return {
        **_furniture(briefing),
        **_plain(briefing),
        "rows": [_row(row) for row in briefing.rows],
        "since_heading": f"Since {short_day(made_from.since)}" if made_from.since else None,
        "changes_heading": changes_heading(made_from),
        "changes_none": "No change." if made_from.since else briefing.changes_said.text,
        "changes": [
            asdict(each)
            | dict(zip(("shape", "tone"), SHAPES.get(each.direction, ("↔", "quiet")), strict=True))
            for each in briefing.changes
        ],
        "risks": [
            asdict(each) | {"seen": each.seen.text, "tone": RISK_TONES.get(each.standing, "unknown")}
            for each in briefing.risks
        ],
        "more": fitted.more,
    }


def _furniture(briefing: Briefing) -> dict[str, Any]:
    made_from = briefing.provenance
    return {
        "title": briefing.title,
        "heading": briefing.title,
        "author": briefing.written_by or BY_NOBODY,
        "description": f"{release_line(made_from)}, hash {made_from.hash}",
        "marking": marking(made_from),
        "as_at": as_at_line(made_from),
        "release": release_line(made_from),
        "hash": hash_line(made_from),
        "about": about(briefing),
    }


def _plain(briefing: Briefing) -> dict[str, Any]:
    return {
        "purpose": briefing.purpose,
        "decisions": [asdict(each) for each in briefing.decisions],
        "headline": [each.text for each in briefing.headline],
        "issues": [
            {"title": each.title, "found": [told.text for told in each.found], "so_what": each.so_what}
            for each in briefing.issues
        ],
        "equality": [each.text for each in briefing.equality],
        "data_protection": [each.text for each in briefing.data_protection],
        "next_steps": [asdict(each) for each in briefing.next_steps],
        "questions": [
            {"question": each.question, "line": each.line, "answer": [told.text for told in each.answer]}
            for each in briefing.questions
        ],
        "notes": [each.text for each in briefing.notes],
    }


def _row(row: Row) -> dict[str, Any]:
    return asdict(row) | {
        "claimed": _state(row.claimed),
        "assessed": _state(row.assessed),
        "tested": row.tested and _state(row.tested),
        "papers": row.papers and f"{row.papers.shape} {row.papers.count} {row.papers.note}",
        "way": row.way.text,
        "since": row.since.text,
    }


def _state(state: State) -> dict[str, str]:
    return asdict(state) | {"tone": TONES[state.shape]}
