"""Colours and type. The palette is the Analysis Function's, on white; the harm bands have shades of their own."""

from typing import Any

import altair as alt

DARK_BLUE, TURQUOISE, DARK_PINK = "#12436D", "#28A197", "#801650"
ORANGE, DARK_GREY, LIGHT_PURPLE = "#F46A25", "#3D3D3D", "#A285D1"
# The harm bands of people: shades of one hue, always outlined, always with the word.
RED_BAND, AMBER_BAND, GREEN_BAND = "#12436D", "#2073BC", "#6BACE6"
WHITE, PALE, RULE = "#FFFFFF", "#E6ECF2", "#C9D3DE"
FONT = "Source Sans"

PAD = 6  # Streamlit counts the padding into a chart's size: a chart of fixed size must add it twice
PADDING = dict.fromkeys(("left", "top", "right", "bottom"), PAD)

CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": WHITE,
    "view": {"stroke": None},
    "axis": {
        "labelColor": DARK_GREY,
        "titleColor": DARK_GREY,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": RULE,
        "domainColor": RULE,
        "tickColor": RULE,
    },
    "text": {"font": FONT, "fontSize": 13, "color": DARK_GREY},
}


AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart


def spec(chart: AnyChart) -> dict[str, Any]:
    """A chart as Vega-Lite in our colours and type. Made once for an answer: it is the dearest step of a page."""
    finished: dict[str, Any] = chart.to_dict()
    finished |= {"config": CONFIG, "padding": PADDING}
    return finished


def rows(values: list[dict[str, Any]]) -> alt.Data:
    """Exactly these values travel to the browser, and no other column of any frame."""
    data: alt.Data = alt.Data(values=values)  # type: ignore[no-untyped-call] # Altair leaves it untyped
    return data
