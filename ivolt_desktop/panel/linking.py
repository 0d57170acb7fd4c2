"""Whom and where new records speak of.

A person is made for each distinct way of being written (name, date of birth, phone, address all alike after cleaning),
so nothing is merged without a person's word; matching then suggests which of them are one. A later record written in
exactly the same way goes to the same person at once, and to the one they were merged into. Null words, and records
without a name, are never forced onto anybody.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.orm import Session

from ivolt_desktop.model import Delivered, Person, PersonMention, Place, Register
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.names import parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import Entry

_CHUNK = 500
Values = dict[str, Any]


def link_people(work: UnitOfWork, register: type[Register], ids: Sequence[int], delivery_id: int) -> list[int]:
    """Give each new record its person; returns the ids of people made because they were never written so before."""
    made: list[int] = []
    if not issubclass(register, Delivered):
        return made
    for mention in register.people:
        write = partial(written_person, mention=mention, delivery_id=delivery_id)
        made += _link(work, register, ids, mention.link, Person, "P", write)
    return made


def link_places(work: UnitOfWork, register: type[Register], ids: Sequence[int], delivery_id: int) -> list[int]:
    """Give each new record its place; returns the ids of places made because they were never written so before."""
    if not issubclass(register, Delivered) or register.place is None:
        return []
    write = partial(written_place, written=register.place.written, delivery_id=delivery_id)
    return _link(work, register, ids, register.place.link, Place, "A", write)


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name) if name else None
    return "" if value is None else str(value).strip()


def written_person(row: Mapping[str, Any], mention: PersonMention, delivery_id: int | None) -> Values | None:
    """The person a record writes of, as values for the register; ``None`` if it names nobody."""
    written = _cell(row, mention.name)
    if not written or is_null_word(written, "person"):
        return None
    name = parse_name(written)
    if name is None or name.organisation:
        return None
    phone = normalise_phone(_cell(row, mention.phone)) if mention.phone else None
    address = parse_address(_cell(row, mention.address))
    postcode = normalise_postcode(_cell(row, mention.postcode) or (address.postcode if address else ""))
    born = row.get(mention.born_on) if mention.born_on else None
    number = phone.number if phone and not phone.shared else ""
    key = "|".join((
        name.key, name.suffix.casefold(), number, born.isoformat() if isinstance(born, date) else "",
        address.key if address else "", postcode.text if postcode else "", _cell(row, mention.email).casefold(),
    ))
    return {
        "name": name.shown, "born_on": born, "phone": phone.shown if phone and number else None,
        "email": _cell(row, mention.email) or None, "address": _cell(row, mention.address) or None,
        "postcode": postcode.text if postcode else None, "ward": _cell(row, mention.ward) or None, "written_key": key,
        "first_delivery_id": delivery_id,
    }


def written_place(
    row: Mapping[str, Any], written: Iterable[tuple[str, str]], delivery_id: int | None
) -> Values | None:
    """The place a record writes of; ``None`` if it gives no address that can be told apart."""
    for address_field, postcode_field in written:
        as_written = _cell(row, address_field)
        address = parse_address(as_written) if as_written and not is_null_word(as_written, "address") else None
        if address is None or not address.key:
            continue
        postcode = normalise_postcode(_cell(row, postcode_field) or address.postcode)
        door = bool(address.number or address.flat)
        return {
            "name": address.shown, "kind": "address" if door else "street", "address": as_written,
            "postcode": postcode.text if postcode else None, "ward": row.get("ward"),
            "easting": row.get("easting"), "northing": row.get("northing"),
            "written_key": f"{address.key}|{postcode.text if postcode and door else ''}",
            "first_delivery_id": delivery_id,
        }
    return None


def _link(
    work: UnitOfWork, register: type[Register], ids: Sequence[int], link: str, target: type[Person] | type[Place],
    letter: str, write: Callable[[Mapping[str, Any]], Values | None],
) -> list[int]:
    session, table = work.session, _table(register)
    written: dict[int, Values] = {}
    for row in bulk.fetch_values(session, table, ids):
        values = write(row)
        if values is not None:
            written[row["id"]] = values
    known = _known(session, target, {values["written_key"] for values in written.values()})
    fresh: dict[str, Values] = {}
    for values in written.values():
        if values["written_key"] not in known:
            fresh.setdefault(values["written_key"], values)
    serial = _last_serial(session, target.__tablename__)
    rows = [{**values, "reference": f"{letter}-{serial + n:04d}"} for n, values in enumerate(fresh.values(), start=1)]
    made = bulk.insert_rows(session, _table(target), rows)
    known.update(zip(fresh, made, strict=True))
    if fresh:
        work.trail.add([Entry(target.__tablename__, 0, "delivered", None, {"records": len(fresh)})])
    bulk.update_rows(session, table, [
        {"id": record_id, link: known[values["written_key"]]} for record_id, values in written.items()
    ])
    return made


def _table(register: type[Register]) -> Table:
    table = register.__table__
    assert isinstance(table, Table)
    return table


def _last_serial(session: Session, table_name: str) -> int:
    """The highest id ever given, so that a reference is never used twice."""
    return session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table_name}) or 0


def _known(session: Session, target: type[Person] | type[Place], keys: Iterable[str]) -> dict[str, int]:
    """Ways of writing already kept, with the id of the person (or place) they now belong to."""
    wanted = sorted(keys)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _CHUNK):
        rows = session.execute(
            select(target.written_key, target.id).where(target.written_key.in_(wanted[start:start + _CHUNK]))
        )
        found.update({str(key): root_of(session, target, record_id) for key, record_id in rows})
    return found


def root_of(session: Session, target: type[Person] | type[Place], record_id: int) -> int:
    """The id a person or place now goes by, through every merge."""
    seen = {record_id}
    while True:
        into = session.scalar(select(target.merged_into_id).where(target.id == record_id))
        if into is None or into in seen:
            return record_id
        seen.add(into)
        record_id = into
