"""Settings, read once from the environment: each with its default, each refused by name with its cure."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from queries.errors import Tellable

BACKENDS = ("sqlite", "postgresql+psycopg")


class Settings(BaseSettings):
    """What the environment says. `database_url` and `app_database_url` default to SQLite files in `home`."""

    model_config = SettingsConfigDict(env_prefix="OVERSIGHT_", frozen=True, extra="ignore")

    home: Path = Path(".oversight")
    database_url: str = ""
    loading_url: str = ""
    app_database_url: str = ""
    public_url: str = "http://localhost:8501"
    proposals_lapse_after_days: int = Field(default=7, ge=1, le=90)

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("database_url", "loading_url", "app_database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url:
            return url
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise ValueError("is not a database URL; use sqlite:///FILE or postgresql+psycopg://…") from None
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.drivername not in BACKENDS:
            raise ValueError(f"names {parsed.drivername}; use sqlite:///FILE or postgresql+psycopg://…")
        return parsed.render_as_string(hide_password=False)

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        parsed = urlsplit(url)
        if parsed.scheme not in {"http", "https"} or not parsed.hostname or parsed.path.strip("/"):
            raise ValueError("must be the address readers type, such as https://oversight.example")
        return url.rstrip("/")

    @property
    def data_url(self) -> str:
        return self.database_url or f"sqlite:///{self.home / 'data.db'}"

    @property
    def data_file(self) -> Path | None:
        """The file that holds the data; none where a server does."""
        url = make_url(self.data_url)
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    @property
    def loader_url(self) -> str | None:
        """Where the dashboard may load what the Group records; none on a server unless it is named."""
        return self.loading_url or (self.data_url if self.data_file else None)

    @property
    def app_url(self) -> str:
        return self.app_database_url or f"sqlite:///{self.home / 'app.db'}"


@cache
def settings() -> Settings:
    """The settings of this process; a bad one is refused by its name."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"OVERSIGHT_{str(fault['loc'][0]).upper()} {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors()
        ]
        raise Tellable("; ".join(faults) + ". The README lists every setting.") from None
