"""What a release withholds cannot be worked out, nor narrowed below three values: held by an attack that works elsewhere."""

from dataclasses import replace
from random import Random

from dashboard.kinds import FigureRow
from dashboard.releases.knowing import Projected
from dashboard.releases.protecting import Protected, protect
from tests.proving import cases
from tests.releases.attacker import EVERYONE, Attacker, Count, as_it_is, denominator_of, seen_in
from tests.releases.made_register import DATES, made_people, made_rows

SEED = 20201231
COUNT = cases(sample=6, full=200)
LEAST_RECOVERED = 0.3
Rows = tuple[FigureRow, ...]


def test_no_withheld_count_is_recovered_or_narrowed_below_three_values(proof):
    withheld, shown, narrowed = 0, 0, []
    for number in range(COUNT):
        exact, made = two_releases(number)
        attacker = knowing(exact, made)
        for when, rows, release in zip("12", exact, made, strict=True):
            hidden = withheld_counts(when, rows, release.rows)
            withheld, shown = withheld + len(hidden), shown + len(rows)
            narrowed += [
                (number, count, true, found)
                for count, true in hidden.items()
                if (found := attacker.range_of(count))[1] - found[0] < 2
            ]
    assert narrowed == []
    assert withheld > COUNT
    proof(
        "releases: withheld counts stay so",
        COUNT,
        SEED,
        f"{withheld:,} of {shown:,} rows; none below 3 values",
    )


def test_the_same_attack_recovers_much_of_what_is_suppressed_below_five_alone(proof):
    withheld, recovered = 0, 0
    for number in range(COUNT):
        exact = two_registers(number)
        attacker = Attacker(withheld_below=5, rule=as_it_is)
        for when, rows in zip("12", exact, strict=True):
            shown = tuple(below_five(row) for row in rows)
            attacker.read(when, shown)
            attacker.all_others_shown(when, shown)
        attacker.is_the_same(("1", EVERYONE), ("2", "opening"))
        for when, rows in zip("12", exact, strict=True):
            for count, true in withheld_counts(when, rows, tuple(map(below_five, rows))).items():
                withheld += 1
                recovered += attacker.range_of(count) == (true, true)
    assert recovered / withheld >= LEAST_RECOVERED
    proof(
        "releases: the same attack on primary suppression below 5",
        COUNT,
        SEED,
        f"recovers {recovered:,} of {withheld:,} ({100 * recovered / withheld:.0f} %)",
    )


def two_registers(number: int) -> tuple[Rows, Rows]:
    """One register as at two dates, the second a quarter after the first."""
    chance = Random(SEED + number)  # noqa: S311 # a lot that can be drawn again
    people = made_people(chance)
    first, second = (made_rows(people, at, chance) for at in DATES)
    return first, second


def two_releases(number: int) -> tuple[tuple[Rows, Rows], tuple[Protected, Protected]]:
    """The first as it is published, and the second as it is beside the first: what is asked to be withheld is."""
    exact = two_registers(number)
    first = protect(exact[0])
    before = Projected("the first", DATES[0], exact[0], first.rows)
    withheld: frozenset[str] = frozenset()
    while (second := protect(exact[1], [before], withheld)).told:
        assert second.widening, second.told
        withheld |= second.for_another | {second.widening}
    return exact, (first, second)


def knowing(exact: tuple[Rows, Rows], made: tuple[Protected, Protected]) -> Attacker:
    attacker = Attacker()
    for when, rows, release in zip("12", exact, made, strict=True):
        attacker.read(when, release.rows, release.for_another)
        attacker.all_others_shown(when, release.rows)
        for row in rows:
            if row.met is not None and row.target is not None:
                attacker.is_tested(when, row.figure, row.target, met=row.met)
    attacker.is_the_same(("1", EVERYONE), ("2", "opening"))
    return attacker


def withheld_counts(when: str, exact: Rows, shown: Rows) -> dict[Count, float]:
    """The counts that are not nought and stand nowhere in a release, with what they are."""
    true: dict[Count, float] = {}
    for row in exact:
        if not row.figure.startswith("representation_"):
            true[when, row.figure] = row.numerator or 0
            if large := denominator_of(row.figure):
                true[when, large] = row.denominator or 0
    seen = {(when, name) for name in seen_in(shown)} | {
        (when, denominator_of(row.figure) or "") for row in shown if row.denominator is not None
    }
    return {count: is_ for count, is_ in true.items() if is_ and count not in seen}


def below_five(row: FigureRow) -> FigureRow:
    """As somebody might who has heard of small numbers, and not of sums: what it is counted among stays."""
    if row.figure.startswith(("representation_", "events_")) or row.figure == "self_grants":
        return row
    if not 0 < (row.numerator or 0) < 5:
        return row
    among = None if 0 < (row.denominator or 0) < 5 else row.denominator
    return replace(row, numerator=None, denominator=among, value=None, withheld=True)
