"""Whom and where new records speak of, told for whole columns before the records are stored.

The same people and places that ``linking`` gives records one by one: each way of writing is looked at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ivolt_desktop.model import Delivered, Person, PersonMention, Place, PlaceMention, Register
from ivolt_desktop.panel.linking import Values, known_or_made, sender_of, uprn_in, written_person, written_place
from ivolt_desktop.store import UnitOfWork
from ivolt_desktop.store.coded import Coded, coded, constant, recoded, ways

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ivolt_desktop.store.coded import Codes

Columns = Mapping[str, Sequence[Any]]
Links = Sequence[int | None]


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
        return constant(None, count), []
    which, firsts = ways([columns[name] for name in names])
    wards = columns.get(mention.ward) if mention.ward else None
    told = [columns[name] for name in names]
    written: dict[int, Values] = {}
    for way, first in enumerate(firsts):
        row = {name: column[first] for name, column in zip(names, told, strict=True)}
        if wards is not None:
            row[mention.ward] = wards[first]
        values = written_person(row, mention, delivery_id, agency)
        if values is not None:  # of hundreds of thousands only what is told is held
            written[way] = {name: value for name, value in values.items() if value is not None}
    known, made = known_or_made(work, Person, "P", list(written.values()))
    ids = [known[written[way]["written_key"]] if way in written else None for way in range(len(firsts))]
    return recoded(ids, which), made


def places_of(
    work: UnitOfWork, register: type[Register], columns: Columns, count: int, delivery_id: int
) -> tuple[Links, list[int]]:
    """The place of every record, and the ids of places made, or that took a property number."""
    import numpy as np

    if not issubclass(register, Delivered) or register.place is None or not count:
        return constant(None, count), []
    mention = register.place
    numbers = _uprns(columns, mention, count)
    every = columns if numbers is None else {**columns, mention.uprn: numbers}
    further = [name for name in ("ward", "easting", "northing") if name in columns]
    first_of = np.full(count, -1)  # the first record that writes of the same place; -1: of none
    written: dict[int, Values] = {}
    for pair in mention.written:
        names = [name for name in pair if name in columns] + ([mention.uprn] if numbers is not None else [])
        left = np.flatnonzero(first_of < 0)
        if pair[0] not in columns or not len(left):
            continue
        of_pair = replace(mention, written=(pair,))
        which, firsts = _ways(every, names, left)
        for way, first in enumerate(firsts):
            row = {name: every[name][first] for name in (*names, *further)}
            values = written_place(row, of_pair, delivery_id)
            if values is not None:
                written[first] = values
            else:
                firsts[way] = -1
        first_of[left] = np.array(firsts).take(which)
    in_order = sorted(written)
    known, made = known_or_made(work, Place, "A", [written[first] for first in in_order])
    ids = [None, *(known[written[first]["written_key"]] for first in in_order)]
    return recoded(ids, np.searchsorted([-1, *in_order], first_of).astype(np.int32)), made


def _uprns(columns: Columns, mention: PlaceMention, count: int) -> Sequence[Any] | None:
    """For each record the property number that is surely its place's; ``None`` where the file gives none."""
    given = columns.get(mention.uprn) if mention.uprn else None
    if given is None or not any(given):
        return None
    names = [name for name in (mention.uprn, *(name for pair in mention.written for name in pair)) if name in columns]
    which, firsts = ways([columns[name] for name in names])
    return recoded([uprn_in({name: columns[name][first] for name in names}, mention) for first in firsts], which)


def _ways(
    columns: Columns, names: Sequence[str], places: "NDArray[np.int64]"
) -> tuple["Codes", list[int]]:
    """As ``ways``, of the records at some places; the first of each way is told by its place among all."""
    chosen = [columns[name] for name in names]
    if len(places) == len(chosen[0]):
        return ways(chosen)
    which, firsts = ways([Coded(*coded(column).part(places)) for column in chosen])
    return which, places.take(firsts).tolist()
