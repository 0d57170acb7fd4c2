from datetime import date, datetime

from ivolt_desktop.rules import dates_in_words as words
from ivolt_desktop.rules.working_days import WorkingDays

DAY = date(2022, 6, 28)


def test_forms_of_one_day() -> None:
    assert words.long_date(DAY) == "Tuesday 28 June 2022"
    assert words.medium_date(date(2022, 7, 12)) == "Tue 12 July 2022"
    assert words.short_date(date(2026, 11, 23)) == "23 Nov 2026"
    assert words.plain_date(date(1961, 3, 4)) == "4 March 1961"
    assert words.day_and_month(DAY) == "28 June"
    assert words.day_and_short_month(date(2022, 4, 30)) == "30 Apr"
    assert words.weekday_and_day(date(2022, 6, 24)) == "Fri 24 June"
    assert words.month_and_year(DAY) == "June 2022"
    assert words.short_month(DAY) == "Jun 2022"
    assert words.month_name(DAY) == "June"


def test_times() -> None:
    moment = datetime(2022, 6, 28, 9, 5)
    assert words.clock(moment) == "09:05"
    assert words.meeting_moment(moment) == "Tuesday 28 June 2022, 09:05"
    assert words.date_and_clock(moment) == "28 Jun 2022 09:05"


def test_spans() -> None:
    assert words.span(date(2022, 5, 1), date(2022, 5, 31)) == "1 to 31 May 2022"
    assert words.span(date(2022, 5, 28), date(2022, 6, 3)) == "28 May to 3 June 2022"
    assert words.span(date(2021, 12, 1), date(2022, 1, 3)) == "1 Dec 2021 to 3 Jan 2022"
    assert words.span(DAY, DAY) == "28 June 2022"


def test_distance_in_working_days() -> None:
    calendar = WorkingDays()
    today = date(2022, 6, 21)
    assert words.working_distance(DAY, today, calendar) == "in 5 working days"
    assert words.working_distance(today, today, calendar) == "today"
    assert words.working_distance(date(2022, 6, 22), today, calendar) == "tomorrow"
    assert words.working_distance(date(2022, 6, 20), today, calendar) == "yesterday"
    assert words.working_distance(date(2022, 6, 16), today, calendar) == "3 working days ago"
    friday = date(2022, 6, 24)
    assert words.working_distance(date(2022, 6, 26), friday, calendar) == "in 2 days"


def test_distance_in_days() -> None:
    assert words.days_distance(date(2022, 5, 18), DAY) == "41 days ago"
    assert words.days_distance(date(2022, 7, 10), DAY) == "in 12 days"
    assert words.days_distance(DAY, DAY) == "today"
