from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.working_days import WorkingDays

JUBILEE = WorkingDays(frozenset({date(2022, 6, 2), date(2022, 6, 3)}))
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
CALENDARS = st.frozensets(st.dates(date(2015, 1, 1), date(2035, 12, 31)), max_size=20).map(WorkingDays)


def test_two_working_days_from_a_friday_are_the_tuesday() -> None:
    assert JUBILEE.add(date(2022, 6, 17), 2) == date(2022, 6, 21)


def test_bank_holidays_are_passed_over() -> None:
    assert JUBILEE.add(date(2022, 6, 1), 1) == date(2022, 6, 6)
    assert JUBILEE.between(date(2022, 6, 1), date(2022, 6, 6)) == 1
    assert not JUBILEE.is_working(date(2022, 6, 2))


def test_a_weekend_start_counts_from_the_monday() -> None:
    assert JUBILEE.add(date(2022, 6, 18), 1) == date(2022, 6, 20)
    assert JUBILEE.add(date(2022, 6, 18), 0) == date(2022, 6, 20)


def test_backwards() -> None:
    assert JUBILEE.add(date(2022, 6, 28), -2) == date(2022, 6, 24)
    assert JUBILEE.between(date(2022, 6, 28), date(2022, 6, 24)) == -2
    assert JUBILEE.on_or_before(date(2022, 6, 5)) == date(2022, 6, 1)


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_between_undoes_add(calendar: WorkingDays, start: date, days: int) -> None:
    assert calendar.between(start, calendar.add(start, days)) == days
    assert calendar.is_working(calendar.add(start, days))


@given(CALENDARS, DAYS, st.integers(-400, 400))
def test_between_counts_day_by_day(calendar: WorkingDays, start: date, offset: int) -> None:
    end = start + timedelta(days=offset)
    low, high = min(start, end), max(start, end)
    count = sum(calendar.is_working(low + timedelta(days=n)) for n in range(1, (high - low).days + 1))
    assert calendar.between(start, end) == (count if offset >= 0 else -count)
