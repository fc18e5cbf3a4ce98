"""When each source was last heard: the listing that says which fell silent."""

from dashboard.kinds import EVERY_COLUMN, listing
from queries import heard

sources_heard = listing(
    heard.sources_heard,
    {"source": "Source", "last_on": "Last heard on", "last_period": "Last heard of"},
    of_london=True,
    released=EVERY_COLUMN,
)
