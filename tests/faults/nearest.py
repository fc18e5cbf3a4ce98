"""Which tests stand nearest to a module: by how many imports lie between them, then by what both are named."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path


def nearest_first(root: Path, tests: Sequence[Path], module: Path) -> list[Path]:
    """
    The tests in the order of how few imports lead from them to a module (both under the root); of those as far,
    first the ones that share a word of its name.
    """
    importers: dict[Path, set[Path]] = {}
    for file in [*(root / "queries").rglob("*.py"), *(root / "seed").rglob("*.py"), *tests]:
        for imported in _imported(root, file):
            importers.setdefault(imported, set()).add(file)
    distance, edge = {root / module: 0}, [root / module]
    while edge:
        reached = {file for known in edge for file in importers.get(known, ())} - distance.keys()
        distance |= dict.fromkeys(reached, max(distance.values()) + 1)
        edge = sorted(reached)
    words = set(module.stem.split("_"))
    return sorted(
        tests,
        key=lambda test: (distance.get(test, len(distance)), words.isdisjoint(test.stem.split("_")), test),
    )


def _imported(root: Path, file: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(file.read_text())):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] in {"queries", "seed"}
        ):
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                path = root / name.replace(".", "/")
                yield path.with_suffix(".py")
                yield path / "__init__.py"
