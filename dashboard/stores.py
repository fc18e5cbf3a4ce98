"""The two databases, brought to this version before anything uses them."""

from dashboard.app_store import app_writer
from dashboard.settings import settings
from queries.engines import writing_engine
from queries.migrate import APP, DATA, check, upgrade


def make_ready() -> None:
    """
    Makes or migrates the embedded databases, after a copy of what they hold; checks any other.

    :raises Tellable: where a database of your own is not at this version.
    """
    home = settings().home
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = writing_engine(settings().data_url)
    for engine, store, is_ours in (
        (data, DATA, not settings().database_url),
        (app_writer(), APP, not settings().app_database_url),
    ):
        if is_ours:
            upgrade(engine, store, backups=home / "backups")
        else:
            check(engine, store)
    data.dispose()
