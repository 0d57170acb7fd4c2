"""How common each name is among the records, and which numbers and doors many share."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ivolt_desktop.matching.records import ReadyPerson

_USUAL_SURNAME = 0.002
_USUAL_FORENAME = 0.006
_LOWEST_SURNAME = 0.0015
_LOWEST_FORENAME = 0.005
_TRUST = 200
MANY_NAMES = 4
MANY_AT_DOOR = 8


@dataclass(frozen=True)
class Frequencies:
    """How many records bear each name, drawn towards a usual frequency where there are few, and what many share.

    A name is never taken for rarer than a floor: those who come to the panel's notice are few among all
    who bear it, so that a rare name alone must not settle anything.
    """

    surnames: Mapping[str, int] = field(default_factory=dict)
    forenames: Mapping[str, int] = field(default_factory=dict)
    with_surname: int = 0
    with_forename: int = 0
    shared_numbers: frozenset[str] = frozenset()
    shared_doors: frozenset[str] = frozenset()

    def surname(self, key: str) -> float:
        """The chance that another person has this surname."""
        found = (self.surnames.get(key, 0) + _TRUST * _USUAL_SURNAME) / (self.with_surname + _TRUST)
        return max(found, _LOWEST_SURNAME)

    def forename(self, key: str) -> float:
        """The chance that another person has this forename."""
        found = (self.forenames.get(key, 0) + _TRUST * _USUAL_FORENAME) / (self.with_forename + _TRUST)
        return max(found, _LOWEST_FORENAME)


def counted(people: Sequence[ReadyPerson]) -> Frequencies:
    """The frequencies among these people."""
    surnames = Counter(person.surname for person in people if person.surname)
    forenames = Counter(person.forename for person in people if len(person.forename) > 1)
    users: dict[str, set[str]] = defaultdict(set)
    doors: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if called := called_at_number(person):
            for number in person.numbers:
                users[number].add(called)
            if person.door:
                doors[person.door].add(called_at_door(person))
    return Frequencies(
        surnames, forenames, surnames.total(), forenames.total(),
        frozenset(key for key, names in users.items() if len(names) > MANY_NAMES),
        frozenset(key for key, names in doors.items() if len(names) > MANY_AT_DOOR),
    )  # fmt: skip


def called_at_number(person: ReadyPerson) -> str:
    """What tells those who share a phone apart: the sound of the surname; '' for nobody known."""
    return person.surname_sound or person.forename


def called_at_door(person: ReadyPerson) -> str:
    """What tells those who share a door apart."""
    return f"{called_at_number(person)} {person.forename[:1]}"
