"""
The tile map of the boroughs: where each one's agreement stands, in a word, never as a score.

A council may lawfully refuse, and "signed" means more sharing: no colour here says good or bad.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.words import day

WIDTH, HEIGHT = 88, 66
CITY_ROW, CITY_COLUMN = 4, 5  # the City of London has a police force of its own: an empty tile


@dataclass(frozen=True)
class Look:
    """How a state is said and drawn."""

    word: str
    fill: str
    ink: str
    edge: str = theme.DARK_GREY
    dashed: bool = False


STATES = {
    "sharing": Look("sharing", theme.DARK_BLUE, theme.WHITE, theme.DARK_BLUE),
    "signed": Look("signed, not sharing", theme.TURQUOISE, "#000000", theme.TURQUOISE),
    "review_passed": Look("review date passed", theme.LIGHT_PURPLE, "#000000", theme.LIGHT_PURPLE),
    "sent": Look("sent", theme.PALE, theme.DARK_GREY),
    "with_borough": Look("with borough", theme.PALE, theme.DARK_GREY),
    "with_mps": Look("with MPS", theme.PALE, theme.DARK_GREY),
    "with_legal": Look("with legal", theme.PALE, theme.DARK_GREY),
    "refused": Look("refused", theme.WHITE, theme.DARK_PINK, theme.DARK_PINK),
    "ended": Look("ended", theme.DARK_GREY, theme.WHITE),
    "not_sent": Look("not sent", theme.WHITE, theme.DARK_GREY, theme.DARK_GREY, dashed=True),
}


def tiles(answer: Answer) -> Drawing:
    """
    The boroughs of an answer at their places on the map.

    :param answer: an Answer of `agreement_states`, asked for one date.
    """
    placed = [record for record in answer.records if record["tile_row"] and record["tile_col"]]
    values = [_tile(record) for record in placed]
    with_city = answer.asked.scope.is_london and bool(values)
    return Drawing(theme.spec(_chart(values, with_city=with_city)), _alt(answer))


def _tile(record: Any) -> dict[str, Any]:
    look = STATES[record["state"]]
    return {
        "row": record["tile_row"],
        "column": record["tile_col"],
        "name": two_lines(record["name"] or record["area"]),
        "word": two_lines(look.word),
        "fill": look.fill,
        "ink": look.ink,
        "edge": look.edge,
        "dashed": look.dashed,
    }


def two_lines(words: str) -> str:
    """A name over two lines at most, split where the lines come out most alike."""
    parts = words.replace(" and ", " & ").split(" ")
    splits = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    if not splits or len(words) <= len("Westminster"):
        return " ".join(parts)
    return "\n".join(min(splits, key=lambda lines: max(map(len, lines))))


def _chart(values: list[dict[str, Any]], *, with_city: bool) -> theme.AnyChart:
    base = _placed(values)
    tile = base.mark_rect(width=WIDTH - 4, height=HEIGHT - 4, cornerRadius=3, strokeWidth=1.5).encode(
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        strokeDash=alt.StrokeDash(
            "dashed:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [4, 3]]), legend=None
        ),
    )
    ink = alt.Color("ink:N", scale=None)
    name = base.mark_text(lineBreak="\n", dy=-16, fontWeight="bold", fontSize=12, lineHeight=13)
    word = base.mark_text(lineBreak="\n", dy=12, fontSize=12, lineHeight=13)
    layers = [tile, name.encode(text="name:N", color=ink), word.encode(text="word:N", color=ink)]
    city = [_city()] if with_city else []
    return alt.layer(*city, *layers).properties(width=8 * WIDTH, height=7 * HEIGHT)


def _city() -> theme.AnyChart:
    """The hatched tile of the City of London."""
    base = _placed([{"row": CITY_ROW, "column": CITY_COLUMN}])
    strokes = [base.mark_text(text="╱╱╱╱╱", dy=dy, fontSize=20, color=theme.RULE) for dy in (-20, 0, 20)]
    return alt.layer(*strokes)


def _placed(values: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(theme.rows(values)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(1, 9)), padding=0)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, 8)), padding=0)),
    )


def _alt(answer: Answer) -> str:
    if not answer.records:
        return "Tile map of the boroughs: no data."
    counts: dict[str, int] = {}
    for record in answer.records:
        counts[record["state"]] = counts.get(record["state"], 0) + 1
    said = ", ".join(f"{counts[state]} {look.word}" for state, look in STATES.items() if state in counts)
    return f"Tile map of {len(answer.records)} boroughs on {day(answer.records[0]['as_at'])}: {said}."
