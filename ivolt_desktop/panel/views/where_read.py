"""Where a person or a place was read: agency, file and row in a line; and when it was reported."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import COMPLAINANT, OFFENDER, Agency, AsbCall, Delivery, person_links, place_links
from ivolt_desktop.rules.dates_in_words import month_and_year


def _read_in(of: str) -> tuple[tuple[type[Any], str], ...]:
    if of == "place":
        return place_links()
    return tuple((register, mention.link) for register, mention in person_links())


def read_in(session: Session, of: str, record_id: int) -> str:
    """'Police, caller sheet May 2026, row 14', or 'Council, case 2208-114 and 2 more'; of the first record read."""
    first: tuple[tuple[int, int], type[Any], str, Any] | None = None
    number = 0
    for register, link in _read_in(of):
        column = getattr(register, link)
        number += session.scalar(select(func.count()).select_from(register).where(column == record_id)) or 0
        record = session.scalar(select(register).where(column == record_id)
                                .order_by(register.delivery_id, register.source_row, register.id).limit(1))
        if record is None:
            continue
        order = (record.delivery_id or 0, record.source_row or 0)
        if first is None or order < first[0]:
            first = (order, register, link, record)
    if first is None:
        return "Entered by hand"
    _, register, link, record = first
    more = f" and {number - 1:,} more" if number > 1 else ""
    return _words(session, register, link, record) + more


def _words(session: Session, register: type[Any], link: str, record: Any) -> str:
    delivery = session.get(Delivery, record.delivery_id) if record.delivery_id else None
    if delivery is None:
        return f"{register.sent_in.agency}, entered by hand"
    agency = session.get_one(Agency, delivery.agency_id).short_name
    if register.sent_in.by_reference and record.reference:
        named = any(each.link == link and each.role == OFFENDER and register.is_report for each in register.people)
        return f"{agency}, {register.sent_in.one} {record.reference}" + (", named in it" if named else "")
    month = f" {month_and_year(delivery.period_from)}" if delivery.period_from else ""
    row = f", row {record.source_row}" if record.source_row else ""
    return f"{agency}, {register.sent_in.sheet}{month}{row}"


def reports_of(
    session: Session, of: str, record_id: int, *, calls_only: bool = False
) -> list[tuple[date | datetime, int]]:
    """When a person reported, or a place was reported, and how many reports each record stands for."""
    if of == "person":
        links = [(register, mention.link) for register, mention in person_links(COMPLAINANT)]
    else:
        links = list(place_links())
    found: list[tuple[date | datetime, int]] = []
    for register, link in links:
        if not register.is_report or (calls_only and register is not AsbCall):
            continue
        counted = getattr(register, register.counted) if register.counted else literal(1)
        at = getattr(register, register.happened)
        found += [(moment, number) for moment, number in
                  session.execute(select(at, counted).where(getattr(register, link) == record_id))]
    return found
