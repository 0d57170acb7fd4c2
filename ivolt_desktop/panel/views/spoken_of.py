"""What agencies' records say of one person or at one place, whatever register they lie in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import COMPLAINANT, OFFENDER, Delivery, delivered_registers, person_links
from ivolt_desktop.rules.dates_in_words import short_date

_ROLE_ON_SHEET = {"victims": COMPLAINANT, "offenders": OFFENDER}


@dataclass(frozen=True)
class Spoken:
    """One delivered record; ``role`` is the part the person plays in it ('' for a place), ``written`` their name."""

    record: Any
    role: str
    relation: str
    written: str

    @property
    def at(self) -> date | datetime:
        """When it happened."""
        happened: date | datetime = getattr(self.record, self.record.happened)
        return happened

    @property
    def written_in(self) -> str:
        """'Police, call 1234/05MAR24'."""
        sent = self.record.sent_in
        return f"{sent.agency}, {sent.one} {getattr(self.record, 'reference', '') or ''}".strip()


def spoken_of_person(session: Session, person_id: int, sheet: str | None = None) -> list[Spoken]:
    """Records that speak of a person; with the kind of a ``sheet``, only those in the part that sheet is about."""
    found = []
    for register, mention in person_links(_ROLE_ON_SHEET.get(sheet or "", "")):
        records = session.scalars(select(register).where(getattr(register, mention.link) == person_id))
        found += [Spoken(each, mention.role, mention.said, getattr(each, mention.name) or "") for each in records]
    return found


def spoken_of_place(session: Session, place_id: int) -> list[Spoken]:
    """Records of what happened at a place."""
    found = []
    for register in delivered_registers():
        place = register.place
        if place is None:
            continue
        first = place.written[0][0]
        records = session.scalars(select(register).where(getattr(register, place.link) == place_id))
        found += [Spoken(each, "", place.said, getattr(each, first) or "") for each in records]
    return found


def reports_at(found: Iterable[Spoken], role: str | None = None) -> list[date | datetime]:
    """When each report among the records was made, of one role if given; a record counts for as many as it tells."""
    return [each.at for each in found if each.record.is_report and role in (None, each.role)
            for _ in range(each.record.stands_for)]


def where_kept(session: Session, record: Any) -> str:
    """'delivery of 3 Jun 2026, row 14'."""
    delivery = session.get(Delivery, record.delivery_id) if record.delivery_id else None
    return (f"delivery of {short_date(delivery.received_at)}, row {record.source_row}" if delivery
            else "entered by hand")
