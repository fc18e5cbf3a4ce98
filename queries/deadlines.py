"""Days that stand so many months from another: worked out as they come out, since no engine computes dates."""

from datetime import date, timedelta

from sqlalchemy import Date, Dialect
from sqlalchemy.types import TypeDecorator

from queries.dates import first_day_past


class FirstDayPast(TypeDecorator[date]):
    """A day that comes out as the first from which it lies so many months back."""

    impl = Date
    cache_ok = True

    def __init__(self, months: int) -> None:
        super().__init__()
        self.months = months

    def process_result_value(self, value: date | None, dialect: Dialect) -> date | None:  # noqa: ARG002 # SQLAlchemy's signature
        return None if value is None else first_day_past(value, self.months)


class LastDayWithin(FirstDayPast):
    """A day that comes out as the last to which it still lies within so many months."""

    cache_ok = True

    def process_result_value(self, value: date | None, dialect: Dialect) -> date | None:
        past = super().process_result_value(value, dialect)
        return None if past is None else past - timedelta(days=1)
