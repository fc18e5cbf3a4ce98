"""Fifty readers at once, each with a stream of their own, who open a page every ten seconds."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import sleep

from tests.browser.measured import seconds_of
from tests.browser.server import Server
from tests.browser.stream import run, stream

READERS, PAUSE, ACTS = 50, 10, 6


def read_at_once(server: Server, cookies: Sequence[str], slugs: Sequence[Sequence[str]]) -> list[float]:
    """
    How long every page took to come, the longest last.

    :param cookies: of the sessions that the readers share, in turn.
    :param slugs: for each of the sessions, the pages they go through.
    """

    def read(reader: int) -> list[float]:
        """One reader: a start of their own within the ten seconds, then a page every ten."""
        session, taken = reader % len(cookies), []
        with stream(server, cookies[session]) as opened:
            sleep(reader * PAUSE / READERS)
            for act in range(ACTS):
                slug = slugs[session][(reader + act) % len(slugs[session])]
                taken.append(seconds_of(partial(run, opened, slug)))
                sleep(max(0.0, PAUSE - taken[-1]))
        return taken

    with ThreadPoolExecutor(READERS) as readers:
        return sorted(second for taken in readers.map(read, range(READERS)) for second in taken)
