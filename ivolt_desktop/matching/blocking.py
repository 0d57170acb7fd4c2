"""Which pairs are worth comparing: several cheap keys, each capped.

A pair is compared when it shares any one key. A key that very many records share (a common name, a
hostel) is passed over, since the pairs worth finding share a rarer one as well.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations

from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.sounds import sound_key

Keys = Callable[[ReadyPerson], Iterable[str]]
CAP = 80


def _by_phone(person: ReadyPerson) -> Iterable[str]:
    return person.numbers


def _by_email(person: ReadyPerson) -> Iterable[str]:
    return [person.email]


def _by_door(person: ReadyPerson) -> Iterable[str]:
    return [person.door]


def _by_name(person: ReadyPerson) -> Iterable[str]:
    both = sorted((person.surname, person.forename))
    return ["|".join(both)] if all(len(part) > 1 for part in both) else []


def _by_sound_and_initial(person: ReadyPerson) -> Iterable[str]:
    return [f"{person.surname_sound}|{person.forename[:1]}"] if person.surname_sound and person.forename else []


def _by_part_and_initial(person: ReadyPerson) -> Iterable[str]:
    if not person.surname or not person.forename:
        return []
    parts = {person.surname} | person.surname_parts | person.middle_parts
    return [f"{part}|{person.forename[0]}" for part in parts]


def _by_birth(person: ReadyPerson) -> Iterable[str]:
    born = person.record.born_on
    return [born.isoformat()] if born and person.surname else []


def _by_birth_swapped(person: ReadyPerson) -> Iterable[str]:
    born = person.record.born_on
    if not born or not person.surname:
        return []
    low, high = sorted((born.day, born.month))
    return [f"{born.year}|{low}|{high}|{person.surname_sound}"]


def _by_postcode_and_name(person: ReadyPerson) -> Iterable[str]:
    if not person.postcode or not person.surname:
        return []
    found = [f"{person.postcode.text}|{person.surname_sound}"]
    if len(person.forename) > 1:
        found.append(f"{person.postcode.text}|{sound_key(person.forename)}|f")
    return found


def _by_street_and_forename(person: ReadyPerson) -> Iterable[str]:
    if not person.address or not person.address.street_key or not person.forename:
        return []
    return [f"{person.address.street_key}|{person.forename[:1]}|{person.surname_sound[:2]}"]


KEYS: tuple[Keys, ...] = (
    _by_phone,
    _by_email,
    _by_door,
    _by_name,
    _by_sound_and_initial,
    _by_part_and_initial,
    _by_birth,
    _by_birth_swapped,
    _by_postcode_and_name,
    _by_street_and_forename,
)


def candidate_pairs(
    people: Collection[ReadyPerson], focus: Collection[int] | None = None, cap: int = CAP
) -> Iterator[tuple[ReadyPerson, ReadyPerson]]:
    """Each pair that shares a key, once; with ``focus`` only pairs with one of those records in them.

    Keys that more than ``cap`` records share are passed over.
    """
    wanted = None if focus is None else set(focus)
    seen: set[tuple[int, int]] = set()
    for keys in KEYS:
        blocks: dict[str, list[ReadyPerson]] = defaultdict(list)
        for person in people:
            for key in keys(person):
                if key:
                    blocks[key].append(person)
        for block in blocks.values():
            if not 2 <= len(block) <= cap:
                continue
            for one, two in combinations(block, 2):
                first, second = (one, two) if one.record.key < two.record.key else (two, one)
                pair = first.record.key, second.record.key
                if pair[0] == pair[1] or pair in seen:
                    continue
                seen.add(pair)
                if wanted is None or pair[0] in wanted or pair[1] in wanted:
                    yield first, second
