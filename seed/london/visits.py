"""Who opens what on a day: visits in office hours mostly, each of a few openings in a row."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

from seed.london.days import BEGINS, ENDS, after
from seed.london.planted import SILENT
from seed.london.users import User

LONDON_TIME = ZoneInfo("Europe/London")
SIZES = (1, 1, 1, 2, 2, 3, 3, 4, 5, 8)  # openings in one visit
MEAN_SIZE = sum(SIZES) / len(SIZES)
# Visits by the hour in which they begin: one in thirty between ten at night and six in the morning.
HOURS = (4, 3, 2, 2, 2, 5, 14, 50, 95, 130, 125, 110, 85, 100, 110, 105, 85, 60, 35, 22, 16, 12, 9)
WEEKDAYS = (1.0, 1.05, 1.05, 1.0, 0.9, 0.22, 0.16)
LAST_SECOND = 82_799  # before eleven: on the day the clocks go forward, London has no twenty-fourth hour
CLOCK = tuple(f"T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z" for second in range(86_400))
EDITS = {"editor": 0.16, "deputy_spoc": 0.05, "spoc": 0.02}
DOWNLOADS = {"editor": 0.03, "analyst": 0.09, "deputy_spoc": 0.02, "custodian": 0.02, "viewer": 0.004}
PAST_VERSIONS = 0.2  # of the custodians' openings

Opened = tuple[str, str, str, str, str]  # when, user, Matrix, version, action


class Visits:
    """Draws the visits of one day after another, from those who may open a Matrix that day."""

    def __init__(self, random: Random, users: list[User]) -> None:
        self._random = random
        self._comings, self._goings = _changes(users)
        self._inside: dict[str, User] = {}
        self._users: list[User] = []
        self._weights: list[float] = []
        self._hours = list(accumulate(HOURS))

    def of(self, day: date, count: int) -> Iterator[Opened]:
        """The openings of `count` visits on a day; the days must come in order."""
        self._let_in_and_out(day)
        if not self._users:
            return
        month = f"{day:%Y-%m}"
        dates, offset = _in_utc(day)
        users = self._random.choices(self._users, cum_weights=self._weights, k=count)
        hours = self._random.choices(range(len(HOURS)), cum_weights=self._hours, k=count)
        for user, hour in zip(users, hours, strict=True):
            matrix = user.matrices[int(self._random.random() * len(user.matrices))]
            if (matrix, month) not in SILENT:
                yield from self._visit(user, matrix, hour, dates, offset)

    def _visit(
        self, user: User, matrix: str, hour: int, dates: tuple[str, str], offset: int
    ) -> Iterator[Opened]:
        chance = self._random.random
        edits, downloads = EDITS.get(user.role, 0.0), DOWNLOADS.get(user.role, 0.0)
        second = hour * 3600 + int(chance() * 3600)
        for _ in range(SIZES[int(chance() * len(SIZES))]):
            roll = chance()
            action = "edit" if roll < edits else "download" if roll > 1 - downloads else "view"
            past = user.role == "custodian" and chance() < PAST_VERSIONS
            yield (
                moment(second, dates, offset),
                user.user_id,
                matrix,
                "archive" if past else "current",
                action,
            )
            second = min(LAST_SECOND, second + 5 + int(chance() * 500))

    def _let_in_and_out(self, day: date) -> None:
        goings, comings = self._goings.pop(day, ()), self._comings.pop(day, ())
        for user in comings:
            self._inside[user.user_id] = user
        for user in goings:
            self._inside.pop(user.user_id, None)
        if goings or comings:
            self._users = list(self._inside.values())
            self._weights = list(accumulate(user.pace for user in self._users))


def moment(second: int, dates: tuple[str, str], offset: int) -> str:
    """The instant so many seconds after midnight in London, in UTC."""
    in_utc = second - offset
    return dates[1] + CLOCK[in_utc] if in_utc >= 0 else dates[0] + CLOCK[in_utc + 86_400]


def instant_of(day: date, second: int) -> str:
    """The instant so many seconds after a day's midnight in London, in UTC."""
    return moment(second, *_in_utc(day))


def _in_utc(day: date) -> tuple[tuple[str, str], int]:
    """The dates of the evening before and of the day, and by how many seconds London's midnight is before UTC's."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=LONDON_TIME)
    offset = datetime(day.year, day.month, day.day, tzinfo=UTC) - midnight.astimezone(UTC)
    return (after(day, -1).isoformat(), day.isoformat()), round(offset / timedelta(seconds=1))


def _changes(users: list[User]) -> tuple[dict[date, list[User]], dict[date, list[User]]]:
    """By day: the users who begin to open a Matrix, and those who do so no more."""
    comings: dict[date, list[User]] = {}
    goings: dict[date, list[User]] = {}
    for user in users:
        begins = max(BEGINS, user.from_on, user.opens_from or BEGINS)
        ends = min(user.until or after(ENDS, 1), user.opens_until or after(ENDS, 1))
        if begins < ends:
            comings.setdefault(begins, []).append(user)
            goings.setdefault(ends, []).append(user)
    return comings, goings
