"""Green and zero harm: how many, where, and on what grounds they are kept."""

from dashboard.page import headline, open_page

page = open_page(__file__)

headline(page, "No data")
