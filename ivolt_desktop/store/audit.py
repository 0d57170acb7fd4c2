"""The audit trail: every change with its values before and after, chained so that tampering shows.

Entries are collected from the session as it flushes and written in the transaction of the change itself. The tables
refuse update and delete (triggers in the first migration). Each change carries the SHA-256 of the change before it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import FromClause, event, func, insert, inspect, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry, Register, Stored

Values = dict[str, Any]
TOGETHER = "removed together"
"""Verb of an entry that tells of many records, removed at once; its values before say how many."""
_LEFT_OUT = frozenset({"id", "version"})


@dataclass(frozen=True)
class Entry:
    """One record touched: register key, id, what was done, and values before and after (JSON-ready)."""

    register: str
    record_id: int
    verb: str
    before: Values | None = None
    after: Values | None = None


@dataclass
class Trail:
    """Entries of one unit of work, in the order in which they happened."""

    entries: list[Entry] = field(default_factory=list)

    def listen(self, session: Session) -> None:
        """Collect from every flush of ``session``."""
        event.listen(session, "after_flush", lambda flushed, _context: self._collect(flushed))

    def add(self, entries: Iterable[Entry]) -> None:
        """Record work done without the session, such as a bulk load, or a look, a print, an export."""
        self.entries.extend(entries)

    @property
    def kinds(self) -> frozenset[str]:
        """Register keys touched."""
        return frozenset(entry.register for entry in self.entries)

    @property
    def ids(self) -> dict[str, list[int]]:
        """Ids touched, by register key."""
        found: dict[str, list[int]] = {}
        for entry in self.entries:
            found.setdefault(entry.register, []).append(entry.record_id)
        return found

    def _collect(self, session: Session) -> None:
        for record in _parents_first(session.new):
            if isinstance(record, Register):
                self.entries.append(_entry(record, "added", after=values_of(record)))
        for record in session.dirty:
            if isinstance(record, Register):
                before, after = _differences(record)
                if after:
                    self.entries.append(_entry(record, "changed", before=before, after=after))
        for record in reversed(_parents_first(session.deleted)):
            if isinstance(record, Register):
                self.entries.append(_entry(record, "removed", before=values_of(record)))


def _entry(record: Register, verb: str, before: Values | None = None, after: Values | None = None) -> Entry:
    return Entry(record.__tablename__, record.id, verb, before, after)


def _parents_first(records: Iterable[object]) -> list[object]:
    """Records ordered so that none comes before what it points at; undo walks them backwards."""
    places = _places()
    return sorted(records, key=lambda record: places[inspect(type(record)).local_table])


@cache
def _places() -> dict[FromClause, int]:
    return {table: number for number, table in enumerate(Stored.metadata.sorted_tables)}


def plain(value: object) -> Any:
    """A value as JSON can hold it; dates and moments become ISO text."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def values_of(record: Register) -> Values:
    """All stored values of a record but its id and version, JSON-ready."""
    names = (each.key for each in inspect(type(record)).column_attrs)
    return {name: plain(getattr(record, name)) for name in names if name not in _LEFT_OUT}


def _differences(record: Register) -> tuple[Values, Values]:
    before: Values = {}
    after: Values = {}
    state = inspect(record)
    for each in inspect(type(record)).column_attrs:
        history = state.attrs[each.key].history
        if each.key in _LEFT_OUT or not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else None
        new = history.added[0] if history.added else None
        if old != new:
            before[each.key], after[each.key] = plain(old), plain(new)
    return before, after


def _json(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True, default=_as_text)


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"the audit trail cannot hold a {type(value).__name__}")


def _digest(previous: str, change: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> str:
    running = hashlib.sha256(previous.encode())
    for part in (change, *rows):
        running.update(json.dumps(part, ensure_ascii=False, sort_keys=True).encode())
    return running.hexdigest()


def write(
    session: Session, entries: Iterable[Entry], *, at: datetime, who: str, operation: str, label: str,
    undoes_id: int | None,
) -> int:
    """Append one change with its entries; returns its id."""
    previous = session.execute(select(Change.id, Change.digest).order_by(Change.id.desc()).limit(1)).first()
    change_id = (previous.id if previous else 0) + 1
    rows = [
        {"register": each.register, "record_id": each.record_id, "verb": each.verb, "before": _json(each.before),
         "after": _json(each.after)}
        for each in entries
    ]
    head = {"id": change_id, "at": at.isoformat(), "who": who, "operation": operation, "label": label,
            "undoes_id": undoes_id}
    digest = _digest(previous.digest if previous else "", head, rows)
    session.execute(insert(Change), [{**head, "at": at, "digest": digest}])
    session.execute(insert(ChangeEntry), [{"change_id": change_id, **row} for row in rows])
    return change_id


def verify(session: Session) -> int | None:
    """Walk the whole chain; the id of the first change that does not fit, or ``None`` if all is as written."""
    previous = ""
    last = session.scalar(select(func.max(Change.id))) or 0
    seen = 0
    for change in session.scalars(select(Change).order_by(Change.id)):
        seen += 1
        stored = session.execute(
            select(ChangeEntry.register, ChangeEntry.record_id, ChangeEntry.verb, ChangeEntry.before, ChangeEntry.after)
            .where(ChangeEntry.change_id == change.id).order_by(ChangeEntry.id)
        ).mappings()
        head = {"id": change.id, "at": change.at.isoformat(), "who": change.who, "operation": change.operation,
                "label": change.label, "undoes_id": change.undoes_id}
        if change.id != seen or change.digest != _digest(previous, head, map(dict, stored)):
            return change.id
        previous = change.digest
    return None if seen == last else last
