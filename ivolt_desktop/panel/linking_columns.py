"""Whom and where new records speak of, told for whole columns before the records are stored.

The same people and places that ``linking`` gives records one by one: each way of writing is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ivolt_desktop.model import Delivered, Person, PersonMention, Place, PlaceMention, Register
from ivolt_desktop.panel.linking import (
    Values,
    known_or_made,
    person_days,
    person_of,
    person_parts,
    place_of,
    read_door,
    sender_of,
    text_of,
    uprn_in,
)
from ivolt_desktop.store import UnitOfWork
from ivolt_desktop.store.coded import Coded, coded, constant, recoded, taken, ways

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
    parts = [_parts(columns.get(name), firsts, read) for name, read in person_parts(mention, agency)]
    days = [_some(columns.get(name) if name in names else None, firsts) for name in person_days(mention)]
    written: list[Values] = []
    keys: list[str | None] = []
    for told in zip(*parts, *days, strict=True):
        values = person_of(delivery_id, *told)
        keys.append(values["written_key"] if values is not None else None)
        if values is not None:  # of hundreds of thousands only what is told is held
            written.append({name: value for name, value in values.items() if value is not None})
    known, made = known_or_made(work, Person, "P", written)
    return recoded([None if key is None else known[key] for key in keys], which), made


def _parts(column: Sequence[Any] | None, places: Sequence[int], read: Callable[[str], Any]) -> Iterable[Any]:
    """What is read in a column's texts at some places, each different text being read once."""
    if column is None:
        return [read("")] * len(places)
    told = coded(column)
    return taken([read(text_of(value)) for value in told.different], told.codes.take(places))


def _some(column: Sequence[Any] | None, places: Sequence[int]) -> Iterable[Any]:
    """A column's values at some places; nothing where there is no column."""
    if column is None:
        return [None] * len(places)
    if isinstance(column, Coded):
        return taken(column.different, column.codes.take(places))
    return [column[place] for place in places]


def places_of(
    work: UnitOfWork, register: type[Register], columns: Columns, count: int, delivery_id: int
) -> tuple[Links, list[int]]:
    """The place of every record, and the ids of places made, or that took a property number."""
    import numpy as np

    if not issubclass(register, Delivered) or register.place is None or not count:
        return constant(None, count), []
    mention = register.place
    numbers = _uprns(columns, mention, count)
    first_of = np.full(count, -1)  # the first record that writes of the same place; -1: of none
    written: dict[int, Values] = {}
    for address, postcode in mention.written:
        names = [name for name in (address, postcode) if name in columns]
        left = np.flatnonzero(first_of < 0)
        if address not in columns or not len(left):
            continue
        which, firsts = _ways([*(columns[name] for name in names), *([] if numbers is None else [numbers])], left)
        parts = [_parts(columns.get(name), firsts, read)
                 for name, read in ((address, str), (address, read_door), (postcode, str))]  # fmt: skip
        further = [_some(columns.get(name), firsts) for name in ("ward", "easting", "northing")]
        given = _parts(numbers, firsts, str)
        for way, told in enumerate(zip(*parts, *further, given, strict=True)):
            values = place_of(delivery_id, *told)
            if values is not None:
                written[firsts[way]] = values
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


def _ways(columns: Sequence[Sequence[Any]], places: "NDArray[np.int64]") -> tuple["Codes", list[int]]:
    """As ``ways``, of the records at some places; the first of each way is told by its place among all."""
    if len(places) == len(columns[0]):
        return ways(columns)
    which, firsts = ways([Coded(*coded(column).part(places)) for column in columns])
    return which, places.take(firsts).tolist()
