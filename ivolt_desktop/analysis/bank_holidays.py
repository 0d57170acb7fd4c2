"""England's bank holidays, one-off ones included, from the ``holidays`` library."""

from datetime import date


def england_bank_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """All bank holidays in England from the first to the last year, both included.

    The panel may add its own days (a town hall's closing days) to the set before use.
    """
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return frozenset(day for day in found if first_year <= day.year <= last_year)
