"""Questions about who answers for the Matrix in each BCU, and the other data sets of Met Intelligence."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import live
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.tables.access import training
from queries.tables.governance import dataset_checks, datasets, spocs
from queries.tables.reference import bcus

RANK = "detective_superintendent"  # Recommendations 1 and 4: the rank of a BCU's single point of contact
CHECKS = 6  # Recommendation 9: what is checked of each data set


@question("BCUs with a Detective Superintendent as single point of contact", levels=LC, reads=("spocs",))
def spocs_in_post(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: Basic Command Units (BCUs) with a single point of contact in post at the as-at date whose rank
    is Detective Superintendent. Denominator: all BCUs of the area (12 in London).
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    in_post = exists().where(_in_post(day))
    return areas.total(members, day, _of_bcus(members, day, true(), in_post))


@question(
    "BCUs whose single point of contact has completed the course", levels=LC, reads=("spocs", "training")
)
def spocs_trained(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: Basic Command Units (BCUs) with a single point of contact in post at the as-at date whose rank
    is Detective Superintendent. Numerator: those of them where any such person had completed the course for
    single points of contact by the as-at date.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    trained = exists().where(_in_post(day), has_completed(day))
    return areas.total(members, day, _of_bcus(members, day, exists().where(_in_post(day)), trained))


@question("Checks that the other data sets pass", levels=L, reads=("datasets", "dataset_checks"))
def dataset_checks_met(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: the other data sets that Met Intelligence holds, times the six checks of each (a secure
    location, a Data Protection Impact Assessment, sharing agreements, access logs, a policy, a retention
    policy). Numerator: those data sets and checks of which the latest check by the as-at date was met. A check
    never made is not met. The list of data sets is as last loaded.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    met = select(func.count()).where(is_latest_check(day), dataset_checks.c.met == "yes")
    held = select(func.count() * CHECKS).select_from(datasets)
    return areas.whole(members, day, met.scalar_subquery(), held.scalar_subquery())


def is_in_post(day: CTE) -> ColumnElement[bool]:
    """A BCU's single point of contact at a date, of whatever rank."""
    return and_(spocs.c.bcu == bcus.c.bcu, live(spocs.c.from_on, spocs.c.to_on, day.c.as_at))


def has_completed(day: CTE) -> ColumnElement[bool]:
    """A single point of contact's course, completed by a date."""
    return and_(
        training.c.user_id == spocs.c.user_id,
        training.c.course == "spoc",
        training.c.completed_on <= day.c.as_at,
    )


def is_latest_check(day: CTE) -> ColumnElement[bool]:
    """The last of a data set's checks of one kind by a date."""
    each, later = dataset_checks.c, dataset_checks.alias("later")
    latest = (
        select(func.max(later.c.checked_on))
        .where(
            later.c.dataset == each.dataset, later.c.check == each.check, later.c.checked_on <= day.c.as_at
        )
        .correlate(dataset_checks, day)
        .scalar_subquery()
    )
    return each.checked_on == latest


def _in_post(day: CTE) -> ColumnElement[bool]:
    """A BCU's single point of contact, of the rank promised, at a date."""
    return and_(is_in_post(day), spocs.c.rank == RANK)


def _of_bcus(members: CTE, day: CTE, counted: ColumnElement[bool], where: ColumnElement[bool]) -> CTE:
    """One for each BCU counted, in the numerator where a condition holds."""
    return (
        select(
            day.c.as_at,
            bcus.c.bcu.label("member"),
            case((where, 1), else_=0).label("numerator"),
            literal(1).label("denominator"),
        )
        .join_from(day, bcus, counted)
        .where(bcus.c.bcu.in_(select(members.c.member)))
        .cte("counts")
    )
