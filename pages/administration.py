"""Administration: who may sign in, who is signed in, who opened and took what."""

from dashboard.administration.asked import known_to
from dashboard.administration.drawn import draw_part
from dashboard.administration.words import sentence_of
from dashboard.page import open_without_data, opening_sentence

entry, reader = open_without_data(__file__)
known = known_to(reader)

opening_sentence(sentence_of(known), entry.answers)
draw_part(known, reader)
