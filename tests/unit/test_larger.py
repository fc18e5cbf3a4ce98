"""A chart for the wall is the same chart, larger."""

from dashboard.charts.larger import larger


def test_every_size_is_half_as_large_again_and_no_value_is_touched():
    small = {
        "data": {"values": [{"size": 10, "height": 3}]},
        "height": {"step": 26},
        "mark": {
            "type": "text",
            "fontSize": 12,
            "dy": -4,
            "lineBreak": "\n",
            "opacity": 1,
            "strokeDash": [4, 2],
        },
        "encoding": {
            "x": {
                "field": "size",
                "axis": {"labelFontSize": 14, "values": [0, 8]},
                "scale": {"domain": [0, 32]},
            },
            "y": {"value": 0},
        },
        "layer": [{"mark": {"size": 30, "filled": True}}],
    }

    assert larger(small) == {
        "data": {"values": [{"size": 10, "height": 3}]},
        "height": {"step": 39},
        "mark": {
            "type": "text",
            "fontSize": 18,
            "dy": -6,
            "lineBreak": "\n",
            "opacity": 1,
            "strokeDash": [6, 3],
        },
        "encoding": {
            "x": {
                "field": "size",
                "axis": {"labelFontSize": 21, "values": [0, 8]},
                "scale": {"domain": [0, 32]},
            },
            "y": {"value": 0},
        },
        "layer": [{"mark": {"size": 45, "filled": True}}],
    }
