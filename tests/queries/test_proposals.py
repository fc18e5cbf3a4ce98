"""Two persons for what gives somebody more: one administrator proposes, another confirms, and the trail says both."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError

from dashboard import accounts, proposals, trail
from dashboard.permissions import Role, Viewer
from dashboard.proposals import Wanted
from dashboard.sign_in import session
from dashboard.sign_in.attempt import SignedIn, attempt
from dashboard.sign_in.cookies import token_hash
from queries.app_store import accounts as held
from queries.app_store import proposals as rows
from queries.app_store.tables import proposals as table
from queries.app_store.trail import in_order
from queries.errors import Tellable

ONE, OTHER, THIRD = (Viewer(name, Role.ADMINISTRATOR) for name in ("one", "other", "third"))
CHAIR = Wanted("chair", Role.OVERSIGHT)


@pytest.fixture(autouse=True)
def bcus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "is_bcu", lambda code: code in {"CN", "NA"})


@pytest.fixture
def administrators(app_store: Engine) -> Engine:
    """A store with three administrators."""
    for viewer in (ONE, OTHER, THIRD):
        accounts.add(viewer.name, Role.ADMINISTRATOR)
    return app_store


def account(store: Engine, name: str) -> held.Account | None:
    with store.connect() as connection:
        return held.find(connection, name)


def the_one() -> int:
    (proposal,) = proposals.undecided()
    return proposal.proposal_id


def is_let_in(name: str, password: str | None) -> bool:
    return isinstance(attempt(name, password or "", "", datetime.now(UTC)), SignedIn)


def noted(store: Engine) -> list[tuple[str, str, Any]]:
    with store.connect() as connection:
        rows_ = [row for row in in_order(connection) if row["who"] != trail.ON_THIS_MACHINE]
    return [(row["who"], row["what"], row["page"]) for row in rows_]


def test_a_new_account_is_there_only_when_another_administrator_confirms_it(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    before = account(administrators, "chair")
    name, password = proposals.confirm(OTHER, the_one())

    assert before is None
    assert name == "chair"
    assert is_let_in("chair", password)
    assert proposals.undecided() == ()
    assert noted(administrators)[:2] == [
        ("one", "account proposed", "administration"),
        ("other", "account added", "administration"),
    ]
    assert trail.verify() is None


def test_whoever_proposed_it_does_not_confirm_it_and_the_other_does(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    with pytest.raises(Tellable, match="another administrator confirms it"):
        proposals.confirm(ONE, the_one())
    assert account(administrators, "chair") is None
    proposals.confirm(OTHER, the_one())
    assert account(administrators, "chair") is not None


def test_the_database_itself_refuses_that_one_person_is_both(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    with pytest.raises(IntegrityError), administrators.begin() as connection:
        rows.decide(connection, the_one(), "confirmed", "one", datetime.now(UTC))


@pytest.mark.parametrize("role", Role)
def test_no_role_is_given_by_one_alone_not_even_an_administrators(administrators: Engine, role: Role) -> None:
    bcu = "CN" if role is Role.SUPERINTENDENT else None
    proposals.propose_account(ONE, Wanted("clerk", role, bcu))
    assert account(administrators, "clerk") is None


def test_another_role_waits_for_a_second_and_then_ends_the_sessions(administrators: Engine) -> None:
    password = accounts.add("clerk", Role.AUDITOR)
    outcome = attempt("clerk", password, "", datetime.now(UTC))
    assert isinstance(outcome, SignedIn)
    known = token_hash(outcome.token)
    proposals.propose_change(ONE, Wanted("clerk", Role.SUPERINTENDENT, "CN"))
    still = session.live(known, datetime.now(UTC))
    done = proposals.confirm(OTHER, the_one())

    assert still is not None
    assert still.account.role == "auditor"
    assert done == ("clerk", None)
    assert session.live(known, datetime.now(UTC)) is None
    now = account(administrators, "clerk")
    assert now is not None
    assert (now.role, now.bcu) == ("superintendent", "CN")


def test_leave_to_publish_takes_two_and_is_taken_back_by_one(administrators: Engine) -> None:
    accounts.add("chair", Role.OVERSIGHT)
    asked = proposals.propose_change(ONE, Wanted("chair", Role.OVERSIGHT, may_publish=True))
    proposals.confirm(OTHER, the_one())
    given = account(administrators, "chair")
    at_once = proposals.propose_change(ONE, CHAIR)
    back = account(administrators, "chair")

    assert given is not None
    assert back is not None
    assert (asked, given.may_publish, at_once, back.may_publish) == (False, True, True, False)


def test_a_new_password_is_shown_to_the_second_and_the_old_holds_until_then(administrators: Engine) -> None:
    old = accounts.add("chair", Role.OVERSIGHT)
    proposals.propose_renewal(ONE, "chair")
    held_before = is_let_in("chair", old)
    _, new = proposals.confirm(OTHER, the_one())

    assert held_before
    assert (is_let_in("chair", old), is_let_in("chair", new)) == (False, True)


def test_nobody_confirms_what_is_about_their_own_account(administrators: Engine) -> None:
    proposals.propose_change(ONE, Wanted("other", Role.OVERSIGHT))
    with pytest.raises(Tellable, match="your own account"):
        proposals.confirm(OTHER, the_one())
    proposals.confirm(THIRD, the_one())


def test_what_somebody_proposed_who_is_no_administrator_any_more_is_not_done(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    accounts.lock("one")
    with pytest.raises(Tellable, match="no administrator any more"):
        proposals.confirm(OTHER, the_one())
    assert account(administrators, "chair") is None
    assert proposals.refuse(OTHER, the_one()) == "chair"


def test_a_proposal_is_withdrawn_by_whoever_made_it_and_refused_by_another(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    with pytest.raises(Tellable, match="refuse it, rather than withdraw it"):
        proposals.withdraw(OTHER, the_one())
    with pytest.raises(Tellable, match="withdraw it, rather than refuse it"):
        proposals.refuse(ONE, the_one())
    number = the_one()
    proposals.withdraw(ONE, number)
    with pytest.raises(Tellable, match="waits no longer"):
        proposals.confirm(OTHER, number)
    proposals.propose_account(ONE, CHAIR)
    proposals.refuse(OTHER, the_one())
    assert proposals.undecided() == ()
    assert [what for _, what, _ in noted(administrators)] == [
        "account proposed",
        "proposal withdrawn",
        "account proposed",
        "proposal refused",
    ]


def test_a_proposal_lapses_after_the_days_set_and_not_before(
    administrators: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals.propose_account(ONE, CHAIR)
    number = the_one()
    age(administrators, timedelta(days=7) - timedelta(minutes=1))
    assert the_one() == number
    age(administrators, timedelta(days=7))
    assert proposals.undecided() == ()
    with pytest.raises(Tellable, match="has lapsed"):
        proposals.confirm(OTHER, number)
    proposals.propose_account(ONE, CHAIR)  # it stands in nobody's way


def test_one_proposal_at_a_time_waits_about_an_account(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    with pytest.raises(Tellable, match="waits already"):
        proposals.propose_account(OTHER, Wanted("chair", Role.AUDITOR))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted("Chair", Role.AUDITOR), "cannot be a name"),
        (Wanted("one", Role.AUDITOR), "There is an account one already"),
        (Wanted("clerk", Role.SUPERINTENDENT), "needs a BCU"),
        (Wanted("clerk", Role.AUDITOR, may_publish=True), "Only an oversight account may publish"),
    ],
    ids=lambda case: case if isinstance(case, str) else case.name,
)
def test_what_could_not_be_an_account_is_not_even_proposed(
    administrators: Engine, wanted: Wanted, words: str
) -> None:
    with pytest.raises(Tellable, match=words):
        proposals.propose_account(ONE, wanted)
    assert proposals.undecided() == ()


def test_an_account_that_came_by_the_command_line_meanwhile_is_not_replaced(administrators: Engine) -> None:
    proposals.propose_account(ONE, CHAIR)
    password = accounts.add("chair", Role.AUDITOR)
    with pytest.raises(Tellable, match="There is an account chair already"):
        proposals.confirm(OTHER, the_one())
    assert is_let_in("chair", password)
    assert proposals.undecided() != ()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_but_an_administrator_changes_anything(administrators: Engine, role: Role) -> None:
    proposals.propose_account(ONE, CHAIR)
    stranger = Viewer("stranger", role, "CN" if role is Role.SUPERINTENDENT else None)
    number = the_one()
    for act in (
        lambda: proposals.propose_account(stranger, Wanted("clerk", Role.AUDITOR)),
        lambda: proposals.propose_change(stranger, Wanted("one", Role.AUDITOR)),
        lambda: proposals.propose_renewal(stranger, "one"),
        lambda: proposals.confirm(stranger, number),
        lambda: proposals.refuse(stranger, number),
        lambda: proposals.withdraw(stranger, number),
        lambda: accounts.lock("one", stranger),
        lambda: accounts.unlock("one", stranger),
        lambda: accounts.end_sessions("one", stranger),
        lambda: accounts.end_session("hash", stranger),
    ):
        with pytest.raises(Tellable, match="Only an administrator"):
            act()
    assert [who for who, _, _ in noted(administrators)] == ["one"]


def test_an_administrator_does_not_lock_themself_out(administrators: Engine) -> None:
    with pytest.raises(Tellable, match="lock yourself out"):
        accounts.lock("one", ONE)
    accounts.lock("one", OTHER)
    assert ("other", "account locked", "administration") in noted(administrators)


def age(store: Engine, by: timedelta) -> None:
    with store.begin() as connection:
        connection.execute(update(table).values(proposed_at=datetime.now(UTC) - by))
