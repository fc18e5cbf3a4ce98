"""The training that was given: each course, how many people completed it and on how many days."""

from typing import Any

from sqlalchemy import Select, and_, case, distinct, func, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.intervals import within
from queries.listed import every
from queries.question import question
from queries.scope import LC, Levels, Scope
from queries.tables.access import COURSES, training


@question("The training given, course by course", levels=LC, reads=("training", "users"))
def training_given(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each course: how many people of the area had completed it by the as-at date; how many did in the 12
    months to it, and on how many days (sessions are not recorded, so the days on which somebody completed it stand
    for them); and the last of these days. A Basic Command Unit (BCU) has the users whose unit is that BCU or a
    borough of it. Units are as last loaded.
    """
    members, day, course = areas.of_users(scope, levels), calendar(dates), every("course", COURSES)
    done = training.c
    place = select(members.c.area).distinct().cte("places")
    of_area = (
        select(members.c.area, done.user_id, done.course, done.completed_on)
        .join_from(members, training, done.user_id == members.c.member)
        .cte("completed")
    )
    in_year = within(of_area.c.completed_on, day.c.twelve_months_before, day.c.as_at)
    theirs = and_(
        of_area.c.area == place.c.area,
        of_area.c.course == course.c.course,
        of_area.c.completed_on <= day.c.as_at,
    )
    return (
        select(
            day.c.as_at,
            place.c.area,
            course.c.course,
            func.count(distinct(of_area.c.user_id)).label("people"),
            func.count(distinct(case((in_year, of_area.c.user_id)))).label("people_in_year"),
            func.count(distinct(case((in_year, of_area.c.completed_on)))).label("days_in_year"),
            func.max(of_area.c.completed_on).label("last_on"),
        )
        .select_from(place.join(day, true()).join(course, true()))
        .outerjoin(of_area, theirs)
        .group_by(day.c.as_at, place.c.area, course.c.course, course.c.place)
        .order_by(day.c.as_at, place.c.area, course.c.place)
    )
