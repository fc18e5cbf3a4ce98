"""The list of what needs a decision, as HTML: each in its sentence, with the commitment that it leads to."""

from dashboard.decisions import Decision, decisions
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.links import to
from dashboard.promise_history import PromiseHistory
from dashboard.sentences.overview import decision_words
from dashboard.standing_in_the_way import Controls
from dashboard.tables import render


@kept
def decision_list(history: PromiseHistory, grid: Answer, heard: Answer, controls: Controls) -> str:
    """At most five; of what is left over, how many."""
    shown, count = decisions(history, grid, heard)
    rows = [_row(each, history, controls) for each in shown]
    return render(
        "decisions.html",
        shown=rows,
        more=count - len(shown),
        all=to("recommendations"),
        compared=bool(history.then) or not history.now,
    )


def _row(decision: Decision, history: PromiseHistory, controls: Controls) -> dict[str, str]:
    what, since = decision_words(decision, controls.clause, history)
    about = decision.commitments[0].commitment if decision.commitments else None
    kind = decision.kind.name.lower()
    return {"what": what, "since": since, "kind": kind, "link": to("recommendations", commitment=about)}
