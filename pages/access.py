"""Access audit: who opened the Matrix, and might they?"""

from dashboard.page import headline, open_page

page = open_page(__file__)

headline(page, "No data")
