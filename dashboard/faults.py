"""Faults of ours: the whole of one goes to the log under a number, and the number alone to the reader."""

import logging
import secrets

LOG = logging.getLogger("oversight")


def new_fault(error: Exception) -> str:
    """Logs the error with its trace; returns the number it is to be found under."""
    number = secrets.token_hex(4).upper()
    LOG.error("Fault %s", number, exc_info=error)
    return number
