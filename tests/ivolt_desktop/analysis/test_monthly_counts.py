from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.monthly_counts import days_since_last, monthly_counts, monthly_counts_by


def test_months_without_anything_count_nought() -> None:
    series = monthly_counts(
        [datetime(2022, 5, 2, 21, 14), date(2022, 5, 31), date(2022, 3, 1)], date(2022, 3, 9), date(2022, 5, 1)
    )
    assert series.counts == (1, 0, 2)
    assert series.latest == 2
    assert series.on(date(2022, 4, 30)) == 0
    assert series.on(date(2022, 6, 1)) is None
    assert series.up_to(date(2022, 4, 20)).counts == (1, 0)


def test_years() -> None:
    series = monthly_counts([date(2021, 5, 5), date(2022, 5, 5)], date(2021, 5, 1), date(2022, 5, 31))
    assert series.same_month_last_year == 1
    assert series.twelve_months == 1
    assert series.up_to(date(2021, 8, 1)).twelve_months is None
    assert series.up_to(date(2021, 8, 1)).same_month_last_year is None


def test_by_name_keeps_the_order_and_the_empty_ones() -> None:
    rows = [("Heath", date(2022, 5, 1)), ("Elsewhere", date(2022, 5, 1))]
    found = monthly_counts_by(rows, ["Abbey", "Heath"], date(2022, 5, 1), date(2022, 5, 1))
    assert {name: series.counts for name, series in found.items()} == {"Abbey": (0,), "Heath": (1,)}


def test_days_since_the_last() -> None:
    assert days_since_last([date(2022, 5, 18), date(2022, 7, 1)], date(2022, 6, 28)) == 41
    assert days_since_last([], date(2022, 6, 28)) is None


@given(st.lists(st.dates(date(2021, 1, 1), date(2022, 12, 31))))
def test_nothing_is_lost(days: list[date]) -> None:
    assert sum(monthly_counts(days, date(2021, 1, 1), date(2022, 12, 31)).counts) == len(days)
