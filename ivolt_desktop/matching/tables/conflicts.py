"""What keeps two records apart whatever else agrees: declared as data, each with its words.

Weights add up column by column, and a family agrees in many columns at once. These are the cases in which what
agrees is what a family, a street or a shared phone has in common, and what differs is what tells people apart.
A conflict takes ``AGAINST`` bits off; an equal reference or e-mail address of one's own lifts all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.forenames import is_forename
from ivolt_desktop.matching.tables.agreement import Agreement
from ivolt_desktop.matching.tables.columns import Column
from ivolt_desktop.matching.tables.levels import LEVELS

AGAINST = 12.0
"""Bits below even odds at which a pair in conflict stands at best."""
GENERATION = 12
"""Years of age from which two of one name may be parent and child."""
_ALIKE = 0.72
FAMILY = frozenset({"generation", "forename", "alone"})
"""The conflicts that mean nothing where no families stand in the list."""
_ENOUGH = 30
_TELLS_HOW_COMMON = 200
"""So many records say how common a name is; the panel's own frequencies count a usual name as much."""
_NOBODYS_OWN = frozenset({"forename", "surname", "name", "gender", "town", "county"})
_BADLY_KEPT = 0.05

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Conflict:
    """One reason to keep two records apart; ``found`` says for which pairs of an agreement it holds."""

    name: str
    words: str
    found: "Callable[[Pairs], Flags]"


class Pairs:
    """An agreement that can be asked column by column, by word."""

    def __init__(self, columns: Sequence[Column], agreement: Agreement) -> None:
        self.columns = list(columns)
        self.agreement = agreement
        self.many = len(agreement.first)

    def level(self, number: int) -> NDArray[np.int8]:
        """The levels of one column."""
        return self.agreement.levels[:, number]

    def numbered(self, *words: str) -> list[int]:
        """The places of all columns of these words."""
        return [number for number, column in enumerate(self.columns) if column.word in words]

    def agree(self, *words: str, worst: int = 2) -> Flags:
        """Where any column of these words is at the level ``worst`` or a better one, and not different."""
        held = np.zeros(self.many, dtype=bool)
        for number in self.numbered(*words):
            line = min(worst, len(LEVELS[self.columns[number].nature]) - 2)
            held |= (self.level(number) > 0) & (self.level(number) <= line)
        return held

    def differ(self, *words: str) -> Flags:
        """Where any column of these words is given twice and different, and none agrees."""
        held = np.zeros(self.many, dtype=bool)
        for number in self.numbered(*words):
            held |= self.level(number) == len(LEVELS[self.columns[number].nature]) - 1
        return held & ~self.agree(*words)

    def sides(self, number: int, at: NDArray[np.int64]) -> tuple[list[str], list[str]]:
        """Both texts of a column for some of the pairs, '' where nothing is said."""
        texts = [*self.columns[number].texts, ""]
        codes = self.columns[number].codes
        first, second = self.agreement.first[at], self.agreement.second[at]
        return [texts[code] for code in codes[first].tolist()], [texts[code] for code in codes[second].tolist()]


def _generation(pairs: Pairs) -> Flags:
    """Two dates of birth, or two ages, a generation apart and no slip of one another."""
    held = np.zeros(pairs.many, dtype=bool)
    for number in pairs.numbered("born"):
        at = np.flatnonzero(pairs.level(number) >= 3)
        for place, one, two in zip(at.tolist(), *pairs.sides(number, at), strict=True):
            held[place] = _years_apart(one[:4], two[:4]) and one[:4] != two[:4] and not _year_slip(one, two)
    for number in pairs.numbered("age"):
        at = np.flatnonzero(pairs.level(number) == 4)
        for place, one, two in zip(at.tolist(), *pairs.sides(number, at), strict=True):
            held[place] |= _years_apart(one, two)
    return held & ~pairs.agree("born")


def _years_apart(one: str, two: str) -> bool:
    return one.isdigit() and two.isdigit() and abs(int(one) - int(two)) >= GENERATION


def _year_slip(one: str, two: str) -> bool:
    """Whether the same day and month stand beside a year with its digits crossed."""
    return one[4:] == two[4:] != "0101" and sorted(one[:4]) == sorted(two[:4])


def _other_forename(pairs: Pairs) -> Flags:
    """Two full forenames that cannot be one, where the rest is what a family has in common."""
    held = np.zeros(pairs.many, dtype=bool)
    fore = pairs.numbered("forename")
    if not fore:
        return held
    different = pairs.differ("forename") & ~pairs.agreement.names_swapped
    at = np.flatnonzero(different)
    ones, twos = pairs.sides(fore[0], at)
    elsewhere = [pairs.sides(number, at) for number in pairs.numbered("name", "surname")]
    for turn, (place, one, two) in enumerate(zip(at.tolist(), ones, twos, strict=True)):
        if not _cannot_be_one(one, two):
            continue
        here = {word for left, _ in elsewhere for word in left[turn].split()}
        there = {word for _, right in elsewhere for word in right[turn].split()}
        held[place] = one not in there and two not in here
    return held


def _cannot_be_one(one: str, two: str) -> bool:
    if min(len(one), len(two)) < 3 or not (one.isalpha() and two.isalpha()):
        return False
    if is_forename(one) and is_forename(two):
        return True
    from rapidfuzz.distance import JaroWinkler

    return bool(JaroWinkler.similarity(one, two) < _ALIKE)


