"""What a page sends, written down so that a bare Streamlit page (bare.py) can send the same without any of our code."""

import json
from collections.abc import Sequence
from typing import Any

from pyarrow.ipc import open_stream
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart

Step = dict[str, Any]  # its path in the page, what is drawn there, and with what


def steps(messages: Sequence[ForwardMsg]) -> list[Step]:
    """Every element and container that was sent, in order."""
    made = [
        {"path": list(message.metadata.delta_path), **_drawn(message.delta)}
        for message in messages
        if message.WhichOneof("type") == "delta"
    ]
    for step in made:
        if step["kind"] == "horizontal":
            step["weights"] = [
                each["weight"]
                for each in made
                if each["kind"] == "column" and each["path"][:-1] == step["path"]
            ]
    return made


def _drawn(delta: Delta) -> Step:
    if delta.WhichOneof("type") == "add_block":
        return _block(delta.add_block)
    return _element(delta.new_element)


def _with_values(chart: VegaLiteChart) -> Step:
    """Streamlit sends a chart's values beside it, packed; a page that draws it has them in it."""
    spec: Step = json.loads(chart.spec)
    sent = next((each.data.data for each in chart.datasets), chart.data.data)
    if sent:
        spec["data"] = {"values": open_stream(sent).read_all().to_pylist()}
    return spec


def _block(block: Block) -> Step:
    kind = block.WhichOneof("type")
    if kind == "column":
        return {"kind": "column", "weight": block.column.weight}
    if kind == "expandable":
        return {"kind": "expander", "label": block.expandable.label}
    horizontal = kind == "flex_container" and block.flex_container.direction == Block.FlexContainer.HORIZONTAL
    return {"kind": "horizontal" if horizontal else "vertical"}


def _element(element: Element) -> Step:
    kind = str(element.WhichOneof("type"))
    if kind == "None":
        return {"kind": "emptied"}  # a place that was emptied again
    proto = getattr(element, kind)
    values: Step = {"kind": kind}
    if kind == "html":
        values["body"] = proto.body
    elif kind == "vega_lite_chart":
        values |= {"spec": _with_values(proto), "alt": proto.alt}
    elif kind == "page_link":
        values["page"] = proto.page
    elif kind == "button_group":
        values |= {"label": proto.label, "options": [option.content for option in proto.options]}
    elif kind in {"selectbox", "slider"}:
        values |= {"label": proto.label, "options": list(proto.options)}
    elif kind == "date_input":
        values |= {"label": proto.label, "value": next(iter(proto.default))}
    elif kind in {"button", "checkbox", "download_button", "text_area", "text_input"}:
        values["label"] = proto.label
    elif kind == "imgs":
        values["alt"] = [picture.alt for picture in proto.imgs]
    return values
