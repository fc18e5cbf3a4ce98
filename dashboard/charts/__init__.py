"""Charts by form, not by topic: each takes an answer and gives a Drawing. No query, no page in here."""
