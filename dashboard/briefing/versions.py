"""
What a person wrote of a meeting's briefing, kept with its release: version by version, none ever changed.

Whoever writes says upon which version: where another was kept meanwhile, theirs is refused rather than lost under it.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError

from dashboard import trail
from dashboard.app_store import app_reader, app_writer
from dashboard.briefing.written import Written, from_text, to_text
from dashboard.permissions import Viewer, may_record
from dashboard.releases import Release
from queries.app_store import briefing_versions as store
from queries.errors import Tellable


@dataclass(frozen=True)
class Version:
    """What was written: its number, 0 where nothing was, and of which edition of the release, by whom and when."""

    number: int = 0
    written: Written = field(default_factory=Written)
    edition: int = 0
    written_by: str = ""
    written_at: datetime | None = None


NOTHING_WRITTEN = Version()
NOT_KEPT = "This was not kept"


def latest_version(meeting: str) -> Version:
    """The last version of a meeting's human parts."""
    with app_reader().connect() as connection:
        return _read(store.latest(connection, meeting))


def version_of(meeting: str, number: int) -> Version:
    """The version of that number; nothing written, where there is none."""
    with app_reader().connect() as connection:
        return _read(store.find(connection, meeting, number))


def keep_version(release: Release, written: Written, *, upon: int, by: Viewer) -> Version:
    """
    Keeps what was written as the next version; words that stand already are kept once.

    :param upon: the number of the version that the writer began from.
    :raises Tellable: for whoever may not, where a part will not do, and where another was kept since `upon`.
    """
    if not may_record(by):
        raise Tellable("Only an account of the Oversight Group that may publish writes a briefing.")
    written.check()
    last = latest_version(release.meeting)
    if last.number != upon:
        raise Tellable(f"{NOT_KEPT}: {overtaken(last)}")
    if (last.written, last.edition) == (written, release.edition) or (not upon and written == Written()):
        return last
    new = store.Version(
        release.meeting, upon + 1, release.edition, to_text(written), by.name, datetime.now(UTC)
    )
    try:
        _add(new, release, by)
    except IntegrityError as taken:  # somebody else's came between the look and the writing
        raise Tellable(f"{NOT_KEPT}: {overtaken(latest_version(release.meeting))}") from taken
    return _read(new)


def _add(new: store.Version, release: Release, by: Viewer) -> None:
    """The version and the row of the trail that tells of it: both, or neither."""
    with app_writer().begin() as connection:
        store.add(connection, new)
        trail.write(
            connection,
            "briefing written",
            who=by.name,
            role=by.role,
            as_at=release.as_at,
            detail={"meeting": new.meeting, "edition": new.edition, "version": new.version},
        )


def overtaken(last: Version) -> str:
    """That another version was kept while one was being written, and what to do."""
    return (
        f"{last.written_by} has kept version {last.number} since you began. Take what you want to keep of yours, and "
        "begin again from theirs."
    )


def _read(row: store.Version | None) -> Version:
    if row is None:
        return NOTHING_WRITTEN
    return Version(row.version, from_text(row.written), row.edition, row.written_by, row.written_at)
