"""Taking a delivery back whole: the panel stands as if the file had never come."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Table, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from ivolt_desktop.model import (
    AgendaItem,
    Delivery,
    DeliveryRow,
    Issue,
    Judgement,
    Membership,
    Person,
    Place,
    Register,
    links_to_people,
    links_to_places,
    register_named,
)
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.panel.changed_by_hand import changed_by_hand
from ivolt_desktop.panel.correcting import corrections_of, recount
from ivolt_desktop.panel.filling_in import give_back_filled_in
from ivolt_desktop.panel.operation import Progress, quiet
from ivolt_desktop.panel.property_numbers import give_back, numbers_told
from ivolt_desktop.panel.removed_records import MANY, removed_together
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork, bulk, waiting_indexes
from ivolt_desktop.store.audit import Entry, plain
from ivolt_desktop.store.bulk_removal import remove

ROWS_CHANGED = "rows changed"
"""Verb of an audit entry: rows of a delivery remember other values before them."""
_CHUNK = 500


_REMOVING, _PEOPLE = "Taking its records out", "Taking out people and places nothing rests on"
_NUMBERS, _FILLED_IN = "Giving back property numbers", "Giving back what people took from it"


class _Touched(NamedTuple):
    """A record that a row of the delivery made or changed, and its values before, as JSON."""

    record_id: int
    before: str | None


def take_back(work: UnitOfWork, *, delivery_id: int, progress: Progress = quiet) -> None:
    """Remove what a delivery brought and restore what it changed.

    A record that a later delivery also holds stays, and belongs to that one from now on. People and places first seen
    in this delivery go too, unless anything else rests on them. What somebody has changed by hand since stays as they
    left it, and the change says how many values did. The file's rows stay readable in its record. Files that corrected
    its rows go with it. ``progress`` may raise to stop: then nothing is taken back.
    """
    session = work.session
    delivery = session.get_one(Delivery, delivery_id)
    if delivery.state == DeliveryState.TAKEN_BACK:
        raise NotAllowed(f"{delivery.file_name} was already taken back.")
    delivery.state = DeliveryState.TAKEN_BACK.value
    session.flush()
    by_hand, parts = 0, [*reversed(corrections_of(session, delivery_id)), delivery]
    for at, part in enumerate(parts):
        part.state = DeliveryState.TAKEN_BACK.value
        session.flush()
        by_hand += _take_out(work, part, partial(_of_part, progress, at, len(parts)))
    recount(session, [delivery.completes_id or delivery_id])
    kept = f" ({count_of(by_hand, 'value')} changed by hand since kept)" if by_hand else ""
    work.says(f"Take back {delivery.file_name}{kept}")


def _of_part(progress: Progress, at: int, parts: int, words: str, share: float) -> None:
    progress(words, (at + share) / parts)


def _take_out(work: UnitOfWork, delivery: Delivery, progress: Progress) -> int:
    """Returns how many values stayed as somebody has changed them since."""
    progress("Looking for what it brought", 0.0)
    session, delivery_id = work.session, delivery.id
    waiting_indexes.make_every_one_here(session.connection())
    rows = session.execute(
        select(DeliveryRow.register, DeliveryRow.record_id, DeliveryRow.before)
        .where(DeliveryRow.delivery_id == delivery_id).order_by(DeliveryRow.id))
    by_register: dict[str, list[_Touched]] = defaultdict(list)
    for row in rows:
        if row.register and row.record_id:
            by_register[row.register].append(_Touched(row.record_id, row.before))
    numbers = numbers_told(session, delivery_id, by_register)
    by_hand = sum(
        _take_back_records(work, register_named(register).register, delivery, touched, progress)
        for register, touched in by_register.items()
    )
    progress(_PEOPLE, 0.7)
    _drop_unused(work, Person, delivery_id, _person_uses())
    progress(_PEOPLE, 0.8)
    _drop_unused(work, Place, delivery_id, _place_uses())
    give_back(work, numbers, lambda share: progress(_NUMBERS, 0.85 + 0.05 * share))
    give_back_filled_in(work, delivery_id, by_register, lambda share: progress(_FILLED_IN, 0.9 + 0.1 * share))
    return by_hand


def _take_back_records(
    work: UnitOfWork, register: type[Register], delivery: Delivery, rows: Sequence[_Touched], progress: Progress
) -> int:
    session, table = work.session, _table(register)
    earlier, later = _held_elsewhere(session, register, delivery.id)
    changed = {row.record_id for row in rows if row.before and row.record_id in earlier and row.record_id not in later}
    by_hand = changed_by_hand(session, register, changed, delivery.id)
    stayed = 0
    removed: list[int] = []
    handed_on: dict[int, dict[str, Any]] = {}
    for row in reversed(rows):
        record_id = row.record_id
        if row.before and record_id in later:
            handed_on.setdefault(record_id, {}).update(json.loads(row.before))
        elif row.before and record_id in earlier:
            before = json.loads(row.before)
            for name in by_hand.get(record_id, frozenset()) & set(before):
                del before[name]
                stayed += 1
            _restore(session, register, record_id, before)
        if record_id not in earlier and record_id not in later:
            removed.append(record_id)
        elif record_id not in earlier:
            record = session.get_one(register, record_id)
            record.delivery_id, record.source_row = later[record_id]  # type: ignore[attr-defined]
    session.flush()
    _hand_on(work, register, handed_on, later)
    _remove(work, table, removed, lambda share: progress(_REMOVING, 0.1 + 0.6 * share))
    return stayed


def _hand_on(
    work: UnitOfWork, register: type[Register], befores: Mapping[int, Mapping[str, Any]],
    later: Mapping[int, tuple[int, int]],
) -> None:
    """What stood before this delivery is what stood before the next one from now on."""
    now: dict[int, dict[str, str | None]] = defaultdict(dict)
    then: dict[int, dict[str, str | None]] = defaultdict(dict)
    for record_id, values in befores.items():
        delivery_id, number = later[record_id]
        row = work.session.scalars(
            select(DeliveryRow).where(DeliveryRow.delivery_id == delivery_id, DeliveryRow.row_number == number,
                                      DeliveryRow.register == register.__tablename__,
                                      DeliveryRow.record_id == record_id)
        ).first()
        if row is not None:
            now[delivery_id][str(row.id)] = row.before
            then[delivery_id][str(row.id)] = json.dumps(
                {**json.loads(row.before or "{}"), **values}, ensure_ascii=False)
    for delivery_id in then:
        remember_in_rows(work, delivery_id, now[delivery_id], then[delivery_id])


def remember_in_rows(
    work: UnitOfWork, delivery_id: int, now: Mapping[str, str | None], then: Mapping[str, str | None]
) -> None:
    """Set what rows of a delivery (row id to JSON) remember of the values before them; ``now`` is what they held."""
    bulk.update_rows(work.session, DeliveryRow, [{"id": int(row), "before": text} for row, text in then.items()])
    work.trail.add([Entry("delivery", delivery_id, ROWS_CHANGED, dict(now), dict(then))])


def _held_elsewhere(
    session: Session, register: type[Register], delivery_id: int
) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Records that an earlier, or a later, standing delivery also holds: id to that delivery and row."""
    rows = session.execute(
        select(DeliveryRow.record_id, DeliveryRow.delivery_id, DeliveryRow.row_number)
        .join(Delivery, Delivery.id == DeliveryRow.delivery_id)
        .where(DeliveryRow.register == register.__tablename__, DeliveryRow.delivery_id != delivery_id,
               Delivery.state == DeliveryState.STANDS.value, DeliveryRow.record_id.is_not(None))
        .order_by(DeliveryRow.delivery_id.desc())
    )
    earlier: dict[int, tuple[int, int]] = {}
    later: dict[int, tuple[int, int]] = {}
    for record_id, other_id, number in rows:
        if record_id is not None:
            (earlier if other_id < delivery_id else later)[record_id] = (other_id, number)
    return earlier, later


