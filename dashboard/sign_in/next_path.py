"""Where to go after signing in: a page of ours, with its filters, and nowhere else."""

from urllib.parse import urlsplit

from dashboard.contents import PAGES

HOME = "/"
LONGEST = 2000


def page_paths() -> frozenset[str]:
    """The path of every page."""
    return frozenset({HOME, *(f"/{entry.slug}" for entry in PAGES)})


def is_page(path: str) -> bool:
    return (path.rstrip("/") or HOME) in page_paths()


def next_path(asked: str) -> str:
    """The path asked for, query and all, if it is a page of ours; else the first page."""
    if len(asked) > LONGEST or not asked.startswith("/") or asked.startswith("//"):
        return HOME
    if "\\" in asked or not all("!" <= character <= "~" for character in asked):
        return HOME
    return asked if is_page(urlsplit(asked).path) and urlsplit(asked).netloc == "" else HOME
