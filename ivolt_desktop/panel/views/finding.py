"""Records that match a few typed words, each with the page it is opened on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, AgendaItem, Meeting, MinuteLine, Register, register_named, spec_of
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.lens import OWN, Lens
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.store import search

_PAGES: dict[str, tuple[str, str]] = {
    "action": ("issues", "action"),
    "cohort": ("cohorts", "cohort"),
    "delivery": ("deliveries", "delivery_id"),
    "document": ("documents", "document"),
    "issue": ("issues", "issue"),
    "meeting": ("meeting", "meeting"),
    "membership": ("cohorts", "membership"),
    "person": ("people", "person"),
    "place": ("places", "place"),
}
"""Register to its page, and the name under which the page takes the record's id; all others open under Registers."""
_SHELVES = {"warning_notice": "notices", "penalty": "notices", "licensing_record": "licensing"}
"""Registers that have a page of their own beside Registers."""
_FIRST = ("person", "place", "action", "issue", "meeting", "cohort")
_NOT_WORTH_A_LINE = frozenset({"agenda_item"})
"""The same standing items stand on every agenda."""
_ENOUGH = 24


@dataclass(frozen=True)
class FoundRecord:
    """One line of the palette: words masked for the lens, and where it opens."""

    title: str
    sub: str
    page: str
    where: dict[str, Any]


def find_records(session: Session, typed: str, lens: Lens = OWN, limit: int = _ENOUGH) -> list[FoundRecord]:
    """Records whose searched fields hold every word typed; the one whose reference it is comes first,
    then people, places, actions and meetings."""
    found = search.find(session, typed, registers=frozenset(_FIRST), limit=limit)
    if len(found) < limit:
        others = search.find(session, typed, limit=limit * 2)
        found += [each for each in others if each.register not in {*_FIRST, *_NOT_WORTH_A_LINE}]
    wanted: dict[str, list[int]] = defaultdict(list)
    for each in found[:limit]:
        wanted[each.register].append(each.record_id)
    records: dict[tuple[str, int], Register] = {}
    for key, ids in wanted.items():
        register = register_named(key).register
        for record in session.scalars(select(register).where(register.id.in_(ids))):
            records[key, record.id] = record
    shown = [records[at] for each in found[:limit] if (at := (each.register, each.record_id)) in records]
    shown.sort(key=lambda record: _own_reference(record).casefold() != typed.strip().casefold())
    return [_line(session, record, lens) for record in shown]


def still_taking_in(session: Session) -> str:
    """While records of a very large delivery wait to be searched: so, in one sentence; else ''."""
    left = search.waiting(session)
    return f"Still taking in {count_of(left, 'record')}: not everything is found yet." if left else ""


def _own_reference(record: Register) -> str:
    about = spec_of(type(record)).about
    return str(getattr(record, about.reference) or "") if about.reference else ""


def _line(session: Session, record: Register, lens: Lens) -> FoundRecord:
    spec = spec_of(type(record))
    reference = _own_reference(record)
    title = masked_title(record, lens)
    parts = [spec.about.one[:1].upper() + spec.about.one[1:]]
    if reference and not title.startswith(reference):
        parts.append(reference)
    parts += _said_at(session, record) or _when(record)
    page, where = _place(session, record, spec.key)
    return FoundRecord(title, " · ".join(parts), page, where)


def _said_at(session: Session, record: Register) -> list[str]:
    """For a line of the minutes: the panel at which it was said."""
    item = session.get(AgendaItem, record.agenda_item_id) if isinstance(record, MinuteLine) else None
    meeting = session.get(Meeting, item.meeting_id) if item else None
    return [meeting.name, short_date(meeting.starts_at)] if meeting else []


def _when(record: Register) -> list[str]:
    """The first date a record is listed by, to tell one June panel from another."""
    dated = (each for each in spec_of(type(record)).listed
             if each.kind in (Kind.DATE, Kind.MOMENT) and each.sensitive is Sensitive.NO)
    for each in dated:
        value = getattr(record, each.name)
        return [short_date(value)] if value else []
    return []


def masked_title(record: Register, lens: Lens) -> str:
    """The record in one line as the lens allows; a hidden name gives way to the record's reference."""
    spec = spec_of(type(record))
    reference = _own_reference(record)
    said: list[str] = []
    for name in spec.about.title:
        words = _seen(spec.field(name), getattr(record, name), lens, reference)
        if words and words not in said:
            said.append(words)
    return " ".join(said) or reference or f"{spec.about.one} {record.id}"


def _seen(field: Field, value: Any, lens: Lens, reference: str) -> str:
    if value is None or value == "":
        return ""
    words = field.words.get(str(value), str(value))
    return lens.see(words, field.sensitive, reference)


def _place(session: Session, record: Register, key: str) -> tuple[str, dict[str, Any]]:
    if isinstance(record, MinuteLine):
        item = session.get(AgendaItem, record.agenda_item_id)
        return "meeting", {"meeting": item.meeting_id if item else None, "item": record.agenda_item_id}
    if key == "action_update":
        action = session.get(Action, getattr(record, "action_id", 0))
        return "issues", {"action": action.id if action else None}
    page, name = _PAGES.get(key, (_SHELVES.get(key, "registers"), ""))
    return (page, {name: record.id}) if name else (page, {"register": key, "record": record.id})
