"""`oversight brief`, from a release to a file: which paper, compared with what, and why there is none."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from dashboard import accounts
from dashboard.app_store import app_reader
from dashboard.briefing.versions import latest_version
from dashboard.cli import COMMANDS
from dashboard.cli import brief as _brief  # noqa: F401 # each adds its command as it is imported
from dashboard.cli import release as _release  # noqa: F401
from dashboard.permissions import Role
from dashboard.releases import published
from dashboard.releases.publishing import publish
from dashboard.releases.taking import take_snapshot
from queries.app_store.trail import in_order
from queries.errors import Tellable
from tests.making import Records
from tests.queries.meetings import JUNE, SEPTEMBER, TODAY, london

__all__ = ["london"]


@pytest.fixture
def meetings(london: Records) -> Records:
    """Two meetings, each with its release, and the account that published them."""
    accounts.add("chair", Role.OVERSIGHT, may_publish=True)
    for meeting, as_at in (("June", JUNE), ("September", SEPTEMBER)):
        take_snapshot(meeting, as_at, by="chair", today=TODAY)
        publish(meeting, by="chair")
    return london


def called(*words: str) -> str:
    result = CliRunner().invoke(COMMANDS, ["brief", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("ending", "begins"), [(".pdf", b"%PDF-"), (".docx", b"PK"), (".xlsx", b"PK"), (".PDF", b"%PDF-")]
)
def test_the_ending_of_the_file_says_which_paper_it_is(
    meetings: Records, tmp_path: Path, ending: str, begins: bytes
):
    file = tmp_path / f"brief{ending}"

    assert "September, as at 30 September 2020" in called("September", "-o", str(file))
    assert file.read_bytes().startswith(begins)
    with app_reader().connect() as connection:
        last = list(in_order(connection))[-1]
    told = json.loads(last["detail"])
    assert (last["what"], last["who"], last["role"], last["scope"]) == (
        "paper taken",
        "chair",
        "oversight",
        "London",
    )
    assert (told["meeting"], told["edition"], told["paper"]) == ("September", 1, ending[1:].lower())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["March", "-o", "a.pdf"], "“June” (30 June 2020)"),
        (["September", "-o", "a.txt"], "a.txt ends in none of .pdf, .docx and .xlsx"),
        (["June", "--since", "September", "-o", "a.pdf"], "is not before 30 June 2020"),
        (["June", "--since", "June", "-o", "a.pdf"], "compare with an earlier meeting"),
        (["September", "-o", "nowhere/a.pdf"], "nowhere/a.pdf cannot be written"),
        (["September", "--written", "none.json", "-o", "a.pdf"], "it is JSON with purpose"),
        (["September", "--by", "nobody", "-o", "a.pdf"], "The account nobody is not known. chair may."),
        (["September", "--by", "reader", "-o", "a.pdf"], "The account reader may not publish. chair may."),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    meetings: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], why: str
):
    accounts.add("reader", Role.OVERSIGHT)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Tellable) as refused:
        called(*words)

    assert why in str(refused.value)
    assert list(tmp_path.glob("a.*")) == []


def test_what_a_person_wrote_stands_in_the_paper_and_a_number_of_its_own_is_refused(
    meetings: Records, tmp_path: Path
):
    parts = {
        "purpose": "To ask for a decision",
        "cleared_by": "",
        "decisions": [],
        "next_steps": [],
        "lines": {},
    }
    written, file = tmp_path / "written.json", tmp_path / "brief.docx"
    written.write_text(json.dumps(parts))
    called("September", "--written", str(written), "-o", str(file))
    assert file.exists()
    assert (latest_version("September").number, latest_version("September").written_by) == (1, "chair")

    written.write_text(json.dumps(parts | {"purpose": "To say that 7 people left"}))
    with pytest.raises(Tellable, match="Numbers come from the release"):
        called("September", "--written", str(written), "-o", str(file))
    assert latest_version("September").number == 1


def test_a_release_bears_its_classification_and_its_papers_are_marked_with_it(
    london: Records, tmp_path: Path
):
    accounts.add("chair", Role.OVERSIGHT, may_publish=True)
    for meeting, as_at, words in (
        ("June", JUNE, ["--classification", "OFFICIAL"]),
        ("September", SEPTEMBER, []),
    ):
        take_snapshot(meeting, as_at, by="chair", today=TODAY)
        made = CliRunner().invoke(COMMANDS, ["release", meeting, *words], catch_exceptions=False)
        assert made.exit_code == 0, made.output
    refused = CliRunner().invoke(COMMANDS, ["release", "June", "--classification", "SECRET"])

    for meeting, marked in (("June", "OFFICIAL"), ("September", "OFFICIAL-SENSITIVE")):
        called(meeting, "-o", str(tmp_path / "brief.pdf"))
        assert published(meeting).classification == marked
        assert PdfReader(tmp_path / "brief.pdf").pages[1].extract_text().split()[0] == marked
    assert refused.exit_code == 2
