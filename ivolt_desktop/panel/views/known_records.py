"""The lists of people and of places: every record that stands by itself, with how often it was reported."""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Cohort, Membership, Person, Place, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views import happenings
from ivolt_desktop.rules.calendar_months import day_of, months_on

Row = dict[str, Any]
_MONTHS = 12

WORKED_OUT: tuple[Field, ...] = (
    Field("Cohort", Kind.TEXT, name="in_cohort", listed=True, width=9,
          help="The reference by which a cohort knows them now."),
    Field("Reports", Kind.NUMBER, name="reports", listed=True, width=8,
          help="Reports of all agencies in the last twelve months."),
    Field("Last report", Kind.DATE, name="last_report", listed=True, width=12),
)
"""Columns that no register declares, because they are counted from what the agencies sent."""


def known_people(session: Session, today: date) -> list[Row]:
    """Every person as the panel knows them, whoever was reported last first. ``known_by`` stands for the name."""
    reports = happenings.all_reports(session, read_settings(session).borough_code)
    happened = [(report.person_id, report.at, report.count) for report in reports if report.person_id]
    return _rows(session, Person, Membership.person_id, happened, today)


def known_places(session: Session, today: date) -> list[Row]:
    """Every place, whichever was reported last first."""
    reports = happenings.all_reports(session, read_settings(session).borough_code)
    happened = [(report.place_id, report.at, report.count) for report in reports if report.place_id]
    return _rows(session, Place, Membership.place_id, happened, today)


def _rows(
    session: Session, target: type[Person] | type[Place], member: Any,
    happened: list[tuple[int, date | datetime, int]], today: date,
) -> list[Row]:
    since = months_on(today, -_MONTHS)
    counted: Counter[int] = Counter()
    last: dict[int, date] = {}
    for record_id, at, count in happened:
        day = day_of(at)
        if since < day <= today:
            counted[record_id] += count
        last[record_id] = max(day, last.get(record_id, day))
    cohorts: dict[int, list[str]] = defaultdict(list)
    current = session.execute(
        select(member, Membership.reference).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.left_on.is_(None), member.is_not(None)).order_by(Membership.id))
    for record_id, reference in current:
        cohorts[record_id].append(reference)
    names = [field.name for field in spec_of(target).fields]
    columns = [getattr(target, name) for name in names]
    found = session.execute(select(target.id, *columns).where(target.merged_into_id.is_(None))).all()
    rows = [
        {"id": values[0], **dict(zip(names, values[1:], strict=True)),
         "in_cohort": ", ".join(cohorts.get(values[0], ())), "reports": counted[values[0]],
         "last_report": last.get(values[0])}
        for values in found
    ]
    for row in rows:
        row["known_by"] = cohorts[row["id"]][0] if cohorts.get(row["id"]) else row["reference"]
    return sorted(rows, key=lambda row: (row["last_report"] or date.min, row["id"]), reverse=True)
