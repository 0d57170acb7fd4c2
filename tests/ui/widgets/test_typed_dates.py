from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.dates_in_words import date_and_clock, short_date
from ui.widgets.typed_dates import NotADate, read_day, read_moment

TODAY = date(2022, 6, 28)


@pytest.mark.parametrize(("typed", "meant"), [
    ("", None), ("today", TODAY), ("Tomorrow", date(2022, 6, 29)), ("12 jul", date(2022, 7, 12)),
    ("12/7", date(2022, 7, 12)), ("23/11/26", date(2026, 11, 23)), ("Tue 12 July 2022", date(2022, 7, 12)),
    ("2026-11-23", date(2026, 11, 23)),
])
def test_dates_are_read_as_people_type_them(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(("typed", "told"), [
    ("31/02/2022", "no such day"), ("soon", "Write the date"), ("44685", "Write the date"),
    ("12/7/2022 14:30", "without a time"),
])
def test_what_is_no_date_is_told_in_a_sentence(typed: str, told: str) -> None:
    with pytest.raises(NotADate, match=told):
        read_day(typed, TODAY)


def test_a_moment_takes_its_time_or_midnight() -> None:
    assert read_moment("12/7 14:30", TODAY) == datetime(2022, 7, 12, 14, 30)
    assert read_moment("12 Jul 2022", TODAY) == datetime(2022, 7, 12)


@given(st.datetimes(datetime(1930, 1, 1), datetime(2099, 12, 31)))
def test_what_the_program_writes_it_reads_back(at: datetime) -> None:
    assert read_day(short_date(at.date()), TODAY) == at.date()
    to_the_minute = at.replace(second=0, microsecond=0)
    assert read_moment(date_and_clock(at), TODAY) == to_the_minute
