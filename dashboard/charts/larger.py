"""A chart for the wall: all of it half as large again, in the same place and at the same width as its column."""

from typing import Any

FACTOR = 1.5
IN_PIXELS = {
    "fontSize", "labelFontSize", "titleFontSize", "lineHeight", "labelLimit", "dx", "dy", "height", "width", "step",
    "strokeWidth", "strokeDash", "cornerRadius", "size", "labelPadding", "titlePadding", "tickSize", "offset",
}  # fmt: skip
NOT_DRAWN = {"data", "datasets", "encoding"}  # values, and what is made of them
SIZED_BELOW = {"x", "y", "column", "row", "axis", "header"}  # of an encoding, whose own numbers are no sizes


def larger(spec: dict[str, Any]) -> dict[str, Any]:
    """The same Vega-Lite, with every size in it larger."""
    made = {name: _larger(name, value) for name, value in spec.items() if name not in NOT_DRAWN}
    kept: dict[str, Any] = {name: spec[name] for name in ("data", "datasets") if name in spec}
    if "encoding" in spec:
        kept["encoding"] = {name: _channel(value) for name, value in spec["encoding"].items()}
    return made | kept


def _channel(encoding: Any) -> Any:
    """Of an encoding only its axis or heading has sizes."""
    if not isinstance(encoding, dict):
        return encoding
    return {
        name: larger(value) if name in SIZED_BELOW and isinstance(value, dict) else value
        for name, value in encoding.items()
    }


def _larger(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return larger(value)
    if isinstance(value, list):
        return [_larger(name, part) for part in value]
    is_size = name in IN_PIXELS and isinstance(value, (int, float)) and not isinstance(value, bool)
    return value * FACTOR if is_size else value
