"""The two stores: the data, written by the loader only, and the app's own."""

from sqlalchemy import MetaData

from queries.columns import NAMING

data_metadata = MetaData(naming_convention=NAMING)
app_metadata = MetaData(naming_convention=NAMING)
