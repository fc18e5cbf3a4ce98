"""The dashboard's own store: who may sign in, who has, who tried, the trail of what was done, and what was released."""

import queries.app_store.release_tables
import queries.app_store.tables  # noqa: F401 # so that the metadata knows its tables
