"""Proofs: tests that try many made cases. `make test` tries a fixed few, `make prove` all, and writes what held."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "proof.md"
PROPERTY = "proof"
HEAD = """# What was proved

Written by each proof as it ran (`make prove` runs them all), last on {day}, at commit {commit}: {outcome}. Each line is a test that made its cases from the
seed, so that the same seed makes them again; `make test` tries the first few of the same cases. A proof that is run
again by itself, with `OVERSIGHT_PROVE=1 pytest FILE`, renews its own lines and leaves the others.

| proof | cases | seed | result | at commit |
| --- | --: | --- | --- | --- |
"""


def proving() -> bool:
    """Whether this run is `make prove`."""
    return os.environ.get("OVERSIGHT_PROVE") == "1"


def cases(*, sample: int, full: int) -> int:
    """How many cases a proof tries: a few in `make test`, all in `make prove`."""
    return full if proving() else sample


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Callable[[str, int, object, str], None]:
    """`proof(name, count, seed, result)` puts a line on docs/proof.md once its test has passed; those of one name add up."""

    def record(name: str, count: int, seed: object, result: str) -> None:
        request.node.user_properties.append((PROPERTY, [name, count, str(seed), result]))

    return record


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where proofs are asked for, only the files that hold one are run: `make test` runs all."""
    if proving():
        kept, others = with_proofs(items)
        items[:] = kept
        config.hook.pytest_deselected(items=others)


def with_proofs(items: list[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """The tests of files that hold a proof, and all others."""
    holding = {item.path for item in items if "proof" in getattr(item, "fixturenames", ())}
    return [item for item in items if item.path in holding], [
        item for item in items if item.path not in holding
    ]


class Proofs:
    """Gathers the lines where pytest's reports arrive, from every worker, and writes the page at the end."""

    def __init__(self) -> None:
        self.lines: list[list[Any]] = []  # name, count, seed, result
        self.failed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed += report.failed
        if report.when == "call" and report.passed:
            lines: list[Any] = [line for name, line in report.user_properties if name == PROPERTY]
            self.lines += lines

    def pytest_sessionfinish(self) -> None:
        if not self.lines and not self.failed:
            return  # nothing was run, as where tests are only listed
        PAGE.parent.mkdir(exist_ok=True)
        before = PAGE.read_text() if PAGE.exists() else ""
        PAGE.write_text(page(self.lines, before, failed=self.failed, commit=commit(), day=datetime.now(UTC)))


def pytest_configure(config: pytest.Config) -> None:
    if proving() and not hasattr(config, "workerinput"):  # the workers of pytest-xdist only report
        config.pluginmanager.register(Proofs())


def page(lines: list[list[Any]], before: str, *, failed: int, commit: str, day: datetime) -> str:
    """The page's text: a row for each line, by name, and the rows of the page before it that were not run again."""
    outcome = f"{failed} tests failed, so it proves nothing of them" if failed else "every test passed"
    head = HEAD.format(day=f"{day:%-d %B %Y}", commit=commit, outcome=outcome)
    rows = _rows_by_name(before) | {line[0]: _row(line, commit) for line in _added_up(lines)}
    return head + "".join(rows[name] for name in sorted(rows))


def _added_up(lines: list[list[Any]]) -> list[list[Any]]:
    """One line for each name: a proof of many tests is as large as the number of those that passed."""
    counts = {
        name: sum(count for other, count, *_ in lines if other == name)
        for name in {line[0] for line in lines}
    }
    return [[name, counts[name], *rest] for name, _, *rest in lines]


def _row(line: list[Any], commit: str) -> str:
    name, count, seed, result = line
    return f"| {name} | {count:,} | {seed} | {result} | {commit} |\n"


def _rows_by_name(text: str) -> dict[str, str]:
    """The rows of a page's table, below its heading."""
    _, _, rows = text.partition("| --- |\n")
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows.splitlines(keepends=True)}


def commit() -> str:
    """The commit this runs at, and whether anything but the page itself was changed since."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=PAGE.parent, check=True, text=True, capture_output=True
        ).stdout.strip()

    changed = git(
        "status", "--porcelain", "--untracked-files=no", "--", ":/", f":(exclude,top)docs/{PAGE.name}"
    )
    return git("rev-parse", "--short", "HEAD") + (" with changes not committed" if changed else "")
