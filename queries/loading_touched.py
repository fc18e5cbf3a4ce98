"""Which people, users and openings a changed row touches, so that what is derived from it is worked out anew."""

from collections.abc import Sequence

from queries.derive import Touched
from queries.loading_history import Values


def touch(touched: Touched, table: str, rows: Sequence[Values]) -> None:
    """Takes note of rows that came, and of the old rows they replaced."""
    if not rows:
        return
    match table:
        case "entries" | "harm_scores":
            touched.add_people(row["nominal_id"] for row in rows)
        # A user who newly arrives too: the log may hold their openings already.
        case "users" | "grants" | "training" | "access_forms":
            touched.add_users(row["user_id"] for row in rows)
        case "agreements":
            for partner in {row["partner"] for row in rows}:
                touched.add_users_of_partner(partner)
        case "access_queries":
            touched.add_users_of_events({row["event_id"] for row in rows if row["event_id"] is not None})
        case "access_events" | "access_days":
            touched.add_openings((row["user_id"], row["day"]) for row in rows)
        case "bcus" | "boroughs":
            touched.add_every_user()
