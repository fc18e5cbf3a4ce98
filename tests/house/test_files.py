"""What may stand in the files of this repository, whoever's machine they were written on."""

import re

from tests.house.sources import ROOT, name_of, tracked

# Folders of one machine, and package registries: neither has anything to say to the next reader. The patterns are
# written so that they do not find themselves.
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.])/(?:work|farm|tmp/w|home/\w+)/|file:/{2}|[\w.-]*pypi\.(?:org|python)|/simple/|pythonhosted"
)
BINARY = {".png", ".ico", ".woff2", ".zip", ".parquet", ".xlsx"}


def test_no_file_names_one_machine_or_a_registry():
    found = [
        f"{name_of(file)}:{number} {line.strip()[:80]}"
        for file in tracked()
        if file.suffix not in BINARY
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if OF_ONE_MACHINE.search(line) and file.name != "test_files.py"
    ]

    assert found == []


def test_the_rule_finds_what_it_is_for():
    folder, registry = "see /wor" + "k/notes", "https://files.python" + "hosted.org/packages"

    assert OF_ONE_MACHINE.search(f"{folder}/x") is not None
    assert OF_ONE_MACHINE.search(registry) is not None
    assert OF_ONE_MACHINE.search("a network/framework/thing") is None


def test_every_locked_package_has_an_exact_version_and_a_hash_and_no_address():
    lock = re.sub(r"(?m)^#.*\n", "", (ROOT / "requirements.lock").read_text())
    packages = re.split(r"\n(?=\S)", lock.strip())

    assert len(packages) > 50
    assert "://" not in lock
    assert [entry for entry in packages if not re.match(r"[\w.\[\]-]+==[\w.+]+( ;.*)? \\\n", entry)] == []
    assert [entry for entry in packages if "--hash=sha256:" not in entry] == []


def test_every_requirement_of_the_project_is_locked_at_its_version():
    wanted = set(re.findall(r'"([\w.-]+)(?:\[\w+\])?==([\w.]+)"', (ROOT / "pyproject.toml").read_text()))
    locked = set(
        re.findall(r"(?m)^([\w.-]+)(?:\[\w+\])?==([\w.]+)", (ROOT / "requirements.lock").read_text())
    )

    assert ("streamlit", "1.67.0") in wanted
    assert wanted - locked == set()
