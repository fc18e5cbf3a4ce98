"""The project's own files, as the house's rules read them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("dashboard", "queries", "seed", "pages")


def modules(*packages: str) -> list[Path]:
    """Every module of the packages but the migrations themselves, which Alembic writes and nobody edits."""
    found = [file for package in packages for file in (ROOT / package).rglob("*.py")]
    return sorted(file for file in found if file.parent.name != "versions")


def tracked() -> list[Path]:
    """Every file that a clone would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """What a module imports, as (module, name); a plain `import module` has no name."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
