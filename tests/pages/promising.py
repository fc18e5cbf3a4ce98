"""Recommendations and commitments made in view, for the tests of the pages about them."""

from datetime import date
from typing import Any

from tests.making import CAMDEN, ENFIELD, Records

AS_AT, MET_ON = date(2020, 12, 31), date(2020, 10, 6)


class Promises:
    """Two recommendations of a small London that had its last meeting on 6 October 2020."""

    def __init__(self, records: Records) -> None:
        self.records = records
        for held_on in (date(2020, 3, 10), date(2020, 7, 14), MET_ON):
            records.add("meetings", board="oversight_group", held_on=held_on)
        records.add("recommendations", recommendation=1, title="Review the rules", owner="mps")
        records.add("recommendations", recommendation=8, title="Report progress", owner="mopac")
        # The register and the log reach to the end of 2020.
        records.person(ENFIELD, date(2020, 12, 1))
        records.opening(records.user("U1", "mps", "NA"), CAMDEN, date(2020, 12, 1))

    def commitment(self, name: str, title: str = "Something promised", **values: Any) -> None:
        number = int(name.partition(".")[0])
        said = {"owner": "mps", "due_on": date(2019, 12, 31), "basis": "stated", "source": "para 1"}
        self.records.add(
            "commitments", commitment=name, recommendation=number, title=title, **(said | values)
        )

    def claim(self, name: str, recorded_on: date, status: str = "complete", note: str | None = None) -> None:
        self._status("claim", name, recorded_on, status, note)

    def assess(self, name: str, recorded_on: date, status: str = "met") -> None:
        self._status("assessment", name, recorded_on, status, None)

    def paper(
        self, name: str, dated_on: date, title: str, kind: str = "report", url: str | None = None
    ) -> None:
        self.records.add(
            "evidence", evidence_id=title, commitment=name, dated_on=dated_on, kind=kind, title=title, url=url
        )

    def procedure(self, approved_on: date, version: str = "1") -> None:
        self.records.add("documents", kind="sop", version=version, approved_on=approved_on)

    def _status(self, source: str, name: str, recorded_on: date, status: str, note: str | None) -> None:
        self.records.add(
            "status_updates",
            commitment=name,
            source=source,
            recorded_on=recorded_on,
            status=status,
            note=note,
        )
