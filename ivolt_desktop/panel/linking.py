"""Whom and where new records speak of.

A person is made for each distinct way of being written (name, date of birth, phone, address all alike after cleaning),
so nothing is merged without a person's word; matching then suggests which of them are one. A later record written in
exactly the same way goes to the same person at once, and to the one they were merged into. Null words, and records
without a name, are never forced onto anybody.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Delivered, Delivery, Person, PersonMention, Place, PlaceMention, Register
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.agency_references import one_reference
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.names import parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.uprns import read_uprn
from ivolt_desktop.store import UnitOfWork, bulk, waiting_indexes
from ivolt_desktop.store.audit import Entry
from ivolt_desktop.store.bulk_columns import insert_columns

_CHUNK = 500
_MANY = 20_000
_NOWHERE = ("", False, "", "")
Values = dict[str, Any]


def link_people(
    work: UnitOfWork, register: type[Register], ids: Sequence[int], delivery_id: int,
    stay: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> list[int]:
    """Give each record its person; returns the ids of people made because they were never written so before.

    ``stay`` names by the link those records that keep whom they have.
    """
    made: list[int] = []
    if not issubclass(register, Delivered) or not ids:
        return made
    agency = sender_of(work.session, delivery_id)
    for mention in register.people:
        write = partial(written_person, mention=mention, delivery_id=delivery_id, agency=agency)
        others = [each for each in ids if each not in stay.get(mention.link, ())]
        made += _link(work, register, others, mention.link, Person, "P", write)
    return made


def link_places(work: UnitOfWork, register: type[Register], ids: Sequence[int], delivery_id: int) -> list[int]:
    """Give each record its place; returns the ids of places never written so before, or that took a property number."""
    if not issubclass(register, Delivered) or register.place is None or not ids:
        return []
    write = partial(written_place, mention=register.place, delivery_id=delivery_id)
    return _link(work, register, ids, register.place.link, Place, "A", write)


def sender_of(session: Session, delivery_id: int | None) -> str:
    """The short name of the agency that sent a delivery; '' where there is none."""
    found = select(Agency.short_name).join(Delivery, Delivery.agency_id == Agency.id).where(Delivery.id == delivery_id)
    return session.scalar(found) or ""


def _cell(row: Mapping[str, Any], name: str) -> str:
    return text_of(row.get(name)) if name else ""


def text_of(value: object) -> str:
    """A value as text, '' where there is none."""
    return value.strip() if isinstance(value, str) else "" if value is None else str(value).strip()


@lru_cache(maxsize=20_000)
def read_name(written: str) -> tuple[str, str] | None:
    """A person's name for comparing, and as shown; ``None`` where nobody is named, or an organisation."""
    if not written or is_null_word(written, "person"):
        return None
    name = parse_name(written)
    return None if name is None or name.organisation else (f"{name.key}|{name.suffix.casefold()}", name.shown)


@lru_cache(maxsize=5_000)
def read_own_phone(written: str) -> tuple[str, str]:
    """A number of somebody's own, for comparing and as shown; '' where there is none."""
    phone = normalise_phone(written) if written else None
    return (phone.number, phone.shown) if phone and not phone.shared else ("", "")


@lru_cache(maxsize=100_000)
def read_door(written: str) -> tuple[str, bool, str, str]:
    """An address as shown, whether it is a door, its key, and the postcode written in it; all blank where none is."""
    address = parse_address(written) if written and not is_null_word(written, "address") else None
    if address is None:
        return _NOWHERE
    return address.shown, bool(address.number or address.flat), address.key, address.postcode


@lru_cache(maxsize=20_000)
def read_postcode(written: str) -> str:
    """A postcode in its settled form; '' where what is written is none."""
    found = normalise_postcode(written)
    return found.text if found else ""


def written_person(
    row: Mapping[str, Any], mention: PersonMention, delivery_id: int | None, agency: str = ""
) -> Values | None:
    """The person a record writes of, as values for the register; ``None`` if it names nobody.

    ``agency`` sent the record, and so gave the person the reference in it. Who has a reference, or an age and no date
    of birth, is told apart by them: by the year in which somebody of that age was born, if the birthday was past.
    """
    parts = [read(_cell(row, attribute)) for attribute, read in person_parts(mention, agency)]
    days = [row.get(attribute) if attribute else None for attribute in person_days(mention)]
    return person_of(delivery_id, *parts, *days)


