"""When each source was last heard: the listings that say which fell silent."""

from dashboard.kinds import EVERY_COLUMN, listing
from queries import heard

HEADINGS = {"source": "Source", "last_on": "Last heard on", "last_period": "Last heard of"}

sources_heard, audit_sources_heard = (
    listing(question, HEADINGS, of_london=True, released=EVERY_COLUMN)
    for question in (heard.sources_heard, heard.audit_sources_heard)
)
