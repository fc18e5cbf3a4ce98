"""Each pattern in a sentence with its numbers: no score stands without one."""

from datetime import date
from math import floor, log10

import numpy as np

from dashboard.patterns.kinds import Kind
from dashboard.patterns.months import Months
from dashboard.patterns.settings import HIGH, LOW, SLOW
from dashboard.patterns.signals import Signal
from dashboard.words import month, number
from queries.tables.access import PAN

PLACES = {"intelligence": "the Intelligence Command", "hmpps": "HMPPS"}  # units that are no BCU
ROLES = {
    "spoc": "single point of contact",
    "deputy_spoc": "deputy single point of contact",
    "editor": "editor",
    "viewer": "viewer",
    "analyst": "analyst",
    "custodian": "custodian",
    "partner": "partner",
}
RAREST_SAID = 1_000_000


def sentence(of: Months, signal: Signal) -> str:
    """What stands out, beside what was expected of the user and what their peers did."""
    return {
        Kind.VOLUME: _volume,
        Kind.OUT_OF_HOURS: _out_of_hours,
        Kind.FIRST_USE: _first_use,
        Kind.SLOW_RISE: _slow_rise,
    }[signal.kind](of, signal)


def expected_range(signal: Signal) -> tuple[int, int]:
    """Between which numbers of openings nine of ten such months lie."""
    expected = signal.foreseen.expected
    low, high = (expected.quantile(share)[signal.user] for share in (LOW, HIGH))
    return int(low), int(high)


def usual_of_peers(of: Months, signal: Signal) -> float | None:
    """How often the median peer opened a Matrix in the month; none where there is no peer."""
    peers = [peer for peer in signal.foreseen.peers.others_of(signal.user) if of.there[peer, signal.month]]
    return float(np.median(of.openings[peers, signal.month])) if peers else None


def one_in(rarity: float) -> int:
    """As one in how many, to two figures."""
    chances = min(1 / max(rarity, 1 / RAREST_SAID), RAREST_SAID)
    unit = 10 ** max(floor(log10(chances)) - 1, 0)
    return int(round(chances / unit) * unit)


def _volume(of: Months, signal: Signal) -> str:
    openings, (low, high) = of.openings[signal.user, signal.month], expected_range(signal)
    return (
        f"{_who(of, signal)} opened a Matrix {_times(openings)} in {_month(of, signal.month)}. {_before(of, signal)} "
        f"{low} to {high} were to be expected: {_chance('month', signal)} would be this high."
        f"{_peers(of, signal)}"
    )


def _out_of_hours(of: Months, signal: Signal) -> str:
    user, at, peers = signal.user, signal.month, signal.foreseen.peers
    others, others_days = peers.summed(of.nights[:, at])[user], peers.summed(of.days[:, at])[user]
    return (
        f"{_who(of, signal)} opened a Matrix out of hours (22:00 to 06:00) on {of.nights[user, at]} of the "
        f"{of.days[user, at]} days on which they opened one in {_month(of, at)}, {of.at_night[user, at]:,} of "
        f"{of.openings[user, at]:,} openings. Of their peers' days in that month {others:,} of {others_days:,} were such, "
        f"of their own in the {_months(at - signal.foreseen.first)} before "
        f"{of.nights[user, signal.foreseen.first : at].sum():,} of {of.days[user, signal.foreseen.first : at].sum():,}."
    )


def _first_use(of: Months, signal: Signal) -> str:
    user, at = of.users[signal.user], signal.month
    more = of.alone[signal.user, at] - 1
    others = f" and {number(more)} other{'s' if more > 1 else ''}" if more else ""
    return (
        f"{_who(of, signal)} opened {_matrix(of.matrix[signal.user, at])}{others} for the first time in "
        f"{_month(of, at)}. No other {ROLES[user.role]} of {PLACES.get(user.place, user.place)} had since {_month(of, 0)}. Of all "
        f"users' months about 1 in {one_in(signal.rarity):,} holds such a first use."
    )


def _slow_rise(of: Months, signal: Signal) -> str:
    begins = of.last + 1 - SLOW
    now, before = (
        of.openings[signal.user, months].mean()
        for months in (slice(begins, of.last + 1), slice(signal.foreseen.first, begins))
    )
    return (
        f"{_who(of, signal)} opened a Matrix {now:,.0f} times a month from {_month(of, begins)} to "
        f"{_month(of, of.last)}, and {before:,.0f} times in the {_months(begins - signal.foreseen.first)} before. Taken "
        f"together, {_chance('half year', signal)} would be this high."
    )


def _chance(span: str, signal: Signal) -> str:
    chances = one_in(signal.rarity)
    about = "about" if chances < RAREST_SAID else "fewer than"
    return f"{about} 1 such {span} in {chances:,}"


def _who(of: Months, signal: Signal) -> str:
    return f"User {of.users[signal.user].id}"


def _before(of: Months, signal: Signal) -> str:
    own = slice(signal.foreseen.first, signal.month)
    counted = of.openings[signal.user, own][of.whole[signal.user, own]]
    if not len(counted):
        return "They had no whole month of access before; by what their peers open,"
    span = f"{counted.min()}" if counted.min() == counted.max() else f"{counted.min()} to {counted.max()}"
    return f"In the {_months(len(counted))} of access before it was {span} a month;"


def _peers(of: Months, signal: Signal) -> str:
    usual = usual_of_peers(of, signal)
    if usual is None:
        return ""
    count = len(signal.foreseen.peers.others_of(signal.user))
    return f" Half of their {count} peers opened one {usual:,.0f} times or less."


def _matrix(name: str) -> str:
    return "the pan-London Matrix" if name == PAN else f"the Matrix of {name}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _months(count: int) -> str:
    return "month" if count == 1 else f"{number(count)} months"


def _month(of: Months, at: int) -> str:
    return month(date.fromisoformat(f"{of.months[at]}-01"))
