"""What is being written of a briefing: read from the form's fields, which bear the meeting and the version begun from."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.briefing.parts import Asked, Step
from dashboard.briefing.versions import Version
from dashboard.briefing.written import MOST_DECISIONS, MOST_STEPS, Written


@dataclass(frozen=True)
class Draft:
    """Of which meeting, upon which version, and to which questions lines may be written: their ids and words."""

    meeting: str
    upon: Version
    questions: Sequence[tuple[str, str]]

    def key(self, *part: str | int) -> str:
        """The name of a field: another version's are other fields, which begin with what that says."""
        return "_".join(map(str, ("briefing", self.meeting, self.upon.number, *part)))

    def written(self) -> Written:
        """What stands in the fields; a decision without what is asked for is none, and a line left empty neither."""
        asked = [
            Asked(*self._of("decision", place, ("ask", "by when", "otherwise")))
            for place in range(MOST_DECISIONS)
        ]
        steps = [
            Step(*self._of("step", place, ("action", "owner", "by when"))) for place in range(MOST_STEPS)
        ]
        lines = {id_: self._text("line", id_) for id_, _ in self.questions}
        return Written(
            purpose=self._text("purpose"),
            cleared_by=self._text("cleared by"),
            decisions=tuple(each for each in asked if each != Asked("")),
            next_steps=tuple(each for each in steps if each != Step("")),
            lines=self._elsewhere() | {id_: line for id_, line in lines.items() if line},
        )

    def _elsewhere(self) -> dict[str, str]:
        """Lines to questions that this release does not raise stay as they were."""
        here = {id_ for id_, _ in self.questions}
        return {id_: line for id_, line in self.upon.written.lines.items() if id_ not in here}

    def _of(self, part: str, place: int, names: Sequence[str]) -> list[str]:
        return [self._text(part, place, name) for name in names]

    def _text(self, *part: str | int) -> str:
        return " ".join(str(st.session_state.get(self.key(*part)) or "").split())
