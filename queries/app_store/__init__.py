"""The dashboard's own store: who may sign in, who has, who tried, and the trail of what was done."""

import queries.app_store.tables  # noqa: F401 # so that the metadata knows its tables
