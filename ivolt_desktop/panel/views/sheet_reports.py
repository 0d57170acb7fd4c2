"""What was reported of people and places, one sheet at a time: a victim's sheet never counts what names an offender."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import COMPLAINANT, OFFENDER, person_links, place_links

Moments = dict[int, list[date | datetime]]


def reports_of_people(session: Session, person_ids: Collection[int]) -> Moments:
    """When each person reported something, to the police or to the council; a row that counts calls counts as many."""
    return _of_role(session, COMPLAINANT, person_ids)


def reports_naming(session: Session, person_ids: Collection[int]) -> Moments:
    """When somebody named each person as responsible."""
    return _of_role(session, OFFENDER, person_ids)


def reports_at_places(session: Session, place_ids: Collection[int]) -> Moments:
    """When something was reported at each place, to any agency."""
    return _joined(*(_moments(session, register, link, place_ids) for register, link in place_links()
                     if register.is_report))


def reports_on_sheet(session: Session, sheet: str, ids: Collection[int]) -> Moments:
    """By sheet: 'victims', 'offenders' or 'locations'; 'person' and 'place' for those outside the cohorts."""
    if sheet == "offenders":
        return reports_naming(session, ids)
    if sheet in ("locations", "place"):
        return reports_at_places(session, ids)
    return reports_of_people(session, ids)


def _of_role(session: Session, role: str, ids: Collection[int]) -> Moments:
    return _joined(*(_moments(session, register, mention.link, ids) for register, mention in person_links(role)
                     if register.is_report))


def _moments(session: Session, register: type[Any], link: str, ids: Collection[int]) -> Moments:
    subject = getattr(register, link)
    columns = [subject, getattr(register, register.happened)]
    if register.counted:
        columns.append(getattr(register, register.counted))
    found: Moments = {}
    for record_id, moment, *count in session.execute(select(*columns).where(subject.in_(ids))):
        found.setdefault(record_id, []).extend([moment] * (count[0] if count else 1))
    return found


def _joined(*parts: Moments) -> Moments:
    found: Moments = {}
    for part in parts:
        for record_id, moments in part.items():
            found.setdefault(record_id, []).extend(moments)
    return found
