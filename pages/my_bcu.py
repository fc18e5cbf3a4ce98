"""My BCU: what is due here, by when, and why."""

import streamlit as st

from dashboard.figures import access, register, reviews
from dashboard.page import headline, open_page
from dashboard.sentences.my_bcu import work_sentence
from dashboard.showing import summary
from dashboard.work.asked import about_a_bcu, work_in
from dashboard.work.drawn import draw_work, show_behind
from dashboard.work.next_return import next_return

page = about_a_bcu(open_page(__file__))
work = work_in(page)

headline(page, work_sentence(work))
the_list, beside = st.columns([5, 2], gap="large")

with the_list:
    draw_work(work)
    show_behind(page)

with beside:
    summary(
        page,
        f"{work.name} beside London",
        [
            register.matrix_population,
            reviews.people_reviewed_so_far,
            register.green_evidenced,
            register.zero_harm,
            register.under_18,
            access.audited_in_time,
            access.trained_before_access,
            access.USERS["any"],
        ],
    )
    st.html(next_return(page))
