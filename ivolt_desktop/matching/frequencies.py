"""How common each name is among the records, and which numbers and doors many share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ivolt_desktop.matching.records import ReadyPerson

_USUAL_SURNAME = 0.002
_USUAL_FORENAME = 0.006
_LOWEST_SURNAME = 0.0015
_LOWEST_FORENAME = 0.005
_TRUST = 200
_MANY_NAMES = 4
_MANY_AT_DOOR = 8


class Frequencies:
    """Counts over all the records compared, drawn towards a usual frequency where there are few.

    A name is never taken for rarer than a floor: those who come to the panel's notice are few among all
    who bear it, so that a rare name alone must not settle anything.
    """

    def __init__(self, people: Sequence[ReadyPerson]) -> None:
        self._surnames = Counter(person.surname for person in people if person.surname)
        self._forenames = Counter(person.forename for person in people if len(person.forename) > 1)
        self._surname_total = self._surnames.total()
        self._forename_total = self._forenames.total()
        users: dict[str, set[str]] = defaultdict(set)
        doors: dict[str, set[str]] = defaultdict(set)
        for person in people:
            called = person.surname_sound or person.forename
            if called:
                for number in person.numbers:
                    users[number].add(called)
                if person.door:
                    doors[person.door].add(f"{called} {person.forename[:1]}")
        self.shared_numbers = _with_more(users, _MANY_NAMES)
        self.shared_doors = _with_more(doors, _MANY_AT_DOOR)

    def surname(self, key: str) -> float:
        """The chance that another person has this surname."""
        found = (self._surnames[key] + _TRUST * _USUAL_SURNAME) / (self._surname_total + _TRUST)
        return max(found, _LOWEST_SURNAME)

    def forename(self, key: str) -> float:
        """The chance that another person has this forename."""
        found = (self._forenames[key] + _TRUST * _USUAL_FORENAME) / (self._forename_total + _TRUST)
        return max(found, _LOWEST_FORENAME)


def _with_more(found: dict[str, set[str]], than: int) -> frozenset[str]:
    return frozenset(key for key, names in found.items() if len(names) > than)
