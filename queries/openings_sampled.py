"""A few openings of a month drawn by lot, so that not only what looks wrong is asked about."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, cast, func, select

from queries import areas
from queries.calendar import LOTS, Dates, calendar, lots
from queries.named import ABOUT_USER, matrix_name, named_users
from queries.openings import READS, in_last_month
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.derived import access_by_day

DRAWN = 10
COLUMNS = ("day", "opener", "matrix", "version", "action", "events", "first_at", "last_at")


@question("Openings of the last month drawn by lot", levels=LC, reads=(*READS, "users"))
def openings_sampled(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Ten openings of the last month (the latest calendar month whose last day is by the as-at date) on the
    Matrices of the area. They are put in order of day, user, Matrix, version and action, and cut into ten
    parts as equal as may be; one of each part is drawn by lot. The month's name, as 2020-11, is the seed of
    the lots (Python's random.Random), so the same records give the same openings whenever they are drawn again.
    A row is a user's openings of one Matrix in one way on one day, with how many of them were drawn. A BCU is
    told who they are of the users whose unit is that BCU or a borough of it, of any other the id alone.
    """
    drawn, users = _drawn(_in_order(scope, dates, levels), lots(dates, DRAWN)), named_users(scope, levels)
    return (
        select(
            drawn.c.as_at,
            drawn.c.area,
            drawn.c.day,
            drawn.c.opener.label("user"),
            *(users.c[name] for name in ABOUT_USER),
            drawn.c.matrix,
            matrix_name(drawn.c.matrix),
            *(drawn.c[name] for name in COLUMNS[3:]),
            drawn.c.drawn,
            drawn.c.total.label("openings"),
        )
        .outerjoin(users, and_(users.c.area == drawn.c.area, users.c.member == drawn.c.opener))
        .order_by(drawn.c.as_at, drawn.c.area, *(drawn.c[name] for name in COLUMNS[:5]))
    )


def _in_order(scope: Scope, dates: Dates, levels: Levels) -> CTE:
    """The month's openings of each area in order, with how many there are up to each row, and in all."""
    members, day, log = areas.of_matrices(scope, levels), calendar(dates), access_by_day
    area = (day.c.as_at, members.c.area)
    in_order = [log.c[name] for name in ("day", "user_id", "matrix", "version", "action")]
    return (
        select(
            *area,
            *(log.c[name] for name in COLUMNS),
            func.sum(log.c.events).over(partition_by=area, order_by=in_order).label("upto"),
            func.sum(log.c.events).over(partition_by=area).label("total"),
        )
        .join_from(day, log, in_last_month(day))
        .join(members, members.c.member == log.c.matrix)
        .cte("in_order")
    )


def _drawn(row: CTE, lot: CTE) -> CTE:
    """The rows that hold a drawn opening: of each part, that at the place the lot says."""
    begins, ends = (at * row.c.total // DRAWN for at in (lot.c.place, lot.c.place + 1))
    place = begins + lot.c.lot * (ends - begins) // LOTS
    held = and_(
        lot.c.as_at == row.c.as_at, begins < ends, place >= row.c.upto - row.c.events, place < row.c.upto
    )
    columns = [row.c[name] for name in ("as_at", "area", *COLUMNS, "total")]
    return (
        select(*columns, cast(func.count(), Integer).label("drawn"))
        .join_from(row, lot, held)
        .group_by(*columns)
        .cte("drawn")
    )
