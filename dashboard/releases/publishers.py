"""Who may take snapshots and publish: the oversight accounts that say so."""

from dashboard.app_store import app_reader
from dashboard.permissions import Role, Viewer
from dashboard.words import all_of
from queries.app_store import accounts
from queries.app_store.accounts import Account
from queries.errors import Tellable

ADD_ONE = "`oversight users add NAME --role oversight --may-publish` adds one that may"


def publisher(name: str | None) -> str:
    """
    The account that publishes or takes papers: the one named, or the only one that may.

    :raises Tellable: where that account may not publish, or none is named and there is not just one.
    """
    with app_reader().connect() as connection:
        every = accounts.every(connection)
    able = [account.name for account in every if _may(account)]
    if name in able:
        return name
    if name is not None:
        known = "may not publish" if any(account.name == name for account in every) else "is not known"
        raise Tellable(f"The account {name} {known}. {_who(able)}")
    if len(able) != 1:
        raise Tellable(f"Who does this? Name an account that may with --by. {_who(able)}")
    return able[0]


def publishing_viewer(name: str | None) -> Viewer:
    """
    The same account, as the reader it is when it signs in.

    :raises Tellable: as `publisher`.
    """
    return Viewer(publisher(name), Role.OVERSIGHT, may_publish=True)


def _may(account: Account) -> bool:
    return account.may_publish and account.enabled


def _who(able: list[str]) -> str:
    return f"{all_of(able)} may." if able else f"No account may publish yet: {ADD_ONE}."
