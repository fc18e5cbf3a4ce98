"""
The forms of a chart, by name. The module of each is imported when it first draws: Altair takes a quarter of
a second, and most of what asks for figures draws none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from dashboard.kinds import Answer, Drawing


@dataclass(frozen=True)
class Form:
    """Draws an answer as the function of its name does, in the module of its name (or of another) beside this one."""

    name: str
    module: str = ""

    def __call__(self, answer: Answer) -> Drawing:
        return self.function(answer)

    @property
    def function(self) -> Callable[..., Drawing]:
        found: Callable[..., Drawing] = getattr(
            import_module(f"dashboard.charts.{self.module or self.name}"), self.name
        )
        return found


bars = Form("bars")
dots = Form("dots")
histories = Form("histories")
history = Form("history")
moments = Form("moments")
parts = Form("parts")
spans, spans_to_a_year = Form("spans"), Form("spans_to_a_year", "spans")
spells = Form("spells")
steps = Form("steps")
tiles = Form("tiles")


@dataclass(frozen=True)
class DotsOf:
    """The dot plot with a group, by its kind and name, in the light."""

    group: tuple[str, str]

    def __call__(self, answer: Answer) -> Drawing:
        drawn: Drawing = Form("dots_of", "dots").function(answer, self.group)
        return drawn


@dataclass(frozen=True)
class XmROf:
    """The XmR chart of one column of a monthly series."""

    column: str

    def __call__(self, answer: Answer) -> Drawing:
        drawn: Drawing = Form("xmr_of", "xmr").function(answer, self.column)
        return drawn


@dataclass(frozen=True)
class StayingOf:
    """The curve of who is still there, of one band or of all."""

    band: str

    def __call__(self, answer: Answer) -> Drawing:
        drawn: Drawing = Form("staying_of", "staying").function(answer, self.band)
        return drawn
