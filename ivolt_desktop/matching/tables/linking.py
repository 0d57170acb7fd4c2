"""Find duplicates in one table, or link two: from columns of texts to groups, with nothing to set and no labels.

Twice over: candidates are compared, chances learned, pairs weighed and groups grown; then rarity is counted by
group instead of by record, and chances, weights and groups are made again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ivolt_desktop.matching.tables.agreement import Agreement, Comparer, joined
from ivolt_desktop.matching.tables.candidates import candidate_pairs, distinct
from ivolt_desktop.matching.tables.chances import Chances, Lesson, learn, share_of_levels, start
from ivolt_desktop.matching.tables.columns import Column, make_ready
from ivolt_desktop.matching.tables.conflicts import AGAINST, in_conflict, lifted_by
from ivolt_desktop.matching.tables.grouping import connected, group
from ivolt_desktop.matching.tables.scoring import HOPELESS, HOUSEHOLDS, Scorer

DEFAULT_LINE = 0.5
"""The chance of being one above which records are put together."""
_RANDOM_PAIRS = 100_000
_LESSON_PAIRS = 10_000
_FEW = 0.05
_SILENT = 1.0
"""Bits by which a pair speaks against one person of which nothing is told that differs."""
_SURE = 9.0
"""Bits from which a pair is sure enough to tell whether lists hold duplicates of their own."""
_AT_ONCE = 1_000_000
_LARGEST_FILLED = 300
_SEED = 20221

Places = NDArray[np.int64]


@dataclass
class Linked:
    """For each record the number of its cluster (from 1, in order of first record) and the bits by which the surest
    pair within it speaks for one person, 0 for a record alone. ``reasons.explain`` tells why."""

    cluster: Places
    weight: NDArray[np.float64]
    columns: list[Column]
    scorer: Scorer
    pairs: int
    agreement: Agreement
    odds: NDArray[np.float64]


def link(
    given: Sequence[tuple[str, Sequence[str]]],
    lists: Sequence[int] | None = None,
    line: float = DEFAULT_LINE,
    apart: Iterable[tuple[int, int]] = (),
    progress: Callable[[str, float], None] | None = None,
) -> Linked:
    """Put the records of a table into clusters.

    ``given`` holds a word of ``words.WORDS`` and one text for each record, '' where nothing is said. ``lists``
    says which of two or more lists each record comes from: lists that hold no duplicates of their own are then
    linked one to one. ``apart`` are pairs of records known to be two. ``line`` is a chance between 0 and 1.
    """
    say = progress or (lambda words, share: None)
    columns = make_ready(given)
    size = len(given[0][1]) if given else 0
    pairs_of = size * (size - 1) / 2
    say("Looking for candidates", 0.1)
    keys = candidate_pairs(columns) if size > 1 else np.empty(0, dtype=np.int64)
    comparer = Comparer(columns)
    one_each = np.asarray(lists, dtype=np.int64) if lists is not None else None
    alone = np.arange(size, dtype=np.int64)
    say("Learning", 0.3)
    teacher = _Teacher(comparer, size)
    scorer = Scorer(columns, teacher.chances(None), alone, pairs_of)
    agreement = _worth_weighing(comparer, scorer, keys, size, say)
    say("Weighing", 0.7)
    groups, odds, agreement = _grouped(scorer, comparer, agreement, line, apart, one_each)
    say("Weighing again", 0.85)
    scorer = Scorer(columns, teacher.chances(scorer), groups, pairs_of)
    groups, odds, agreement = _grouped(scorer, comparer, agreement, line, apart, one_each)
    say("Done", 1.0)
    weights = _weights(agreement, groups, odds, size)
    return Linked(_numbered(groups), weights, columns, scorer, len(keys), agreement, odds)


def _worth_weighing(
    comparer: Comparer, scorer: Scorer, keys: Places, size: int, say: Callable[[str, float], None]
) -> Agreement:
    """How the pairs agree, without those that are nothing but strangers; compared some at a time, for memory's sake."""
    kept = [comparer.compare(keys[:0], keys[:0])]
    for begin in range(0, len(keys), _AT_ONCE):
        say("Comparing", 0.4 + 0.3 * begin / len(keys))
        some = keys[begin : begin + _AT_ONCE]
        found = comparer.compare(some // size, some % size)
        sorts = scorer.sorts(found)
        kept.append(found.some(np.flatnonzero(np.maximum.reduce(list(sorts[:3])) - sorts[3] > HOPELESS)))
    return joined(kept)


def _grouped(
    scorer: Scorer, comparer: Comparer, agreement: Agreement, line: float, apart: Iterable[tuple[int, int]],
    one_each: Places | None,
) -> tuple[Places, NDArray[np.float64], Agreement]:  # fmt: skip
    """Groups, the odds of each pair, and the pairs with those added that a chain of others put side by side."""
    sorts = scorer.sorts(agreement)
    lifted = lifted_by(scorer.columns, agreement, sorts[0] - sorts[1] > scorer.strangers)
    scorer.households = 0.0 if "forename" in lifted else HOUSEHOLDS
    scorer.settle_prior(sorts)
    odds = _with_conflicts(scorer.columns, agreement, scorer.odds(sorts), lifted)
    size = len(scorer.groups)
    above = np.log2(line / (1 - line)) if 0 < line < 1 else (60.0 if line >= 1 else -60.0)
    added = _filling(size, agreement, odds > above)
    if len(added):
        more = comparer.compare(added // size, added % size)
        odds = np.r_[odds, _with_conflicts(scorer.columns, more, scorer.odds(scorer.sorts(more)), lifted)]
        agreement = joined([agreement, more])
    first, second = agreement.first, agreement.second
    exclusive = None
    if one_each is not None:
        good = odds > _SURE
        within = int((good & (one_each[first] == one_each[second])).sum())
        if within <= _FEW * max(int(good.sum()), 1):
            exclusive = one_each
    root = connected(size, first[odds > above], second[odds > above])
    linked = np.flatnonzero(root[first] == root[second])
    bits = _votes(scorer, agreement.some(linked), odds[linked], float(above))
    return group(size, first[linked], second[linked], bits, apart, exclusive), odds, agreement


def _votes(scorer: Scorer, agreement: Agreement, odds: NDArray[np.float64], above: float) -> NDArray[np.float64]:
    """What each pair says when groups are grown: a pair of which little is told is hardly a vote against.

    Below the line a pair counts by what differs in it, twice over; being below for want of anything to compare counts
    as ``_SILENT``. Pairs in conflict stay as they are.
    """
    bits = odds - above
    at = np.flatnonzero((bits < 0) & (odds != -AGAINST))
    against = np.zeros(len(at))
    for part in scorer.parts(agreement.some(at)):
        against += np.minimum(np.maximum(part[0], part[1]) - part[3], 0.0)
    votes = bits.copy()
    votes[at] = np.maximum(bits[at], 2 * against - _SILENT)
    return votes


def _with_conflicts(
    columns: Sequence[Column], agreement: Agreement, odds: NDArray[np.float64], lifted: frozenset[str]
) -> NDArray[np.float64]:
    """The odds with those of pairs in conflict put below any line that joins."""
    at = np.flatnonzero(odds > -AGAINST)
    held = in_conflict(columns, agreement.some(at), lifted) > 0
    kept = odds.copy()
    kept[at[held]] = -AGAINST
    return kept


def _filling(size: int, agreement: Agreement, joined: NDArray[np.bool_]) -> Places:
    """The pairs that are linked through others only, and were never compared."""
    root = connected(size, agreement.first[joined], agreement.second[joined])
    order = np.argsort(root, kind="stable")
    heads = np.flatnonzero(np.r_[True, np.diff(root[order]) != 0]) if size else np.empty(0, dtype=np.int64)
    lengths = np.diff(np.r_[heads, size])
    made = [np.empty(0, dtype=np.int64)]
    for length in np.unique(lengths):
        if 3 <= length <= _LARGEST_FILLED:
            rows = np.sort(order[heads[lengths == length][:, None] + np.arange(length)], axis=1)
            left, right = np.triu_indices(int(length), 1)
            made.append((rows[:, left] * size + rows[:, right]).ravel())
    wanted = distinct(np.concatenate(made))
    known = agreement.first * size + agreement.second
    known.sort()
    at = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    return wanted[known[at] != wanted] if len(known) else wanted


class _Teacher:
    """Draws random pairs and blocks once, and learns from them as often as asked."""

    def __init__(self, comparer: Comparer, size: int) -> None:
        self._columns = comparer.columns
        draw = np.random.default_rng(_SEED)
        one, two = draw.integers(0, max(size, 1), (2, _RANDOM_PAIRS if size > 1 else 0))
        keys = distinct((np.minimum(one, two) * size + np.maximum(one, two))[one != two])
        self._random = comparer.compare(keys // max(size, 1), keys % max(size, 1))
        self._lesson = self._blocks(comparer, draw)

    def _blocks(self, comparer: Comparer, draw: np.random.Generator) -> Lesson:
        levels: list[NDArray[np.int8]] = []
        numbers: list[Places] = []
        for number, column in enumerate(self._columns):
            first, second = _pairs_of_equals(column, draw)
            if not len(first):
                continue
            agreement = comparer.compare(first, second)
            blanked = agreement.levels.copy()
            blanked[:, number] = 0
            numbers.append(np.full(len(first), len(levels), dtype=np.int64))
            levels.append(blanked)
        if not levels:
            empty = comparer.compare(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
            return Lesson(empty.levels, np.empty(0, dtype=np.int64))
        return Lesson(np.concatenate(levels), np.concatenate(numbers))

    def chances(self, scorer: Scorer | None) -> Chances:
        """Learn; with the last scorer random pairs that are one person, or one household, count for nothing."""
        weights = np.ones(len(self._random.first))
        if scorer is not None:
            weights = scorer.unrelated(scorer.sorts(self._random))
        other = share_of_levels(self._columns, self._random.levels, weights)
        begin = start(self._columns, other)
        return learn(self._columns, self._lesson, begin)


def _pairs_of_equals(column: Column, draw: np.random.Generator) -> tuple[Places, Places]:
    """Some of the pairs that share the column's value, drawn from rare and common values alike."""
    if column.nature in ("sex", "age", "middle") or len(column.texts) < 20:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    said = np.flatnonzero(column.codes >= 0)
    order = said[np.argsort(column.codes[said], kind="stable")]
    starts = np.flatnonzero(np.r_[True, np.diff(column.codes[order]) != 0])
    lengths = np.diff(np.r_[starts, len(order)])
    many = lengths * (lengths - 1) / 2
    if many.sum() < 1:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    picked = draw.choice(len(starts), _LESSON_PAIRS, p=many / many.sum())
    one = starts[picked] + draw.integers(0, lengths[picked])
    two = starts[picked] + draw.integers(0, lengths[picked])
    keys = distinct(np.minimum(one, two)[one != two] * len(order) + np.maximum(one, two)[one != two])
    return order[keys // len(order)], order[keys % len(order)]


def _numbered(groups: Places) -> Places:
    _, first, back = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(1, len(first) + 1)
    return rank[back]


def _weights(agreement: Agreement, groups: Places, odds: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    best = np.full(size, -np.inf)
    inside = groups[agreement.first] == groups[agreement.second]
    np.maximum.at(best, agreement.first[inside], odds[inside])
    np.maximum.at(best, agreement.second[inside], odds[inside])
    return np.where(np.isfinite(best), best, 0.0)
