"""
The tile map of the boroughs: where each one's agreement stands, in a word, never as a score.

A council may lawfully refuse, and "signed" means more sharing: no colour here says good or bad.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts import theme
from dashboard.kinds import Answer, Drawing
from dashboard.marks import AGREEMENT_WORDS
from dashboard.words import day

WIDTH, HEIGHT = 88, 66
FEW, LARGER = 4, 2.1  # a map of so few columns has larger tiles
NAME_LENGTH, WORD_LENGTH = 11, 14  # what a line of a tile holds
CITY_ROW, CITY_COLUMN = 4, 5  # the City of London has a police force of its own: an empty tile


@dataclass(frozen=True)
class Look:
    """How a state is drawn."""

    fill: str
    ink: str
    edge: str = theme.DARK_GREY
    dashed: bool = False


LOOKS = {
    "sharing": Look(theme.DARK_BLUE, theme.WHITE, theme.DARK_BLUE),
    "signed": Look(theme.TURQUOISE, "#000000", theme.TURQUOISE),
    "review_passed": Look(theme.LIGHT_PURPLE, "#000000", theme.LIGHT_PURPLE),
    "sent": Look(theme.PALE, theme.DARK_GREY),
    "with_borough": Look(theme.PALE, theme.DARK_GREY),
    "with_mps": Look(theme.PALE, theme.DARK_GREY),
    "with_legal": Look(theme.PALE, theme.DARK_GREY),
    "refused": Look(theme.WHITE, theme.DARK_PINK, theme.DARK_PINK),
    "ended": Look(theme.DARK_GREY, theme.WHITE),
    "not_sent": Look(theme.WHITE, theme.DARK_GREY, theme.DARK_GREY, dashed=True),
}


def tiles(answer: Answer) -> Drawing:
    """
    The boroughs of an answer at their places on the map.

    :param answer: an Answer of `agreement_states`, asked for one date.
    """
    placed = [record for record in answer.records if record["tile_row"] and record["tile_col"]]
    values = [_tile(record) for record in placed]
    with_city = answer.asked.scope.is_london and bool(values)
    city = [{"row": CITY_ROW, "column": CITY_COLUMN}] if with_city else []
    return Drawing(theme.spec(_chart(values, city)), _alt(answer))


def _tile(record: Any) -> dict[str, Any]:
    look = LOOKS[record["state"]]
    return {
        "row": record["tile_row"],
        "column": record["tile_col"],
        "name": two_lines(record["name"] or record["area"], NAME_LENGTH),
        "word": two_lines(AGREEMENT_WORDS[record["state"]], WORD_LENGTH),
        "fill": look.fill,
        "ink": look.ink,
        "edge": look.edge,
        "dashed": look.dashed,
    }


def two_lines(words: str, longest: int) -> str:
    """Words over two lines where one would be longer than that, split where the lines come out most alike."""
    parts = words.replace(" and ", " & ").split(" ")
    splits = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    if not splits or len(" ".join(parts)) <= longest:
        return " ".join(parts)
    return "\n".join(min(splits, key=lambda lines: max(map(len, lines))))


def _chart(values: list[dict[str, Any]], city: list[dict[str, Any]]) -> theme.AnyChart:
    place = _places(values)
    times = LARGER if len(place["column"]) <= FEW else 1
    dashed = [value for value in values if value["dashed"]]
    solid = [value for value in values if not value["dashed"]]
    layers = [_tiles(solid, place, times)] if solid else []  # a layer of nothing would be read aloud as one
    layers += [_tiles(dashed, place, times, strokeDash=[4, 3])] if dashed else []
    layers += [_text(values, place, "name", times, dy=-27, fontWeight="bold")]
    layers += [_text(values, place, "word", times, dy=4)]
    layers += [_hatch(city, place, dy) for dy in (-20, 0, 20) if city]
    width, height = (len(domain) * times for domain in place.values())
    edges = 2 * theme.PAD
    return alt.layer(*layers).properties(width=width * WIDTH + edges, height=height * HEIGHT + edges)


def _places(values: list[dict[str, Any]]) -> dict[str, list[int]]:
    """The columns and the rows of the map that hold a tile, with those between them."""
    spans = {name: [value[name] for value in values] for name in ("column", "row")}
    return {name: list(range(min(span), max(span) + 1)) if span else [1] for name, span in spans.items()}


def _tiles(values: list[dict[str, Any]], place: dict[str, list[int]], times: float, **edge: Any) -> alt.Chart:
    tile = alt.Chart(theme.rows(values)).mark_rect(
        width=WIDTH * times - 4, height=HEIGHT * times - 4, cornerRadius=3, strokeWidth=1.5, **edge
    )
    return _at(tile, place).encode(
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None)
    )


def _text(
    values: list[dict[str, Any]],
    place: dict[str, list[int]],
    name: str,
    times: float,
    *,
    dy: int,
    **type_: Any,
) -> alt.Chart:
    size = 12 if times == 1 else 16
    text = alt.Chart(theme.rows(values)).mark_text(
        lineBreak="\n", baseline="top", fontSize=size, lineHeight=size + 1, dy=dy * times, **type_
    )
    return _at(text, place).encode(text=f"{name}:N", color=alt.Color("ink:N", scale=None))


def _hatch(city: list[dict[str, Any]], place: dict[str, list[int]], dy: int) -> alt.Chart:
    strokes = alt.Chart(theme.rows(city)).mark_text(text="╱╱╱╱╱", dy=dy, fontSize=20, color=theme.RULE)
    return _at(strokes, place)


def _at(chart: alt.Chart, place: dict[str, list[int]]) -> alt.Chart:
    return chart.encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=place["column"], padding=0)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=place["row"], padding=0)),
    )


def _alt(answer: Answer) -> str:
    if not answer.records:
        return "Tile map of the boroughs: no data."
    counts: dict[str, int] = {}
    for record in answer.records:
        counts[record["state"]] = counts.get(record["state"], 0) + 1
    said = ", ".join(f"{counts[state]} {word}" for state, word in AGREEMENT_WORDS.items() if state in counts)
    return f"Tile map of {len(answer.records)} boroughs on {day(answer.records[0]['as_at'])}: {said}."
