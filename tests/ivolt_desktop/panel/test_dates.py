"""When the things of the month are due."""

from datetime import date, datetime

import pytest

from ivolt_desktop.panel import dates
from ivolt_desktop.panel.settings import PanelSettings

MEETING = datetime(2026, 6, 30, 10, 0)


def test_pack_minutes_and_actions_follow_the_settings():
    settings = PanelSettings()
    assert dates.pack_due_on(MEETING, settings) == date(2026, 6, 26)
    assert dates.minutes_due_on(MEETING, settings) == date(2026, 7, 14)
    assert dates.actions_due_at(MEETING, settings) == datetime(2026, 7, 1, 10, 0)


def test_bank_holidays_are_no_working_days():
    easter = datetime(2026, 4, 8, 10, 0)
    assert dates.pack_due_on(easter, PanelSettings()) == date(2026, 4, 2)
    assert dates.distance_words(date(2026, 4, 7), date(2026, 4, 2)) == "in 1 working day"


def test_names_and_months_of_panels():
    assert dates.panel_name_of(MEETING.date()) == "June panel"
    assert dates.month_considered(date(2026, 1, 27)) == date(2025, 12, 1)


@pytest.mark.parametrize("after, day", [
    (date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 6, 30), date(2026, 7, 28)),
    (date(2026, 12, 30), date(2027, 1, 26)),
])
def test_the_panel_meets_on_the_last_tuesday(after, day):
    assert dates.following_panel_day(after) == day
