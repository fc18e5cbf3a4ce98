"""How accounts, proposals and lock-outs are said to an administrator."""

from dashboard.accounts import Standing
from dashboard.administration.asked import Known, LockOut
from dashboard.bar import ROLES
from dashboard.page import in_london
from dashboard.permissions import Role
from dashboard.proposals import lapses_at
from dashboard.words import capital, number
from queries.app_store.proposals import Proposal

ALONE = (
    "You are the only administrator who can sign in, so nobody can confirm what you propose. Until there is "
    "another, accounts are added, changed and renewed on the machine itself: oversight users add, change and renew."
)
TWO_PERSONS = (
    "A new account, another role, leave to publish and a new password take two administrators: one proposes, "
    "another confirms. A lock and an ended session take effect at once."
)
KINDS = {"add": "A new account", "change": "Another role for the account", "renew": "A new password for"}


def sentence_of(known: Known) -> str:
    """The one sentence the page opens with."""
    locked = sum(not standing.account.enabled for standing in known.standings)
    people = len({session.account.name for session in known.sessions})
    parts = [
        f"{_of(len(known.standings), 'account')}{f', {number(locked)} locked' if locked else ''}",
        f"{number(people)} {'person is' if people == 1 else 'people are'} signed in now",
    ]
    if known.proposals:
        waits = "waits" if len(known.proposals) == 1 else "wait"
        parts.append(f"{_of(len(known.proposals), 'proposal')} {waits} for a second administrator")
    if known.lock_outs:
        are = "is" if len(known.lock_outs) == 1 else "are"
        parts.append(f"{_of(len(known.lock_outs), 'name')} {are} kept out after wrong guesses")
    return f"{capital('; '.join(parts))}."


def proposal_in_words(proposal: Proposal, known: Known) -> tuple[str, str]:
    """What is proposed, and by whom and until when."""
    is_now = ROLES[Role(known.role_of(proposal.account))] if known.role_of(proposal.account) else ""
    what = f"{KINDS[proposal.kind]} {proposal.account}"
    if proposal.kind == "change":
        what += f", now {is_now}" if is_now else ""
    wanted = role_in_words(proposal.role, proposal.bcu, may_publish=proposal.may_publish)
    who = (
        f"Proposed by {proposal.proposed_by} on {in_london(proposal.proposed_at)}; "
        f"lapses on {in_london(lapses_at(proposal))}."
    )
    return f"{what}: {wanted}.", who


def role_in_words(role: str, bcu: str | None, *, may_publish: bool) -> str:
    """Detective Superintendent of CN; Oversight Group, may publish."""
    of = f" of {bcu}" if bcu else ""
    return f"{ROLES[Role(role)]}{of}{', may publish' if may_publish else ''}"


def accounts_as_rows(known: Known) -> list[list[str]]:
    """A row for each account, by name."""
    return [_account_row(standing, known) for standing in known.standings]


def lock_outs_as_rows(known: Known) -> list[list[str]]:
    return [_lock_out_row(each) for each in known.lock_outs]


def _account_row(standing: Standing, known: Known) -> list[str]:
    account = standing.account
    last = known.last_begun.get(account.name)
    return [
        account.name,
        ROLES[Role(account.role)],
        account.bcu or "",
        "yes" if account.may_publish else "",
        _sign_in(standing),
        in_london(last) if last else "never",
    ]


def _sign_in(standing: Standing) -> str:
    if not standing.account.enabled:
        return "✕ locked"
    return "◐ kept out for now" if standing.locked_out else "✔ open"


def _lock_out_row(each: LockOut) -> list[str]:
    where = "a browser known to the account" if each.in_known_browser else "any other browser"
    return [each.name or "a name that no account has", where, str(each.failures), in_london(each.until)]


def _of(count: int, what: str) -> str:
    return f"{number(count)} {what}{'' if count == 1 else 's'}"
