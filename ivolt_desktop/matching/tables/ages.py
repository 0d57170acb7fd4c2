"""Ages and dates of birth of one table made comparable: every age as it would be in one and the same year.

An age is worth as much as the year it was written in is known: the column that says so, or else the rows that give
both, or else those of one name of which some give an age and some a date of birth, or else this year.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

_ENOUGH = 5
_PEAK = 0.2
"""The least share of the pairs of one name that must point at the same two years: by chance it is about 1 in 30."""
_MOST_OF_NAME = 20
_OLDEST = 130


def in_one_year(
    ages: Sequence[str], born: Sequence[str], days: Sequence[str] | None, names: Sequence[tuple[str, ...]]
) -> list[str]:
    """For each record its age in that year, '' where nothing tells it.

    ``ages`` are whole years, ``born`` and ``days`` (on which the ages were written) eight digits, '' where not given;
    ``names`` say how each record is called, in whatever parts.
    """
    if days is not None and any(days):
        written = [int(day[:4]) if day else 0 for day in days]
        year = max(written)
    else:
        year = _year_of_both(ages, born) or _year_of_names(ages, born, names) or date.today().year
        written = [year] * len(ages)
    found = []
    for age, day, at in zip(ages, born, written, strict=True):
        if age and at:
            found.append(_told(int(age) + year - at))
        else:
            found.append(_told(year - int(day[:4])) if day else "")
    return found


def _told(years: int) -> str:
    return str(years) if 0 <= years < _OLDEST else ""


def _year_of_both(ages: Sequence[str], born: Sequence[str]) -> int | None:
    """The commonest year in which the rows that give both were written."""
    years = Counter(int(day[:4]) + int(age) for age, day in zip(ages, born, strict=True) if age and day)
    return _peak(years, least=1)


def _year_of_names(ages: Sequence[str], born: Sequence[str], names: Sequence[tuple[str, ...]]) -> int | None:
    """The year at which the ages of some and the dates of birth of others of one name point."""
    told: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for age, day, name in zip(ages, born, names, strict=True):
        if all(name) and (age or day):
            told[name][0 if age else 1].append(int(age) if age else int(day[:4]))
    years: Counter[int] = Counter()
    for some, others in told.values():
        if len(some) + len(others) <= _MOST_OF_NAME:
            years.update(one + other for one in some for other in others)
    return _peak(years, _ENOUGH)


def _peak(years: Counter[int], least: int) -> int | None:
    """The later of the two years running that are met most often: an age waits for its birthday in the first."""
    many = {year: years[year] + years[year - 1] for first in years for year in (first, first + 1)}
    best = max(sorted(many), key=lambda year: (many[year], years[year]), default=None)
    good = best is not None and many[best] >= max(least, _PEAK * years.total())
    return best if good else None
