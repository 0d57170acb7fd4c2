from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.calendar_months import (
    days_in_month,
    last_of_month,
    month_range,
    months_apart,
    months_on,
    months_spanned,
    period_ends,
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2022, 3, 5), 1, date(2022, 4, 4)),
        (date(2022, 1, 31), 1, date(2022, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 29), 1, date(2024, 2, 28)),
        (date(2023, 1, 29), 1, date(2023, 2, 28)),
        (date(2022, 2, 28), 1, date(2022, 3, 27)),
        (date(2022, 1, 1), 1, date(2022, 1, 31)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 12, 17), 6, date(2022, 6, 16)),
    ],
)
def test_period_that_begins_with_a_day(start: date, months: int, end: date) -> None:
    assert period_ends(start, months) == end


def test_month_range_and_distance() -> None:
    months = month_range(date(2021, 11, 30), date(2022, 2, 1))
    assert months == (date(2021, 11, 1), date(2021, 12, 1), date(2022, 1, 1), date(2022, 2, 1))
    assert month_range(date(2022, 2, 1), date(2022, 1, 1)) == ()
    assert months_apart(date(2022, 5, 31), date(2022, 7, 1)) == 2


def test_months_spanned_takes_dates_and_times() -> None:
    assert months_spanned([datetime(2022, 5, 2, 21, 14), date(2022, 4, 30)]) == (
        date(2022, 4, 1),
        date(2022, 5, 1),
    )
    assert months_spanned([]) == ()


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(-240, 240))
def test_months_on_keeps_day_or_month_end(day: date, months: int) -> None:
    moved = months_on(day, months)
    assert months_apart(day, moved) == months
    assert moved.day == min(day.day, days_in_month(moved))
    assert last_of_month(moved) >= moved
