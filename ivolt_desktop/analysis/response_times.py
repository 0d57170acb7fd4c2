"""How long until a complaint was first answered, in working and in calendar days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from ivolt_desktop.rules.calendar_months import first_of_month, month_range
from ivolt_desktop.rules.working_days import WorkingDays

Answered = tuple[date, date | None]


@dataclass(frozen=True)
class ResponseTimes:
    """Averages over answered complaints, in days; None where none was answered.

    ``waiting`` have no answer yet; ``backwards`` were answered before they were made, which is a fault in
    the data: they are counted and left out. ``within_standard`` is a share from 0 to 1.
    """

    answered: int
    waiting: int
    backwards: int
    mean_working: float | None
    median_working: float | None
    mean_calendar: float | None
    median_calendar: float | None
    within_standard: float | None


def response_times(rows: Iterable[Answered], calendar: WorkingDays, standard: int = 2) -> ResponseTimes:
    """Summarise pairs of (reported on, first contact on or None).

    ``standard`` is the number of working days within which an answer is due. An answer on the same day
    took 0 days.
    """
    working, plain, waiting, backwards = [], [], 0, 0
    for reported, answered in rows:
        if answered is None:
            waiting += 1
        elif answered < reported:
            backwards += 1
        else:
            working.append(calendar.between(reported, answered))
            plain.append((answered - reported).days)
    if not working:
        return ResponseTimes(0, waiting, backwards, None, None, None, None, None)
    return ResponseTimes(
        answered=len(working),
        waiting=waiting,
        backwards=backwards,
        mean_working=fmean(working),
        median_working=float(median(working)),
        mean_calendar=fmean(plain),
        median_calendar=float(median(plain)),
        within_standard=sum(1 for days in working if days <= standard) / len(working),
    )


def response_times_by_month(
    rows: Iterable[Answered], calendar: WorkingDays, first: date, last: date, standard: int = 2
) -> list[tuple[date, ResponseTimes]]:
    """The summary for each month of report from ``first`` to ``last``."""
    by_month: dict[date, list[Answered]] = {month: [] for month in month_range(first, last)}
    for row in rows:
        month = first_of_month(row[0])
        if month in by_month:
            by_month[month].append(row)
    return [(month, response_times(found, calendar, standard)) for month, found in by_month.items()]