def person_parts(mention: PersonMention, agency: str) -> tuple[tuple[str, Callable[[str], Any]], ...]:
    """The attributes whose texts tell of a person, and how each text is read: what ``person_of`` takes, in its order.
    """
    return (
        (mention.name, read_name), (mention.phone, read_own_phone), (mention.address, str),
        (mention.address, read_door), (mention.postcode, str), (mention.email, str),
        (mention.own_reference, lambda text: one_reference(agency, text) if text else ""), (mention.ward, str),
    )  # fmt: skip


def person_days(mention: PersonMention) -> tuple[str, str, str]:
    """The attributes that hold a date of birth, an age and the day of that age."""
    return mention.born_on, mention.age, mention.age_on


def person_of(
    delivery_id: int | None, name: tuple[str, str] | None, phone: tuple[str, str], address: str,
    door: tuple[str, bool, str, str], postcode: str, email: str, reference: str, ward: str,
    born: date | None, age: int | None, day: Any,
) -> Values | None:
    """A person put together from what a record tells of them, as ``written_person`` describes."""
    if name is None:
        return None
    code = read_postcode(postcode or door[3])
    day_of_birth = born.isoformat() if isinstance(born, date) else ""
    key = f"{name[0]}|{phone[0]}|{day_of_birth}|{door[2]}|{code}|{email.casefold()}"
    if born or age is None:
        age = day = None
    elif day is not None:
        key += f"|born {day.year - age}"
    key += f"|{reference.casefold()}" if reference else ""
    return {
        "name": name[1], "born_on": born, "phone": phone[1] or None,
        "email": email or None, "address": address or None,
        "postcode": code or None, "ward": ward or None, "written_key": key,
        "first_delivery_id": delivery_id, "age": age, "age_on": None if day is None else day_of(day),
        "agency_references": reference or None,
    }


def uprn_in(row: Mapping[str, Any], mention: PlaceMention) -> str:
    """The property number a record gives for its place; '' where it gives addresses of several: whose it is, is not
    said.
    """
    number = read_uprn(_cell(row, mention.uprn)) if mention.uprn else ""
    if not number or mention.of_one:
        return number
    doors: set[str] = set()
    postcodes: set[str] = set()
    for address, postcode in mention.written:
        if written := _cell(row, address):
            _, _, key, inside = read_door(written)
            doors.add(key or written)
            postcodes.add(read_postcode(_cell(row, postcode) or inside))
    return number if len(doors) == 1 and len(postcodes - {""}) < 2 else ""


def written_place(row: Mapping[str, Any], mention: PlaceMention, delivery_id: int | None) -> Values | None:
    """The place a record writes of; ``None`` if it gives no address that can be told apart."""
    for address, postcode in mention.written:
        as_written = _cell(row, address)
        values = place_of(
            delivery_id, as_written, read_door(as_written), _cell(row, postcode), row.get("ward"), row.get("easting"),
            row.get("northing"), uprn_in(row, mention),
        )
        if values is not None:
            return values
    return None


def place_of(
    delivery_id: int | None, address: str, door: tuple[str, bool, str, str], postcode: str, ward: Any, easting: Any,
    northing: Any, uprn: str,
) -> Values | None:
    """A place put together from what a record tells of it, as ``written_place`` does."""
    shown, exact, key, inside = door
    if not key:
        return None
    code = read_postcode(postcode or inside)
    return {
        "name": shown, "kind": "address" if exact else "street", "address": address,
        "postcode": code or None, "ward": ward, "easting": easting, "northing": northing,
        "written_key": f"{key}|{code if exact else ''}",
        "first_delivery_id": delivery_id, "uprn": (uprn or None) if exact else None,
    }


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
    known, made = known_or_made(work, target, letter, written.values())
    bulk.update_rows(session, table, [
        {"id": record_id, link: known[values["written_key"]]} for record_id, values in written.items()
    ])
    return made


