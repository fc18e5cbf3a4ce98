"""Errors that may be shown."""


class Tellable(Exception):
    """
    A sentence for the person who can act: what, where, what to do. It may be shown as it is.

    Anything else that is raised is a fault of ours: the reader gets a reference number, the log the trace.
    """
