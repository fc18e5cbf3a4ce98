"""The table Sharing."""

from collections.abc import Iterator

from tests.recount.dates import by, live
from tests.recount.sheet import Judged, Row, Sheet, london_only

TO_ONE = Judged(1, "agreements")


def rows(sheet: Sheet) -> Iterator[Row]:
    in_force = [row for row in sheet.records.agreements if live(row.signed_on, row.ended_on, sheet.day)]
    agreed = {row.partner for row in in_force}
    started = {row.partner for row in in_force if by(row.sharing_started_on, sheet.day)}
    boroughs = sheet.boroughs
    with_one = [borough for borough in boroughs if borough in agreed]
    yield from sheet.share("agreements_in_force", "LCB", with_one, boroughs, TO_ONE)
    sharing = [borough for borough in boroughs if borough in started]
    yield from sheet.share("sharing_started", "LCB", sharing, with_one)
    yield from sheet.share(
        "hmpps_agreement", "L", london_only(agreed & {"hmpps"}), london_only({"hmpps"}), TO_ONE
    )
