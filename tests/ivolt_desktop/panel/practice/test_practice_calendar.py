"""The months and meeting days of the practice panel."""

from datetime import date

from ivolt_desktop.panel.practice import practice_calendar as calendar


def test_the_panel_sits_on_the_last_tuesday_of_the_next_month() -> None:
    assert calendar.panel_day(date(2026, 5, 1)) == date(2026, 6, 30)
    assert calendar.panel_day(date(2025, 1, 1)) == date(2025, 2, 25)


def test_the_december_panel_sits_before_christmas() -> None:
    assert calendar.panel_day(date(2025, 11, 1)) == date(2025, 12, 16)


def test_every_panel_is_on_a_tuesday_and_after_the_month_it_considers() -> None:
    for month in calendar.FULL_MONTHS:
        day = calendar.panel_day(month)
        assert day.weekday() == 1
        assert day > month and (day - month).days < 64


def test_the_months_are_eighteen_and_the_last_is_a_part() -> None:
    assert len(calendar.ALL_MONTHS) == 18
    assert calendar.ALL_MONTHS[-1] == calendar.PART_MONTH <= calendar.PART_MONTH_ENDS < calendar.TODAY
    assert calendar.month_number(date(2026, 5, 1)) == 16