def _another_door(pairs: Pairs) -> Flags:
    """The same street, another house number, and nothing that is a person's own; in a list of places that is all."""
    doors = pairs.numbered("house_number")
    if doors and not pairs.numbered("forename", "surname", "name", "born", "phone"):
        return pairs.level(doors[0]) >= 2
    same_street = pairs.agree("street", "address")
    return pairs.differ("house_number") & same_street & ~pairs.agree("born", "phone", "reference")


def _phone_alone(pairs: Pairs) -> Flags:
    """Nothing agrees but a phone."""
    rest = [column.word for column in pairs.columns if column.word not in ("phone", "gender", "town", "county")]
    return pairs.agree("phone") & ~pairs.agree(*rest, worst=4)


def _nothing_of_ones_own(pairs: Pairs) -> Flags:
    """In a list of people no name and no date of birth agrees: a phone or a door alone is never enough."""
    if not pairs.numbered("forename", "surname", "born"):
        return np.zeros(pairs.many, dtype=bool)
    named = pairs.agree("forename", worst=5) | pairs.agree("surname", worst=5) | pairs.agree("name", worst=2)
    return ~named & ~pairs.agree("born", worst=4) & ~pairs.agree("other")


def _swapped_alone(pairs: Pairs) -> Flags:
    """Names that agree only crosswise, and nothing else that agrees."""
    rest = [column.word for column in pairs.columns if column.word not in ("forename", "surname", "name", "gender")]
    return pairs.agreement.names_swapped & ~pairs.agree(*rest, worst=4)


def _name_alone(pairs: Pairs) -> Flags:
    """Nothing agrees but the name, in a list too short to tell how common the name is."""
    if not pairs.columns or len(pairs.columns[0].codes) >= _TELLS_HOW_COMMON:
        return np.zeros(pairs.many, dtype=bool)
    rest = [column.word for column in pairs.columns if column.word not in _NOBODYS_OWN]
    named = pairs.agree("forename", "surname", "name", worst=5) | pairs.agreement.names_swapped
    return named & ~pairs.agree(*rest, worst=4)


CONFLICTS: tuple[Conflict, ...] = (
    Conflict("generation", "born a generation apart: could be parent and child", _generation),
    Conflict("forename", "two different forenames: could be twins, or of one family", _other_forename),
    Conflict("door", "the same street, another house number, and nothing of the person's own agrees", _another_door),
    Conflict("phone", "a phone alone does not say who it is", _phone_alone),
    Conflict("alone", "a phone or an address alone does not say who it is", _nothing_of_ones_own),
    Conflict("swapped", "the names agree only crosswise, and nothing else does", _swapped_alone),
    Conflict("name", "a name alone does not say who it is in so short a list", _name_alone),
)


def lifted_by(columns: Sequence[Column], agreement: Agreement, near: Flags) -> frozenset[str]:
    """The conflicts that are mere slips in this table, as its own pairs show.

    ``near`` says which pairs are closer than strangers by what a household has in common.
    Families: among pairs of one surname and one household, or one e-mail address, relatives have another forename and
    another date of birth; badly kept records of one person
    have seldom both. Relatives of one forename or birthday are few among relatives, so a list with fewer relatives
    than twice its slips is taken for badly kept. Doors: where names, street and date
    of birth agree and the number often does not, the numbers are badly kept.
    """
    pairs = Pairs(columns, agreement)
    lifted: set[str] = set()
    fore, born, doors = pairs.numbered("forename"), pairs.numbered("born"), pairs.numbered("house_number")
    if not fore or not born:
        return frozenset()
    other = pairs.level(fore[0]) == len(LEVELS["name"]) - 1
    alike = pairs.agree("forename", worst=4)
    day, another = pairs.agree("born"), pairs.level(born[0]) == len(LEVELS["date"]) - 1
    tied = pairs.agree("surname") & (near | pairs.agree("email", worst=1))
    relatives = int((tied & other & another).sum())
    slips = int((tied & other & day).sum()) + int((tied & alike & another).sum())
    if slips >= _ENOUGH and relatives < slips * 2:
        lifted |= FAMILY
    one = alike & pairs.agree("surname") & day & pairs.agree("street", "address")
    if doors:
        moved = int((one & (pairs.level(doors[0]) == len(LEVELS["number"]) - 1)).sum())
        if moved >= _ENOUGH and moved >= _BADLY_KEPT * int((one & (pairs.level(doors[0]) > 0)).sum()):
            lifted.add("door")
    return frozenset(lifted)


def in_conflict(
    columns: Sequence[Column], agreement: Agreement, lifted: frozenset[str] = frozenset()
) -> NDArray[np.int8]:
    """For each pair the number of its first conflict, from 1 in the order of ``CONFLICTS``; 0 for none."""
    pairs = Pairs(columns, agreement)
    found = np.zeros(pairs.many, dtype=np.int8)
    own = pairs.agree("reference", "email", worst=1)
    for number, conflict in enumerate(CONFLICTS, start=1):
        if conflict.name not in lifted:
            found[(found == 0) & ~own & conflict.found(pairs)] = number
    return found
