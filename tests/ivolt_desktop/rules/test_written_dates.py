"""Dates and times as they are written."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.written_dates import read_date, read_time, vote_order


@pytest.mark.parametrize(
    ("text", "day"),
    [("02/05/2022", date(2022, 5, 2)), ("2022-05-02", date(2022, 5, 2)), ("01 Jan 2019", date(2019, 1, 1)),
     ("01.06.21", date(2021, 6, 1)), ("2024-06", date(2024, 6, 1)), ("202403", date(2024, 3, 1)),
     ("44685", date(2022, 5, 4)), ("05MAR24", date(2024, 3, 5)), ("Tuesday 28 June 2022", date(2022, 6, 28)),
     ("June 5, 2022", date(2022, 6, 5)), ("20240305", date(2024, 3, 5)), ("1st Sept 1999", date(1999, 9, 1)),
     ("2/5/22", date(2022, 5, 2)), ("2-5-85", date(1985, 5, 2)), ("Jun-22", date(2022, 6, 1))],
)  # fmt: skip
def test_days(text: str, day: date) -> None:
    assert read_date(text).day == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [("02/05/2022 21:14", datetime(2022, 5, 2, 21, 14)), ("2024-06-01T10:00:00Z", datetime(2024, 6, 1, 10)),
     ("2/5/22 9.05pm", datetime(2022, 5, 2, 21, 5)), ("44685.5", datetime(2022, 5, 4, 12)),
     ("2 May 2022, 21:14 hrs", datetime(2022, 5, 2, 21, 14)), ("2022-05-02", datetime(2022, 5, 2))],
)  # fmt: skip
def test_moments(text: str, moment: datetime) -> None:
    assert read_date(text).moment == moment


@pytest.mark.parametrize(
    ("text", "flaw"),
    [("31/02/2022", "impossible"), ("31/02/2022 23:05", "impossible"), ("29/02/2023", "impossible"),
     ("N/K", "not a date"), ("", "not a date"), ("7700900123", "not a date"), ("12", "not a date"),
     ("05/23/2022", "other way round"), ("01/01/1022", "out of range"), ("1/2/2022 25:00", "impossible")],
)  # fmt: skip
def test_flaws(text: str, flaw: str) -> None:
    reading = read_date(text)
    assert reading.day is None
    assert reading.flaw == flaw


def test_the_1904_calendar_and_the_other_order() -> None:
    assert read_date("43223", base_1904=True).day == date(2022, 5, 4)
    assert read_date("05/23/2022", "month first").day == date(2022, 5, 23)
    assert read_date("03/02/2022", "month first").day == date(2022, 3, 2)


def test_a_column_votes() -> None:
    assert vote_order(["01/02/2022", "13/02/2022"]) == ("day first", 1, 0)
    assert vote_order(["02/13/2022", "02/14/2022", "13/02/2022"]) == ("month first", 1, 2)
    assert vote_order(["01/02/2022", "rubbish"])[0] == "day first"


@pytest.mark.parametrize(
    ("text", "clock"),
    [("21:14", time(21, 14)), ("2114", time(21, 14)), ("905", time(9, 5)), ("9.05pm", time(21, 5)), ("9pm", time(21)),
     ("0.5", time(12)), ("14:11:51", time(14, 11, 51)), ("2114 hrs", time(21, 14)), ("12:30 am", time(0, 30))],
)  # fmt: skip
def test_times(text: str, clock: time) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["25:00", "24:00", "N/K", "", "99", "13pm"])
def test_not_times(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=30))
def test_never_fails(text: str) -> None:
    reading = read_date(text)
    assert (reading.day is None) == bool(reading.flaw)
    read_time(text)


FORMS = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%Y", "%d%b%y", "%A %d %B %Y", "%Y%m%d", "%d-%b-%Y")


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(FORMS))
def test_every_day_comes_back(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).day == day


@given(st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)))
def test_every_minute_comes_back(moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert read_date(minute.strftime("%d/%m/%Y %H:%M")).moment == minute


@given(st.dates(date(1960, 1, 1), date(2069, 12, 31)))
def test_every_serial_comes_back(day: date) -> None:
    assert read_date(str((day - date(1899, 12, 30)).days)).day == day
