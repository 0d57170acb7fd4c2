"""The crimes the panel watches (robbery, vehicle crime, violence with injury) as figures, from the police's counts.

Counts of different publications never add up, so one is chosen: that of the borough as a whole where it is in, else
the sum of the wards of today. Violence with injury is all of it: the counts do not tell domestic violence apart.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import CrimeCount
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views.figures import MONTHS_SHOWN, Figure, counted
from ivolt_desktop.rules.calendar_months import month_range, months_on
from ivolt_desktop.rules.dates_in_words import month_name
from ivolt_desktop.rules.wards import WARDS

ROBBERY = "robbery"
_CRIMES: tuple[tuple[str, str, ColumnElement[bool]], ...] = (
    (ROBBERY, "Robbery", func.lower(CrimeCount.group) == "robbery"),
    ("vehicle_crime", "Vehicle crime", func.lower(CrimeCount.group) == "vehicle offences"),
    ("violence_with_injury", "Violence with injury", func.lower(CrimeCount.subgroup) == "violence with injury"),
)
Source = tuple[str | None, str | None]
"""Published as, and kind of area."""


def crime_figures(session: Session, settings: PanelSettings, month: date) -> tuple[Figure, ...]:
    """Each crime by month up to ``month``, with its verdict; none where no counts of the borough are in."""
    source = _source(session, settings, month)
    if source is None:
        return ()
    ours = and_(_ours(settings), _of(source))
    supplied = frozenset(session.scalars(select(CrimeCount.month).where(ours).distinct()))
    first = max(min(supplied), months_on(month, 1 - MONTHS_SHOWN))
    months = month_range(min(first, month), month)
    found = []
    for key, label, kind in _CRIMES:
        rows: Any = session.execute(
            select(CrimeCount.month, func.sum(CrimeCount.count)).where(ours, kind).group_by(CrimeCount.month))
        by_month = {at: int(count) for at, count in rows}
        counts = [by_month.get(each, 0) for each in months]
        found.append(counted(key, f"{label}, {month_name(month)}", months, counts, supplied))
    return tuple(found)


def _ours(settings: PanelSettings) -> ColumnElement[bool]:
    wards = [ward.code for ward in WARDS]
    return and_(
        CrimeCount.measure == "Offences",
        or_(CrimeCount.area_code == settings.borough_code, CrimeCount.area_code.in_(wards)),
    )


def _of(source: Source) -> ColumnElement[bool]:
    return and_(CrimeCount.published_as == source[0], CrimeCount.area_kind == source[1])


def _source(session: Session, settings: PanelSettings, month: date) -> Source | None:
    """The publication that covers the month, the borough as a whole before its wards, the longest before others."""
    covered: dict[Source, set[date]] = defaultdict(set)
    rows = session.execute(
        select(CrimeCount.published_as, CrimeCount.area_kind, CrimeCount.month).where(_ours(settings)).distinct())
    for published_as, area_kind, at in rows:
        covered[published_as, area_kind].add(at)

    def worth(source: Source) -> tuple[bool, bool, int, str]:
        return month in covered[source], source[1] == "borough", len(covered[source]), str(source[0])

    return max(covered, key=worth, default=None)
