"""
A bare Streamlit application, run by `streamlit run`: the elements of each of our pages, as plain calls of Streamlit.

What a page sent is in a file of its name (recorded.py writes them) in the folder that BARE_PAGES names. Nothing of
ours is imported: this is what the pages are measured beside.
"""

import json
import os
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import streamlit as st
from PIL import Image

A4 = (910, 1287)  # pixels, at the 110 to the inch of a briefing's preview
FOLDER = Path(os.environ["BARE_PAGES"])


@st.cache_resource
def recorded(slug: str) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    return steps


def draw(slug: str) -> None:
    places: dict[tuple[int, ...], Any] = {}
    for number, step in enumerate(recorded(slug)):
        path = tuple(step["path"])
        with places.get(path[:-1], _page):
            made = DRAWN.get(step["kind"], nothing)(step, f"{slug}-{number}")
        if step["kind"] == "horizontal" and step["weights"]:
            places |= {(*path, at): column for at, column in enumerate(made)}
        elif step["kind"] != "column" and made is not None:
            places[path] = made


class _Page:
    """The page itself, where an element lies in no container."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


_page = _Page()


def nothing(_: dict[str, Any], __: str) -> None:
    pass


def rows(step: dict[str, Any], _: str) -> Any:
    return st.columns(step["weights"]) if step["weights"] else st.container(horizontal=True)


def chart(step: dict[str, Any], key: str) -> None:
    st.vega_lite_chart(step["spec"], theme=None, key=key, alt=step["alt"])


def html(step: dict[str, Any], _: str) -> None:
    st.html(step["body"])


def link(step: dict[str, Any], _: str) -> None:
    st.page_link(BY_PATH[step["page"]])


def pills(step: dict[str, Any], key: str) -> None:
    st.pills(step["label"], step["options"], key=key)


def select(step: dict[str, Any], key: str) -> None:
    st.selectbox(step["label"], step["options"], key=key)


def slider(step: dict[str, Any], key: str) -> None:
    st.select_slider(step["label"], step["options"], key=key)


def day(step: dict[str, Any], key: str) -> None:
    st.date_input(step["label"], date.fromisoformat(step["value"]), key=key)


def button(step: dict[str, Any], key: str) -> None:
    st.button(step["label"], key=key)


def checkbox(step: dict[str, Any], key: str) -> None:
    st.checkbox(step["label"], key=key)


def download(step: dict[str, Any], key: str) -> None:
    st.download_button(step["label"], lambda: b"", key=key, on_click="ignore")


@st.cache_resource
def sheet() -> bytes:
    """An empty A4 page as large as those that are shown: no heavier than theirs."""
    made = BytesIO()
    Image.new("RGBA", A4, "white").save(made, "PNG")
    return made.getvalue()


def pictures(step: dict[str, Any], _: str) -> None:
    st.image([sheet()] * len(step["alt"]), alt=step["alt"], width="stretch")


DRAWN: dict[str, Any] = {
    "vertical": lambda *_: st.container(),
    "horizontal": rows,
    "expander": lambda step, _: st.expander(step["label"]),
    "html": html,
    "vega_lite_chart": chart,
    "page_link": link,
    "button_group": pills,
    "selectbox": select,
    "slider": slider,
    "date_input": day,
    "button": button,
    "checkbox": checkbox,
    "download_button": download,
    "imgs": pictures,
    "text_area": lambda step, key: st.text_area(step["label"], key=key),
    "text_input": lambda step, key: st.text_input(step["label"], key=key),
}


def page_of(slug: str) -> Any:
    return st.Page(lambda: draw(slug), title=slug, url_path=slug)


BY_PATH = {file.stem: page_of(file.stem) for file in sorted(FOLDER.glob("*.json"))}
st.set_page_config(layout="wide")
st.navigation([st.Page(lambda: None, title="home", default=True), *BY_PATH.values()], position="hidden").run()
