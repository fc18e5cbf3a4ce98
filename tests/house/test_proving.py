"""The page of proofs says what was tried, and says so when it failed."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.proving import cases, page, with_proofs

DAY = datetime(2021, 3, 9, 12, tzinfo=UTC)


def test_a_proof_is_one_row_with_its_count_seed_and_commit():
    text = page([["scopes", 12000, "7", "none foreign"]], "", failed=0, commit="abc1234", day=DAY)

    assert "last on 9 March 2021, at commit abc1234: every test passed." in text
    assert text.endswith("| scopes | 12,000 | 7 | none foreign | abc1234 |\n")


def test_a_proof_that_is_run_again_renews_its_row_and_leaves_the_others():
    before = page(
        [["days", 5, "1", "as before"], ["scopes", 12000, "7", "none foreign"]],
        "",
        failed=0,
        commit="abc1234",
        day=DAY,
    )

    text = page([["scopes", 13000, "7", "none foreign"]], before, failed=0, commit="def5678", day=DAY)

    assert text.splitlines()[-2:] == [
        "| days | 5 | 1 | as before | abc1234 |",
        "| scopes | 13,000 | 7 | none foreign | def5678 |",
    ]


def test_a_proof_of_many_tests_counts_those_that_passed():
    lines = [["flips", 1, "every one", "noticed"]] * 3

    text = page(lines, "", failed=1, commit="abc1234", day=DAY)

    assert text.count("| flips |") == 1
    assert "| flips | 3 | every one | noticed | abc1234 |" in text


def test_a_failed_run_says_so():
    text = page([["scopes", 1, "7", "none foreign"]], "", failed=2, commit="abc1234", day=DAY)

    assert "2 tests failed, so it proves nothing of them" in text


def test_a_proof_tries_all_its_cases_only_when_asked_to_prove(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("OVERSIGHT_PROVE", raising=False)
    few = cases(sample=3, full=1000)
    monkeypatch.setenv("OVERSIGHT_PROVE", "1")

    assert (few, cases(sample=3, full=1000)) == (3, 1000)


def test_asked_to_prove_only_the_files_that_hold_a_proof_are_run():
    proof, beside, other = (
        SimpleNamespace(path=Path(file), fixturenames=names)
        for file, names in (("a.py", ["proof"]), ("a.py", ["copy"]), ("b.py", ["records"]))
    )

    assert with_proofs([other, proof, beside]) == ([proof, beside], [other])  # type: ignore[comparison-overlap, list-item]
