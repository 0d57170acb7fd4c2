"""The panel's calendar: working days with England's bank holidays, and when each thing of the month is due.

The library of bank holidays is loaded when a working day is first asked for, not at start-up.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.rules.calendar_months import first_of_month, last_of_month, months_on
from ivolt_desktop.rules.dates_in_words import month_name, working_distance
from ivolt_desktop.rules.working_days import WorkingDays

_TUESDAY = 1


@lru_cache(maxsize=16)
def working_days(year: int) -> WorkingDays:
    """Working days in England around a year: its bank holidays and those of the two years either side."""
    from ivolt_desktop.analysis.bank_holidays import england_bank_holidays

    return WorkingDays(england_bank_holidays(year - 2, year + 2))


def pack_due_on(meeting: datetime, settings: PanelSettings) -> date:
    """The last day on which the pack goes out in time for the meeting."""
    return working_days(meeting.year).add(meeting.date(), -settings.pack_days)


def minutes_due_on(meeting: datetime, settings: PanelSettings) -> date:
    """The last day on which the minutes go out in time after the meeting."""
    return working_days(meeting.year).add(meeting.date(), settings.minutes_days)


def actions_due_at(meeting: datetime, settings: PanelSettings) -> datetime:
    """The moment by which each owner should have their actions."""
    return meeting + timedelta(hours=settings.actions_hours)


def distance_words(day: date, today: date) -> str:
    """'in 5 working days', '3 working days ago', 'today'."""
    return working_distance(day, today, working_days(today.year))


def panel_name_of(day: date) -> str:
    """What the panel of that day is called: 'June panel'."""
    return f"{month_name(day)} panel"


def month_considered(day: date) -> date:
    """First day of the month whose data a panel on ``day`` considers: the month before."""
    return months_on(first_of_month(day), -1)


def last_tuesday(month: date) -> date:
    """The last Tuesday of the month that ``month`` lies in, when the panel usually meets."""
    last = last_of_month(month)
    return last - timedelta(days=(last.weekday() - _TUESDAY) % 7)


def following_panel_day(after: date) -> date:
    """The panel's usual day next after ``after``: the last Tuesday of that month or of the next."""
    day = last_tuesday(after)
    return day if day > after else last_tuesday(months_on(first_of_month(after), 1))
