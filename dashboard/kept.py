"""
What is made of answers once, and kept for all who are told the same: sentences, tables, pictures.

A builder of a page's body is kept by one word above it, and called as before:

    @kept
    def nine_rows(nine: Sequence[Recommendation], history: PromiseHistory) -> str: ...

It goes by its arguments alone: the page, answers, what the reader chose. An answer is known by what was asked. Beside
them stand in the key the state of the data, which snapshots and releases there are, the reader's role and scope, and
the whole address: nobody is handed what was made for another. A builder draws nothing, and reads no widget, clock or
session and nothing of the app's own store but what was kept of meetings: the rest is not in the key. What it asked for
and no release holds is noted in each run that is handed it, as in the one that made it. Who reads is asked at every run as ever; outside of a
run nothing is kept.
"""

from collections.abc import Callable, Hashable, Mapping, ValuesView
from dataclasses import dataclass, replace
from functools import wraps
from threading import RLock
from typing import Any, NamedTuple, ParamSpec, TypeVar

import streamlit as st

from dashboard.as_loaded import State, state
from dashboard.lacking import lacking, note_again
from dashboard.permissions import Viewer
from dashboard.releases.reading import kept_of_meetings
from dashboard.sign_in.viewer import viewer
from dashboard.this_run import in_a_run, once

MOST = 1024
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """Whom a thing is made for, in which state of the data: all readers who are told the same."""

    state: State
    meetings: Hashable  # what was kept of which, as far as what is told goes by it
    reader: Viewer  # without their name
    address: tuple[tuple[str, str], ...]  # every choice that stands in the URL


class Key(NamedTuple):
    """All that decides what a builder makes."""

    make: Callable[..., Any]
    told: Told
    lacking: tuple[str, ...]  # what this run asked for so far and no release holds
    given: Hashable


class Held(NamedTuple):
    """What a builder made, and what it asked for on the way and no release holds."""

    made: Any
    lacking: tuple[str, ...]


_made: dict[Key, Held] = {}
_making = RLock()  # one maker at a time: fifty readers after a load do not each make the same


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """The same builder; what it made is kept until the next load or release."""

    @wraps(make)
    def kept_or_made(*args: P.args, **kwargs: P.kwargs) -> T:
        if not in_a_run():
            return make(*args, **kwargs)
        key = Key(make, _told(), tuple(lacking()), (_hashable([*args]), _hashable(kwargs)))
        held = _made.get(key) or _make_once(key, lambda: make(*args, **kwargs))
        note_again(held.lacking)
        made: T = held.made
        return made

    return kept_or_made


def _make_once(key: Key, make: Callable[[], Any]) -> Held:
    with _making:
        held = _made.get(key)
        if held is None:
            held = Held(make(), tuple(lacking()[len(key.lacking) :]))
            _keep(key, held)
    return held


def _keep(key: Key, held: Held) -> None:
    """What was made in another state of the data goes; and the oldest, where there is too much."""
    of_another_state = [other for other in _made if other.told.state != key.told.state]
    for gone in of_another_state or list(_made)[: len(_made) - MOST + 1]:
        del _made[gone]
    _made[key] = held


def _told() -> Told:
    now = state()
    return once(("told", now), lambda: Told(now, kept_of_meetings(), replace(viewer(), name=""), _address()))


def _address() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(st.query_params.to_dict().items()))


def _hashable(given: Any) -> Hashable:
    """Lists and mappings by what they hold. What is known by nothing it holds is refused, or it would never be found."""
    if isinstance(given, Mapping):
        return tuple((name, _hashable(value)) for name, value in given.items())
    if isinstance(given, (list, ValuesView)):
        return tuple(_hashable(each) for each in given)
    if _is_known_by_itself(given):
        raise TypeError(f"A kept builder cannot go by {type(given).__name__}: give it what that holds.")
    return given  # type: ignore[no-any-return] # what has no hash at all is refused by the dictionary


def _is_known_by_itself(given: Any) -> bool:
    hashed: Any = type(given).__hash__
    return hashed is object.__hash__ and given is not None and not callable(given)