def known_or_made(
    work: UnitOfWork, target: type[Person] | type[Place], letter: str, written: Collection[Values]
) -> tuple[dict[str, int], list[int]]:
    """The id for each way of writing, by its key; and the ids of those that must be compared with all others: made
    because they were never written so, or known and told a property number now.
    """
    session = work.session
    waiting_indexes.make_here(session.connection(), _table(target))
    numbered = _numbered(work, written) if target is Place else []
    known = _known(session, target, {values["written_key"] for values in written})
    fresh: dict[str, Values] = {}
    for values in written:
        if values["written_key"] not in known:
            first = fresh.setdefault(values["written_key"], values)
            if values.get("uprn") and not first.get("uprn"):
                fresh[values["written_key"]] = {**first, "uprn": values["uprn"]}
    if not fresh:
        return known, numbered
    serial = _last_serial(session, target.__tablename__)
    names = dict.fromkeys(name for values in fresh.values() for name in values)
    columns: dict[str, Iterable[Any]] = {name: [values.get(name) for values in fresh.values()] for name in names}
    columns["reference"] = (f"{letter}-{serial + n:04d}" for n in range(1, len(fresh) + 1))
    made = insert_columns(session, _table(target), columns, len(fresh))
    known.update(zip(fresh, made, strict=True))
    work.trail.add([Entry(target.__tablename__, 0, "delivered", None, {"records": len(fresh)})])
    return known, [*made, *numbered]


def _numbered(work: UnitOfWork, written: Iterable[Values]) -> list[int]:
    """Settle property numbers against the places known.

    A known place without a number takes the first one written for it; a way of writing that stands for another number
    already gets a key of its own. Returns the ids of places that took one, without those merged into another.
    """
    told = [values for values in written if values["uprn"]]
    wanted = {key for values in told for key in (values["written_key"], key_with_uprn(values))}
    held: dict[str, str | None] = {}
    ids: dict[str, tuple[int, bool]] = {}
    columns = select(Place.written_key, Place.uprn, Place.id, Place.merged_into_id)
    for key, uprn, place_id, merged in _of_keys(work.session, columns, Place.written_key, wanted):
        held[str(key)], ids[str(key)] = uprn, (place_id, merged is None)
    taken: dict[str, str] = {}
    for values in told:
        key, own = values["written_key"], key_with_uprn(values)
        stands_for = held.setdefault(key, values["uprn"])
        if stands_for is None and own not in held:
            held[key] = taken[key] = values["uprn"]
        elif stands_for != values["uprn"]:
            values["written_key"] = own
    bulk.update_rows(work.session, Place, [{"id": ids[key][0], "uprn": uprn} for key, uprn in taken.items()])
    work.trail.add(
        Entry("place", ids[key][0], "changed", {"uprn": None}, {"uprn": uprn}) for key, uprn in taken.items())
    return [place_id for place_id, stands in (ids[key] for key in taken) if stands]


def key_with_uprn(values: Mapping[str, Any]) -> str:
    """The key of a place whose way of writing stands for another property number."""
    return f"{values['written_key']}|uprn {values['uprn']}"


def _table(register: type[Register]) -> Table:
    table = register.__table__
    assert isinstance(table, Table)
    return table


def _last_serial(session: Session, table_name: str) -> int:
    """The highest id ever given, so that a reference is never used twice."""
    return session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table_name}) or 0


def _known(session: Session, target: type[Person] | type[Place], keys: Collection[str]) -> dict[str, int]:
    """Ways of writing already kept, with the id of the person (or place) they now belong to."""
    columns = select(target.written_key, target.id, target.merged_into_id)
    return {str(key): record_id if merged is None else root_of(session, target, record_id)
            for key, record_id, merged in _of_keys(session, columns, target.written_key, keys)}


def _of_keys(session: Session, columns: Any, key: Any, wanted: Collection[str]) -> list[Any]:
    """The rows whose first column, ``key``, is one of those wanted."""
    if len(wanted) > _MANY:  # one walk through all of them costs less than asking for each
        return [row for row in session.execute(columns) if row[0] in wanted]
    some = sorted(wanted)
    return [row for start in range(0, len(some), _CHUNK)
            for row in session.execute(columns.where(key.in_(some[start:start + _CHUNK])))]


def root_of(session: Session, target: type[Person] | type[Place], record_id: int) -> int:
    """The id a person or place now goes by, through every merge."""
    seen = {record_id}
    while True:
        into = session.scalar(select(target.merged_into_id).where(target.id == record_id))
        if into is None or into in seen:
            return record_id
        seen.add(into)
        record_id = into
