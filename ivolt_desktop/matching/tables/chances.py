"""How often each level is met, learned from the user's own table without any labels.

A pair is one of four sorts: one person at one place, one person who has moved, two people of one place (a
household), two who have nothing to do with each other. Fellegi-Sunter's two sorts are the first and the last;
the two between keep a family from looking like one person and a move from looking like two.

- Among two who have nothing to do with each other: from random pairs, each counting as far as it is such a pair.
- Among the others: expectation-maximisation over blocks on one column at a time, in which that column itself is
  left out, so that a block's own agreement teaches nothing. All blocks are learned from together.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.tables.columns import Column
from ivolt_desktop.matching.tables.levels import LEVELS

Floats = NDArray[np.float64]
SORTS = ("one person, one place", "one person, moved", "one household", "two people")
_START = Path(__file__).resolve().parents[3] / "resources" / "weights" / "tables.json"
_ROUNDS = 40
_SETTLED = 1e-4
_SWAP = (0.03, 0.01)


@lru_cache(maxsize=1)
def starting_points() -> tuple[float, dict[str, list[float]]]:
    """The strength and the shares of the levels the learning starts from."""
    said = json.loads(_START.read_text(encoding="utf-8"))
    return float(said["strength"]), said["same"]


@lru_cache(maxsize=1)
def among_strangers() -> tuple[float, dict[str, list[float]]]:
    """As how many pairs the shares of the levels among two strangers count, and those shares by nature."""
    said = json.loads(_START.read_text(encoding="utf-8"))
    return float(said["other_strength"]), said["other"]


@lru_cache(maxsize=1)
def family_shares() -> dict[str, float]:
    """By word the share of pairs of one household that have the same value otherwise than by chance."""
    found: dict[str, float] = json.loads(_START.read_text(encoding="utf-8"))["family"]
    return found


def in_family(word: str, same: Floats | float) -> Floats | float:
    """The chance that two of one household have a value in common which others have with the chance ``same``."""
    share = family_shares().get(word, 0.0)
    return share + (1 - share) * same


@dataclass
class Chances:
    """For each column the chance of each level (level 0 has chance 1), in one array per sort of pair."""

    person: list[Floats]
    """of the same person (of the same place, for what belongs to a place)"""
    household: list[Floats]
    """of two people of one place"""
    other: list[Floats]
    """of two who have nothing to do with each other"""
    swapped: tuple[float, float] = _SWAP

    def log_sorts(self, column: Column, number: int) -> Floats:
        """log2 chances, sorts by levels."""
        same, house, other = self.person[number], self.household[number], self.other[number]
        family = other.copy()
        family[1] = in_family(column.word, float(other[1]))
        rows = {
            "person": (same, same, family, other),
            "place": (same, other, same, other),
            "both": (same, same, house, other),
        }[column.belongs]
        return np.log2(np.stack(rows))


def start(columns: Sequence[Column], other: list[Floats]) -> Chances:
    """The chances before anything was learned."""
    _, shares = starting_points()
    same = [np.r_[1.0, shares[column.nature]] for column in columns]
    house = [_half(mine, theirs) for mine, theirs in zip(same, other, strict=True)]
    return Chances(same, house, other)


def _half(same: Floats, other: Floats) -> Floats:
    return (same + other) / 2


def share_of_levels(columns: Sequence[Column], levels: NDArray[np.int8], weights: Floats) -> list[Floats]:
    """The chance of each level among random pairs; equal values are counted exactly, over all pairs."""
    found = []
    strength, strangers = among_strangers()
    for number, column in enumerate(columns):
        many = len(LEVELS[column.nature])
        counts: Floats = np.bincount(levels[:, number], weights=weights, minlength=many).astype(float)
        counts += np.r_[0.0, strangers[column.nature]] * strength
        counts[0] = 0.0
        shares = (counts + 0.03) / (counts.sum() + 0.03 * (many - 1))
        shares[0] = 1.0
        found.append(shares)
    return found


@dataclass
class Lesson:
    """Pairs to learn from: their levels, and which block of the lesson each belongs to. A block's column is blanked."""

    levels: NDArray[np.int8]
    block: NDArray[np.int64]


def learn(columns: Sequence[Column], lesson: Lesson, chances: Chances, rounds: int = _ROUNDS) -> Chances:
    """Expectation-maximisation: the chances among pairs of one person and of one household, the rest held."""
    strength, shares = starting_points()
    blocks = int(lesson.block.max(initial=0)) + 1
    mix = np.tile(np.array([0.2, 0.05, 0.1, 0.65]), (blocks, 1))
    if not any(column.belongs == "place" for column in columns):
        mix[:, 1:3] = 0.0
        mix /= mix.sum(axis=1, keepdims=True)
    block, levels, times = _patterns(lesson)
    for _ in range(rounds):
        logs = log_likelihoods(columns, levels, chances)
        with np.errstate(divide="ignore"):
            chance = posterior(logs + np.log2(mix)[block].T)
        counted = chance * times
        told: Floats = np.stack([np.bincount(block, counted[sort], blocks) for sort in range(4)], axis=1).astype(float)
        fresh = told + mix
        mix = fresh / fresh.sum(axis=1, keepdims=True)
        person, house = [], []
        for number, column in enumerate(columns):
            prior = np.r_[0.0, shares[column.nature]] * strength
            one = counted[0] + (counted[1] if column.belongs != "place" else counted[2])
            person.append(_shares(levels[:, number], one, prior))
            prior = np.r_[0.0, _half(person[-1], chances.other[number])[1:]] * strength
            house.append(_shares(levels[:, number], counted[2], prior))
        moved = max((float(np.abs(a - b).max()) for a, b in zip(person, chances.person, strict=True)), default=0.0)
        chances = Chances(person, house, chances.other, chances.swapped)
        if moved < _SETTLED:
            break
    return chances


def _patterns(lesson: Lesson) -> tuple[NDArray[np.int64], NDArray[np.int8], Floats]:
    """Each pattern of levels in a block once, and how often it was met."""
    keys = lesson.block.astype(np.int64)
    for number in range(lesson.levels.shape[1]):
        keys = keys * 8 + lesson.levels[:, number]
        if number % 12 == 11:
            keys = np.unique(keys, return_inverse=True)[1].astype(np.int64)
    _, first, times = np.unique(keys, return_index=True, return_counts=True)
    return lesson.block[first], lesson.levels[first], times.astype(float)


def _shares(levels: NDArray[np.int8], weights: Floats, prior: Floats) -> Floats:
    counts: Floats = np.bincount(levels, weights=weights, minlength=len(prior)) + prior
    counts[0] = 0.0
    shares = np.maximum(counts / counts.sum(), 1e-6)
    shares[0] = 1.0
    return np.asarray(shares)


def log_likelihoods(columns: Sequence[Column], levels: NDArray[np.int8], chances: Chances) -> Floats:
    """log2 chance of what is seen of each pair under each sort: one row for each sort, one column for each pair."""
    total = np.zeros((4, len(levels)))
    for number, column in enumerate(columns):
        seen = levels[:, number]
        for sort, table in enumerate(chances.log_sorts(column, number)):
            total[sort] += table[seen]
    return total


def posterior(logs: Floats) -> Floats:
    """Chances of the sorts (rows) from their log2 weights, pair by pair."""
    raised = np.exp2(logs - np.maximum.reduce(list(logs)))
    return np.asarray(raised / raised.sum(axis=0))
