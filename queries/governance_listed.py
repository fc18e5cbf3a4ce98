"""Who answers for the Matrix in each BCU, and each check of the other data sets, one by one."""

from typing import Any

from sqlalchemy import Select, and_, func, literal, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.governance import RANK, has_completed, is_in_post, is_latest_check
from queries.listed import by_then, every, first, one
from queries.question import question
from queries.scope import LC, L, Levels, Scope
from queries.tables.access import training
from queries.tables.governance import CHECKS, dataset_checks, datasets, spocs
from queries.tables.reference import bcus


@question("Each BCU's single point of contact", levels=LC, reads=("spocs", "training"))
def spocs_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each Basic Command Unit (BCU) and person who is its single point of contact at the as-at date,
    of whatever rank; one for a BCU without any. A BCU counts once: as in post with the first of its Detective
    Superintendents, one trained by then before the others and of equals the one last come; as trained with the
    same, where that person had completed the course.
    """
    members, day = areas.of_bcus(scope, levels), calendar(dates)
    trained_on = (
        select(func.max(training.c.completed_on)).where(has_completed(day)).correlate(spocs, day)
    ).scalar_subquery()
    of_rank, trained = spocs.c.rank == RANK, trained_on.is_not(None)
    each = [day.c.as_at, members.c.area, bcus.c.bcu]
    trained_first = [trained.desc(), spocs.c.from_on.desc(), spocs.c.user_id]
    columns: dict[str, Any] = {
        "trained_on": trained_on,
        "in_post": first(of_rank, each, trained_first),
        "trained": first(and_(of_rank, trained), each, trained_first),
        "bcu_once": first(true(), each, [of_rank.desc().nulls_last(), *trained_first]),
    }
    rows = members.join(day, true()).join(bcus, bcus.c.bcu == members.c.member)
    return (
        select(
            day.c.as_at,
            members.c.area,
            bcus.c.name.label("bcu_name"),
            spocs.c.user_id,
            spocs.c.rank,
            spocs.c.from_on,
            *(value.label(name) for name, value in columns.items()),
        )
        .select_from(rows.outerjoin(spocs, is_in_post(day)))
        .order_by(day.c.as_at, members.c.area, bcus.c.name, bcus.c.bcu, spocs.c.from_on, spocs.c.user_id)
    )


@question("Each check of the other data sets", levels=L, reads=("datasets", "dataset_checks"))
def dataset_checks_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each of the other data sets that Met Intelligence holds and each of the six checks: the latest
    such check by the as-at date, and whether it was met then. A check never made is not met. The list of data
    sets is as last loaded.
    """
    members, day, check = areas.of_london(scope, levels), calendar(dates), every("check", CHECKS)
    latest = and_(
        dataset_checks.c.dataset == datasets.c.dataset,
        dataset_checks.c.check == check.c.check,
        is_latest_check(day),
    )
    return (
        select(
            day.c.as_at,
            members.c.area,
            datasets.c.dataset,
            datasets.c.owner,
            check.c.check,
            by_then(day, dataset_checks.c.checked_on),
            dataset_checks.c.met,
            one(dataset_checks.c.met == "yes").label("counted"),
            literal(1).label("pair_once"),
        )
        .select_from(members.join(day, true()).join(datasets, true()).join(check, true()))
        .outerjoin(dataset_checks, latest)
        .order_by(day.c.as_at, datasets.c.dataset, check.c.place)
    )
