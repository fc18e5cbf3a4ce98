"""A bar for what takes long; nothing where nobody looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from seed.pack.intake import Progress


@contextmanager
def progress_bar(name: str) -> Iterator[Progress]:
    """What a load calls as it goes on: it moves the bar, on a terminal."""
    console = Console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Bar(*shown, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def advance(what: str, read: int, whole: int) -> None:
            bar.update(task, description=what, completed=read, total=whole)

        yield advance
