"""
A chart as a picture that stands alone: its title above it, below it how it is made, its marking and who took it.

Made here, without a browser and without asking any other host.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import Any

import vl_convert

from dashboard.charts import theme
from dashboard.tables import render

WIDTH = 760  # of a chart that on a page is as wide as its column
MARGIN, LINE = 24, 18
LETTER = 6.3  # about how wide a letter of the small type is
SCALE = 2  # pixels of a PNG for each of the picture's own, so that it prints well
# The typeface of the pages under the names it has in the three places: here, on a page, on another machine.
TYPEFACE = "Source Sans Pro, Source Sans, sans-serif"
SYMBOLS = re.compile("[←-⯿]+")  # ✔ ◐ ▲ and the like, which the typeface lacks


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself."""

    title: str
    about: str
    marking: str
    notes: tuple[str, ...]


def svg_of(spec: Mapping[str, Any], caption: Caption) -> str:
    """The picture of a chart, as SVG."""
    _use_our_typeface()
    drawn = vl_convert.vegalite_to_svg(_for_a_picture(spec), allowed_base_urls=[])
    width, height = (float(side) for side in re.findall(r'(?:width|height)="([\d.]+)"', drawn)[:2])
    whole = max(width, WIDTH)
    letters = int(whole / LETTER)
    notes = [line for note in caption.notes for line in wrap(note, letters)]
    title = wrap(caption.title, int(letters * 0.7))
    return render(
        "picture.svg",
        width=whole + 2 * MARGIN,
        height=height + (len(notes) + 4) * LINE + len(title) * 24 + 2 * MARGIN,
        chart=_with_symbols(drawn),
        chart_height=height,
        title=title,
        caption=caption,
        notes=notes,
        margin=MARGIN,
        line=LINE,
        typeface=TYPEFACE,
    )


def png_of(svg: str) -> bytes:
    """The same picture, as PNG."""
    _use_our_typeface()
    return vl_convert.svg_to_png(svg, scale=SCALE)


def _for_a_picture(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The chart as wide as the picture where its column would have said how wide, in a typeface that is here."""
    fits = {"spec", "hconcat", "vconcat", "concat", "width"}.isdisjoint(spec)
    config = {**spec.get("config", {}), "font": TYPEFACE, "text": {"font": TYPEFACE}}
    return {**spec, "config": config} | ({"width": WIDTH - 2 * theme.PAD} if fits else {})


def _with_symbols(svg: str) -> str:
    """A text with one symbol that its typeface lacks would be set in another altogether: only the symbol is."""
    return re.sub(r">([^<]+)<", lambda text: f">{SYMBOLS.sub(_symbol, text[1])}<", svg)


def _symbol(found: re.Match[str]) -> str:
    return f'<tspan font-family="DejaVu Sans, sans-serif">{found[0]}</tspan>'


@cache
def _use_our_typeface() -> None:
    vl_convert.register_font_directory(str(files("font_source_sans_pro") / "files"))
