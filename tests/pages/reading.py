"""What a page sends, as text: everything a browser would be handed for it."""

from typing import Any

from streamlit.testing.v1 import AppTest


def sent(page: AppTest) -> str:
    """Every message of every element, spelled out: what is drawn, what is hidden, every value of every chart."""
    return "\n".join(str(proto) for proto in _protos(page._tree))


def said(page: AppTest) -> str:
    """The words of the page: its HTML, alone."""
    return "\n".join(element.proto.body for element in page.get("html"))


def _protos(node: Any) -> Any:
    if getattr(node, "proto", None) is not None:
        yield node.proto
    for child in getattr(node, "children", {}).values():
        yield from _protos(child)
