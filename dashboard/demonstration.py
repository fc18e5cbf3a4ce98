"""What a first start makes, so that there is something to see: a synthetic London, and an account for each role."""

from dashboard import accounts
from dashboard.app_store import app_reader
from dashboard.engine import data
from dashboard.permissions import Role
from dashboard.settings import settings
from queries.app_store.accounts import how_many
from queries.engines import writing_engine
from queries.reading import data_version, known_areas
from queries.scope import Level
from seed.london import fill
from seed.pack.intake import Progress

PREFERRED_BCU = "CN"


def is_empty() -> bool:
    """Whether nothing was ever loaded into the embedded database. One of your own is not looked at."""
    if settings().database_url:
        return False
    with data() as connection:
        return data_version(connection) == 0


def fill_with_london(progress: Progress) -> None:
    """Fills the embedded database with a synthetic London, saying how far it is."""
    engine = writing_engine(settings().data_url)
    fill(engine, progress=progress)
    engine.dispose()


def add_accounts() -> dict[str, str]:
    """One account for each role where the embedded store has none: names with their passwords."""
    with app_reader().connect() as connection:
        if settings().app_database_url or how_many(connection):
            return {}
    return {
        name: accounts.add(
            name, role, bcu, may_publish=role is Role.OVERSIGHT
        )  # so that all of it can be seen
        for name, role, bcu in _wanted()
    }


def _wanted() -> list[tuple[str, Role, str | None]]:
    bcu = _a_bcu()
    return [
        (role.replace("_", "-"), role, bcu if role is Role.SUPERINTENDENT else None)
        for role in Role
        if role is not Role.SUPERINTENDENT or bcu
    ]


def _a_bcu() -> str | None:
    with data() as connection:
        bcus = sorted(area.code for area in known_areas(connection).values() if area.level is Level.BCU)
    return PREFERRED_BCU if PREFERRED_BCU in bcus else next(iter(bcus), None)
