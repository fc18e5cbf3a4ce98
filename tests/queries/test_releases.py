"""A release: the same from both engines, protected, superseded only for a reason, refused where it would tell too much."""

import csv
from io import StringIO

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from typer.testing import CliRunner

from dashboard import accounts
from dashboard.app_store import app_writer
from dashboard.cli import COMMANDS
from dashboard.cli import figures as _figures  # noqa: F401 # each adds its commands as it is imported
from dashboard.cli import release as _release  # noqa: F401
from dashboard.cli import snapshot as _snapshot  # noqa: F401
from dashboard.permissions import Role
from dashboard.releases import published, published_before, published_heads, snapshot_heads
from dashboard.releases.publishers import publisher
from dashboard.releases.publishing import publish
from dashboard.releases.taking import take_snapshot
from queries.app_store.unchanging import FIRST_TABLES, REFUSAL
from queries.errors import Tellable
from tests.making import CAMDEN, ENFIELD, Records
from tests.queries.meetings import JUNE, SEPTEMBER, TODAY, london

__all__ = ["london"]
ITS_HASH: set[str] = set()


@pytest.fixture
def june(london: Records) -> Records:
    """With the snapshot of a meeting in June."""
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY)
    return london


def test_people_are_rounded_or_withheld_in_london_and_reviews_exact_everywhere(june: Records):
    """21 people, 12 of them black; three are Green."""
    release = publish("June 2020", by="chair")

    shown = {(row.figure, row.area): row for row in release.rows}
    assert shown["matrix_population", "LONDON"].numerator == 20
    assert (shown["people_black", "LONDON"].numerator, shown["people_black", "LONDON"].denominator) == (
        10,
        20,
    )
    green = shown["band_green", "LONDON"]
    assert (green.withheld, green.numerator, green.denominator, green.value, green.met) == (True, *[None] * 4)
    assert {area for figure, area in shown if figure == "matrix_population"} == {"LONDON"}
    assert (shown["reviews_complete", "NA"].numerator, shown["reviews_complete", "NA"].met) == (1, True)


def test_the_hash_of_a_release_is_the_same_on_both_engines(june: Records):
    ITS_HASH.add(publish("June 2020", by="chair").hash)

    assert len(ITS_HASH) == 1  # the second time from the other engine


def test_a_release_is_superseded_for_a_reason_and_what_changed_is_revised(june: Records):
    publish("June 2020", by="chair")
    for _ in range(10):
        june.person(CAMDEN, JUNE)  # recorded late
    june.derive()
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY, reason="ten recorded late")
    with pytest.raises(Tellable, match="There is a release of “June 2020” already"):
        publish("June 2020", by="chair")

    release = publish("June 2020", by="chair", reason="ten recorded late")

    assert (release.edition, release.snapshot_edition, release.reason) == (2, 2, "ten recorded late")
    population = release.row("matrix_population")
    assert population is not None
    assert population.numerator == 30
    assert ("matrix_population", "LONDON") in release.revised
    assert ("reviews_complete", "NA") not in release.revised
    assert [head.edition for head in published_heads()] == [2]


def test_an_edition_is_among_those_there_are_as_soon_as_it_is_kept(june: Records):
    assert ([head.edition for head in snapshot_heads()], published_heads()) == ([1], ())
    publish("June 2020", by="chair")
    assert [(head.meeting, head.edition) for head in published_heads()] == [("June 2020", 1)]
    take_snapshot("June 2020", JUNE, by="chair", today=TODAY, reason="once more")
    assert [head.edition for head in snapshot_heads()] == [2]


def test_the_release_before_is_that_of_the_date_before(june: Records):
    take_snapshot("September 2020", SEPTEMBER, by="chair", today=TODAY)
    first, second = publish("June 2020", by="chair"), publish("September 2020", by="chair")

    assert published_before(first) is None
    assert published_before(second) == first == published("June 2020")


def test_the_database_itself_refuses_to_change_a_release(june: Records):
    publish("June 2020", by="chair")

    for table in FIRST_TABLES[3:]:
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET meeting = 'another'"):
            with pytest.raises(DatabaseError, match=REFUSAL), app_writer().begin() as connection:
                connection.execute(text(change))


def test_only_an_account_that_may_publish_publishes(london: Records):
    with pytest.raises(Tellable, match=r"Who does this.* No account may publish yet: `oversight users add"):
        publisher(None)
    accounts.add("reader", Role.OVERSIGHT)
    accounts.add("chair", Role.OVERSIGHT, may_publish=True)
    assert publisher(None) == publisher("chair") == "chair"
    with pytest.raises(Tellable, match=r"The account reader may not publish\. chair may\."):
        publisher("reader")
    with pytest.raises(Tellable, match=r"The account nobody is not known\. chair may\."):
        publisher("nobody")
    accounts.lock("chair")
    with pytest.raises(Tellable, match="The account chair may not publish"):
        publisher("chair")


def test_what_only_two_releases_together_would_tell_is_refused_saying_what_to_withhold(london: Records):
    """
    101 people in June, shown as 100; in September seven more, 110. When the quarter opened there were 98 to 102, and
    the seven would be six or seven.
    """
    for _ in range(80):
        london.person(ENFIELD, JUNE)
    for _ in range(7):
        london.person(ENFIELD, SEPTEMBER)
    london.derive()
    for meeting, as_at in (("June 2020", JUNE), ("September 2020", SEPTEMBER)):
        take_snapshot(meeting, as_at, by="chair", today=TODAY)
    publish("June 2020", by="chair")

    with pytest.raises(Tellable) as refusal:
        publish("September 2020", by="chair")
    assert str(refusal.value) == (
        "The release of “September 2020” is refused: People added this quarter (added) could be worked out to within "
        "two values beside the release of June 2020, edition 1 (30 June 2020). Publish it with `--withhold "
        "matrix_population`, or take the snapshot as at another date."
    )
    release = publish("September 2020", by="chair", withheld=["matrix_population"])

    added, population = release.row("added"), release.row("matrix_population")
    assert added is not None
    assert population is not None
    assert added.withheld
    assert population.withheld


def test_the_commands_publish_list_and_print_a_release(london: Records):
    accounts.add("chair", Role.OVERSIGHT, may_publish=True)

    assert "edition 1, version 1 of the data" in called(
        "snapshot --as-at 2020-06-30 --meeting June --by chair"
    )
    assert "June, as at 30 June 2020: edition 1" in called("release June --by chair")
    (listed,) = csv.DictReader(StringIO(called("releases --format csv")))
    assert (listed["meeting"], listed["edition"], listed["made_by"]) == ("June", "1", "chair")
    printed = called("figures --release June --figure band_green --figure matrix_population --format csv")
    assert printed.splitlines() == [
        "figure,area,as_at,numerator,denominator,value,unit,target,met",
        "band_green,LONDON,2020-06-30,[c],[c],[c],count,,[c]",
        "matrix_population,LONDON,2020-06-30,20,,20,count,,",
    ]
    at_bcus = called("figures --release June --figure reviews_complete --level C --format csv")
    assert [line.split(",")[1] for line in at_bcus.splitlines()[1:]] == ["CN", "NA", "SE"]


@pytest.mark.parametrize("words", ["figures", "figures --as-at 2020-06-30 --release June"])
def test_figures_are_of_dates_or_of_a_release(london: Records, words: str):
    result = CliRunner().invoke(COMMANDS, words.split())

    assert result.exit_code == 2
    assert "Give one of" in result.output


def called(words: str) -> str:
    result = CliRunner().invoke(COMMANDS, words.split(), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output
