"""docs/figures.md: every figure and every list, as its own docstring says it. Written by a command, held by a test."""

from collections.abc import Iterator

from dashboard.figures import LISTINGS
from dashboard.methods.described import Described, describe
from dashboard.methods.families import OUR_OWN, sections

OPENING = """# The figures and the lists

Written by `oversight figures --catalogue`, from the docstrings of the questions: change those, and write it again. A
figure of the first eight sections is defined by the customer, and its id never means anything else; what is of our own
stands under “Of our own”. A list has a row for each thing that a figure counts, or that a page shows. The page Methods
and data says the same, with the commitments that each figure tests.
"""
LISTS = "Lists of rows"


def catalogue() -> str:
    """The whole file, as Markdown."""
    return "\n".join([OPENING, *_lines()])


def _lines() -> Iterator[str]:
    for section in sections():
        yield f"## {section.title}\n"
        yield f"{section.check.by}\n"
        in_order = sorted(section.figures, key=lambda figure: figure.id)
        yield from _entries(
            [describe(of) for of in (in_order if section.title == OUR_OWN else section.figures)]
        )
    yield f"## {LISTS}\n"
    yield from _entries([describe(LISTINGS[id_]) for id_ in sorted(LISTINGS)])


def _entries(described: list[Described]) -> Iterator[str]:
    for each in described:
        yield f"### `{each.id}`: {each.title}\n"
        yield f"{each.method}\n"
        yield "".join(f"- {name}: {fact}\n" for name, fact in each.facts)
