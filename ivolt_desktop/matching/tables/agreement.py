"""How the pairs of a table agree, column by column; forename and surname, or two lines of an address, may be
swapped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.forenames import are_two_forenames, is_forename
from ivolt_desktop.matching.tables.columns import SWAPPABLE_LINES, Codes, Column
from ivolt_desktop.matching.tables.levels import LEVELS, Levels, grade

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass
class Agreement:
    """For each pair (rows) and column the level, and the place in the column's texts of an equal value or -1."""

    first: Places
    second: Places
    levels: NDArray[np.int8]
    same: NDArray[np.int32]
    names_swapped: NDArray[np.bool_]

    def some(self, at: Places | slice) -> "Agreement":
        """Those pairs alone."""
        return Agreement(self.first[at], self.second[at], self.levels[at], self.same[at], self.names_swapped[at])


def joined(parts: Sequence[Agreement]) -> Agreement:
    """The pairs of all parts, one part after another."""
    return Agreement(
        np.concatenate([part.first for part in parts]), np.concatenate([part.second for part in parts]),
        np.concatenate([part.levels for part in parts]), np.concatenate([part.same for part in parts]),
        np.concatenate([part.names_swapped for part in parts]),
    )  # fmt: skip


class Comparer:
    """Grades pairs of one table's records; of those given together each pair of different texts is graded once."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = list(columns)
        self._forename = self._find("forename")
        self._surname = self._find("surname")
        lines = [number for number, column in enumerate(self.columns) if column.word in SWAPPABLE_LINES]
        self._made: dict[str, Flags] = {}
        self._swaps = [(one, two) for place, one in enumerate(lines) for two in lines[place + 1 :]][:6]

    def _find(self, word: str) -> int | None:
        return next((number for number, column in enumerate(self.columns) if column.word == word), None)

    def compare(self, first: Places, second: Places) -> Agreement:
        """Grade the pairs."""
        levels = np.zeros((len(first), len(self.columns)), dtype=np.int8)
        same = np.full((len(first), len(self.columns)), -1, dtype=np.int32)
        for number, column in enumerate(self.columns):
            one, two = column.codes[first], column.codes[second]
            levels[:, number] = _graded(column, one, two)
            if column.word == "forename":
                _tell_forenames_apart(column, one, two, levels[:, number])
            same[:, number] = np.where(one == two, one, -1)
        self._let_dates_speak(levels, same)
        self._let_names_speak(first, second, levels, same)
        found = Agreement(first, second, levels, same, np.zeros(len(first), dtype=bool))
        if self._forename is not None and self._surname is not None:
            found.names_swapped = self._swap(first, second, found, self._forename, self._surname)
        for one_line, other_line in self._swaps:
            self._swap(first, second, found, one_line, other_line)
        return found

    def _let_names_speak(
        self, first: Places, second: Places, levels: NDArray[np.int8], same: NDArray[np.int32]
    ) -> None:
        """Two e-mail addresses made of their owners' names say no more than the names do, unless they are the same.

        Or near each other with the same figures in both: people of one name are told apart by those. An address of
        nothing but the names, the same for two of different dates of birth, is what any namesake could have.
        """
        born = self._find("born")
        for number, column in enumerate(self.columns):
            if column.nature != "email":
                continue
            at = np.flatnonzero((levels[:, number] > 0) & (levels[:, number] < len(LEVELS["email"]) - 1))
            made = self._made_of_names(column)
            at = at[made[first[at]] & made[second[at]]]
            figures = column.shape("figures", lambda text: "".join(filter(str.isdigit, text.split("@")[0])))
            one, two = figures[first[at]], figures[second[at]]
            idle = (levels[at, number] > 1) & ((one != two) | (one < 0))
            if born is not None:
                idle |= (one < 0) & (two < 0) & (levels[at, born] == len(LEVELS["date"]) - 1)
            levels[at[idle], number], same[at[idle], number] = 0, -1

    def _made_of_names(self, email: Column) -> Flags:
        """For each record whether its e-mail address has its forename or surname in it."""
        if email.label not in self._made:
            texts, found = [*email.texts, ""], np.zeros(len(email.codes), dtype=bool)
            for part in (self._forename, self._surname):
                if part is not None:
                    names = [*self.columns[part].texts, ""]
                    pairs = zip(email.codes.tolist(), self.columns[part].codes.tolist(), strict=True)
                    said = (len(names[name]) > 2 and names[name] in texts[mail].split("@")[0] for mail, name in pairs)
                    found |= np.fromiter(said, bool, len(found))
            self._made[email.label] = found
        return self._made[email.label]

    def _let_dates_speak(self, levels: NDArray[np.int8], same: NDArray[np.int32]) -> None:
        """Where a date of birth is given twice, an age says nothing besides."""
        born = self._find("born")
        for number, column in enumerate(self.columns):
            if column.word == "age" and born is not None:
                said = levels[:, born] > 0
                levels[said, number], same[said, number] = 0, -1

    def _swap(self, first: Places, second: Places, found: Agreement, one: int, two: int) -> Flags:
        """Take the levels across where straight neither agrees and across they do, and say for which pairs."""
        here, there = self.columns[one], self.columns[two]
        names = here.nature == "name"
        worst = len(LEVELS[here.nature]) - 1
        poor = np.isin(found.levels[:, one], (0, worst)) & np.isin(found.levels[:, two], (0, worst))
        begins = here.vocabulary.form("begins", lambda text: text[: 1 if names else 3])
        at = np.flatnonzero(poor)
        pairs = [(here.codes[first[at]], there.codes[second[at]]), (there.codes[first[at]], here.codes[second[at]])]
        hints = [(left >= 0) & (right >= 0) & (begins[left] == begins[right]) for left, right in pairs]
        gone = [(left < 0) | (right < 0) for left, right in pairs]
        hint = hints[0] | hints[1]
        if names:
            hint &= (hints[0] | gone[0]) & (hints[1] | gone[1])
        at, pairs = at[hint], [(left[hint], right[hint]) for left, right in pairs]
        cross = [_graded(here, left, right) for left, right in pairs]
        good = [(level > 0) & (level <= (3 if names else 2)) for level in cross]
        if names:
            better = (good[0] & (good[1] | np.isin(cross[1], (0, 5)))) | (good[1] & np.isin(cross[0], (0, 5)))
        else:
            better = (good[0] & (cross[1] != worst)) | (good[1] & (cross[0] != worst))
        at = at[better]
        # what stands across is weighed as the column of the second record
        for column, place in ((two, 0), (one, 1)):
            left, right = (codes[better] for codes in pairs[place])
            found.levels[at, column] = cross[place][better]
            found.same[at, column] = np.where(left == right, right, -1)
        changed = np.zeros(len(first), dtype=bool)
        changed[at] = True
        return changed


def _tell_forenames_apart(column: Column, one: Codes, two: Codes, levels: Levels) -> None:
    """Two forenames in use are two names, however alike: Joan and Jean."""
    known = column.vocabulary.number("forename", lambda text: int(is_forename(text))) > 0
    close = np.flatnonzero((levels == 2) | (levels == 4))
    close = close[known[one[close]] & known[two[close]]]
    left, right = one[close].astype(np.int64), two[close].astype(np.int64)
    keys, back = np.unique(left * len(column.texts) + right, return_inverse=True)
    apart = np.fromiter(
        (are_two_forenames(column.texts[key // len(column.texts)], column.texts[key % len(column.texts)])
         for key in keys.tolist()), bool, len(keys),
    )  # fmt: skip
    levels[close[apart[back]]] = len(LEVELS["name"]) - 1


def _graded(column: Column, one: Codes, two: Codes) -> Levels:
    """The levels of pairs of codes of the column's vocabulary; each distinct pair is graded once."""
    levels = np.zeros(len(one), dtype=np.int8)
    said = (one >= 0) & (two >= 0)
    levels[said & (one == two)] = 1
    at = np.flatnonzero(said & (one != two))
    if not len(at):
        return levels
    left, right = one[at].astype(np.int64), two[at].astype(np.int64)
    width = len(column.texts)
    keys, back = np.unique(np.minimum(left, right) * width + np.maximum(left, right), return_inverse=True)
    lower, higher = (keys // width).astype(np.int32), (keys % width).astype(np.int32)
    levels[at] = grade(column.nature, column.vocabulary, lower, higher)[back]
    return levels
