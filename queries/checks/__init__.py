"""
What must hold of the records and of what is derived from them. Importing this package registers every check.

A check that is *wrong* finds records that contradict one another or the contract; one that is *worth a look*
finds what the contract allows but somebody should know.
"""

from queries.checks import derived, records
from queries.checks.check import CHECKS, Check, broken, tables_read, take_the_time

__all__ = ["CHECKS", "Check", "broken", "derived", "records", "tables_read", "take_the_time"]
