"""A question: who may be asked about, for which dates, answered by one SELECT whose docstring is its method."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from typing import Any, Protocol

from sqlalchemy import Select

from queries.calendar import Dates
from queries.scope import LCB, Levels, Scope


class Ask(Protocol):
    """What a question's function takes, and gives; some take what their reader has chosen besides."""

    __name__: str

    def __call__(
        self, scope: Scope, dates: Dates, levels: Levels, /, *_: Any, **chosen: Any
    ) -> Select[Any]: ...


@dataclass(frozen=True)
class Question:
    """A registered question: its id, its published method, the levels it answers at, the tables it reads."""

    name: str
    title: str
    method: str
    levels: Levels
    reads: tuple[str, ...]
    ask: Ask

    def __call__(
        self, scope: Scope, dates: Dates, levels: Levels | None = None, **chosen: str
    ) -> Select[Any]:
        """One SELECT with columns as_at, area, numerator, denominator (a list adds its own), ordered."""
        return self.ask(scope, dates, self.levels if levels is None else levels & self.levels, **chosen)


QUESTIONS: dict[str, Question] = {}


def question(
    title: str, *, name: str | None = None, levels: Levels = LCB, reads: tuple[str, ...]
) -> Callable[[Ask], Question]:
    """
    Registers a function as the question of its name. `reads` are the tables of DATA.md it rests on.

    A family of questions is made by a function that gives each member its `name` and its own docstring.
    """

    def register(ask: Ask) -> Question:
        id_, method = name or ask.__name__, getdoc(ask)
        if not method:
            raise ValueError(f"Question {id_} has no docstring: it is the method that readers are shown.")
        if id_ in QUESTIONS:
            raise ValueError(f"There is a question {id_} already.")
        QUESTIONS[id_] = Question(id_, title, method, levels, reads, ask)
        return QUESTIONS[id_]

    return register
