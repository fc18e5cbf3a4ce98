"""Governance: who answers for the Matrix, who watches it, and is what is on paper in force?"""

from dashboard.duties import ask_duties
from dashboard.figures import governance_pictures as pictures
from dashboard.governance_shown import (
    in_post,
    show_boards,
    show_checks,
    show_duties,
    show_inspections,
    show_papers,
    show_posts,
)
from dashboard.page import headline, open_page
from dashboard.sentences.governance import governance_sentence
from dashboard.showing import say_late

page = open_page(__file__)
duties = ask_duties(page)
posts, documents = in_post(page), page.ask(pictures.states_of_documents)

headline(page, governance_sentence(posts, documents))
say_late(page, [posts])
show_posts(page)
show_duties(page, duties)
show_papers(page, documents)
show_boards(page, duties)
show_inspections(page, duties)
show_checks(page, duties)
