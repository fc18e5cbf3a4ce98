"""Charts as pictures: each says of itself what it is, and is made without asking anybody."""

import re
from struct import unpack
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts import theme
from dashboard.pictures import SCALE, TYPEFACE, WIDTH, Caption, png_of, svg_of

CAPTION = Caption(
    title="BCUs <that> reviewed",
    about="London, as at 30 November 2020",
    marking="OFFICIAL-SENSITIVE. Synthetic data",
    notes=("Numerator: " + "a long definition of it " * 20, "", "Taken by somebody & export 0a1b"),
)


def chart(label="Camden", **more):
    values = [{"area": label, "count": 3}]
    spec = {
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "y": {"field": "area", "type": "nominal"},
            "x": {"field": "count", "type": "quantitative"},
        },
        "config": theme.CONFIG,
        "padding": theme.PADDING,
    }
    return spec | more


def words_of(svg):
    return " ".join(" ".join(ET.fromstring(svg).itertext()).split())  # noqa: S314 # our own


def test_a_picture_says_its_title_its_marking_its_whole_definition_and_who_took_it():
    said = words_of(svg_of(chart(), CAPTION))

    assert said.count("a long definition of it") == 20
    for words in (CAPTION.title, CAPTION.about, CAPTION.marking, "Taken by somebody & export 0a1b", "Camden"):
        assert words in said


def test_a_chart_that_fills_its_column_fills_the_picture_and_one_of_a_fixed_width_keeps_it():
    for width in (None, 300, 1200):
        svg = svg_of(chart(**({"width": width} if width else {})), CAPTION)
        outer, inner = (float(side) for side in re.findall(r'<svg[^>]* width="([\d.]+)"', svg))
        expected = {None: (WIDTH, WIDTH), 300: (WIDTH, 300), 1200: (1200, 1200)}[width]

        assert outer == pytest.approx(max(inner, WIDTH) + 48)
        assert expected[1] <= inner < expected[1] + 150  # and the labels beside it


def test_a_png_has_the_size_of_its_svg_twice_over():
    svg = svg_of(chart(), CAPTION)
    png = png_of(svg)
    width, height = (float(side) for side in re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", png[16:24]) == (round(width * SCALE), round(height * SCALE))


def test_the_words_of_a_picture_are_set_in_our_own_typeface():
    svg = svg_of(chart(), CAPTION)

    assert png_of(svg) == png_of(svg.replace(TYPEFACE, "Source Sans Pro"))
    assert png_of(svg) != png_of(svg.replace(TYPEFACE, "sans-serif"))
    assert png_of(svg) != png_of(svg.replace("Camden", ""))


def test_a_symbol_that_the_typeface_lacks_changes_no_letter_beside_it():
    assert '<tspan font-family="DejaVu Sans, sans-serif">✔</tspan> on time<' in svg_of(
        chart("✔ on time"), CAPTION
    )


def test_a_chart_that_would_load_something_is_not_made():
    with pytest.raises(ValueError, match=r"(?i)url|load|allow"):
        svg_of(chart(data={"url": "https://elsewhere.example/data.csv"}), CAPTION)
