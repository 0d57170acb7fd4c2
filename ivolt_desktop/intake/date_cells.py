"""Date and time cells, native ones from spreadsheets and written ones, and the flaw of each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivolt_desktop.intake.book import Cell
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.written_dates import DateOrder, WrittenDate, read_date, read_time
from ivolt_desktop.rules.written_months import read_month

_EARLIEST_CALL = 1990
_EARLIEST_BIRTH = 1900


@dataclass(frozen=True, slots=True)
class DateSettings:
    """How a column's dates are read: the order it voted for, today, whether a row needs it, whether it is past."""

    order: DateOrder = "day first"
    today: date = date(2100, 1, 1)
    required: bool = False
    past: bool = False


DateResult = tuple[object, str, object, str]
"""Kept, flaw, mended, shown: in the order of ``Cleaned``."""


def clean_date(cell: Cell, text: str, settings: DateSettings, day_only: bool) -> DateResult:
    """Clean a date or a date with time. A moment without a written time is midnight."""
    if isinstance(cell, datetime):
        return _checked(cell.replace(microsecond=0), "", settings, day_only)
    if isinstance(cell, date):
        return _checked(datetime.combine(cell, time()), "", settings, day_only)
    if isinstance(cell, bool | time | timedelta):
        return None, _flaw("unreadable", settings), None, ""
    if is_null_word(text):
        return None, "", None, ""
    reading = read_date(text, settings.order)
    if reading.flaw == "other way round":
        other: DateOrder = "month first" if settings.order == "day first" else "day first"
        turned = read_date(text, other)
        kept, flaw, _, _ = _checked(turned.moment, "", settings, day_only)
        if flaw or kept is None:
            return None, flaw or _flaw("unreadable", settings), None, ""
        return None, "date_turned" if settings.required else "date_blank_unreadable", kept, _words(kept)
    if reading.flaw == "out of range":
        return None, "date_range" if settings.required else "date_blank_unreadable", None, ""
    if reading.flaw:
        return None, _flaw("impossible" if reading.flaw == "impossible" else "unreadable", settings), None, ""
    return _checked(_settled(reading, settings), _form_flaw(reading), settings, day_only)


def clean_month(cell: Cell, text: str, settings: DateSettings) -> DateResult:
    """Clean a whole month, however it is written: its first day. A month has no day to miss."""
    if not isinstance(cell, str) or is_null_word(text):
        kept, flaw, mended, _ = clean_date(cell, text, settings, True)
        month = kept or mended
        return (month.replace(day=1), "", None, "") if isinstance(month, date) else (None, flaw, None, "")
    found = read_month(text, settings.order)
    if found is None:
        return None, _flaw("unreadable", settings), None, ""
    return _checked(datetime.combine(found, time()), "", settings, True)


def clean_time(cell: Cell, text: str) -> DateResult:
    """Clean a time of day; from a cell with a date in it the time is taken."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0), "", None, ""
    if isinstance(cell, time):
        return cell.replace(microsecond=0), "", None, ""
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds()) % 86400
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60), "", None, ""
    if isinstance(cell, float) and 0 < cell < 1:
        return read_time(f"{cell:.9f}".lstrip("0")), "", None, ""
    if is_null_word(text):
        return None, "", None, ""
    read = read_time(text)
    return (read, "", None, "") if read is not None else (None, "time_bad", None, "")


def _flaw(name: str, settings: DateSettings) -> str:
    return f"date_{name}" if settings.required else f"date_blank_{name}"


def _form_flaw(reading: WrittenDate) -> str:
    return {"serial": "date_serial", "month only": "date_month_only"}.get(reading.form, "")


def _settled(reading: WrittenDate, settings: DateSettings) -> datetime | None:
    """The moment, with a two-digit year that would lie in the future put back a century."""
    moment = reading.moment
    if moment and reading.short_year and moment.date() > settings.today:
        ahead = moment.date() - settings.today
        if settings.past or ahead > timedelta(days=730):
            try:
                return moment.replace(year=moment.year - 100)
            except ValueError:
                return None
    return moment


def _checked(moment: datetime | None, flaw: str, settings: DateSettings, day_only: bool) -> DateResult:
    if moment is None:
        return None, _flaw("impossible", settings), None, ""
    value: object = moment.date() if day_only else moment
    earliest = _EARLIEST_BIRTH if settings.past else _EARLIEST_CALL
    if moment.year < earliest:
        return None, "date_range" if settings.required else "date_blank_unreadable", None, ""
    if moment.date() > settings.today and settings.required:
        return value, "date_future", None, ""
    if flaw == "date_serial":
        return None, flaw, value, _words(value)
    return value, flaw, None, ""


def _words(value: object) -> str:
    if not isinstance(value, date):
        return ""
    day = f"{value.day} {value.strftime('%b %Y')}"
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else day
