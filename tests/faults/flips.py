"""Every comparison of `queries/` with `<`, `<=`, `>` or `>=`, and the same file with one of them the other way."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OTHER: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
}


@dataclass(frozen=True)
class Flip:
    """One comparison: its file under the root, where its operator stands in the text, and what it becomes."""

    file: Path
    said: str  # the comparison as it is written
    place: int
    operator: str
    other: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.said}"

    def flipped(self, text: str) -> str:
        return text[: self.place] + self.other + text[self.place + len(self.operator) :]


def flips(root: Path) -> list[Flip]:
    """All of them, the migrations aside: those have been run, and nobody edits them."""
    files = sorted(file for file in (root / "queries").rglob("*.py") if file.parent.name != "versions")
    return [flip for file in files for flip in _of_file(file, file.relative_to(root))]


def _of_file(file: Path, name: Path) -> Iterator[Flip]:
    text = file.read_text()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Compare):
            yield from _of_comparison(node, text, name)


def _of_comparison(node: ast.Compare, text: str, name: Path) -> Iterator[Flip]:
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        if type(operator) in OTHER:
            written, other = OTHER[type(operator)]
            between = _place(text, left.end_lineno, left.end_col_offset)
            place = text.index(written, between)
            said = " ".join((ast.get_source_segment(text, node) or "").split())
            yield Flip(name, said, place, written, other)
        left = right


def _place(text: str, line: int | None, column: int | None) -> int:
    """Where a line and a column (of UTF-8, as Python counts) lie in the text."""
    assert line is not None
    assert column is not None
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())
