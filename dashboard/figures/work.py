"""What is due in a BCU, as listings: each worked out from the rows of another, one thing due to a row."""

from dashboard.kinds import Listing, WorkOut, listing
from dashboard.permissions import Ids
from dashboard.work import findings, forms, people, returns, users
from dashboard.work.due import ADDS, COUNTED_BY, HEADINGS
from dashboard.work.lines import DUTIES
from queries.findings_to_ask import findings_to_ask
from queries.forms_listed import forms_listed
from queries.people_listed import people_listed
from queries.question import Question
from queries.review_grid import review_grid
from queries.users_listed import users_listed


def _work(question: Question, work_out: WorkOut, title: str, method: str | None, ids: Ids) -> Listing:
    return listing(
        question,
        HEADINGS,
        name=work_out.__name__,
        own_title=title,
        own_method=(method or "").replace("**", ""),
        said={"duty": lambda duty: DUTIES[duty].verb},
        ids=ids,
        counted_by=COUNTED_BY,
        adds=ADDS,
        work_out=work_out,
    )


people_due = _work(people_listed, people.people_due, "What is due about people", people.__doc__, Ids.PEOPLES)
users_due = _work(users_listed, users.users_due, "What is due about users", users.__doc__, Ids.USERS)
findings_due = _work(
    findings_to_ask, findings.findings_due, "What is due about openings", findings.__doc__, Ids.USERS
)
forms_due = _work(forms_listed, forms.forms_due, "What is due of audit forms", forms.__doc__, Ids.USERS)
returns_due = _work(
    review_grid, returns.returns_due, "What is due of the returns", returns.__doc__, Ids.NOBODYS
)
WORK = (people_due, users_due, forms_due, findings_due, returns_due)
