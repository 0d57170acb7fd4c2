"""Who belongs together: groups grown from the surest pair on, as long as the two sides agree on the whole.

A chain of near agreements does not make one person: two groups are joined when the pairs between them speak for
it on average, the surest of them counting more (of a person's records the worse kept say little of one another),
and never against a 'different' that someone has decided.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
_Between = tuple[float, int, float, int]
"""Of the pairs between two groups the sum of their bits, how many they are, the surest, and how many say no plainly."""
_MOST = 12.0
_BEST = 0.3
"""How much the surest pair between two groups counts beside the average of all."""


def connected(size: int, first: Places, second: Places) -> Places:
    """For each of ``size`` records the lowest record it is linked to, by however many steps."""
    root = np.arange(size, dtype=np.int64)
    while len(first):
        one, two = root[first], root[second]
        differ = one != two
        if not differ.any():
            break
        first, second, one, two = first[differ], second[differ], one[differ], two[differ]
        low, high = np.minimum(one, two), np.maximum(one, two)
        np.minimum.at(root, high, low)
        while True:
            up = root[root]
            if np.array_equal(up, root):
                break
            root = up
    return root


def group(
    size: int,
    first: Places,
    second: Places,
    odds: NDArray[np.float64],
    apart: Iterable[tuple[int, int]] = (),
    one_each: NDArray[np.int64] | None = None,
) -> Places:
    """The lowest record of each record's group. ``odds`` are bits above the line; pairs not given are unknown.

    ``one_each`` gives a list to each record: then a group holds no two records of one list.
    """  # fmt: skip
    root = connected(size, first[odds > 0], second[odds > 0])
    inside = root[first] == root[second]
    first, second, odds = first[inside], second[inside], odds[inside]
    barred: dict[int, set[int]] = defaultdict(set)
    for one, two in apart:
        if root[one] == root[two]:
            barred[int(root[one])] |= {one, two}
    found = np.arange(size, dtype=np.int64)
    members = np.bincount(root, minlength=size)
    whole = members[root] == 2
    pairs = whole[first] & (odds > 0)
    found[second[pairs]] = first[pairs]
    if barred:
        for place in np.flatnonzero(whole):
            if int(root[place]) in barred:
                found[place] = place
    if one_each is not None:
        clash = pairs & (one_each[first] == one_each[second])
        found[second[clash]] = second[clash]
    rest = ~whole[first]
    first, second, odds = first[rest], second[rest], odds[rest]
    order = np.argsort(root[first], kind="stable")
    first, second, odds = first[order], second[order], odds[order]
    heads = root[first]
    edges = np.flatnonzero(np.r_[True, heads[1:] != heads[:-1], True]) if len(heads) else np.empty(0, dtype=np.int64)
    parted = {(min(one, two), max(one, two)) for one, two in apart}
    clipped = np.clip(odds, -_MOST, _MOST)
    lists = None if one_each is None else one_each.tolist()
    worst = np.minimum.reduceat(odds, edges[:-1]) if len(odds) else odds
    for begin, end, least in zip(edges[:-1].tolist(), edges[1:].tolist(), worst.tolist(), strict=True):
        if least > 0 and not parted and lists is None:  # every pair speaks for it: nothing to weigh up
            found[second[begin:end]] = found[first[begin:end]] = heads[begin]
            continue
        for one, two in _grown(
            first[begin:end].tolist(), second[begin:end].tolist(), clipped[begin:end].tolist(), parted, lists
        ):
            found[one] = two
    while True:
        up = found[found]
        if np.array_equal(up, found):
            return found
        found = up


def _grown(
    first: list[int], second: list[int], odds: list[float], parted: set[tuple[int, int]], lists: list[int] | None
) -> list[tuple[int, int]]:
    """Joins (record, lower record) within one linked set of three or more, by average agreement."""
    between: dict[int, dict[int, _Between]] = defaultdict(dict)
    members: dict[int, list[int]] = {}
    for one, two, weight in zip(first, second, odds, strict=True):
        between[one][two] = between[two][one] = (weight, 1, weight, int(weight <= -_MOST))
        members[one], members[two] = [one], [two]
    ready = zip(first, second, odds, strict=True)
    heap = [(-_agreed((weight, 1, weight, 0)), one, two) for one, two, weight in ready if weight > 0]
    heapq.heapify(heap)
    joins = []
    while heap:
        mean, one, two = heapq.heappop(heap)
        if one not in members or two not in members or two not in between[one]:
            continue
        if -_agreed(between[one][two]) != mean:
            continue
        if _forbidden(members[one], members[two], parted, lists):
            continue
        low, high = (one, two) if one < two else (two, one)
        joins.append((high, low))
        members[low] = members[low] + members.pop(high)
        mine, theirs = between[low], between.pop(high)
        del mine[high]
        for other, (weight, count, best, noes) in theirs.items():
            if other == low:
                continue
            have = mine.get(other, (0.0, 0, -_MOST, 0))
            told = have[0] + weight, have[1] + count, max(have[2], best), have[3] + noes
            mine[other] = between[other][low] = told
            between[other].pop(high, None)
        for other in theirs:
            if other != low:
                agreed = _agreed(mine[other])
                if agreed > 0:
                    heapq.heappush(heap, (-agreed, low, other))
        # groups that touched only the kept one keep their entries in the heap
    return joins


def _agreed(between: _Between) -> float:
    """How far two groups speak for being one; the more pairs say no plainly, the less counts the surest."""
    total, many, best, noes = between
    most = _BEST * max(1 - 2 * noes / many, 0.0)
    return (1 - most) * total / many + most * best


def _forbidden(one: list[int], two: list[int], parted: set[tuple[int, int]], lists: list[int] | None) -> bool:
    if lists is not None and {lists[a] for a in one} & {lists[b] for b in two}:
        return True
    return bool(parted) and any((min(a, b), max(a, b)) in parted for a in one for b in two)
