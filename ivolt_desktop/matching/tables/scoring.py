"""From levels to a weight: how many bits speak for one person, value by value.

An equal value counts by how rare it is among people, not among records: who stands in a list fifty times does
not make a surname common. ``Scorer.odds`` is log2 of the odds that a pair is one person, prior included.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.tables.agreement import Agreement
from ivolt_desktop.matching.tables.chances import (
    Chances,
    Floats,
    among_strangers,
    in_family,
    posterior,
)
from ivolt_desktop.matching.tables.columns import Column

_ROUNDS = 30
_AT_ONCE = 200_000
_QUARTERS, _FAR = 4, 400
HOPELESS = 3.0
"""Bits no more above strangers, as whatever else, at which a pair is taken for strangers."""
HOUSEHOLDS = 0.3
"""Pairs of one household for each pair that is one person: no fewer are taken for granted in any list."""
_PEOPLE_A_PAIR = 0.4
_BY_VALUE = frozenset({"name", "date", "postcode", "text", "phone", "email", "number", "code", "age", "middle"})


class Scorer:
    """Chances, frequencies of values and the share of pairs of each sort, ready to weigh pairs."""

    def __init__(self, columns: Sequence[Column], chances: Chances, groups: NDArray[np.int64], pairs: float) -> None:
        self.columns = columns
        self.groups = groups
        self.chances = chances
        self.all_pairs = max(pairs, 1.0)
        self.rarity = [_rarity(column, groups) for column in columns]
        places = any(column.belongs == "place" for column in columns)
        self.households = HOUSEHOLDS
        one = 0.5 * len(groups) / self.all_pairs
        self.strangers = -float(np.log2(max(one, 1e-12)))
        """Bits a household must have in common to be closer than strangers are."""
        self.prior = np.array([one, one * 0.1, one * 0.3, 1.0] if places else [one, 0.0, 0.0, 1.0])

    def parts(self, agreement: Agreement) -> Iterator[Floats]:
        """log2 chance of what each column (and last of all swapped names) shows: sorts (rows) by pairs."""
        for number, column in enumerate(self.columns):
            table = self.chances.log_sorts(column, number)
            logs = np.asarray(table[:, agreement.levels[:, number]])
            rare = self.rarity[number]
            if rare is not None:
                at = np.flatnonzero(agreement.same[:, number] >= 0)
                usual, own = float(self.chances.other[number][1]), rare[agreement.same[at, number]]
                logs[3, at] += np.log2(own / usual)
                if column.belongs == "place":
                    logs[1, at] += np.log2(own / usual)
                elif column.belongs == "person":
                    logs[2, at] += np.log2(in_family(column.word, own) / in_family(column.word, usual))
            yield logs
        one, other = np.log2(self.chances.swapped)
        logs = np.zeros((4, len(agreement.first)))
        logs[:, agreement.names_swapped] += np.array([[one], [one], [other], [other]])
        yield logs

    def sorts(self, agreement: Agreement) -> Floats:
        """log2 chance of each pair (columns) under each sort (rows), without the prior."""
        total = np.zeros((4, len(agreement.first)))
        for start in range(0, len(agreement.first), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            for part in self.parts(agreement.some(some)):
                total[:, some] += part
        return total

    def settle_prior(self, sorts: Floats) -> None:
        """Find the share of pairs of each sort from the candidates, all other pairs being two people."""
        telling = np.maximum.reduce(list(sorts[:3])) - sorts[3] > HOPELESS
        some, times = _rounded(sorts[:, telling])
        for _ in range(_ROUNDS):
            counts = (self._posterior(some) * times).sum(axis=1)
            counts[3] = max(self.all_pairs - counts[:3].sum(), self.all_pairs * 0.5)
            counts[2] = max(counts[2], counts[0] * self.households)
            fresh = np.where(self.prior > 0, np.maximum(counts, 1.0) / self.all_pairs, 0.0)
            settled = np.allclose(fresh, self.prior, rtol=1e-3)
            self.prior = fresh
            if settled:
                break

    def _priors(self) -> Floats:
        with np.errstate(divide="ignore"):
            return np.asarray(np.log2(self.prior))[:, None]

    def _posterior(self, sorts: Floats) -> Floats:
        return posterior(sorts + self._priors())

    def unrelated(self, sorts: Floats) -> Floats:
        """The chance that each pair is two people who have nothing to do with each other."""
        return np.asarray(self._posterior(sorts)[3])

    def odds(self, sorts: Floats) -> Floats:
        """log2 odds that each pair is one person."""
        logs = sorts + self._priors()
        return np.asarray(np.logaddexp2(logs[0], logs[1]) - np.logaddexp2(logs[2], logs[3]))


def _rounded(sorts: Floats) -> tuple[Floats, Floats]:
    """The pairs told apart by quarters of a bit above strangers, each such pattern once, and how many pairs show it."""
    above = np.clip(np.rint((sorts[:3] - sorts[3]) * _QUARTERS), -_FAR, _FAR).astype(np.int64) + _FAR
    wide = 2 * _FAR + 1
    keys, times = np.unique((above[0] * wide + above[1]) * wide + above[2], return_counts=True)
    bits = np.stack([keys // wide // wide, keys // wide % wide, keys % wide]) - _FAR
    return np.vstack([bits / _QUARTERS, np.zeros(len(keys))]), times.astype(float)


def _rarity(column: Column, groups: NDArray[np.int64]) -> Floats | None:
    """Share of people that have each value of the column."""
    if column.nature not in _BY_VALUE or not column.texts:
        return None
    said = np.flatnonzero(column.codes >= 0)
    both = np.unique(groups[said] * len(column.texts) + column.codes[said])
    counts = np.bincount(both % len(column.texts), minlength=len(column.texts)).astype(float)
    strength, strangers = among_strangers()
    strength *= _PEOPLE_A_PAIR
    return np.asarray((counts + 0.5 + strangers[column.nature][0] * strength) / (counts.sum() + 0.5 + strength))
