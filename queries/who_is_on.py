"""Who is on the Matrix by every group, beside the populations of London that a share of it can be set beside."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    column,
    func,
    literal,
    null,
    select,
    true,
    union_all,
    values,
)

from queries import areas
from queries.calendar import Dates, birth_months, calendar
from queries.people import ETHNIC_GROUPS
from queries.question import question
from queries.scope import LC, LONDON_AREA, Level, Levels, Scope
from queries.standing import ENTRIES
from queries.tables.reference import populations
from queries.tables.register import entries, nominals

MATRIX, UNKNOWN = "matrix", "unknown"
# Each group by the kind it belongs to, in the order in which they are told.
GROUPS = (
    *(("ethnicity", group) for group in (*ETHNIC_GROUPS, UNKNOWN)),
    *(("gender", group) for group in ("male", "female", "other", UNKNOWN)),
    *(("age", group) for group in ("under_18", "18_24", "25_34", "35_over", UNKNOWN)),
    *(("disability", group) for group in ("yes", "no", UNKNOWN)),
    ("young_black_male", "yes"),
)
OF_POPULATION = ("gender", "age_band", "ethnicity")


@question(
    "Who is on the Matrix, beside other populations", levels=LC, reads=("entries", "nominals", "populations")
)
def who_is_on_the_matrix(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    For each group the people with an entry live at the as-at date who are in it, as `people_` and its name count
    them, also where there is nobody, and always those of whom it is not recorded. For London there follow the
    populations loaded for London as a whole, of each source and breakdown the latest year, whatever the as-at
    date: so many persons of that gender, age band and ethnicity, where nothing is given all of them.
    """
    members, day = areas.of_boroughs(scope, levels), calendar(dates)
    own = _on_the_matrix(scope, members, day, birth_months(dates))
    of_london = scope.is_london and Level.LONDON in levels
    told = union_all(own, *([_populations(day)] if of_london else [])).subquery("told_of")
    return select(*told.c).order_by(
        told.c.as_at,
        told.c.area,
        told.c.population != MATRIX,
        told.c.population,
        told.c.place,
        *(told.c[name] for name in OF_POPULATION),
    )


def _on_the_matrix(scope: Scope, members: CTE, day: CTE, born: CTE) -> Select[Any]:
    """Every group of every area and date, with how many of the people are in it."""
    group = (
        values(column("place", Integer), column("kind", String), column("of_kind", String), name="groups")
        .data([(place, *group) for place, group in enumerate(GROUPS)])
        .cte("groups")
    )
    counts = _counts(scope, day, born)
    same = and_(
        counts.c.as_at == day.c.as_at,
        counts.c.member == members.c.member,
        counts.c.kind == group.c.kind,
        counts.c.of_kind == group.c.of_kind,
    )
    apart = (day.c.as_at, members.c.area, group.c.place, group.c.kind, group.c.of_kind)
    nothing = cast(null(), String)
    return (
        select(
            day.c.as_at,
            members.c.area,
            literal(MATRIX).label("population"),
            cast(null(), Integer).label("year"),
            group.c.place,
            group.c.kind,
            group.c.of_kind,
            *(nothing.label(name) for name in OF_POPULATION),
            cast(func.coalesce(func.sum(counts.c.people), 0), Integer).label("numerator"),
        )
        .select_from(members.join(day, true()).join(group, true()).outerjoin(counts, same))
        .group_by(*apart)
    )


def _counts(scope: Scope, day: CTE, born: CTE) -> CTE:
    """People by date, borough, kind and group."""
    own = areas.covers_borough(scope, entries.c.borough)
    there = [
        select(
            day.c.as_at,
            entries.c.borough.label("member"),
            literal(kind).label("kind"),
            of_kind.label("of_kind"),
            func.count().label("people"),
        )
        .join_from(day, entries, ENTRIES.live(day.c.as_at))
        .join(nominals, nominals.c.nominal_id == entries.c.nominal_id)
        .join(born, born.c.as_at == day.c.as_at)
        .where(own)
        .group_by(day.c.as_at, entries.c.borough, "of_kind")
        for kind, of_kind in _of_person(born).items()
    ]
    return union_all(*there).cte("people_by_group")


def _of_person(born: CTE) -> dict[str, ColumnElement[Any]]:
    """Which group of each kind a person is in."""
    month = nominals.c.birth_month
    under_25 = month > born.c.aged_25
    young_black_male = and_(nominals.c.gender == "male", nominals.c.ethnicity == "black", under_25)
    return {
        "ethnicity": func.coalesce(nominals.c.ethnicity, UNKNOWN),
        "gender": func.coalesce(nominals.c.gender, UNKNOWN),
        "age": case(
            (month.is_(None), UNKNOWN),
            (month > born.c.aged_18, "under_18"),
            (under_25, "18_24"),
            (month > born.c.aged_35, "25_34"),
            else_="35_over",
        ),
        "disability": func.coalesce(nominals.c.disability, UNKNOWN),
        "young_black_male": case((young_black_male, "yes"), else_="no"),
    }


def _populations(day: CTE) -> Select[Any]:
    """London's populations as they were loaded: of each source and breakdown the latest year."""
    later = populations.alias("any_year")
    same_breakdown = [(later.c[name] == "") == (populations.c[name] == "") for name in OF_POPULATION]
    latest = (
        select(func.max(later.c.year))
        .where(later.c.area == LONDON_AREA, later.c.source == populations.c.source, *same_breakdown)
        .correlate(populations)
        .scalar_subquery()
    )
    nothing = cast(null(), String)
    return select(
        day.c.as_at,
        populations.c.area,
        populations.c.source,
        cast(populations.c.year, Integer),
        literal(len(GROUPS)),
        nothing,
        nothing,
        *(cast(populations.c[name], String) for name in OF_POPULATION),
        cast(populations.c.persons, Integer),
    ).join_from(day, populations, and_(populations.c.area == LONDON_AREA, populations.c.year == latest))
