"""Green and zero harm: how many, where, and on what grounds they are kept."""

from dashboard.figures import register
from dashboard.green_shown import show_counts, show_flow, show_grounds, show_under_18
from dashboard.page import headline, open_page
from dashboard.sentences.green import green_sentence
from dashboard.showing import ask_for_both

page = open_page(__file__)
counts = ask_for_both(page, register.STANDING)
grounds = ask_for_both(page, register.GROUNDS)

headline(page, green_sentence(counts, grounds))
show_counts(page, counts)
show_grounds(page, grounds)
show_flow(page)
show_under_18(page)
