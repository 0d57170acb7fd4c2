"""Whom and where new records speak of, told for whole columns before the records are stored.

The same people and places that ``linking`` gives records one by one: each way of writing is looked at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ivolt_desktop.model import Delivered, Person, PersonMention, Place, PlaceMention, Register
from ivolt_desktop.panel.linking import Values, known_or_made, sender_of, uprn_in, written_person, written_place
from ivolt_desktop.store import UnitOfWork

Columns = Mapping[str, Sequence[Any]]
Links = list[int | None]


def people_of(
    work: UnitOfWork, register: type[Register], columns: Columns, count: int, delivery_id: int
) -> tuple[dict[str, Links], list[int]]:
    """The person of every record for each link of the register, and the ids of people made."""
    links: dict[str, Links] = {}
    made: list[int] = []
    agency = sender_of(work.session, delivery_id)
    for mention in register.people if issubclass(register, Delivered) and count else ():
        links[mention.link], fresh = _people(work, mention, columns, count, delivery_id, agency)
        made += fresh
    return links, made


def _people(
    work: UnitOfWork, mention: PersonMention, columns: Columns, count: int, delivery_id: int, agency: str
) -> tuple[Links, list[int]]:
    names = [name for name in dict.fromkeys(mention.told) if name in columns]
    if mention.age in names and any(age is not None for age in columns[mention.age]):
        names.append(mention.age_on)
    if not names:  # a feed that tells nothing of this person
        return [None] * count, []
    which, firsts = _ways(columns, names, range(count))
    wards = columns.get(mention.ward) if mention.ward else None
    written: dict[int, Values] = {}
    for way, first in firsts.items():
        row = dict(zip(names, way, strict=True))
        if wards is not None:
            row[mention.ward] = wards[first]
        values = written_person(row, mention, delivery_id, agency)
        if values is not None:  # of hundreds of thousands only what is told is held
            written[first] = {name: value for name, value in values.items() if value is not None}
    known, made = known_or_made(work, Person, "P", list(written.values()))
    ids = {first: known[values["written_key"]] for first, values in written.items()}
    return list(map(ids.get, which)), made


def places_of(
    work: UnitOfWork, register: type[Register], columns: Columns, count: int, delivery_id: int
) -> tuple[Links, list[int]]:
    """The place of every record, and the ids of places made, or that took a property number."""
    nowhere: Links = [None] * count
    if not issubclass(register, Delivered) or register.place is None:
        return nowhere, []
    mention = register.place
    numbers = _uprns(columns, mention, count)
    further = [name for name in ("ward", "easting", "northing") if name in columns]
    firsts_of: list[int | None] = [None] * count
    written: dict[int, Values] = {}
    left: Sequence[int] = range(count)
    for pair in mention.written:
        names = [name for name in pair if name in columns]
        if pair[0] not in columns:
            continue
        names += [mention.uprn] if numbers is not None else []
        of_pair = replace(mention, written=(pair,))
        which, firsts = _ways(columns if numbers is None else {**columns, mention.uprn: numbers}, names, left)
        for way, first in firsts.items():
            row = dict(zip(names, way, strict=True)) | {name: columns[name][first] for name in further}
            values = written_place(row, of_pair, delivery_id)
            if values is not None:
                written[first] = values
        unresolved: list[int] = []
        for place, first in zip(left, which, strict=True):
            if first in written:
                firsts_of[place] = first
            else:
                unresolved.append(place)
        left = unresolved
        if not left:
            break
    in_order = [written[first] for first in sorted(written)]
    known, made = known_or_made(work, Place, "A", in_order)
    ids: dict[int | None, int] = {first: known[values["written_key"]] for first, values in written.items()}
    return list(map(ids.get, firsts_of)), made


def _uprns(columns: Columns, mention: PlaceMention, count: int) -> Sequence[Any] | None:
    """For each record the property number that is surely its place's; ``None`` where the file gives none."""
    given = columns.get(mention.uprn) if mention.uprn else None
    if given is None or not any(given):
        return None
    every = (mention.uprn, *(name for pair in mention.written for name in pair))
    names = [name for name in every if name in columns]
    return [uprn_in({name: columns[name][place] for name in names}, mention) for place in range(count)]


def _ways(
    columns: Columns, names: Sequence[str], places: Sequence[int]
) -> tuple[list[int], dict[tuple[Any, ...], int]]:
    """For every place the first of those that are written alike; and each way of writing with its first place."""
    chosen = [columns[name] for name in names]
    if not isinstance(places, range) or (chosen and len(places) != len(chosen[0])):
        chosen = [[column[place] for place in places] for column in chosen]
    firsts: dict[tuple[Any, ...], int] = {}
    which = [firsts.setdefault(way, place) for way, place in zip(zip(*chosen, strict=True), places, strict=True)]
    return which, firsts
