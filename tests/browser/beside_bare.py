"""A page beside a bare Streamlit page that sends the same elements (bare.py): what a warm rerun of either costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from sqlalchemy import update
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from queries.engines import writing_engine
from queries.tables.loads import data_version
from tests.browser.measured import said, seconds_of, times, work_of
from tests.browser.server import Server
from tests.browser.stream import run, stream


@dataclass(frozen=True)
class Warm:
    """What a page cost the processor of either server, run by run in turn; and the first run after a load."""

    slug: str
    first: float
    first_work: float
    ours: Sequence[float]
    bare: Sequence[float]

    @property
    def row(self) -> tuple[str, ...]:
        runs = (said(median(self.ours)), said(max(self.ours)), said(median(self.bare)))
        return self.slug, *runs, times(self.ours, self.bare), said(self.first), said(self.first_work)


def beside_bare(server: Server, bare: Server, cookie: str, slug: str, tries: int) -> Warm:
    """A page of ours and the bare one that sends the same elements, drawn in turn."""
    with stream(server, cookie) as ours, stream(bare, None) as theirs:
        _moved(server)
        seconds: list[float] = []
        work = work_of(server.process, lambda: seconds.append(seconds_of(partial(run, ours, slug))))
        for opened in (ours, theirs):
            assert not _faults(opened, slug)
        pairs = [
            (
                work_of(server.process, partial(run, ours, slug)),
                work_of(bare.process, partial(run, theirs, slug)),
            )
            for _ in range(tries)
        ]
    own, plain = map(list, zip(*pairs, strict=True))
    return Warm(slug, seconds[0], work, own, plain)


def _moved(server: Server) -> None:
    """As after a load: nothing that was kept before it is of this version of the data."""
    data = writing_engine(f"sqlite:///{server.home / 'data.db'}")
    with data.begin() as connection:
        connection.execute(update(data_version).values(version=data_version.c.version + 1))
    data.dispose()


def _faults(opened: ClientConnection, slug: str) -> list[ForwardMsg]:
    """A page that fails is fast."""
    return [
        message
        for message in run(opened, slug)
        if message.delta.new_element.WhichOneof("type") == "exception"
    ]
