"""My BCU: what is due here, by when, and why."""

from dashboard.page import headline, open_page

page = open_page(__file__)

headline(page, "No data")
