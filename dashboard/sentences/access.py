"""What the page Access audit says in words."""

from collections.abc import Mapping, Sequence

from dashboard.access.cards import Card
from dashboard.access.rules import RULES_SAID
from dashboard.kept import kept
from dashboard.kinds import Answer
from dashboard.words import all_of, capital, month, number
from queries.dates import last_month_end
from queries.openings_sampled import DRAWN

DAYS_NAMED = 6
NAMED = 1  # so many rules are named, the rest only counted


@kept
def access_sentence(findings: dict[str, Answer], dormant: Answer) -> str:
    """
    How many rules have openings that nobody has explained, and how many users do not use their access.

    :param findings: by rule, an Answer of its figure at the as-at date.
    :param dormant: an Answer of `dormant_live` at the as-at date.
    """
    any_of = next(iter(findings.values()))
    as_at, subject = any_of.asked.dates[-1], any_of.subject
    rows = {rule: found.row(subject, as_at) for rule, found in findings.items()}
    known = {rule: int(row.numerator or 0) for rule, row in rows.items() if row and not row.silent}
    if not known:
        return f"No data: the log does not hold each of the 12 months before {month(as_at)}, so nobody is cleared."
    left = {rule: count for rule, count in known.items() if count}
    where = f"in {any_of.areas[subject].name} " if any_of.asked.scope.bcu else ""
    return f"{capital(f'{where}{_unexplained(left)}')}{_dormant(dormant)}."


def _unexplained(left: dict[str, int]) -> str:
    if not left:
        return "no opening of the last 12 months that broke a rule is left to be explained"
    most = sorted(left, key=lambda rule: -left[rule])[:NAMED]
    named = all_of([f"{_lower(RULES_SAID[rule].title)} ({left[rule]:,})" for rule in most])
    rules = (
        "all nine rules were" if len(left) == len(RULES_SAID) else f"{number(len(left))} of nine rules were"
    )
    if len(left) == 1:
        rules = "one of nine rules was"
    among = "" if len(left) == len(most) else "most often "
    return f"{rules} broken by openings that nobody has explained, {among}{named}"


def _dormant(dormant: Answer) -> str:
    row = dormant.row(dormant.subject, dormant.asked.dates[-1])
    if row is None or row.silent or not row.denominator:
        return ""
    if not row.numerator:
        return "; every user uses their access"
    do = "does" if row.numerator == 1 else "do"
    return f"; {number(row.numerator)} of {row.denominator:,} users {do} not use their access"


def _lower(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def cards_sentence(shown: Sequence[Card], of: Sequence[Card]) -> str:
    """How many cards are shown, of how many, and how many of these nobody has been asked about."""
    if not of:
        return "No question to ask: nothing that broke a rule in these 12 months is listed"
    not_asked = sum(1 for card in of if card.standing.state == "not_asked")
    asked = f"{number(not_asked)} not asked yet" if not_asked else "none left unasked"
    questions = "question" if len(of) == 1 else "questions"
    if len(shown) == len(of):
        return f"{capital(number(len(of)))} {questions} to ask, {asked}"
    return f"The {number(len(shown))} latest of {number(len(of))} {questions} to ask; {asked}"


def audits_sentence(due: Answer) -> str:
    """How many users' audits fall due by the end of the next month."""
    row = due.row(due.subject, due.asked.dates[-1])
    if row is None or row.silent:
        return "No data on audits of users"
    if not row.numerator:
        return "No user’s audit falls due next month"
    falls = "user’s audit falls" if row.numerator == 1 else "users’ audits fall"
    return f"{capital(number(row.numerator))} {falls} due by the end of next month"


def sample_sentence(drawn: Answer) -> str:
    """How many openings of the month were drawn, of how many."""
    as_at = drawn.asked.dates[-1]
    when = month(last_month_end(as_at))
    count = sum(record["drawn"] for record in drawn.records)
    if not count:
        return f"No data: the log holds no opening of {when}"
    return f"{capital(number(count))} openings of {when}, drawn by lot to ask about"


def sample_method(drawn: Answer) -> str:
    """How they were drawn, so that anybody can draw them again."""
    seed = f"{last_month_end(drawn.asked.dates[-1]):%Y-%m}"
    return (
        f"The month’s openings in this area, in order of day, user, Matrix, version and action, are cut into {DRAWN} equal "
        f"parts; one of each is drawn by lot. The seed is “{seed}”: the same records give the same openings again. "
        "Being drawn says nothing about anybody."
    )


def state_sentence(kinds: Mapping[str, tuple[int | None, bool]]) -> str:
    """
    How many things are not as they should be at the date, and of how many the reader is told numbers alone.

    :param kinds: by rule, how many (none where the records are silent), and whether they are listed.
    """
    known = {title: count for title, (count, _) in kinds.items() if count is not None}
    if not known:
        return "No data on what is not as it should be"
    total, untold = sum(known.values()), sum(count for title, count in known.items() if not kinds[title][1])
    if not total:
        return "Nothing is listed that is not as it should be"
    said = f"{capital(number(total))} {'thing is' if total == 1 else 'things are'} not as promised"
    return (
        f"{said}; {number(untold)} of them are about users, and are only counted, above" if untold else said
    )


def month_heading(opened: Answer) -> str:
    """How many people opened a Matrix in the last full month."""
    as_at = opened.asked.dates[-1]
    row = opened.row(opened.subject, as_at)
    when = month(last_month_end(as_at))
    if row is None or not row.numerator:
        return f"The log holds no opening in {when}"
    return f"{capital(_people(row.numerator))} opened a Matrix in {when}"


def acts_sentence(users: dict[str, Answer]) -> str:
    """
    How many of those who opened a Matrix in the last full month took something from it or changed it.

    :param users: by action and `any`, an Answer of the figure of the users who did so.
    """
    found = users["any"]
    as_at = found.asked.dates[-1]
    rows = {action: answer.row(answer.subject, as_at) for action, answer in users.items()}
    people = {action: int(row.numerator or 0) if row else 0 for action, row in rows.items()}
    when = month(last_month_end(as_at))
    if not people["any"]:
        return f"The log holds no opening in {when}"
    took, changed = _none(people["download"]), _none(people["edit"])
    return f"Of {_people(people['any'])}, {took} downloaded and {changed} edited in {when}"


def _none(count: int) -> str:
    return number(count) if count else "none"


def _people(count: float) -> str:
    return "one person" if count == 1 else f"{number(count)} people"


def gap_sentence(days: Answer) -> str:
    """
    The days of the month on which the log holds nothing; none where there are none.

    :param days: an Answer of `days_of_log`.
    """
    missing = [record["day"].day for record in days.records if not record["days_logged"]]
    if not missing:
        return ""
    when = month(last_month_end(days.asked.dates[-1]))
    if len(missing) > DAYS_NAMED:
        return f"The log holds no opening on {len(missing)} days of {when}: is it whole?"
    return f"The log holds no opening on {all_of([str(number) for number in missing])} {when}: is it whole?"
