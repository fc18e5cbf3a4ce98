"""Recommendations: each commitment, its claim, its assessment and its test."""

from dashboard.page import headline, open_page

page = open_page(__file__)

headline(page, "No data")
