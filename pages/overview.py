"""Overview: what is claimed, what was assessed, what the records bear out."""

from dashboard.page import headline, open_page

page = open_page(__file__)

headline(page, "No data")
