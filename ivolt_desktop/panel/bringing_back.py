"""Putting back a delivery that was taken back: every record, link and value returns as it was."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry, Register, Stored, register_named
from ivolt_desktop.panel.filling_in import TOLD
from ivolt_desktop.panel.operation import Progress, quiet
from ivolt_desktop.panel.property_numbers import of_number_alone, take_again
from ivolt_desktop.panel.removed_records import records_of
from ivolt_desktop.panel.suggesting import compare_anew
from ivolt_desktop.panel.taking_back import ROWS_CHANGED, remember_in_rows
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import TOGETHER, Entry, plain
from ivolt_desktop.store.bulk_columns import put_back_columns
from ivolt_desktop.store.undoing import restore

_CHUNK = 500


def bring_back(work: UnitOfWork, *, change_id: int, progress: Progress = quiet) -> None:
    """Put back what the change ``change_id`` took back. Raises ``CannotUndo`` where something later stands in the way.

    Records are put back in bulk, as they were brought in, so that a whole delivery takes no longer than its import.
    ``progress`` may raise to stop: then nothing is put back.
    """
    session = work.session
    if session.get(Change, change_id) is None:
        raise CannotUndo("There is nothing to undo.")
    entries = session.scalars(
        select(ChangeEntry).where(ChangeEntry.change_id == change_id).order_by(ChangeEntry.id.desc())
    ).all()
    removed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        if entry.verb == "removed":
            removed[entry.register].append({"id": entry.record_id, **json.loads(entry.before or "{}")})
    together: dict[str, list[ChangeEntry]] = defaultdict(list)
    for entry in reversed(entries):
        if entry.verb == TOGETHER:
            together[entry.register].append(entry)
    try:
        tables = [each for each in Stored.metadata.sorted_tables if each.name in removed or each.name in together]
        for at, table in enumerate(tables):
            told = _part(progress, at, len(tables))
            told(0.0)
            if table.name in removed:
                _put_in(work, table, removed[table.name])
            if table.name in together:
                _put_in_together(work, table, together[table.name], told)
        numbers = [entry for entry in entries if of_number_alone(entry)]
        take_again(work, numbers)
        others = [entry for entry in entries if not of_number_alone(entry)]
        for done, entry in enumerate(others):
            progress("Putting back what it changed", 0.8 + 0.2 * done / len(others))
            if entry.verb == "changed":
                _restore(session, entry)
                session.flush()
            elif entry.verb == ROWS_CHANGED:
                _restore_rows(work, entry)
        compare_anew(work, "person", {entry.record_id for entry in entries if entry.verb == "changed"
                                   and entry.register == "person" and TOLD & json.loads(entry.after or "{}").keys()})
    except IntegrityError as error:
        raise CannotUndo("This cannot be undone any more: something it rests on has gone since.") from error


def _part(progress: Progress, at: int, of: int) -> Callable[[float], None]:
    """Tells the share of one table's records, the one numbered ``at`` (from 0) of ``of`` tables."""
    return lambda share: progress("Putting its records back", 0.8 * (at + share) / of)


def _put_in(work: UnitOfWork, table: Table, rows: list[dict[str, Any]]) -> None:
    session = work.session
    _refuse_doubles(session, table, {name: [row.get(name) for row in rows] for name in ("id", "natural_key")})
    rows.sort(key=lambda row: int(row["id"]))
    bulk.insert_rows(session, table, [_typed(table, row) for row in rows])
    work.trail.add(
        Entry(table.name, row["id"], "added", None, {name: value for name, value in row.items() if name != "id"})
        for row in rows
    )


def _put_in_together(
    work: UnitOfWork, table: Table, entries: Sequence[ChangeEntry], told: Callable[[float], None]
) -> None:
    """Records that were removed together, told in the trail as a delivery's new ones are."""
    columns: dict[str, list[Any]] = defaultdict(list)
    for done, entry in enumerate(entries):
        told(done / len(entries) / 2)
        for name, values in records_of(json.loads(entry.before or "{}")).items():
            columns[name] += values
    _refuse_doubles(work.session, table, columns)
    ids = columns.pop("id")
    typed = {name: [_value_of(table, name, each) for each in values]
             for name, values in columns.items() if name in table.c}
    put_back_columns(work.session, table, ids, typed, lambda share: told(0.5 + share / 2))
    work.trail.add([Entry(table.name, 0, "delivered", None, {"records": len(ids)})])


def _refuse_doubles(session: Session, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """The same id, or the same row of an agency's file, may have come in again since."""
    for name in ("id", "natural_key"):
        if name not in table.c or not session.scalar(select(table.c.id).limit(1)):
            continue
        wanted = [value for value in columns.get(name, ()) if value is not None]
        for start in range(0, len(wanted), _CHUNK):
            found = session.execute(
                select(table.c.id).where(table.c[name].in_(wanted[start:start + _CHUNK])).limit(1)).first()
            if found is not None:
                raise CannotUndo(
                    "This cannot be undone any more: the same rows have been brought in again since. "
                    "Take that delivery back first.")


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the columns hold them, from their JSON form in the audit trail."""
    return {name: _value_of(table, name, value) for name, value in row.items() if name in table.c}


def _value_of(table: Table, name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    python_type = table.c[name].type.python_type
    if python_type is datetime:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if python_type is date else value


def _restore(session: Session, entry: ChangeEntry) -> None:
    register: type[Register] = register_named(entry.register).register
    record = session.get(register, entry.record_id)
    after = json.loads(entry.after or "{}")
    if record is None or any(plain(getattr(record, name, value)) != value for name, value in after.items()):
        raise CannotUndo("This cannot be undone any more: a record was changed again since. Undo that first.")
    restore(record, json.loads(entry.before or "{}"))


def _restore_rows(work: UnitOfWork, entry: ChangeEntry) -> None:
    before: dict[str, str | None] = json.loads(entry.before or "{}")
    after: dict[str, str | None] = json.loads(entry.after or "{}")
    remember_in_rows(work, entry.record_id, after, before)
