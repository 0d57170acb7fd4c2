"""Values of delivered records that somebody has changed by hand since a delivery wrote them."""

import json
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import ChangeEntry, Delivered, Register
from ivolt_desktop.panel.undoing import BRINGS, TAKES, first_of
from ivolt_desktop.store.audit import plain

_CHUNK = 500


def changed_by_hand(
    session: Session, register: type[Register], ids: Collection[int], delivery_id: int
) -> dict[int, frozenset[str]]:
    """By record the names of values that are no longer what the delivery wrote; records without any are left out.

    Of what the audit trail tells since the delivery came in, the first change to a value that is neither a delivery's
    nor the taking back of one says what the delivery wrote: an edit that was undone since therefore does not count.
    Whom and where a record is linked to follows from its words, and goes back with them.
    """
    links = _links(register)
    by_files: dict[int, bool] = {}
    written: dict[int, dict[str, object]] = defaultdict(dict)
    came_in = session.scalar(
        select(func.min(ChangeEntry.change_id))
        .where(ChangeEntry.register == "delivery", ChangeEntry.record_id == delivery_id)) or 0
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        rows = session.execute(
            select(ChangeEntry.record_id, ChangeEntry.before, ChangeEntry.change_id)
            .where(ChangeEntry.register == register.__tablename__, ChangeEntry.verb == "changed",
                   ChangeEntry.record_id.in_(wanted[start:start + _CHUNK]), ChangeEntry.change_id > came_in)
            .order_by(ChangeEntry.id))
        for record_id, before, change_id in rows:
            if change_id not in by_files:
                by_files[change_id] = _is_of_a_file(session, change_id)
            if not by_files[change_id]:
                for name, value in json.loads(before or "{}").items():
                    if name not in links:
                        written[record_id].setdefault(name, value)
    found: dict[int, frozenset[str]] = {}
    for record_id, values in written.items():
        record = session.get(register, record_id)
        names = frozenset(name for name, value in values.items() if plain(getattr(record, name, value)) != value)
        if names:
            found[record_id] = names
    return found


def _links(register: type[Register]) -> set[str]:
    if not issubclass(register, Delivered):
        return set()
    return {mention.link for mention in register.people} | ({register.place.link} if register.place else set())


def _is_of_a_file(session: Session, change_id: int) -> bool:
    """Whether a change brought a file in, took one back, or undid one of these."""
    first, _ = first_of(session, change_id)
    return first is not None and first.operation in (BRINGS, TAKES)
