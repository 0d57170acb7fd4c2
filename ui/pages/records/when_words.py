"""When something happened, as a timeline says it."""

from datetime import date, datetime

from ivolt_desktop.rules.dates_in_words import day_and_short_month, short_date
from ui.widgets.wording import moment


def when_words(at: date | datetime, today: date) -> str:
    """'2 May 21:14', '28 Apr', '28 Apr 2025': the year only where it is another."""
    if isinstance(at, datetime):
        return moment(at, today)
    return day_and_short_month(at) if at.year == today.year else short_date(at)
