"""`oversight migrate`: both databases are brought to this version."""

from rich.console import Console
from sqlalchemy import make_url

from dashboard.cli import COMMANDS
from dashboard.settings import settings
from queries.engines import writing_engine
from queries.migrate import upgrade
from queries.stores import APP, DATA, Store


@COMMANDS.command()
def migrate() -> None:
    """Brings both databases to this version, after a copy of any SQLite file that holds something."""
    settings().home.mkdir(parents=True, exist_ok=True, mode=0o700)
    for store, url in ((DATA, settings().data_url), (APP, settings().app_url)):
        Console(soft_wrap=True).print(_migrate(store, url), markup=False, highlight=False)


def _migrate(store: Store, url: str) -> str:
    engine = writing_engine(url)
    try:
        moved = upgrade(engine, store, backups=settings().home / "backups")
    finally:
        engine.dispose()
    where = make_url(url).render_as_string(hide_password=True)
    return f"The {store.name} database {'was brought to' if moved else 'is already at'} this version: {where}"
