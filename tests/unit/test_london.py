"""The synthetic London as a pack: the same for the same seed, in the published shapes, wrong only on purpose."""

import csv
import os
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from queries.tables import pack_columns, pack_tables
from seed.london import planted, write
from seed.london.visits import instant_of

ROOT = Path(__file__).parents[2]
SMALL = {"people": 230, "events": 5_000}
WRITE = "import sys; from pathlib import Path; from seed.london import write; write(Path(sys.argv[1]), people=230, events=5000)"
AHEAD = {"due_on", "review_due_on"}  # days that are promised, and may lie ahead
Rows = list[dict[str, str]]


class Pack:
    """The files of a pack, read as text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = {file.stem: _rows(file) for file in sorted(folder.iterdir())}

    def __getitem__(self, table: str) -> Rows:
        return self.rows[table]

    def on_the_matrix(self, day: str) -> set[str]:
        return {row["nominal_id"] for row in self["entries"] if live(row["added_on"], row["removed_on"], day)}

    def scores(self, day: str) -> dict[str, dict[str, str]]:
        """The latest score of everybody on the Matrix at a day."""
        present, latest = self.on_the_matrix(day), {}
        for row in sorted(self["harm_scores"], key=lambda row: row["scored_on"]):
            if row["scored_on"] <= day and row["nominal_id"] in present:
                latest[row["nominal_id"]] = row
        return latest

    def share(self, column: str, value: str, day: str) -> float:
        """Of the people on the Matrix with the column recorded, those with that value."""
        people = {row["nominal_id"]: row[column] for row in self["nominals"]}
        recorded = [people[one] for one in self.on_the_matrix(day) if people[one]]
        return recorded.count(value) / len(recorded)

    def under(self, years: int, day: str) -> float:
        """Of the people on the Matrix with a month of birth, those not so old in the month of a day."""
        born = {row["nominal_id"]: row["birth_month"] for row in self["nominals"]}
        known = [born[one] for one in self.on_the_matrix(day) if born[one]]
        line = f"{int(day[:4]) - years}{day[4:7]}"
        return sum(month >= line for month in known) / len(known)


def live(start: str, end: str, day: str) -> bool:
    return start <= day and (not end or end > day)


def _rows(file: Path) -> Rows:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """All the people, and a short log."""
    folder = tmp_path_factory.mktemp("london")
    write(folder, events=20_000)
    return Pack(folder)


def test_the_same_seed_writes_the_same_bytes_whatever_the_process(tmp_path):
    write(tmp_path / "here", **SMALL)
    there = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", WRITE, tmp_path / "there"], check=True, env=there, cwd=ROOT)
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")


def test_another_seed_writes_another_london_of_the_same_size(tmp_path):
    write(tmp_path / "one", **SMALL)
    write(tmp_path / "two", **SMALL, seed=2)
    one, two = _bytes(tmp_path / "one"), _bytes(tmp_path / "two")
    alike = {name for name in one if one[name] == two[name]}
    assert one.keys() == two.keys()
    # What the update paper dates is the same in every London.
    assert alike == {
        f"{table}.csv"
        for table in ("datasets", "documents", "meetings", "populations", "publication_topics", "reports")
    }


@pytest.mark.parametrize("few", [{"people": 99}, {"events": 4_999}])
def test_a_london_too_small_for_its_shapes_is_refused(tmp_path, few):
    with pytest.raises(ValueError, match="100 people and 5000 openings a year or more"):
        write(tmp_path, **few)


def test_every_table_has_the_columns_of_the_contract_in_their_order(whole):
    tables = pack_tables()
    for name in whole.rows:
        with (whole.folder / f"{name}.csv").open(encoding="utf-8") as file:
            assert file.readline().strip().split(",") == [
                column.name for column in pack_columns(tables[name])
            ]
    # The reference ships apart; the log comes as events; nothing is withdrawn; the Group enters its own words.
    assert tables.keys() - whole.rows.keys() == {
        "bcus",
        "boroughs",
        "recommendations",
        "commitments",
        "access_days",
        "withdrawals",
        "decisions",
    }


def test_the_matrix_peaks_in_autumn_2017_and_holds_2300_people_at_the_end(whole):
    counts = {
        day: len(whole.on_the_matrix(day)) for day in ("2017-01-31", "2017-10-31", "2019-10-31", "2021-02-28")
    }
    assert counts["2021-02-28"] == 2300
    assert counts["2017-10-31"] == pytest.approx(3806, rel=0.02)
    assert counts["2019-10-31"] == pytest.approx(2676, rel=0.02)
    assert max(counts.values()) == counts["2017-10-31"]


def test_two_thirds_are_green_and_zero_harm_falls_from_forty_per_cent(whole):
    shares = {}
    for day in ("2017-10-31", "2019-06-30", "2021-02-28"):
        scores = whole.scores(day).values()
        green = sum(row["band"] == "green" for row in scores) / len(scores)
        shares[day] = sum(row["harm_score"] == "0" for row in scores) / len(scores)
        assert green == pytest.approx(0.66, abs=0.05)
    assert shares["2017-10-31"] == pytest.approx(0.40, abs=0.03)
    assert shares["2017-10-31"] > shares["2019-06-30"] > shares["2021-02-28"] > 0.2


def test_488_people_were_removed_in_the_reappraisal(whole):
    removed = {
        (row["nominal_id"])
        for row in whole["review_outcomes"]
        if row["exercise"] == "green-reappraisal" and row["outcome"] == "remove"
    }
    ended = {row["nominal_id"] for row in whole["entries"] if row["removal_reason"] == "reappraisal"}
    assert len(removed) == 488
    assert ended == removed


def test_who_they_are_follows_what_was_published(whole):
    assert whole.share("ethnicity", "black", "2017-10-31") == pytest.approx(0.78, abs=0.03)
    assert whole.share("gender", "male", "2018-12-31") == pytest.approx(0.99, abs=0.01)
    assert whole.under(18, "2018-06-30") == pytest.approx(0.14, abs=0.03)
    assert whole.under(18, "2019-12-31") == pytest.approx(0.06, abs=0.02)
    assert whole.under(25, "2018-06-30") == pytest.approx(0.72, abs=0.03)
    assert whole.under(25, "2019-12-31") == pytest.approx(0.64, abs=0.03)
    for column in ("ethnicity", "gender", "birth_month", "disability"):
        assert any(not row[column] for row in whole["nominals"])


def test_339_people_were_added_from_may_2018_to_october_2019(whole):
    ends = {(row["nominal_id"], row["removed_on"]) for row in whole["entries"]}
    added = [
        row
        for row in whole["entries"]
        if "2018-05-01" <= row["added_on"] <= "2019-10-31"
        and (row["nominal_id"], row["added_on"]) not in ends
    ]
    assert len(added) == pytest.approx(339, abs=10)


def test_twelve_boroughs_have_an_agreement_in_force_at_the_end(whole):
    boroughs = [row for row in whole["agreements"] if row["partner"] != "hmpps"]
    signed = [row for row in boroughs if row["signed_on"]]
    in_force = [row for row in signed if live(row["signed_on"], row["ended_on"], "2021-02-28")]
    assert len(boroughs) == len({row["partner"] for row in boroughs}) == 32
    assert {row["sent_on"][:7] for row in boroughs} == {"2019-12"}
    assert (len(signed), len(in_force)) == (13, 12)
    assert sum(row["review_due_on"] <= "2021-02-28" for row in in_force) == 1
    assert sum(not row["sharing_started_on"] for row in in_force) == 1
    assert {row["stage"] for row in boroughs if not row["signed_on"]} == {
        "with_borough",
        "with_mps",
        "with_legal",
        "refused",
        "",
    }
    assert all(row["next_step"] for row in boroughs if not row["signed_on"])
    assert [row["signed_on"] for row in whole["agreements"] if row["partner"] == "hmpps"] == ["2019-10-14"]


def test_north_area_sends_no_return_for_two_quarters_and_north_west_has_one_not_done(whole):
    returns = {(row["bcu"], row["exercise"]): row for row in whole["reviews"]}
    for quarter in ("2020-Q2", "2020-Q3"):
        assert sum(exercise == quarter for _, exercise in returns) == 11
        assert ("NA", quarter) not in returns
    assert returns["NW", "2020-Q4"]["requested_on"]
    assert not returns["NW", "2020-Q4"]["completed_on"]
    late = sum(row["completed_on"] > row["due_on"] for row in whole["reviews"])
    assert 15 <= late <= 50


def test_the_bcus_differ_in_how_many_they_look_at(whole):
    looked_at = Counter(row["bcu"] for row in whole["review_outcomes"] if row["exercise"] == "2020-Q4")
    bcu = {row["borough"]: row["bcu"] for row in _rows(ROOT / "seed/reference/boroughs.csv")}
    people = Counter(
        bcu[row["borough"]]
        for row in whole["entries"]
        if live(row["added_on"], row["removed_on"], "2020-10-01")
    )
    shares = {name: looked_at[name] / people[name] for name in people}
    assert shares["CN"] > 0.95
    assert shares["WA"] < 0.75
    assert shares["NW"] == 0
    assert sum(looked_at.values()) / sum(people.values()) == pytest.approx(0.8, abs=0.08)


def test_openings_fall_in_office_hours_but_for_some(whole):
    log = [row for row in whole["access_events"] if row["occurred_at"][:7] >= "2020-03"]
    hours = [
        datetime.fromisoformat(row["occurred_at"]).astimezone(ZoneInfo("Europe/London")).hour for row in log
    ]
    at_night = sum(hour >= 22 or hour < 6 for hour in hours) / len(hours)
    assert len(log) == pytest.approx(20_000, rel=0.15)
    assert 0.01 < at_night < 0.05
    assert sum(8 <= hour < 18 for hour in hours) / len(hours) > 0.75


@pytest.mark.parametrize(
    ("day", "second", "instant"),
    [
        (date(2020, 1, 15), 0, "2020-01-15T00:00:00Z"),
        (date(2020, 7, 1), 0, "2020-06-30T23:00:00Z"),
        (date(2020, 7, 1), 3_600, "2020-07-01T00:00:00Z"),
        (date(2020, 3, 29), 0, "2020-03-29T00:00:00Z"),  # the clocks go forward that night
        (date(2020, 3, 29), 82_799, "2020-03-29T22:59:59Z"),  # a second before London's midnight
        (date(2020, 10, 25), 0, "2020-10-24T23:00:00Z"),  # and back
    ],
)
def test_an_instant_is_so_many_seconds_after_midnight_in_london(day, second, instant):
    assert instant_of(day, second) == instant


def test_nothing_is_dated_after_the_records_end_but_what_falls_due(whole):
    for table, rows in whole.rows.items():
        days = [column for column in rows[0] if column.endswith("_on") and column not in AHEAD]
        assert [row for row in rows for column in days if row[column] > "2021-02-28"] == [], table


def test_nobody_is_on_two_matrices_at_once_and_moves_arrive_the_same_day(whole):
    spells: dict[str, Rows] = {}
    for row in sorted(whole["entries"], key=lambda row: row["added_on"]):
        spells.setdefault(row["nominal_id"], []).append(row)
    lost = []
    for stays in spells.values():
        for before, after in pairwise(stays):
            assert before["removed_on"]
            assert before["removed_on"] <= after["added_on"]
        arrived = {stay["added_on"] for stay in stays}
        lost += [
            stay["removed_on"]
            for stay in stays
            if stay["removal_reason"] == "moved" and stay["removed_on"] not in arrived
        ]
    assert lost == [planted.MOVED_AWAY.isoformat()]


def test_every_opening_planted_is_in_the_log(whole):
    log = {
        (row["user_id"], row["occurred_at"][:10], row["action"], row["version"])
        for row in whole["access_events"]
    }
    listed = planted.openings(planted.Partners("1", "2", "3", "5", "7"))
    assert {case.rule for case in listed} >= {
        "no_grant",
        "after_revocation",
        "partner_download",
        "partner_without_agreement",
        "partner_other_borough",
        "partner_without_form",
        "untrained",
        "archived_version",
        "outside_own_bcu",
    }
    for case in listed:
        assert (case.user_id, case.day.isoformat(), case.action, case.version) in log


def test_the_states_planted_stand_in_their_tables(whole):
    openings = [row["occurred_at"][:10] for row in whole["access_events"] if row["user_id"] == "U0010"]
    audits = [row["audited_on"] for row in whole["user_audits"] if row["user_id"] == "U0011"]
    gave_themself = [row["user_id"] for row in whole["grants"] if row["user_id"] == row["granted_by"]]
    (query,) = [
        row for row in whole["access_queries"] if row["user_id"] == "U0008" and not row["answered_on"]
    ]
    kept = {row["version_id"]: row["deleted_on"] for row in whole["archive_versions"]}
    assert openings
    assert max(openings) < "2020-07-01"
    assert max(audits, default="") < "2020-06-01"
    assert gave_themself == ["U0012"]
    assert query["due_on"] == "2021-02-22"
    assert not kept["A2016-11"]
    assert all(kept[version] for version in kept if version < "A2017-02" and version != "A2016-11")


def test_a_matrix_that_nobody_opened_for_a_month_is_planted_and_the_others_were_opened(whole):
    heard = {(row["matrix"], row["occurred_at"][:7]) for row in whole["access_events"]}
    boroughs = {row["borough"] for row in _rows(ROOT / "seed/reference/boroughs.csv")}
    months = [f"2020-{month:02d}" for month in range(3, 13)]
    silent = {(borough, month) for borough in boroughs for month in months} - heard
    assert silent == planted.SILENT
