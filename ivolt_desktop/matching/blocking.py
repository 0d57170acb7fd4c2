"""Which pairs are worth comparing: several cheap keys, each capped, declared as data.

A pair is compared when it shares any one key. A key that very many records share (a common name, a hostel) is
passed over, since the pairs worth finding share a rarer one as well. A key of a name alone is loose: in a long list
it counts only for names that few bear.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.sounds import sound_key

CAP = 80
_LOOSE_PAIRS = 400_000
_LOOSE_LOWEST = 6


@dataclass(frozen=True)
class Kind:
    """One kind of key; ``loose`` keys say no more than a name.

    ``tells`` are the comparisons on which those who share it agree because they share it.
    """

    name: str
    keys: Callable[[ReadyPerson], Iterable[str]]
    tells: frozenset[str]
    loose: bool = False

    def cap(self, records: int, cap: int = CAP) -> int:
        """The most records that may share a key of this kind in a list of so many."""
        return min(cap, max(_LOOSE_LOWEST, _LOOSE_PAIRS // max(records, 1))) if self.loose else cap


def _by_phone(person: ReadyPerson) -> Iterable[str]:
    return person.numbers


def _by_email(person: ReadyPerson) -> Iterable[str]:
    return [person.email]


def _by_door_and_surname(person: ReadyPerson) -> Iterable[str]:
    return [f"{person.door}|{person.surname_sound}"] if person.door and person.surname else []


def _by_door_and_initial(person: ReadyPerson) -> Iterable[str]:
    return [f"{person.door}|{person.forename[0]}"] if person.door and person.forename else []


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
    """The date of birth, its day and month in either order, with the sound of each name."""
    born = person.record.born_on
    if not born or not person.surname:
        return []
    low, high = sorted((born.day, born.month))
    found = [f"{born.year}|{low}|{high}|{person.surname_sound}"]
    return [*found, f"{born.year}|{low}|{high}|{sound_key(person.forename)}|f"] if person.forename else found


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


def _by_agency_reference(person: ReadyPerson) -> Iterable[str]:
    return [f"{agency}|{reference}" for agency, some in person.references.items() for reference in some]

_NAME = frozenset({"surname", "forename", "swapped"})
_WHERE = frozenset({"address", "postcode"})

KINDS: tuple[Kind, ...] = (
    Kind("phone", _by_phone, frozenset({"phone"})),
    Kind("email", _by_email, frozenset({"email"})),
    Kind("door and surname", _by_door_and_surname, _WHERE | {"surname", "swapped"}),
    Kind("door and initial", _by_door_and_initial, _WHERE | {"forename", "swapped"}),
    Kind("name", _by_name, _NAME, loose=True),
    Kind("sound and initial", _by_sound_and_initial, _NAME, loose=True),
    Kind("part and initial", _by_part_and_initial, _NAME, loose=True),
    Kind("birth", _by_birth, _NAME | {"born", "age"}),
    Kind("postcode and name", _by_postcode_and_name, _NAME | _WHERE),
    Kind("street and forename", _by_street_and_forename, _NAME | _WHERE),
    Kind("agency reference", _by_agency_reference, frozenset({"reference"})),
)


def pairs_of_blocks(blocks: Iterable[Collection[int]], focus: Collection[int] | None) -> Iterator[tuple[int, int]]:
    """Each pair of keys within a block once, lower first; with ``focus`` only those with one of these in them."""
    wanted = None if focus is None else set(focus)
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        if wanted is None:
            made: Iterable[tuple[int, int]] = combinations(sorted(block), 2)
        else:
            made = (
                (one, two) if one < two else (two, one)
                for one in block if one in wanted for two in block if one < two or two not in wanted
            )  # fmt: skip
        for pair in made:
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield pair


def candidate_pairs(
    people: Collection[ReadyPerson], focus: Collection[int] | None = None, cap: int = CAP
) -> Iterator[tuple[ReadyPerson, ReadyPerson]]:
    """Each pair that shares a key, once; with ``focus`` only pairs with one of those records in them.

    Keys that more than ``cap`` records share are passed over.
    """
    of = {person.record.key: person for person in people}

    def blocks() -> Iterator[Collection[int]]:
        for kind in KINDS:
            found: dict[str, list[int]] = defaultdict(list)
            for person in people:
                for key in kind.keys(person):
                    if key:
                        found[key].append(person.record.key)
            most = kind.cap(len(people), cap)
            yield from (block for block in found.values() if 2 <= len(block) <= most)

    for one, two in pairs_of_blocks(blocks(), focus):
        yield of[one], of[two]
