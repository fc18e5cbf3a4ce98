"""How the command line starts: nobody who asks for figures waits for a server or for a drawing library."""

import subprocess
import sys

import pytest

from dashboard import cli
from dashboard.charts import forms
from dashboard.engine import make_ready_to_read
from dashboard.settings import settings
from queries.engines import writing_engine
from queries.errors import Tellable
from queries.migrate import check
from queries.stores import DATA

IMPORTED = """
import sys
from importlib import import_module
import pytest

from dashboard import cli
for module in cli.needed(["figures", "--as-at", "2021-02-28"]):
    import_module(f"dashboard.cli.{module}")
print(*sys.modules)
"""


def test_asking_for_figures_imports_no_server_no_drawing_and_no_reader_of_packs():
    told = subprocess.run([sys.executable, "-c", IMPORTED], check=True, capture_output=True, text=True)
    imported = set(told.stdout.split())

    assert {"dashboard.cli.figures", "dashboard.figures", "sqlalchemy"} <= imported
    assert imported.isdisjoint({"streamlit", "altair", "pandas", "numpy", "pyarrow", "openpyxl", "alembic"})


def test_a_command_needs_its_own_module_alone():
    assert cli.needed(["users", "list"]) == ("users",)
    assert cli.needed(["figures", "--figure", "load"]) == ("figures",)


def test_where_help_is_asked_or_a_command_is_mistyped_every_command_is_there_to_be_named():
    assert cli.needed([]) == cli.needed(["--help"]) == cli.needed(["figure"]) == cli.MODULES


def test_every_form_there_is_can_be_imported():
    named = {name: form for name, form in vars(forms).items() if isinstance(form, forms.Form)}

    assert {"bars", "steps", "tiles"} <= set(named)
    assert {name: form.function.__name__ for name, form in named.items()} == {name: name for name in named}


def test_where_there_are_no_data_to_read_it_is_said_and_none_are_made():
    with pytest.raises(Tellable, match=r"data\.db is not there\. `oversight load PACK` makes it"):
        make_ready_to_read()

    assert not settings().home.exists()


def test_an_embedded_database_of_an_older_version_is_brought_to_this_one_before_it_is_read():
    settings().home.mkdir()
    (settings().home / "data.db").touch()
    make_ready_to_read()

    engine = writing_engine(settings().data_url)
    check(engine, DATA)
    engine.dispose()


def test_a_database_of_your_own_that_is_not_at_this_version_has_to_be_migrated_by_its_owner(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    settings.cache_clear()
    (tmp_path / "own.db").touch()

    with pytest.raises(Tellable, match="run `oversight migrate`"):
        make_ready_to_read()


def test_a_server_that_is_not_there_is_told_in_a_sentence_without_the_password(monkeypatch, capsys):
    monkeypatch.setenv("OVERSIGHT_DATABASE_URL", "postgresql://reader:secret@127.0.0.1:1/data")
    monkeypatch.setattr(sys, "argv", ["oversight", "figures", "--as-at", "2021-02-28"])
    settings.cache_clear()

    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert told.startswith("A database cannot be reached (")
    assert "secret" not in told
