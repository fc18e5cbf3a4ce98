"""How numbers, dates and quarters are said: GOV.UK style, n of N before per cent."""

from datetime import date

_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FEWEST_FOR_DECIMALS = 200
DAYS_OF_MONTH, FEWEST_MONTHS = 365.25 / 12, 2


def number(count: float | None) -> str:
    """A whole number as it is said in a sentence: in words up to twelve; one withheld is said to be so."""
    if count is None:
        return "a number withheld"
    return _NUMBERS[int(count)] if 0 <= count < len(_NUMBERS) and count == int(count) else f"{count:,.0f}"


def times(count: int) -> str:
    """How often: once, twice, five times, 38 times."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def day(when: date) -> str:
    """30 November 2020"""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """30 Nov 2020"""
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


def age(since: date, at: date) -> str:
    """How old something is, in whole months, and in days in its first month: 14 months, 3 days."""
    months = 12 * (at.year - since.year) + at.month - since.month - (at.day < since.day)
    if months:
        return f"{months} {'month' if months == 1 else 'months'}"
    days = (at - since).days
    return f"{days} {'day' if days == 1 else 'days'}"


def lasting(days: float) -> str:
    """So many days as they are said: 2 years 3 months, in whole months; in days below two months."""
    months = round(days / DAYS_OF_MONTH)
    if months < FEWEST_MONTHS:
        return f"{days:,.0f} {'day' if round(days) == 1 else 'days'}"
    years, rest = divmod(months, 12)
    parts = [(years, "year"), (rest, "month")]
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)


def month(when: date) -> str:
    """November 2020"""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def month_named(label: str) -> str:
    """November 2020, of 2020-11"""
    year, number_ = label.split("-")
    return f"{_MONTHS[int(number_) - 1]} {year}"


def quarter(label: str) -> str:
    """July–September 2020"""
    year, number_ = label.split("-Q")
    first = 3 * int(number_) - 3
    return f"{_MONTHS[first]}–{_MONTHS[first + 2]} {year}"


def short_quarter(label: str) -> str:
    """Jul–Sep 20"""
    year, number_ = label.split("-Q")
    first = 3 * int(number_) - 3
    return f"{_MONTHS[first][:3]}–{_MONTHS[first + 2][:3]} {year[2:]}"


def of(numerator: float | None, denominator: float | None) -> str:
    """10 of 12"""
    if numerator is None:
        return "withheld"
    return f"{numerator:,.0f}" if denominator is None else f"{numerator:,.0f} of {denominator:,.0f}"


def of_with_share(numerator: float | None, denominator: float | None) -> str:
    """12 of 32 (38 %), with a decimal only on 200 and more."""
    said = share(numerator, denominator)
    return f"{of(numerator, denominator)} ({said})" if said else of(numerator, denominator)


def share(numerator: float | None, denominator: float | None) -> str:
    """38 %, with a decimal only of 200 and more; nothing of nothing."""
    if numerator is None or not denominator:
        return ""
    decimals = 1 if denominator >= FEWEST_FOR_DECIMALS else 0
    return f"{100 * numerator / denominator:.{decimals}f} %"


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def all_of(things: list[str]) -> str:
    """Camden, Islington and Brent"""
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def spelled(code: str) -> str:
    """A code of several words as a sentence begins: detective_superintendent, Detective superintendent."""
    return capital(code.replace("_", " "))


def span(over: int | None, under: int | None) -> str:
    """9 to 12 months; whole years where both ends are; none on record where there is no end."""
    if over is None:
        return "none on record"
    if over % 12 == 0 and (under or 0) % 12 == 0:
        return _span(over // 12, under and under // 12, "year")
    return _span(over, under, "month")


def _span(over: int, under: int | None, unit: str) -> str:
    if under is None:
        return f"{over} {unit}s or more"
    if not over:
        return f"under {under} {unit}{'' if under == 1 else 's'}"
    return f"{over} to {under} {unit}s"


def shortened(text: str, most: int) -> str:
    """A text of so many letters at most, cut between two words, and marked where it is."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
