"""How the pages look: the style sheets of dashboard/style, in the order of their names, as one."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("style")


@cache
def style() -> str:
    """All of them, as a browser loads them."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.css")))
