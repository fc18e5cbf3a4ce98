"""Messages of Streamlit's that are meant for whoever writes a script, and would mislead whoever runs ours."""

import logging

from streamlit.logger import get_logger

UNHEARD = {
    # streamlit-authenticator reaches for a browser's session, also where there is none.
    "streamlit.runtime.scriptrunner_utils.script_run_context": "missing ScriptRunContext",
    "streamlit.runtime.caching.cache_data_api": "No runtime found",
    # The options are read when Streamlit is imported, and again with the address and port to serve at.
    "streamlit.config": "An update to the [server] config option section",
    # Ours is the line with the number that the reader was told.
    "streamlit.error_util": "Uncaught app execution",
}


def quieten() -> None:
    """From now on these messages are not logged; any other of the same logger is."""
    for name, words in UNHEARD.items():
        get_logger(name).addFilter(_Unheard(words))


class _Unheard(logging.Filter):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def filter(self, record: logging.LogRecord) -> bool:
        return self.words not in record.getMessage()
