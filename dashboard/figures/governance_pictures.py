"""What the page Governance draws and lists beside its figures: posts over time, documents, boards, inspections."""

from dashboard.access.words import course
from dashboard.charts.forms import moments, spells
from dashboard.figures.binding import count
from dashboard.governance_words import ANSWERS, board, chairs, document
from dashboard.kinds import EVERY_COLUMN, Behind, listing
from dashboard.marks import DOCUMENT_MARKS, POST_MARKS
from dashboard.words import spelled
from queries import boards_in_time, document_states, inspection_actions, posts_listed, training_given
from queries.silence import DOCUMENTS, INSPECTIONS, MEETINGS, REPORTS, SPOCS, TRAINING

INTERVIEWS = ("spocs_interviewed", "deputies_interviewed", "editors_interviewed")


posts = listing(
    posts_listed.posts_in_time,
    {
        "bcu_name": "BCU",
        "state": "State",
        "rank": "Rank",
        "from_on": "From",
        "to_on": "To",
        "trained_on": "Course first completed",
    },
    draw=spells,
    said={
        "state": lambda state: str(POST_MARKS[state]),
        "rank": lambda rank: spelled(rank) if rank else "",
    },
    source=SPOCS,
    released=EVERY_COLUMN,
    caution="Filled: a Detective Superintendent in post who has completed the course; pale: before they completed it. "
    "Outlined: of another rank. Broken: nobody; in grey, before the first who is recorded.",
)
training = listing(
    training_given.training_given,
    {
        "course": "Course",
        "people": "People, ever",
        "people_in_year": "In 12 months",
        "days_in_year": "On days",
        "last_on": "Last on",
    },
    said={"course": course},
    source=TRAINING,
)
states_of_documents = listing(
    document_states.document_states,
    {
        "kind": "Document",
        "version": "Latest version",
        "approved_on": "Approved",
        "published_on": "Published",
        "review_due_on": "Review due",
        "last_published_on": "Any version last published",
        "state": "Where it stands",
    },
    said={
        "kind": document,
        "state": lambda state: str(DOCUMENT_MARKS[state]),
    },
    of_london=True,
    source=DOCUMENTS,
    released=EVERY_COLUMN,
)
meetings = listing(
    boards_in_time.meetings_of_boards,
    {"board": "Board", "held_on": "Held", "chairs": "Chaired by"},
    draw=moments,
    said={"board": board, "chairs": chairs},
    caution="Filled: the Deputy Mayor for Policing was among the chairs. Who came is not recorded.",
    of_london=True,
    source=MEETINGS,
    released=EVERY_COLUMN,
)
reports = listing(
    boards_in_time.reports_to_boards,
    {
        "board": "Board",
        "period_end": "Period to",
        "reported_on": "Reported",
        "published_on": "Published",
    },
    said={"board": board},
    of_london=True,
    source=REPORTS,
    released=EVERY_COLUMN,
)
inspections = listing(
    inspection_actions.every_inspection,
    {
        "bcu_name": "BCU",
        "visited_on": "Visited",
        "spocs_interviewed": "Contacts interviewed",
        "deputies_interviewed": "Deputies interviewed",
        "editors_interviewed": "Editors interviewed",
        "actions_raised": "Actions raised",
        "actions_closed": "Closed",
        "actions_open": "Open",
    },
    said=dict.fromkeys(INTERVIEWS, lambda answer: ANSWERS[answer]),
    adds=("actions_raised", "actions_open"),
    source=INSPECTIONS,
    released=EVERY_COLUMN,
)
actions_open = count(
    inspection_actions.inspection_actions_open,
    source=INSPECTIONS,
    behind=Behind(inspections, "actions_open", "actions_raised"),
)