def _restore(session: Session, register: type[Register], record_id: int, before: Mapping[str, Any]) -> None:
    from ivolt_desktop.store.undoing import restore

    record = session.get(register, record_id)
    if record is not None:
        restore(record, dict(before))


def _remove(
    work: UnitOfWork, table: Table, ids: Iterable[int], told: Callable[[float], None] = lambda _share: None
) -> None:
    wanted = sorted(set(ids))
    if len(wanted) >= MANY:
        work.trail.add(removed_together(work.session, table, wanted, lambda share: told(share / 2)))
        remove(work.session, table, wanted)
        told(1.0)
        return
    kept = [name for name in map(str, table.c.keys()) if name not in ("id", "version")]
    work.trail.add(
        Entry(table.name, row["id"], "removed", {name: plain(row[name]) for name in kept}, None)
        for row in bulk.fetch_values(work.session, table, wanted)
    )
    bulk.delete_rows(work.session, table, wanted)


def _drop_unused(work: UnitOfWork, register: type[Person] | type[Place], delivery_id: int, uses: list[Any]) -> None:
    unused = select(register.id).where(register.first_delivery_id == delivery_id, ~or_(*uses))
    _remove(work, _table(register), work.session.scalars(unused).all())
    kept = work.session.scalars(select(register.id).where(register.first_delivery_id == delivery_id)).all()
    heirs = _next_seen_in(work.session, register, kept)
    bulk.update_rows(
        work.session, _table(register), [{"id": each, "first_delivery_id": heirs.get(each)} for each in kept])
    work.trail.add(
        Entry(register.__tablename__, each, "changed", {"first_delivery_id": delivery_id},
              {"first_delivery_id": heirs.get(each)})
        for each in kept
    )


def _next_seen_in(session: Session, register: type[Person] | type[Place], ids: Iterable[int]) -> dict[int, int]:
    """The first other delivery whose records speak of each person or place."""
    wanted, found = list(ids), dict[int, int]()
    links = links_to_people() if register is Person else links_to_places()
    for link in links:
        for start in range(0, len(wanted), _CHUNK):
            rows = session.execute(
                select(link, func.min(link.class_.delivery_id))
                .where(link.in_(wanted[start:start + _CHUNK]), link.class_.delivery_id.is_not(None)).group_by(link)
            )
            for record_id, delivery_id in rows:
                found[record_id] = min(delivery_id, found.get(record_id, delivery_id))
    return found


def _person_uses() -> list[Any]:
    other = aliased(Person)
    links = [*links_to_people(), Membership.person_id, Issue.person_id, AgendaItem.person_id]
    judged = exists().where(Judgement.of == "person",
                            or_(Judgement.first_id == Person.id, Judgement.second_id == Person.id))
    return [exists().where(link == Person.id) for link in links] + [exists().where(other.merged_into_id == Person.id),
                                                                    judged]


def _place_uses() -> list[Any]:
    other = aliased(Place)
    links = [*links_to_places(), Person.place_id, Membership.place_id, Issue.place_id, AgendaItem.place_id]
    judged = exists().where(Judgement.of == "place",
                            or_(Judgement.first_id == Place.id, Judgement.second_id == Place.id))
    return [exists().where(link == Place.id) for link in links] + [exists().where(other.merged_into_id == Place.id),
                                                                   judged]


def _table(register: type[Register]) -> Table:
    table = register.__table__
    assert isinstance(table, Table)
    return table
