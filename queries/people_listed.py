"""The people on the Matrix one by one: where, since when, with which score, and what they are kept on."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, exists, func, literal, or_, select, type_coerce

from queries import areas
from queries.calendar import Dates, birth_months, calendar, running_review_period
from queries.deadlines import FirstDayPast
from queries.evidence import FAILING, TESTED, UNTESTED
from queries.intervals import live
from queries.latest_outcomes import first_reviewed, latest_outcome, name_of, newest_evidence
from queries.policy import TWELVE_MONTHS
from queries.question import question
from queries.scope import LC, LONDON_AREA, Levels, Scope
from queries.standing import SPELLS
from queries.tables.derived import spells
from queries.tables.reference import bcus, boroughs
from queries.tables.register import entries, harm_scores, interventions, nominals, review_outcomes

READS = ("entries", "nominals", "harm_scores", "review_outcomes", "interventions")
BANDS = ("red", "amber", "green")
OUTCOME = (
    "outcome",
    "exercise",
    "reviewed_on",
    "risk_justified",
    "purpose_consistent",
    "article8_compatible",
)

# What each completeness asks for, by the column that records it.
RECORDED = {"gender": "gender", "age": "birth_month", "ethnicity": "ethnicity", "disability": "disability"}

# The figures that count people at a date, each by the column of its name, and those of whom some are counted.
COUNTED = (
    *(f"band_{band}" for band in (*BANDS, "unscored")),
    "zero_harm",
    "never_harm",
    "always_green",
    "under_18",
    "green_under_18",
    "green_evidenced",
    "retained",
    "retained_failing_test",
    "retained_untested",
    *(f"completeness_{field}" for field in RECORDED),
    "interventions_offered",
)

Column = ColumnElement[Any]


@question("People on the Matrix, one by one", levels=LC, reads=READS)
def people_listed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each person with an entry live at the as-at date, in the area of that entry's borough: since when
    that entry runs, their latest harm score by then, whether they are under 18 (or that is not recorded), their
    latest review outcome with its three tests, the newest information that any outcome to retain them rests on
    and the day on which that is a year old (lapses), when they were first reviewed in the running quarter, and
    whether they were on a Matrix of the area at the end of its first day. Each further column is 1 where the
    figure of its name counts the person, else 0.
    """
    members, person = areas.of_boroughs(scope, levels), _standing(scope, dates)
    return (
        select(
            person.c.as_at,
            members.c.area,
            person.c.nominal_id,
            boroughs.c.borough,
            boroughs.c.name.label("borough_name"),
            boroughs.c.bcu,
            bcus.c.name.label("bcu_name"),
            *(person.c[name] for name in ("added_on", "band", "harm_score", "scored_on")),
            *(review_outcomes.c[name] for name in OUTCOME),
            person.c.evidence_on,
            type_coerce(person.c.evidence_on, FirstDayPast(TWELVE_MONTHS)).label("lapses_on"),
            person.c.reviewed_this_quarter_on,
            _flag(_stood_at_quarter_start(members, person)).label("on_matrix_at_quarter_start"),
            *_counted(person),
        )
        .select_from(person)
        .join(members, members.c.member == person.c.borough)
        .join(boroughs, boroughs.c.borough == person.c.borough)
        .outerjoin(bcus, bcus.c.bcu == boroughs.c.bcu)
        .outerjoin(review_outcomes, _is_their_latest(person))
        .order_by(person.c.as_at, members.c.area, person.c.nominal_id)
    )


def _standing(scope: Scope, dates: Dates) -> CTE:
    """
    Each person on the Matrix at each date, beside their own row and what their scores and outcomes come to.

    Kept by the engine as it is: worked into the question's joins, it would be worked out for every outcome.
    """
    day, born, period = calendar(dates), birth_months(dates), running_review_period(dates)
    person = spells.c.nominal_id
    return (
        select(
            day.c.as_at,
            day.c.twelve_months_before,
            born.c.aged_18,
            period.c.first_day,
            *(column for column in spells.c if column.name not in {"from_on", "to_on"}),
            entries.c.added_on,
            *(column for column in nominals.c if column.name in RECORDED.values()),
            _scored_on(day).label("scored_on"),
            latest_outcome(person, day.c.as_at).label("latest"),
            newest_evidence(person, day.c.as_at).label("evidence_on"),
            first_reviewed(person, period).label("reviewed_this_quarter_on"),
        )
        .join_from(day, born, born.c.as_at == day.c.as_at)
        .join(period, period.c.as_at == day.c.as_at)
        .join(spells, SPELLS.live(day.c.as_at))
        .join(entries, entries.c.entry_id == spells.c.entry_id)
        .join(nominals, nominals.c.nominal_id == person)
        .where(areas.covers_borough(scope, spells.c.borough))
        .cte("standing")
        .prefix_with("MATERIALIZED")
    )


def _scored_on(day: CTE) -> Column:
    of_person = select(func.max(harm_scores.c.scored_on)).where(
        harm_scores.c.nominal_id == spells.c.nominal_id, harm_scores.c.scored_on <= day.c.as_at
    )
    return of_person.correlate(day, spells).scalar_subquery()


def _is_their_latest(person: CTE) -> ColumnElement[bool]:
    return and_(
        review_outcomes.c.nominal_id == person.c.nominal_id, name_of(review_outcomes) == person.c.latest
    )


def _stood_at_quarter_start(members: CTE, person: CTE) -> ColumnElement[bool]:
    """Whether they were on a Matrix of the area then: a BCU knows of its own alone."""
    then, borough_then = entries.alias("entry_then"), boroughs.alias("borough_then")
    return exists().where(
        then.c.nominal_id == person.c.nominal_id,
        live(then.c.added_on, then.c.removed_on, person.c.first_day),
        borough_then.c.borough == then.c.borough,
        or_(members.c.area == LONDON_AREA, members.c.area == borough_then.c.bcu),
    )


def _counted(person: CTE) -> list[Column]:
    """Whether each figure counts the person: noughts and ones that add up to it."""
    who, green, is_under_18 = person.c, person.c.band == "green", person.c.birth_month > person.c.aged_18
    offered = exists().where(
        interventions.c.nominal_id == who.nominal_id, interventions.c.offered_on <= who.as_at
    )
    conditions = {
        **{f"band_{band}": who.band == band for band in BANDS},
        "band_unscored": who.band.is_(None),
        "zero_harm": who.harm_score == 0,
        "never_harm": who.ever_above_zero == 0,
        "always_green": and_(who.harm_score.is_not(None), who.ever_above_green == 0),
        "under_18": is_under_18,
        "green_under_18": and_(green, is_under_18),
        "green_evidenced": and_(green, who.evidence_on > who.twelve_months_before),
        "retained": TESTED.is_not(None),
        "retained_failing_test": TESTED == FAILING,
        "retained_untested": TESTED == UNTESTED,
        **{f"completeness_{field}": who[column].is_not(None) for field, column in RECORDED.items()},
        "interventions_offered": offered,
    }
    age = case((who.birth_month.is_(None), None), (is_under_18, literal("yes")), else_=literal("no"))
    return [
        age.label("aged_under_18"),
        literal(1).label("one"),
        *(_flag(conditions[name]).label(name) for name in COUNTED),
    ]


def _flag(condition: ColumnElement[bool]) -> Column:
    return case((condition, 1), else_=0)
