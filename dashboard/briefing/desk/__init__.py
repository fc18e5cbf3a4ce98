"""Where a briefing is prepared, on its page: a meeting is chosen, the human parts written, the papers seen and taken."""
