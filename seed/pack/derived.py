"""Columns worked out as a row comes in: a date or an hour taken from an instant is taken in London."""

from typing import Any
from zoneinfo import ZoneInfo

LONDON_TIME = ZoneInfo("Europe/London")
OUT_FROM_HOUR, OUT_UNTIL_HOUR = 22, 6


def london_hours(values: dict[str, Any]) -> None:
    """Adds to an access event the London day it fell on, and whether it fell out of hours there."""
    in_london = values["occurred_at"].astimezone(LONDON_TIME)
    values["day"] = in_london.date()
    values["out_of_hours"] = int(in_london.hour >= OUT_FROM_HOUR or in_london.hour < OUT_UNTIL_HOUR)


DERIVED = {"access_events": london_hours}
