"""Population: who is on the Matrix beside who lives in London, who was added and who removed."""

import streamlit as st

from dashboard.figures import people
from dashboard.figures import population as figures
from dashboard.looking_behind import look_behind_figures
from dashboard.page import headline, open_page
from dashboard.periods import quarters_to
from dashboard.population.shown import (
    show_activity,
    show_offered,
    show_published,
    show_turnover,
    show_who,
    show_young_black_men,
)
from dashboard.sentences import population as said

page = open_page(__file__)
who = page.ask(figures.who, (page.compared_with, page.as_at))

headline(page, said.population_sentence(who))
show_who(page)
look_behind_figures(page, people.groups, "person")
show_turnover(page)

young, offered = st.columns([3, 2], gap="large")
with young:
    show_young_black_men(page, page.ask(people.YOUNG_BLACK_MEN, quarters_to(page.as_at, 8)), who)
with offered:
    show_offered(page)

show_activity(page)
show_published(page)
