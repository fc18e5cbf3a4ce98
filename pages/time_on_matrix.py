"""Time on the Matrix: how long do people stay on it?"""

from dashboard.figures.stays import time_on_the_matrix_in_short
from dashboard.page import headline, open_page
from dashboard.staying.shown import opening, show_time

page = open_page(__file__)
shorts = page.ask(time_on_the_matrix_in_short, (page.compared_with, page.as_at))

headline(page, opening(page, shorts))
show_time(page, shorts)
