"""How what costs how much is measured, and written down: seconds, the processor's seconds, peaks of memory, medians."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from ctypes import CDLL, byref, c_int
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import clock_gettime, perf_counter, sleep

from tests.browser.server import COMMAND, ROOT

# The most that a process held, told by itself as it ends: what its parent held would count into what the parent is told.
TELLING = (
    "import atexit, os, pathlib; "
    "atexit.register(lambda: pathlib.Path(os.environ['TOLD'])"
    ".write_text(pathlib.Path('/proc/self/status').read_text())); "
)
AT_REST = 0.03  # seconds after the last message of a run in which a server does what is left of it


@dataclass(frozen=True)
class Part:
    """A part of docs/benchmarks.md: what it says, and its table."""

    title: str
    said: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        ruled = ["---", *("--:" for _ in self.headings[1:])]
        lines = ("| " + " | ".join(row) + " |" for row in (self.headings, ruled, *self.rows))
        return f"\n## {self.title}\n\n{self.said}\n\n" + "\n".join(lines) + "\n"


def seconds_of(act: Callable[[], object]) -> float:
    """The seconds on the clock that something takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def work_of(process: int, act: Callable[[], object]) -> float:
    """The seconds of processor that a process spends on something: another process beside it does not count."""
    clock = _clock_of(process)
    began = clock_gettime(clock)
    act()
    sleep(AT_REST)
    return clock_gettime(clock) - began


def command_of(home: Path, *words: str, **settings: str) -> tuple[float, int]:
    """The seconds that `oversight` takes to do something in a process of its own, and the most bytes it held."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OVERSIGHT_")}
    told = home / "status"
    given = kept | {"OVERSIGHT_HOME": str(home), "PYTHONPATH": str(ROOT), "TOLD": str(told)} | settings
    home.mkdir(exist_ok=True)
    began = perf_counter()
    subprocess.run(
        [sys.executable, "-c", TELLING + COMMAND, *words], env=given, check=True, stdout=subprocess.DEVNULL
    )
    took = perf_counter() - began
    held = next(line for line in told.read_text().splitlines() if line.startswith("VmHWM:"))
    return took, int(held.split()[1]) * 1024


def times(own: Sequence[float], beside: Sequence[float]) -> str:
    """How many times as long one takes as the other: the medians of one run."""
    return f"{median(own) / median(beside):,.2f}"


def said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _clock_of(process: int) -> int:
    clock = c_int()
    assert CDLL(None).clock_getcpuclockid(process, byref(clock)) == 0, f"There is no process {process}."
    return clock.value
