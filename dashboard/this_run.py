"""
What is asked once for each run, however many figures ask it: who reads, and which state the data are in.

A run is one answer to one click: of the whole page, or of a fragment alone. The next asks anew.
"""

import sys
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

KEPT = "oversight_asked_once"
T = TypeVar("T")


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """The same within a run; outside of one, asked each time. What raises is asked again."""
    kept = _kept()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    value: T = kept[key]
    return value


def forget(key: Hashable) -> None:
    """From now on this run asks again."""
    kept = _kept()
    if kept is not None:
        kept.pop(key, None)


def in_a_run() -> bool:
    """Whether this is asked within a run of a page."""
    return _kept() is not None


def _kept() -> dict[Hashable, Any] | None:
    """What this run has asked. Streamlit lays new cursors for each run: by them one is told from the next."""
    scriptrunner = sys.modules.get("streamlit.runtime.scriptrunner")  # a command need not import it
    context = scriptrunner.get_script_run_ctx(suppress_warning=True) if scriptrunner else None
    if context is None:
        return None
    of_run, kept = getattr(context, KEPT, (None, {}))
    if of_run is not context.cursors:
        kept = {}
        setattr(context, KEPT, (context.cursors, kept))
    return kept
