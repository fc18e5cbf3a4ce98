"""The words beside the code say what the code does."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer

from dashboard import cli
from dashboard.permissions import Role
from dashboard.settings import Settings
from tests.house.sources import ROOT

README = (ROOT / "README.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
PAPERS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md")


def commands() -> dict[str, set[str]]:
    """Every command of `oversight` as it is typed, such as `users add`, with its options."""
    for module in cli.MODULES:
        import_module(f"dashboard.cli.{module}")
    return dict(_below(typer.main.get_command(cli.COMMANDS)))


def test_the_readme_lists_every_setting_with_its_default_and_no_other():
    rows = dict(re.findall(r"(?m)^\| `OVERSIGHT_(\w+)` \| (.+?) \|", README))

    assert {name.lower() for name in rows} == set(Settings.model_fields)
    for name, default in rows.items():
        shipped = Settings.model_fields[name.lower()].default
        assert shipped in ("", None) or f"`{shipped}`" in default, name


def test_the_readme_lists_every_command_and_no_other():
    named = set(re.findall(r"(?m)^\| `oversight ([a-z][a-z-]*(?: [a-z][a-z-]*)*)", README))

    assert named == set(commands())


def test_every_option_in_the_readme_is_one_of_its_command():
    known = commands()
    rows = re.findall(r"(?m)^\| `oversight ([a-z][a-z-]*(?: [a-z][a-z-]*)*)(.*)$", README)
    options = {name: set(re.findall(r"`[^`]*?(--[a-z-]+)", rest)) for name, rest in rows}

    assert options["serve"] == {"--port", "--address"}
    assert {name: named - known[name] for name, named in options.items() if named - known[name]} == {}


def test_every_target_of_make_has_a_line_of_help_and_stands_in_the_readme():
    targets = set(re.findall(r"(?m)^([a-z]+):", MAKEFILE))
    helped = set(re.findall(r"(?m)^([a-z]+):.* ## \w", MAKEFILE))
    phony = re.search(r"(?m)^\.PHONY: (.+)$", MAKEFILE)

    assert {"setup", "run", "test", "prove", "bench", "pictures", "check"} <= targets
    assert helped == targets
    assert phony is not None
    assert set(phony[1].split()) == targets
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= targets
    assert targets - set(re.findall(r"`make ([a-z]+)`", README)) == {"help"}


def test_the_readme_says_what_each_role_sees():
    assert [role for role in Role if f"`{role}`" not in README] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_is_spoken_of_exists(paper: str):
    spoken = set(re.findall(r"[`(]((?:[\w.-]+/)+[\w.-]*)[`)]", (ROOT / paper).read_text()))
    ours = {name for name in spoken if (ROOT / name.split("/")[0]).exists()}

    assert [name for name in ours if not (ROOT / name).exists()] == []


def _below(command: Any, name: str = "") -> Iterator[tuple[str, set[str]]]:
    under = getattr(command, "commands", None)  # a group has some, a command none
    if under is None:
        yield name, {option for parameter in command.params for option in parameter.opts}
        return
    for part, below in under.items():
        yield from _below(below, f"{name} {part}".strip())
