"""The catalogue of figures says what the code says."""

from typer.testing import CliRunner

from dashboard import cli
from dashboard.cli import figures  # noqa: F401 # registers the command
from dashboard.figures import FIGURES, LISTINGS
from tests.house.sources import ROOT

CATALOGUE = (ROOT / "docs" / "figures.md").read_text()


def test_the_catalogue_is_as_the_command_writes_it():
    """Where this fails: `oversight figures --catalogue > docs/figures.md`."""
    written = CliRunner().invoke(cli.COMMANDS, ["figures", "--catalogue"])

    assert written.exit_code == 0
    assert written.output == CATALOGUE


def test_every_figure_and_every_list_stands_in_it_once():
    for of in (*FIGURES.values(), *LISTINGS.values()):
        assert CATALOGUE.count(f"\n### `{of.id}`: {of.title}\n") == 1


def test_a_date_and_the_catalogue_are_not_asked_for_at_once_nor_neither():
    for asked in (["figures"], ["figures", "--catalogue", "--as-at", "2020-12-31"]):
        refused = CliRunner().invoke(cli.COMMANDS, asked)

        assert refused.exit_code == 2
        assert "--catalogue" in refused.output
