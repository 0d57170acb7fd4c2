"""What the list and the record read, each in one short reading of the panel file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ivolt_desktop.panel.seeing import note_seen_in
from ivolt_desktop.panel.views.known_records import known_people, known_places
from ivolt_desktop.panel.views.known_with import KnownWith, known_with
from ivolt_desktop.panel.views.person_record import Record, person_record, place_record
from ivolt_desktop.panel.views.record_doors import current_id
from ivolt_desktop.panel.views.record_trail import DocumentLine, documents_with, seen_by
from ivolt_desktop.panel.views.role_warnings import RoleWarnings, role_warnings
from ivolt_desktop.panel.views.written_values import WrittenValue, written_values
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.work import this_user


@dataclass(frozen=True)
class OpenRecord:
    """A record as the page shows it: the facts, what to keep in mind, ties, writings, who has seen it, and papers."""

    record: Record
    warnings: RoleWarnings
    seen: str
    today: date
    known: KnownWith = KnownWith((), ())
    written: tuple[WrittenValue, ...] = ()
    documents: tuple[DocumentLine, ...] = ()


def read_list(panel: PanelFile, kind: str) -> Sequence[dict[str, Any]]:
    """The rows of the list: ``kind`` is person or place."""
    today = panel.clock().date()
    with panel.reading() as session:
        return known_people(session, today) if kind == "person" else known_places(session, today)


def open_record(panel: PanelFile, kind: str, record_id: int) -> OpenRecord:
    """One record through every merge, after noting in the audit trail that it was looked at."""
    today = panel.clock().date()
    with panel.reading() as session:
        record_id = current_id(session, kind, record_id)
    note_seen_in(panel, kind, record_id)
    with panel.reading() as session:
        record = (person_record if kind == "person" else place_record)(session, record_id, today)
        opened = OpenRecord(record, RoleWarnings(), seen_by(session, kind, record_id, today, this_user()), today,
                            documents=documents_with(session, kind, record_id))
        if kind != "person":
            return opened
        return replace(opened, warnings=role_warnings(session, record_id), known=known_with(session, record_id),
                       written=written_values(session, record_id))
