"""
The rules of FIGURES.md: which openings break which, from what stood in the records that day.

A rule is a condition over one opening (anything with user_id, day, matrix, version and action) beside its
user's row, which is null where the user is not known. A user not known breaks `no_grant` and no other rule.
"""

from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, and_, exists, or_, select

from queries.intervals import live
from queries.tables.access import PAN, access_forms, grants, training, users
from queries.tables.governance import agreements
from queries.tables.reference import bcus, boroughs


class Opening(Protocol):
    """What a rule reads of an opening: the columns of `access_by_day` and of `access_events` alike."""

    @property
    def c(self) -> Any: ...


Rule = Callable[[Opening, FromClause], ColumnElement[bool]]


def no_grant(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """No grant covers the opening."""
    return or_(user.c.user_id.is_(None), ~_covered(opening))


def after_revocation(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """Grants cover it, but all were revoked before that day: on the day itself doubt favours the person."""
    return _known(user) & _covered(opening) & ~_covered(opening, _held_that_day(opening))


def partner_download(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """A partner downloaded or edited: partners may only preview."""
    return and_(_partner(user), _takes_or_changes(opening))


def partner_without_agreement(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """A partner whose agreement was not both in force and started that day."""
    theirs = or_(
        and_(user.c.organisation == "borough", agreements.c.partner == user.c.unit),
        and_(user.c.organisation == "hmpps", agreements.c.partner == "hmpps"),
    )
    in_force = live(agreements.c.signed_on, agreements.c.ended_on, opening.c.day)
    started = agreements.c.sharing_started_on <= opening.c.day
    return _partner(user) & ~exists().where(theirs, in_force, started)


def partner_other_borough(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """A borough's user on any Matrix but their own borough's, the pan-London one included."""
    return and_(user.c.organisation == "borough", opening.c.matrix != user.c.unit)


def partner_without_form(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """A partner who had signed no conditions of use by that day."""
    signed = exists().where(
        access_forms.c.user_id == opening.c.user_id, access_forms.c.signed_on <= opening.c.day
    )
    return _partner(user) & ~signed


def untrained(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """
    The user lacked a required course that day: data protection for all, the operating model for the
    MPS, the course for single points of contact for those with that role.
    """
    return or_(
        _known(user) & ~_trained("data_protection", opening),
        (user.c.organisation == "mps") & ~_trained("operating_model", opening),
        (user.c.role == "spoc") & ~_trained("spoc", opening),
    )


def archived_version(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """A past version, opened by somebody who is not one of its custodians."""
    return and_(_is_past(opening), user.c.role != "custodian")


def outside_own_bcu(opening: Opening, user: FromClause) -> ColumnElement[bool]:
    """An MPS user of one BCU on a borough's Matrix in another, with no covering grant live that day."""
    of_a_bcu = exists().where(bcus.c.bcu == user.c.unit)
    elsewhere = exists().where(boroughs.c.borough == opening.c.matrix, boroughs.c.bcu != user.c.unit)
    held = _covered(opening, _held_that_day(opening))
    return and_(user.c.organisation == "mps", of_a_bcu, elsewhere, ~held)


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        no_grant,
        after_revocation,
        partner_download,
        partner_without_agreement,
        partner_other_borough,
        partner_without_form,
        untrained,
        archived_version,
        outside_own_bcu,
    )
}


def is_of_finding(rule: ColumnElement[str], opening: Opening) -> ColumnElement[bool]:
    """
    Of the openings of a finding's user, Matrix and day: those that broke its rule. Two rules ask for an act or
    a version as well; of every other rule all of them are.
    """
    asking = {"partner_download": _takes_or_changes, "archived_version": _is_past}
    return or_(rule.not_in(asking), *(and_(rule == name, asks(opening)) for name, asks in asking.items()))


def user_of(opening: Opening) -> tuple[FromClause, ColumnElement[bool]]:
    """The users table, and how to join it (outer: the user may not be known) to an opening."""
    user = users.alias("opener")
    return user, user.c.user_id == opening.c.user_id


def _takes_or_changes(opening: Opening) -> ColumnElement[bool]:
    does: ColumnElement[bool] = opening.c.action.in_(("download", "edit"))
    return does


def _is_past(opening: Opening) -> ColumnElement[bool]:
    past: ColumnElement[bool] = opening.c.version == "archive"
    return past


def _known(user: FromClause) -> ColumnElement[bool]:
    known: ColumnElement[bool] = user.c.user_id.is_not(None)
    return known


def _partner(user: FromClause) -> ColumnElement[bool]:
    partner: ColumnElement[bool] = user.c.organisation != "mps"
    return partner


def _covered(opening: Opening, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(grants.c.grant_id).where(
            grants.c.user_id == opening.c.user_id,
            grants.c.granted_on <= opening.c.day,
            or_(grants.c.matrix == opening.c.matrix, grants.c.matrix == PAN),
            *more,
        )
    )


def _held_that_day(opening: Opening) -> ColumnElement[bool]:
    return or_(grants.c.revoked_on.is_(None), grants.c.revoked_on >= opening.c.day)


def _trained(course: str, opening: Opening) -> ColumnElement[bool]:
    return exists().where(
        training.c.user_id == opening.c.user_id,
        training.c.course == course,
        training.c.completed_on <= opening.c.day,
    )
