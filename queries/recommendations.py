"""
Questions about the nine recommendations: what of their commitments is claimed, assessed, and put on paper.

The test of a commitment rests on what other figures say, and is made where figures are judged. So every
question here is answered by the commitments themselves, with all that the records say of each.
"""

from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, and_, func, or_, select, true

from queries import areas
from queries.calendar import Dates, calendar
from queries.question import question
from queries.scope import L, Levels, Scope
from queries.tables.governance import commitments, evidence, recommendations, status_updates

READS = ("recommendations", "commitments", "status_updates", "evidence")


@question("Every commitment: claimed, assessed, tested", levels=L, reads=READS)
def commitment_states(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each commitment: its latest claim and its latest assessment by the as-at date, and its test. A
    commitment with a control holds where that figure meets its target for London, holds late where a later
    control does, fails where the control is not met, and cannot be tested where the records are silent or the
    control is no figure. One without is documented where evidence of its kind is dated by then: a paper is
    not a test. Overdue: not assessed as met or sustained, and its date has passed. Not yet due: its date has
    not passed, and it is not claimed complete.
    """
    members, day = areas.of_london(scope, levels), calendar(dates)
    statuses, papers = _statuses(), _papers(day)
    claim, assessment = statuses.alias("claim"), statuses.alias("assessment")
    promised, named = commitments.c, recommendations.c
    return (
        select(
            day.c.as_at,
            members.c.area,
            named.recommendation,
            named.title.label("recommendation_title"),
            named.owner.label("recommendation_owner"),
            named.due_on.label("recommendation_due_on"),
            promised.commitment,
            *(promised[name] for name in ("title", "owner", "due_on", "basis", "source")),
            *(promised[name] for name in ("control", "late_control", "evidence_kind")),
            claim.c.status.label("claim"),
            claim.c.recorded_on.label("claimed_on"),
            assessment.c.status.label("assessment"),
            assessment.c.recorded_on.label("assessed_on"),
            func.coalesce(papers.c.papers, 0).label("papers"),
            papers.c.latest_paper_on,
        )
        .select_from(members.join(day, true()))
        .outerjoin(recommendations, true())
        .outerjoin(commitments, promised.recommendation == named.recommendation)
        .outerjoin(claim, _latest(claim, "claim", day))
        .outerjoin(assessment, _latest(assessment, "assessment", day))
        .outerjoin(papers, and_(papers.c.as_at == day.c.as_at, papers.c.commitment == promised.commitment))
        # 1.9 comes before 1.10
        .order_by(day.c.as_at, named.recommendation, func.length(promised.commitment), promised.commitment)
    )


@question("Every recommendation: claimed, assessed, tested", levels=L, reads=READS)
def recommendation_states(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    One row for each recommendation: how many of its commitments are claimed complete, assessed as met or
    sustained, hold when tested and are documented at the as-at date, of how many; and of each the worst, as
    each commitment's own method says. A recommendation is claimed, assessed or tested where all of its
    commitments are (tested: hold, hold late, or are documented); one without any commitment is none of these.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments claimed complete", levels=L, reads=READS)
def commitments_claimed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: commitments whose latest claim by the as-at date is complete, or complete by another route.
    Denominator: all commitments.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments assessed as met", levels=L, reads=READS)
def commitments_assessed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: commitments whose latest assessment by the as-at date is met or sustained. Denominator: all
    commitments.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments that hold when tested", levels=L, reads=READS)
def commitments_tested(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: commitments with a control, the figure that tests them. Numerator: those of them that hold, or
    hold late: their control meets its target for London at the as-at date, or their later control does.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments documented", levels=L, reads=READS)
def commitments_documented(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Denominator: commitments without a control, which only papers can show. Numerator: those of them with
    evidence of the kind asked for, dated by the as-at date. A paper is not a test.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Recommendations claimed complete", levels=L, reads=READS)
def recommendations_claimed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: recommendations all of whose commitments are claimed complete at the as-at date. Denominator: all
    recommendations (nine). One without any commitment is not counted as complete.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Recommendations assessed as met", levels=L, reads=READS)
def recommendations_assessed(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: recommendations all of whose commitments are assessed as met or sustained at the as-at date.
    Denominator: all recommendations (nine). One without any commitment is not counted as met.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Recommendations that hold when tested", levels=L, reads=READS)
def recommendations_tested(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: recommendations all of whose commitments hold, hold late, or are documented at the as-at date.
    Denominator: all recommendations (nine). One without any commitment is not counted as holding.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments claimed complete that fail", levels=L, reads=READS)
def contradictions(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: commitments claimed complete at the as-at date whose test fails, or that are not documented.
    Denominator: all commitments. Where the records are silent a commitment cannot be tested, and is no
    contradiction.
    """
    return commitment_states.ask(scope, dates, levels)


@question("Commitments claimed complete that cannot be tested", levels=L, reads=READS)
def claimed_untestable(scope: Scope, dates: Dates, levels: Levels) -> Select[Any]:
    """
    Numerator: commitments claimed complete at the as-at date whose test cannot be made: the records that it
    rests on are silent, or its control is no figure. Denominator: all commitments.
    """
    return commitment_states.ask(scope, dates, levels)


def _statuses() -> CTE:
    """Each claim and each assessment, with the day of the one that took its place."""
    update = status_updates.c
    until = func.lead(update.recorded_on).over(
        partition_by=(update.commitment, update.source), order_by=update.recorded_on
    )
    return select(
        update.commitment, update.source, update.status, update.recorded_on, until.label("until")
    ).cte("statuses")


def _latest(of: FromClause, source: str, day: CTE) -> ColumnElement[bool]:
    return and_(
        of.c.commitment == commitments.c.commitment,
        of.c.source == source,
        of.c.recorded_on <= day.c.as_at,
        or_(of.c.until.is_(None), of.c.until > day.c.as_at),
    )


def _papers(day: CTE) -> CTE:
    """The papers of the kind that a commitment asks for, dated by each date: how many, and the latest."""
    return (
        select(
            day.c.as_at,
            evidence.c.commitment,
            func.count().label("papers"),
            func.max(evidence.c.dated_on).label("latest_paper_on"),
        )
        .join_from(day, evidence, evidence.c.dated_on <= day.c.as_at)
        .join(
            commitments,
            and_(
                commitments.c.commitment == evidence.c.commitment,
                commitments.c.evidence_kind == evidence.c.kind,
            ),
        )
        .group_by(day.c.as_at, evidence.c.commitment)
        .cte("papers")
    )
