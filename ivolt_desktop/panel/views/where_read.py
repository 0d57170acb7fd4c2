"""Where a person or a place was read: agency, file and row in a line; and when it was reported."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, AsbCall, CouncilCase, Delivery, FireIncident
from ivolt_desktop.rules.dates_in_words import month_and_year

_READ_IN: dict[str, tuple[tuple[type[Any], str], ...]] = {
    "person": ((AsbCall, "person_id"), (CouncilCase, "person_id"), (CouncilCase, "subject_id")),
    "place": ((AsbCall, "place_id"), (CouncilCase, "place_id"), (FireIncident, "place_id")),
}
_AGENCY = {AsbCall: "Police", CouncilCase: "Council", FireIncident: "Fire brigade"}
_SHEET = {AsbCall: "caller sheet", CouncilCase: "case export", FireIncident: "incident list"}


def read_in(session: Session, of: str, record_id: int) -> str:
    """'Police, caller sheet May 2026, row 14', or 'Council, case 2208-114 and 2 more'; of the first record read."""
    first: tuple[tuple[int, int], type[Any], str, Any] | None = None
    number = 0
    for register, link in _READ_IN[of]:
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
        return f"{_AGENCY[register]}, entered by hand"
    agency = session.get_one(Agency, delivery.agency_id).short_name
    if register is CouncilCase and record.reference:
        return f"{agency}, case {record.reference}" + (", named in it" if link == "subject_id" else "")
    month = f" {month_and_year(delivery.period_from)}" if delivery.period_from else ""
    row = f", row {record.source_row}" if record.source_row else ""
    return f"{agency}, {_SHEET[register]}{month}{row}"


def reports_of(
    session: Session, of: str, record_id: int, *, calls_only: bool = False
) -> list[tuple[date | datetime, int]]:
    """When a person reported, or a place was reported, and how many reports each record stands for."""
    link = "person_id" if of == "person" else "place_id"
    column = getattr(AsbCall, link)
    found: list[tuple[date | datetime, int]] = [
        (at, count) for at, count in
        session.execute(select(AsbCall.called_at, AsbCall.call_count).where(column == record_id))
    ]
    if calls_only:
        return found
    cases = session.scalars(select(CouncilCase.opened_on).where(getattr(CouncilCase, link) == record_id))
    found += [(opened, 1) for opened in cases]
    if of == "place":
        fires = session.scalars(select(FireIncident.called_at).where(FireIncident.place_id == record_id))
        found += [(at, 1) for at in fires]
    return found
