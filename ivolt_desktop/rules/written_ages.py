"""An age in whole years on a day, and what it says of when somebody was born."""

import re
from datetime import date, timedelta

OLDEST = 120
_AGE = re.compile(r"(?:aged?\s*)?(\d{1,3})(?:\.0+)?(?:\s*(?:years?|yrs?|y/?o|years? old))?", re.IGNORECASE)
_YEAR = 365.25


def read_age(written: str) -> int | None:
    """'34', 'Aged 34', '34 years'; ``None`` for a band ('25-34'), for words, and for no age that people reach."""
    found = _AGE.fullmatch(" ".join(written.split()))
    years = int(found[1]) if found else OLDEST + 1
    return years if 0 <= years <= OLDEST else None


def age_on(born: date, day: date) -> int:
    """Whole years somebody born on ``born`` is old on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def born_between(age: int, day: date) -> tuple[date, date]:
    """The first and the last day on which somebody of that age on ``day`` can have been born."""
    return _years_before(day, age + 1) + timedelta(days=1), _years_before(day, age)


def years_between(first: tuple[date, date], second: tuple[date, date]) -> float:
    """Years between two spans of days; 0 where they overlap."""
    early, late = sorted((first, second))
    return max(0.0, (late[0] - early[1]).days / _YEAR)


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
