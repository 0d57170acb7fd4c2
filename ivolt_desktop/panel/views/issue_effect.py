"""What was reported of an issue's person or place, month by month, and what may be said since its plan began."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.before_after import BeforeAfter, before_and_after
from ivolt_desktop.analysis.monthly_counts import MonthlyCounts, monthly_counts
from ivolt_desktop.model import AsbCall, Person, Place
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.issues import IssueDetail
from ivolt_desktop.panel.views.sheet_reports import reports_on_sheet
from ivolt_desktop.rules.calendar_months import day_of, first_of_month, months_on

_MONTHS = 14


@dataclass(frozen=True)
class IssueEffect:
    """Fourteen months of reports on the issue's own sheet; ``effect`` is ``None`` while no plan has begun."""

    months: MonthlyCounts
    plan_from: date | None
    effect: BeforeAfter | None
    as_named: bool
    """Whether what is counted names the person as responsible, as on the sheet of offenders."""


def issue_effect(session: Session, issue: IssueDetail, today: date) -> IssueEffect | None:
    """The effect of one issue's plan; ``None`` where the issue is about nobody and no place in particular."""
    about = issue.line.about
    if about is None or about.kind not in ("person", "place"):
        return None
    target = Person if about.kind == "person" else Place
    record_id = root_of(session, target, about.id)
    moments = reports_on_sheet(session, about.sheet or about.kind, {record_id}).get(record_id, [])
    month = first_of_month(today)
    known_from = session.scalar(select(func.min(AsbCall.called_at)))
    began = issue.plan_from if issue.plan_from and issue.plan_from <= today else None
    effect = before_and_after(moments, began, today, day_of(known_from) if known_from else None) if began else None
    return IssueEffect(monthly_counts(moments, months_on(month, -_MONTHS + 1), month), issue.plan_from, effect,
                       about.sheet == "offenders")
