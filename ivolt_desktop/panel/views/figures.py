"""The handful of figures, each with an honest verdict beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.change_verdict import Polarity, Verdict, judge_counts, judge_values
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

_MONTHS = 25


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
    return max(min(start, month), months_on(month, -_MONTHS + 1))


def _counted(key: str, label: str, reports: Sequence[happenings.Report], month: date) -> Figure:
    moments = [report.at for report in reports for _ in range(report.count)]
    series = monthly_counts(moments, first_month_of_data(reports, month), month)
    verdict = judge_counts(series.months, series.counts, Polarity.LOWER_IS_BETTER)
    return Figure(key, label, series.months, tuple(map(float, series.counts)), verdict)


def repeat_callers_figure(briefing: Briefing, known_from: date) -> Figure:
    """Repeat callers by month, from the briefing's own lists."""
    kept = [(month, count) for month, count in briefing.callers_by_month if month >= known_from]
    months = tuple(month for month, _ in kept)
    counts = [count for _, count in kept]
    return Figure("repeat_callers", f"Repeat ASB callers, {month_name(briefing.month)}", months,
                  tuple(map(float, counts)), judge_counts(months, counts, Polarity.LOWER_IS_BETTER))


def response_by_month(session: Session, month: date) -> list[tuple[date, ResponseTimes]]:
    """Days from a complaint to first contact by month of the complaint, from the first month known."""
    rows = session.execute(select(CouncilCase.opened_on, CouncilCase.first_contact_on)).tuples().all()
    start = min((opened for opened, _ in rows), default=month)
    first = max(min(date(start.year, start.month, 1), month), months_on(month, -_MONTHS + 1))
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
    return (
        repeat_callers_figure(briefing, first_month_of_data(calls, month)),
        _counted("asb_calls", f"ASB calls to police, {name}", calls, month),
        _counted("deliberate_fires", f"Deliberate fires, {name}", fires, month),
        _response(session, month),
    )
