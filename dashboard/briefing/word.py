"""
The briefing as DOCX, whole, for those who must edit it: real headings, tables with header rows, a title, a language.

What the two pages leave to the annex is not left out here.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from dashboard.briefing.furniture import (
    BY_NOBODY,
    LANGUAGE,
    about,
    as_at_line,
    changes_heading,
    hash_line,
    marking,
    release_line,
)
from dashboard.briefing.parts import Briefing, Row, State

SIDE, ACROSS = 20, 170  # millimetres: the margin at each side, and the text between them
TYPEFACE, POINTS = "Arial", 10
NOTHING_ASKED, NO_STEP = "No decision is asked for.", "No step is noted."
# The columns of each table, and how many millimetres wide each is.
DECISIONS = {"Decision": 80, "By when": 30, "Without it": 60}
NINE = {
    "No": 9,
    "Recommendation": 34,
    "Claimed": 26,
    "Assessed": 22,
    "Tested": 22,
    "In the way": 27,
    "Since": 30,
}
CHANGES = {"Direction": 20, "What": 80, "Was": 35, "Is": 35}
RISKS = {"Risk": 31, "Seen": 17, "By what": 34, "Impact": 34, "Mitigation": 36, "Owner": 18}
STEPS = {"Step": 95, "Owner": 38, "By when": 37}


def docx_of(briefing: Briefing) -> bytes:
    """The document."""
    from docx import Document  # noqa: PLC0415 # only whoever writes one waits for it

    document = Document()
    _furnish(document, briefing)
    document.add_heading(briefing.title, 0)
    document.add_paragraph(about(briefing))
    _front(document, briefing)
    _back(document, briefing)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _furnish(document: Any, briefing: Briefing) -> None:
    """A4, in British English; the marking above and the release below on every page."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    made_from, section, properties = briefing.provenance, document.sections[0], document.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.header.paragraphs[0].text = f"{marking(made_from)}\n{as_at_line(made_from)}"
    section.footer.paragraphs[0].text = f"{release_line(made_from)}\n{hash_line(made_from)}"
    _set_typeface(document)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    properties.title, properties.language = briefing.title, LANGUAGE
    properties.author = properties.last_modified_by = briefing.written_by or BY_NOBODY
    properties.subject, properties.category = release_line(made_from), marking(made_from)
    properties.comments = f"{as_at_line(made_from)}. {hash_line(made_from)}"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _set_typeface(document: Any) -> None:
    """One typeface that every machine has, for the text and the headings; the furniture smaller."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    styles = document.styles
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for of in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(of), TYPEFACE)
    styles["Normal"].font.size = Pt(POINTS)
    styles["Header"].font.size = styles["Footer"].font.size = Pt(POINTS - 2)


def _front(document: Any, briefing: Briefing) -> None:
    document.add_heading("Purpose", 1)
    document.add_paragraph(briefing.purpose)
    document.add_heading("Decisions asked for", 1)
    _table(
        document,
        DECISIONS,
        [(each.ask, each.by_when, each.otherwise) for each in briefing.decisions],
        NOTHING_ASKED,
    )
    _said(document, "Headline", briefing.headline)
    document.add_heading("The nine recommendations", 1)
    _table(document, NINE, [_row(row) for row in briefing.rows], "No data.")
    document.add_heading(changes_heading(briefing.provenance), 1)
    _table(
        document,
        CHANGES,
        [(each.direction, each.what, each.was, each.now) for each in briefing.changes],
        "No change." if briefing.provenance.since else briefing.changes_said.text,
    )


def _back(document: Any, briefing: Briefing) -> None:
    document.add_heading("Key issues", 1)
    for issue in briefing.issues:
        document.add_heading(issue.title, 2)
        document.add_paragraph(" ".join((*map(str, issue.found), f"So: {issue.so_what}")))
    document.add_heading("Risks", 1)
    _table(
        document,
        RISKS,
        [
            (each.risk, each.standing, str(each.seen), each.impact, each.mitigation, each.owner)
            for each in briefing.risks
        ],
        "No data.",
    )
    _said(document, "Equality", briefing.equality)
    _said(document, "Data protection", briefing.data_protection)
    document.add_heading("Next steps", 1)
    _table(
        document,
        STEPS,
        [(each.action, each.owner, each.by_when) for each in briefing.next_steps],
        NO_STEP,
    )
    document.add_heading("Likely questions", 1)
    for question in briefing.questions:
        document.add_heading(question.question, 2)
        document.add_paragraph(" ".join(part for part in (question.line, *map(str, question.answer)) if part))
    _said(document, "Data notes", briefing.notes)


def _said(document: Any, title: str, sentences: Sequence[object]) -> None:
    document.add_heading(title, 1)
    for sentence in sentences:
        document.add_paragraph(str(sentence))


def _table(document: Any, columns: Mapping[str, int], rows: Sequence[Sequence[str]], nothing: str) -> None:
    """A table whose first row is its header, repeated on each page; a sentence where there is no row."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    if not rows:
        document.add_paragraph(nothing)
        return
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.autofit = False
    for column, wide in zip(table.columns, columns.values(), strict=True):
        column.width = Mm(wide)
    for place, values in enumerate((tuple(columns), *rows)):
        row = table.add_row()
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 # it has no other way
        about.append(OxmlElement("w:cantSplit"))
        if not place:
            about.append(OxmlElement("w:tblHeader"))
        for cell, value, wide in zip(row.cells, values, columns.values(), strict=True):
            cell.text, cell.width = value, Mm(wide)
            cell.paragraphs[0].runs[0].bold = not place if value else None


def _row(row: Row) -> tuple[str, ...]:
    against = f"\n≠ {row.contradictions} not borne out" if row.contradictions else ""
    tested = _state(row.tested) if row.tested else "– papers only"
    papers = f"\n{row.papers.shape} {row.papers.count} {row.papers.note}" if row.papers else ""
    way = f"{row.worst} {row.way}".strip()
    return (
        str(row.number),
        f"{row.title} ({row.owner})",
        _state(row.claimed) + against,
        _state(row.assessed),
        tested + papers,
        way,
        str(row.since).replace("; ", "\n"),
    )


def _state(state: State) -> str:
    note = f"\n{state.note}" if state.note else ""
    return f"{state.count}\n{state.shape} {state.word}{note}"
