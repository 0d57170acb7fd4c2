"""Undo: a compensating change made from the audit trail. It is audited itself, so it can be undone too."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry, Register, register_named
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store.audit import plain
from ivolt_desktop.store.work import UnitOfWork


def _reader(python_type: type) -> Callable[[Any], Any]:
    if python_type is datetime:
        return datetime.fromisoformat
    if python_type is date:
        return date.fromisoformat
    return lambda value: value


def restore(record: Register, values: dict[str, Any]) -> None:
    """Set a record's values from their JSON-ready form in the audit trail."""
    columns = {each.key: each.columns[0] for each in inspect(type(record)).column_attrs}
    for name, value in values.items():
        if name in columns:
            setattr(record, name, None if value is None else _reader(columns[name].type.python_type)(value))


def _record(session: Session, entry: ChangeEntry) -> Register:
    record = session.get(register_named(entry.register).register, entry.record_id)
    if record is None:
        raise CannotUndo("This cannot be undone any more: the record has since been removed. Undo that change first.")
    return record


def _unchanged(record: Register, after: dict[str, Any]) -> Register:
    for name, value in after.items():
        if plain(getattr(record, name, value)) != value:
            raise CannotUndo("This cannot be undone any more: the record was changed again since. Undo that first.")
    return record


def undo(work: UnitOfWork, change_id: int, told: Callable[[float], None] = lambda _share: None) -> None:
    """Put back what one change did. Raises ``CannotUndo`` if a later change stands in the way.

    ``told`` is called with the share that is done, and may raise to stop.
    """
    change = work.session.get(Change, change_id)
    if change is None:
        raise CannotUndo("There is nothing to undo.")
    said = change.label.removeprefix("Undo: ").removeprefix("Redo: ")
    work.says(f"Redo: {said}" if change.label.startswith("Undo: ") else f"Undo: {said}")
    work.undoes_id = change_id
    entries = work.session.scalars(
        select(ChangeEntry).where(ChangeEntry.change_id == change_id).order_by(ChangeEntry.id.desc())
    ).all()
    try:
        for done, entry in enumerate(entries):
            told(done / len(entries))
            _put_back(work.session, entry)
            work.session.flush()
    except IntegrityError as error:
        raise CannotUndo(
            "This cannot be undone any more: something made later rests on it. Undo that first."
        ) from error


def _put_back(session: Session, entry: ChangeEntry) -> None:
    before = json.loads(entry.before) if entry.before else {}
    after = json.loads(entry.after) if entry.after else {}
    if entry.verb == "added":
        session.delete(_unchanged(_record(session, entry), after))
    elif entry.verb == "changed":
        restore(_unchanged(_record(session, entry), after), before)
    elif entry.verb == "removed":
        register = register_named(entry.register).register
        if session.get(register, entry.record_id) is not None:
            raise CannotUndo("This has already been undone: the record is there.")
        record = register(id=entry.record_id)
        restore(record, before)
        session.add(record)
