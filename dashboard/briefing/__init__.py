"""
The two pages that a Deputy Mayor carries, made from a release and from nothing else; and their papers' forms.

`briefing_of` (making.py) puts the parts together; pdf.py, word.py and annex.py write them; written.py holds what a
person writes beside them, papers.py takes a paper and notes that it was taken.
"""
