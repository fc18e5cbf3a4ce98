"""The audits: of each user, of the system every month, on the spot in each BCU, and of what was archived."""

from datetime import date
from random import Random

from queries.dates import months_before
from seed.london.days import ENDS, after, any_day, months, office_day, so_far
from seed.london.log import Asked
from seed.london.places import bcus
from seed.london.planted import NOT_DELETED, UNANSWERED
from seed.london.shapes import AUDITED_SINCE
from seed.london.tables import Tables
from seed.london.users import User

EVERY = (110, 165)  # days between two audits of a user
SKIPPED = 0.02
NOT_AUDITED = {"2020-04"}
NOT_SENT = {"2019-03", "2019-06", "2020-06"}
ASKED_AFTER, DUE_AFTER = 14, 28  # days
VERDICTS = {"justified": 82, "unverified": 13, "unjustified": 3, UNANSWERED: 2}
LATE = 0.09
ARCHIVED_SINCE = date(2015, 1, 1)
KEPT = 48  # months
VISITED = ((date(2019, 3, 4), date(2019, 11, 29)), (date(2020, 1, 13), date(2021, 2, 12)))
PANDEMIC = (date(2020, 3, 20), date(2020, 7, 31))  # nobody was visited


def write_user_audits(random: Random, users: list[User], tables: Tables) -> None:
    """Every user every five months or so; a few audits do not happen."""
    for user in users:
        day = after(max(user.from_on, AUDITED_SINCE), random.randrange(20, 150))
        last = min(user.until or ENDS, user.audited_until or ENDS, ENDS)
        while day <= last:
            if random.random() >= SKIPPED:
                tables.add("user_audits", user_id=user.user_id, audited_on=day)
            day = after(day, random.randint(*EVERY))


def write_system_audits(random: Random, tables: Tables) -> None:
    for first, last in months(AUDITED_SINCE):
        month = f"{first:%Y-%m}"
        completed_on = None if month in NOT_AUDITED else office_day(random, after(last, 4), after(last, 20))
        sent_on = after(completed_on, 5) if completed_on and month not in NOT_SENT else None
        tables.add(
            "system_audits",
            month=month,
            completed_on=so_far(completed_on),
            findings_sent_on=so_far(sent_on),
        )


def write_access_queries(random: Random, asked: list[Asked], tables: Tables) -> None:
    """The audit form asking why a record was opened, and what became of it."""
    for place, opening in enumerate(asked):
        sent_on = after(opening.day, ASKED_AFTER)
        if sent_on <= ENDS:
            verdict = opening.verdict or random.choices(list(VERDICTS), list(VERDICTS.values()))[0]
            answered_on = so_far(None if verdict == UNANSWERED else after(sent_on, _days_to_answer(random)))
            found = verdict if answered_on else None
            tables.add(
                "access_queries",
                query_id=f"Q{place + 1:05d}",
                user_id=opening.user_id,
                event_id=opening.event_id,
                sent_on=sent_on,
                due_on=after(sent_on, DUE_AFTER),
                answered_on=answered_on,
                verdict=found,
                verified_by=_verified_by(random) if found == "justified" else None,
            )


def write_inspections(random: Random, tables: Tables) -> None:
    """Two rounds of visits; in the second some BCUs have not been reached yet, and some not met everybody."""
    for number, (first, last) in enumerate(VISITED):
        for bcu in bcus() if number == 0 else random.sample(bcus(), len(bcus()) - 2):
            raised = random.randrange(7)
            tables.add(
                "inspections",
                inspection_id=f"V{number + 1}-{bcu}",
                bcu=bcu,
                visited_on=_visit(random, first, last),
                spocs_interviewed=_yes(random, 0.95),
                deputies_interviewed=_yes(random, 0.85),
                editors_interviewed=_yes(random, 0.9),
                actions_raised=raised,
                actions_closed=random.randint(raised // 2, raised),
            )


def write_archive_versions(random: Random, tables: Tables) -> None:
    """One past version a month, deleted within four years, but for the one that was overlooked."""
    for first, _ in months(ARCHIVED_SINCE):
        version_id = f"A{first:%Y-%m}"
        deleted_on = after(months_before(first, -KEPT), -random.randrange(12))
        tables.add(
            "archive_versions",
            version_id=version_id,
            archived_on=first,
            deleted_on=None if version_id == NOT_DELETED else so_far(deleted_on),
        )


def _days_to_answer(random: Random) -> int:
    return random.randint(29, 50) if random.random() < LATE else random.randint(2, 26)


def _verified_by(random: Random) -> str:
    return random.choice(("operation", "operation", "senior_officer"))


def _visit(random: Random, first: date, last: date) -> date:
    day = office_day(random, first, last)
    return any_day(random, after(PANDEMIC[1], 3), last) if PANDEMIC[0] <= day <= PANDEMIC[1] else day


def _yes(random: Random, share: float) -> str:
    return "yes" if random.random() < share else "no"
