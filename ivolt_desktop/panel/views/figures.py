"""The handful of figures, each with an honest verdict beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.change_verdict import Polarity, Verdict, VerdictKind, judge_counts, judge_values
from ivolt_desktop.analysis.monthly_counts import monthly_counts
from ivolt_desktop.analysis.response_times import ResponseTimes, response_times_by_month
from ivolt_desktop.model import CouncilCase
from ivolt_desktop.panel.dates import working_days
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views import happenings
from ivolt_desktop.panel.views.briefing import Briefing
from ivolt_desktop.rules.calendar_months import months_on
from ivolt_desktop.rules.counting_words import grouped, tidy_number
from ivolt_desktop.rules.dates_in_words import month_name

MONTHS_SHOWN = 25
"""So many months of a figure are looked at."""


@dataclass(frozen=True)
class Figure:
    """One measure by month with its verdict; ``values`` end with the month named."""

    key: str
    label: str
    months: tuple[date, ...]
    values: tuple[float | None, ...]
    verdict: Verdict
    decimals: int = 0

    @property
    def shown(self) -> str:
        """The month's value in figures; a dash where nothing is known."""
        return self.say(self.values[-1] if self.values else None)

    def say(self, value: float | None) -> str:
        """A value of this measure in figures."""
        if value is None:
            return "–"
        return tidy_number(value) if self.decimals else grouped(int(value))

    @property
    def last_year(self) -> float | None:
        """The same month a year before."""
        return self.values[-13] if len(self.values) >= 13 else None

    @property
    def twelve_months(self) -> float | None:
        """Sum of the last twelve months of a count, mean of a measured value; ``None`` if any month is missing."""
        last = [value for value in self.values[-12:] if value is not None]
        if len(last) < 12:
            return None
        return sum(last) / (12 if self.decimals else 1)


def first_month_of_data(reports: Sequence[happenings.Report], month: date) -> date:
    """First month for which anything is known, at most two years before ``month``."""
    start = min((date(each.at.year, each.at.month, 1) for each in reports), default=month)
    return max(min(start, month), months_on(month, 1 - MONTHS_SHOWN))


def counted(
    key: str, label: str, months: Sequence[date], counts: Sequence[int], supplied: frozenset[date]
) -> Figure:
    """A count by month; a month without a file and without a record has no value."""
    values = tuple(
        float(count) if count or month in supplied else None for month, count in zip(months, counts, strict=True)
    )
    month = months[-1]
    if values[-1] is None:
        words = f"no file in yet for {month_name(month)}"
        return Figure(key, label, tuple(months), values, Verdict(VerdictKind.TOO_FEW, words, "no file yet"))
    known = [(each, int(value)) for each, value in zip(months, values, strict=True) if value is not None]
    verdict = judge_counts([each for each, _ in known], [value for _, value in known], Polarity.LOWER_IS_BETTER)
    return Figure(key, label, tuple(months), values, verdict)


def _reported(
    key: str, label: str, reports: Sequence[happenings.Report], month: date, supplied: frozenset[date]
) -> Figure:
    moments = [report.at for report in reports for _ in range(report.count)]
    series = monthly_counts(moments, first_month_of_data(reports, month), month)
    return counted(key, label, series.months, series.counts, supplied)


def response_by_month(session: Session, month: date) -> list[tuple[date, ResponseTimes]]:
    """Days from a complaint to first contact by month of the complaint, from the first month known."""
    rows = session.execute(select(CouncilCase.opened_on, CouncilCase.first_contact_on)).all()
    start = min((opened for opened, _ in rows), default=month)
    first = max(min(date(start.year, start.month, 1), month), months_on(month, 1 - MONTHS_SHOWN))
    return response_times_by_month(rows, working_days(month.year), first, month)


def _response(session: Session, month: date) -> Figure:
    found = response_by_month(session, month)
    months = tuple(each for each, _ in found)
    values = tuple(times.mean_working for _, times in found)
    verdict = judge_values(months, values, Polarity.LOWER_IS_BETTER, sides=("slower", "faster"))
    return Figure("response", f"Council response, working days, {month_name(month)}", months, values, verdict,
                  decimals=1)


def month_figures(session: Session, settings: PanelSettings, briefing: Briefing) -> tuple[Figure, ...]:
    """Repeat callers, ASB calls, deliberate fires and the council's response, for the briefing's month."""
    month = briefing.month
    calls = happenings.calls(session)
    fires = happenings.deliberate_fires(session, settings.borough_code)
    name = month_name(month)
    sheets = happenings.months_supplied(session, attribute="caller_name")
    extracts = happenings.months_supplied(session, attribute="deliberate")
    start = first_month_of_data(calls, month)
    repeats = [(each, count) for each, count in briefing.callers_by_month if each >= start]
    return (
        counted("repeat_callers", f"Repeat ASB callers, {name}", [each for each, _ in repeats],
                 [count for _, count in repeats], sheets),
        _reported("asb_calls", f"ASB calls to police, {name}", calls, month, sheets),
        _reported("deliberate_fires", f"Deliberate fires, {name}", fires, month, extracts),
        _response(session, month),
    )
