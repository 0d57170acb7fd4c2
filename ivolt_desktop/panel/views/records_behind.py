"""The records behind a figure, and the records that speak of nobody or of no place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Person, delivered_registers, register_named
from ivolt_desktop.panel.views.spoken_of import where_kept
from ivolt_desktop.rules.calendar_months import day_of

_CHUNK = 500


@dataclass(frozen=True)
class BehindRow:
    """One record: when, whose, what and where it was read; ``written`` is a name and ``place`` a place, both sensitive.

    ``subject`` is the person it is linked with now, by reference; '' for nobody.
    """

    register: str
    id: int
    at: date | datetime
    source: str
    text: str
    written: str
    place: str
    subject: str
    person_id: int | None
    read: str


def records_behind(session: Session, register_key: str, ids: Collection[int]) -> list[BehindRow]:
    """The records with these ids, newest first."""
    register: Any = register_named(register_key).register
    wanted = sorted(set(ids))
    found: list[Any] = []
    for start in range(0, len(wanted), _CHUNK):
        found += session.scalars(select(register).where(register.id.in_(wanted[start:start + _CHUNK]))).all()
    return _rows(session, found)


def nobody_named(session: Session) -> list[BehindRow]:
    """Reports that speak of nobody: the caller would not say, or too little was written. They count all the same."""
    found: list[Any] = []
    for register in delivered_registers():
        links = [getattr(register, mention.link) for mention in register.people]
        if register.is_report and links:
            found += session.scalars(select(register).where(and_(*(link.is_(None) for link in links)))).all()
    return _rows(session, found)


def no_place(session: Session) -> list[BehindRow]:
    """Reports of which nobody can tell where it happened."""
    found: list[Any] = []
    for register in delivered_registers():
        if register.is_report and register.place is not None:
            found += session.scalars(select(register).where(getattr(register, register.place.link).is_(None))).all()
    return _rows(session, found)


def _rows(session: Session, records: Collection[Any]) -> list[BehindRow]:
    linked = {person for each in records if (person := _person(each)) is not None}
    query = select(Person.id, Person.reference)
    if len(linked) < _CHUNK:
        query = query.where(Person.id.in_(linked))
    known = dict(session.execute(query).all())
    rows = [_row(session, each, known) for each in records]
    return sorted(rows, key=lambda row: (day_of(row.at), row.id), reverse=True)


def _person(record: Any) -> int | None:
    return getattr(record, record.people[0].link) if record.people else None


def _row(session: Session, record: Any, known: dict[int, str]) -> BehindRow:
    mention = record.people[0] if record.people else None
    person = _person(record)
    written = (getattr(record, mention.name) or "") if mention else ""
    places = [getattr(record, address) for address, _ in record.place.written] if record.place else []
    return BehindRow(
        record.__tablename__, record.id, getattr(record, record.happened), record.source, record.story, written,
        next((place for place in places if place), ""), known.get(person, "") if person else "", person,
        where_kept(session, record))
