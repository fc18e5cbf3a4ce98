"""Administration: accounts by two persons, sessions and lock-outs, the trail; and nothing of the register."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard import accounts
from dashboard.administration.trail_read import AT_ONCE, bytes_of_trail, wanted_of
from dashboard.app_store import app_writer
from dashboard.permissions import Role, Viewer
from dashboard.sign_in.attempt import MOST_FAILURES, name_hash
from dashboard.sign_in.viewer import standing_in
from dashboard.trail import record
from queries.app_store import attempts, sessions
from queries.app_store.trail import Wanted
from queries.errors import Tellable
from tests.making import ENFIELD
from tests.pages.conftest import OVERSIGHT
from tests.pages.reading import said, sent

ONE, OTHER = (Viewer(name, Role.ADMINISTRATOR) for name in ("one", "other"))


@pytest.fixture
def two(records):
    """Two administrators and an auditor, beside a register with somebody on it."""
    records.person(ENFIELD, datetime(2020, 1, 1, tzinfo=UTC).date(), id_="canary")
    records.derive()
    accounts.add("clerk", Role.AUDITOR)
    for viewer in (ONE, OTHER):
        accounts.add(viewer.name, Role.ADMINISTRATOR)


def press(page, reader, label, **chosen):
    """Fills in the widgets by their keys, and presses the button of that label."""
    for key, value in chosen.items():
        of = page.session_state
        of[key] = value
    (button,) = (button for button in page.button if button.label == label)
    with standing_in(reader):
        return button.click().run()


def propose(opened, name="chair", role=Role.OVERSIGHT, **also):
    page = opened("administration", ONE)
    return press(page, ONE, "Propose as a new account", wanted_name=name, wanted_role=role, **also)


def labels(page):
    return [button.label for button in page.button]


def test_the_page_opens_with_the_accounts_and_who_is_signed_in(two, opened):
    page = said(opened("administration", ONE))

    assert "Three accounts; no people are signed in now." in page
    assert "Auditor" in page
    assert "✔ open" in page


def test_nothing_of_the_register_and_no_password_is_sent(two, opened):
    page = sent(opened("administration", ONE))

    assert "canary" not in page
    assert "$2b$" not in page


def test_a_proposal_is_confirmed_by_another_who_is_shown_the_password_once(two, opened):
    own = propose(opened)
    assert "It waits for another administrator." in said(own)
    assert ("Confirm" in labels(own), "Withdraw" in labels(own)) == (False, True)

    others = opened("administration", OTHER)
    assert ("Confirm" in labels(others), "Withdraw" in labels(others)) == (True, False)
    assert "A new account chair: Oversight Group." in said(others)

    done = said(press(others, OTHER, "Confirm"))
    with standing_in(OTHER):
        again = said(others.run())
    assert 'class="secret"' in done
    assert 'class="secret"' not in again
    assert "chair" in again


def test_what_cannot_be_is_told_in_a_sentence_beside_the_form_and_nothing_waits(two, opened):
    page = propose(opened, name="Chair!")

    assert "cannot be a name" in said(page)
    assert "Proposals that wait" not in said(page)
    assert "There is an account clerk already" in said(propose(opened, name="clerk"))


def test_a_proposal_is_refused_by_another(two, opened):
    propose(opened)
    page = press(opened("administration", OTHER), OTHER, "Refuse")

    assert "The proposal about chair is refused." in said(page)
    assert "Proposals that wait" not in said(page)


def test_another_role_and_a_new_password_wait_too(two, opened):
    page = opened("administration", ONE)
    page = press(page, ONE, "Propose as its new role", wanted_name="clerk", wanted_role=Role.OVERSIGHT)
    assert "Another role for the account clerk, now Auditor: Oversight Group." in said(page)
    page = press(opened("administration", ONE), ONE, "Propose a new password", account="other")
    assert "A new password for other" in said(page)


def test_a_lock_takes_effect_at_once_and_is_lifted(two, opened):
    page = press(opened("administration", ONE), ONE, "Lock", account="clerk")
    assert "✕ locked" in said(page)
    assert "Three accounts, one locked" in said(page)
    assert "✕ locked" not in said(press(page, ONE, "Unlock", account="clerk"))


def test_without_an_account_chosen_nothing_is_done(two, opened):
    assert "Choose an account first." in said(press(opened("administration", ONE), ONE, "Lock"))


def test_who_is_no_administrator_any_more_changes_nothing(two, opened, caplog):
    page = opened("administration", ONE)
    page = press(page, OVERSIGHT, "Lock", account="clerk")  # the account was given another role meanwhile

    assert "not among the pages" in caplog.text
    assert all(standing.account.enabled for standing in accounts.standings(datetime.now(UTC)))


@pytest.mark.parametrize("others", [0, 1])
def test_an_only_administrator_is_told_that_the_machine_is_the_way(records, opened, others):
    for viewer in (ONE, OTHER)[: 1 + others]:
        accounts.add(viewer.name, Role.ADMINISTRATOR)
    page = said(opened("administration", ONE))

    assert ("You are the only administrator" in page) is (others == 0)


def test_a_session_is_listed_and_ended_by_itself(two, opened):
    at = datetime.now(UTC) - timedelta(minutes=5)
    with app_writer().begin() as connection:
        for token in ("secret-token-1", "secret-token-2"):
            sessions.begin(connection, token, accounts.find(connection, "clerk"), at)
        sessions.begin(connection, "too-old", accounts.find(connection, "other"), at - timedelta(hours=2))
    page = opened("administration", ONE, part="Sign-ins")
    before = sent(page)
    page = press(page, ONE, "End this session", session=2)

    assert before.count('<th scope=\\"row\\">') == 2
    assert "secret-token" not in before
    assert "The session of clerk has ended." in said(page)
    with app_writer().begin() as connection:
        assert len(sessions.not_ended(connection, at - timedelta(hours=1))) == 1


def test_a_name_kept_out_is_told_with_its_end_and_one_of_nobodys_without_its_name(two, opened):
    at = datetime.now(UTC) - timedelta(minutes=5)
    with app_writer().begin() as connection:
        for typed in ("clerk", "a password typed here"):
            for _ in range(MOST_FAILURES):
                attempts.reserve(connection, name_hash(typed), "", at, since=at, at_most=MOST_FAILURES + 1)
        attempts.reserve(connection, name_hash("one"), "", at, since=at, at_most=MOST_FAILURES)
    page = said(opened("administration", ONE, part="Sign-ins"))

    assert "two names are kept out after wrong guesses" in page
    assert "a name that no account has" in page
    assert '<th scope="row">clerk</th>' in page
    assert '<th scope="row">one</th>' not in page


def test_the_trail_is_read_by_account_and_kind_some_rows_at_a_time(two, opened):
    for number in range(AT_ONCE + 10):
        record(OVERSIGHT, "page opened", page=f"page-{number}")
    page = opened("administration", ONE, part="Trail", who=OVERSIGHT.name)
    first = said(page)
    older = said(press(page, ONE, "Older"))

    assert f"{AT_ONCE} of {AT_ONCE + 10} rows." in first
    assert f"page-{AT_ONCE + 9}<" in first
    assert "page-9<" not in first
    assert "page-9<" in older
    assert "account added" not in first
    assert "account added" in said(opened("administration", ONE, part="Trail", what="account added"))


def test_the_chain_is_checked_when_asked(two, opened):
    page = press(opened("administration", ONE, part="Trail"), ONE, "Check the chain")

    assert "✔ Every row is as it was written, and none is missing." in said(page)


def test_the_trail_is_taken_away_marked_and_recorded_by_an_administrator_alone(two, trail):
    record(Viewer("=cmd", Role.OVERSIGHT), "page opened", page="overview")
    taken = bytes_of_trail(wanted_of(None, None, None, None), lambda: ONE).decode("utf-8-sig")

    assert "OFFICIAL-SENSITIVE" in taken
    assert '"\'=cmd"' in taken
    row = trail()[-1]
    assert (row["what"], row["who"], row["page"]) == ("download", "one", "administration")
    with pytest.raises(Tellable, match="Only an administrator"):
        bytes_of_trail(Wanted(), lambda: OVERSIGHT)
    assert trail()[-1] == row


def test_a_day_of_the_trail_is_londons_and_its_last_day_is_in_it():
    day = datetime(2026, 7, 1, tzinfo=UTC).date()
    wanted = wanted_of(None, None, day, day)

    assert wanted.since == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert wanted.until == datetime(2026, 7, 1, 23, tzinfo=UTC)
