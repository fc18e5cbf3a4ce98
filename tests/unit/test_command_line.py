"""How the command line starts: nobody who asks for figures waits for a server or for a drawing library."""

import subprocess
import sys

from dashboard import cli
from dashboard.charts import forms
from dashboard.charts.bars import bars
from dashboard.charts.steps import steps
from dashboard.charts.tiles import tiles

IMPORTED = """
import sys
from importlib import import_module
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
    named = [form for form in vars(forms).values() if isinstance(form, forms.Form)]

    assert {form.name: form.function for form in named} == {"bars": bars, "steps": steps, "tiles": tiles}
