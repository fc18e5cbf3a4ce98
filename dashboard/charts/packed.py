"""A chart with its values packed once, as Streamlit would pack them anew at every run."""

from typing import Any

from streamlit.dataframe_util import convert_anything_to_arrow_bytes

VALUES = "values"


def packed(spec: dict[str, Any]) -> dict[str, Any]:
    """The same Vega-Lite, its values as Arrow under a name; one without values of its own as it is."""
    values = spec.get("data", {}).get(VALUES)
    if not values:
        return spec
    return spec | {"data": {"name": VALUES}, "datasets": {VALUES: convert_anything_to_arrow_bytes(values)}}
