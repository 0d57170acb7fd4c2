"""Which pairs of a table are worth comparing: records that share two things, or one rare thing.

A thing is a value or a shorter form of one (a surname's sound, a year of birth). Blocks are taken from the
smallest up until their pairs are as many as the budget allows, so that a hostel's address or a common name
cannot drown the rest. Each pair is then judged by how rare are the things it shares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.tables.columns import Codes, Column
from ivolt_desktop.matching.tables.levels import sound_of_long, squeezed

PAIRS_A_RECORD = 8
SMALL = 1000
"""In a table of no more records every pair is worth comparing."""
_LARGEST_BLOCK = 400
_RARE = 0.7
_ENOUGH = 0.75
_HELD = 16_000_000
"""Pairs that may wait to be told apart from those already found."""

Keys = NDArray[np.int64]


@dataclass(frozen=True)
class _Thing:
    column: int
    codes: Codes
    bits: NDArray[np.float32]
    """How rare the record's value is, in bits; 0 where nothing is said."""


def _things(columns: Sequence[Column]) -> list[_Thing]:
    found = []
    for number, column in enumerate(columns):
        for codes in _forms(column):
            said = codes >= 0
            counts = np.bincount(codes[said])
            if len(counts) > 1:
                bits = np.zeros(len(codes), dtype=np.float32)
                bits[said] = np.log2(said.sum() / counts[codes[said]])
                found.append(_Thing(number, codes, bits))
    return found


def _forms(column: Column) -> list[Codes]:
    if column.nature == "name":
        return [
            column.shape("long", lambda text: text if len(text) > 1 else ""),
            column.shape("sound", sound_of_long),
            column.shape("start of long", lambda text: text[:3] if len(text) > 3 else ""),
            column.shape("end", lambda text: text[-3:] if len(text) > 4 else ""),
        ]
    if column.nature == "date":
        return [
            column.codes,
            column.shape("year and month", lambda text: text[:6]),
            column.shape("day and month", lambda text: "".join(sorted((text[4:6], text[6:])))),
            column.shape("year", lambda text: text[:4]),
        ]
    if column.nature == "postcode":
        return [column.codes, column.shape("sector", lambda text: text[:-2]), column.shape("digits", _sorted)]
    if column.nature == "text":
        return [column.shape("squeezed", squeezed), column.shape("start", _start)]
    if column.nature == "phone":
        return [column.codes, column.shape("end", lambda text: text[-6:]), column.shape("start", lambda text: text[:7])]
    if column.nature == "email":
        return [column.codes, column.shape("local", lambda text: text.split("@")[0])]
    if column.nature in ("sex", "age", "middle"):
        return []
    return [column.codes]


def _sorted(text: str) -> str:
    return "".join(sorted(text))


def _start(text: str) -> str:
    return text.replace(" ", "")[:5]


def candidate_pairs(columns: Sequence[Column], a_record: int = PAIRS_A_RECORD) -> Keys:
    """Each pair once, as ``first * number of records + second`` with first < second, in order."""
    size = len(columns[0].codes) if columns else 0
    if size <= SMALL:
        left, right = np.triu_indices(size, 1)
        return np.asarray(left.astype(np.int64) * size + right)
    things = _things(columns)
    budget = max(a_record * size, 60_000)
    found, waiting, held = np.empty(0, dtype=np.int64), [np.empty(0, dtype=np.int64)], 0
    for keys in _blocks(things, size):
        waiting.append(_block_pairs(keys, budget))
        held += len(waiting[-1])
        if held > _HELD:  # most pairs share several things: each is held once
            found, waiting, held = distinct(np.concatenate([found, *waiting])), [], 0
    return _telling(distinct(np.concatenate([found, *waiting])), things, size)


def _blocks(things: Sequence[_Thing], size: int) -> Iterator[Keys]:
    """The block each record stands in, -1 for none: of one rare thing, then of two that are rare together."""
    rare = _RARE * np.log2(max(size, 2))
    for one in things:
        yield np.where(one.bits >= rare, one.codes, -1).astype(np.int64)
    for one, two in combinations(things, 2):
        if one.column != two.column:
            both = (one.codes >= 0) & (two.codes >= 0) & (one.bits + two.bits >= rare)
            both &= (one.bits < rare) & (two.bits < rare)
            yield np.where(both, one.codes.astype(np.int64) * (int(two.codes.max()) + 1) + two.codes, -1)


def distinct(keys: Keys) -> Keys:
    """The keys in order, each once. (Sorting is far quicker than numpy's own ``unique`` on tens of millions.)"""
    keys.sort()
    return keys[np.r_[True, keys[1:] != keys[:-1]]] if len(keys) else keys


def _block_pairs(keys: Keys, budget: int) -> Keys:
    """All pairs within blocks of one key, smallest blocks first, as many as the budget allows."""
    said = np.flatnonzero(keys >= 0)
    size = len(keys)
    order = said[np.argsort(keys[said], kind="stable")]
    ranked = keys[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(ranked) else np.empty(0, dtype=np.int64)
    lengths = np.diff(np.r_[starts, len(ranked)])
    weight = lengths * (lengths - 1) // 2
    good = (lengths > 1) & (lengths <= _LARGEST_BLOCK)
    starts, lengths, weight = starts[good], lengths[good], weight[good]
    small = np.argsort(lengths, kind="stable")
    keep = small[np.cumsum(weight[small]) <= budget]
    starts, lengths = starts[keep], lengths[keep]
    made = []
    for length in np.unique(lengths):
        rows = order[starts[lengths == length][:, None] + np.arange(length)]
        rows.sort(axis=1)
        left, right = np.triu_indices(int(length), 1)
        one, two = rows[:, left].ravel(), rows[:, right].ravel()
        made.append(one.astype(np.int64) * size + two)
    return np.concatenate(made) if made else np.empty(0, dtype=np.int64)


def _telling(pairs: Keys, things: Sequence[_Thing], size: int) -> Keys:
    """Only the pairs that share things rare enough to be worth a look: the rarest of each column counts."""
    kept = []
    line = _ENOUGH * np.log2(max(size, 2))
    for start in range(0, len(pairs), 1_000_000):
        some = pairs[start : start + 1_000_000]
        first, second = some // size, some % size
        total = np.zeros(len(some), dtype=np.float32)
        for best in _shared(things, first, second):
            total += best
        kept.append(some[total >= line])
    return np.concatenate(kept) if kept else pairs


def _shared(things: Sequence[_Thing], first: Keys, second: Keys) -> Iterator[NDArray[np.float32]]:
    """For each column the bits of the rarest thing that the pairs share."""
    for column in dict.fromkeys(thing.column for thing in things):
        best = np.zeros(len(first), dtype=np.float32)
        mine = [thing for thing in things if thing.column == column]
        for thing in mine:
            np.maximum(best, np.where(thing.codes[first] == thing.codes[second], thing.bits[first], 0), out=best)
        yield best
