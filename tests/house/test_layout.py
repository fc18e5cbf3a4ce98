"""How the code is laid out: the rules of the design that a reviewer would otherwise have to remember."""

import ast
import re
import subprocess
import sys

from dashboard.contents import PAGES
from tests.house.sources import PACKAGES, ROOT, imports, modules, name_of

LONGEST_MODULE = 250
LONGEST_PAGE = 56
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}
# What a module above queries/ may hold of SQLAlchemy: things to pass on, nothing to ask with.
PASSED_ON = {"Column", "Connection", "Engine", "Row", "Select", "Table", "URL", "make_url"}


def test_no_module_straight_in_dashboard_hides_one_of_the_standard_library():
    ours = {file.stem for file in (ROOT / "dashboard").iterdir() if file.suffix == ".py" or file.is_dir()}

    assert "app" in ours
    assert ours & sys.stdlib_module_names == set()


def test_no_module_is_longer_than_a_reader_can_hold():
    lengths = {file: len(file.read_text().splitlines()) for file in modules(*PACKAGES)}

    assert [name_of(file) for file, lines in lengths.items() if lines > LONGEST_MODULE] == []
    assert [name_of(file) for file in modules("pages") if lengths[file] > LONGEST_PAGE] == []


def test_every_module_says_what_it_is_for():
    silent = [
        file for file in modules(*PACKAGES, "tests") if not ast.get_docstring(ast.parse(file.read_text()))
    ]

    assert [name_of(file) for file in silent if file.read_text().strip()] == []


def test_nothing_bears_a_name_that_says_nothing():
    found = {
        f"{name_of(file)}: {name}"
        for file in modules(*PACKAGES, "tests")
        for name in [*file.relative_to(ROOT).with_suffix("").parts, *_defined(ast.parse(file.read_text()))]
        if _words(name) & EMPTY_NAMES
    }

    assert found == set()


def test_only_queries_asks_a_database():
    beyond = {
        f"{name_of(file)}: {module} {name}"
        for file in modules("pages", "dashboard", "seed")
        for module, name in imports(file)
        if module.split(".")[0] == "sqlalchemy" and module != "sqlalchemy.exc" and name not in PASSED_ON
    }

    assert beyond == set()


def test_no_module_above_queries_writes_sql_as_text():
    written = [
        name_of(file)
        for file in modules("pages", "dashboard", "seed")
        if "exec_driver_sql" in file.read_text()
    ]

    assert written == []


def test_nothing_imports_a_page():
    importing = [
        name_of(file)
        for file in modules(*PACKAGES, "tests")
        for module, name in imports(file)
        if module.split(".")[0] == "pages" or (module == "" and name == "pages")
    ]

    assert importing == []


def test_every_page_stands_once_in_the_table_of_contents():
    listed = sorted(entry.file for entry in PAGES)

    assert listed == modules("pages")
    assert listed


def _defined(tree: ast.Module) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = (node.name for node in ast.walk(tree) if isinstance(node, kinds))
    return [name for name in names if not name.startswith("test_")]  # a test's name is a sentence


def _words(name: str) -> set[str]:
    """`UsersManager` and `users_manager` alike give users, manager."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_only_what_needs_them_waits_for_the_libraries_of_statistics_and_of_papers():
    """They take a second to load; the commands, the figures and the answers do without."""
    modules_loaded = (
        "import dashboard.cli, dashboard.answers, dashboard.briefing.pdf, dashboard.briefing.word, "
        "dashboard.briefing.annex, sys; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", modules_loaded], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()

    assert "dashboard.figures" in loaded
    assert {"scipy", "statsmodels", "typst", "docx", "openpyxl"} & set(loaded) == set()
