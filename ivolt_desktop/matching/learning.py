"""Weights for people learned from a panel's own records, without a word from anybody on which pairs are one.

Expectation-maximisation over three sorts of pairs: one person, two of one household, two who have nothing to do with
each other. The lessons are pairs that share a look-up key; what they agree on because they share it is left out of
that lesson, so that it teaches nothing about itself. What strangers have in common is counted among pairs drawn at
random. The program's own weights count as much as ``_STRENGTH`` pairs, so that few records change little. No level
ever changes sides, and none comes to speak better for one person than for one household: twins, and father and son,
are told apart as surely as before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2
from random import Random

from ivolt_desktop.matching.blocking import CAP, KINDS, Kind
from ivolt_desktop.matching.comparisons import COMPARISONS
from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.levels import Part
from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.suggestions import PRIOR
from ivolt_desktop.matching.weights import Chances, Weights

_LEARNED = ("surname", "forename", "born", "age", "reference", "phone", "email", "address", "postcode")
_COUNTS_AS = {
    ("born", "new year"): "same", ("phone", "same mobile"): "same", ("phone", "another mobile"): "different",
    ("address", "same flat"): "same", ("address", "many share"): "", ("phone", "many share"): "",
    ("postcode", "same, as the address says"): "", ("postcode", "different, as the address says"): "",
    ("address", "same building"): "", ("address", "same street"): "",
}  # fmt: skip
"""Levels that are another's under other circumstances, and are moved with it; '' for those that are left alone."""
_BY_THEMSELVES = {"forename": frozenset({"initial", "initial differs"})}
"""Levels that are shares of one another: that an initial was written says how, not whom."""
_LESSON_PAIRS = 4_000
_STRANGERS = 20_000
_STRENGTH = 40.0
_STRANGERS_STRENGTH = 10_000.0
"""What strangers seldom have in common cannot be counted among so few pairs."""
_MOST_BITS = 3.0
_LEAST_BITS = 0.05
_ROUNDS = 30
_SETTLED = 1e-3
_SEED = 20221

Progress = Callable[[str, float], None]
Seen = tuple[Part, ...]
Mix = tuple[float, float, float]


@dataclass(frozen=True)
class Learned:
    """The weights, and from how many people and pairs, in how many rounds."""

    weights: Weights
    people: int
    pairs: int
    rounds: int


def learn(people: Sequence[ReadyPerson], names: Frequencies, begin: Weights, progress: Progress) -> Learned:
    """Learn from these people, each as one agency wrote them. ``progress`` is told words and a share from 0 to 1."""
    lessons: Counter[tuple[int, Seen]] = Counter()
    for number, kind in enumerate(KINDS):
        progress("Comparing the people of the panel", 0.05 + 0.55 * number / len(KINDS))
        for one, two in _lesson(people, kind):
            parts = tuple(part for part in _seen(one, two, names) if part.field not in kind.tells)
            lessons[number, parts] += 1
    progress("Comparing people drawn at random", 0.6)
    strangers = Counter(_seen(one, two, names) for one, two in _drawn(people))
    progress("Learning", 0.75)
    weights = _with(begin, _among_strangers(strangers, begin), "other", _STRANGERS_STRENGTH)
    mixes: dict[int, Mix] = dict.fromkeys(range(len(KINDS)), (0.2, 0.2, 0.6))
    rounds = 0
    for rounds in range(1, _ROUNDS + 1):
        progress("Learning", 0.75 + 0.25 * rounds / _ROUNDS)
        counted, mixes = _expect(lessons, weights, mixes)
        fresh = _with(_begun(begin, weights), counted, "same", _STRENGTH)
        moved = max(abs(fresh.levels[field][name].same - weights.levels[field][name].same)
                    for field in _LEARNED for name in fresh.levels[field])  # fmt: skip
        weights = fresh
        if moved < _SETTLED:
            break
    return Learned(_within_bounds(weights, begin), len(people), lessons.total() + strangers.total(), rounds)


def _lesson(people: Sequence[ReadyPerson], kind: Kind) -> Iterator[tuple[ReadyPerson, ReadyPerson]]:
    """Pairs that share a key of this kind, of keys drawn at random."""
    blocks: dict[str, list[ReadyPerson]] = defaultdict(list)
    for person in people:
        for key in kind.keys(person):
            if key:
                blocks[key].append(person)
    most = kind.cap(len(people), CAP)
    shared = sorted(key for key, block in blocks.items() if 2 <= len(block) <= most)
    Random(_SEED).shuffle(shared)
    taken = 0
    for key in shared:
        for pair in combinations(blocks[key], 2):
            yield pair
            taken += 1
        if taken >= _LESSON_PAIRS:
            return


def _drawn(people: Sequence[ReadyPerson]) -> Iterator[tuple[ReadyPerson, ReadyPerson]]:
    draw = Random(_SEED)
    for _ in range(_STRANGERS if len(people) > 1 else 0):
        one, two = draw.sample(range(len(people)), 2)
        yield people[one], people[two]


def _seen(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Seen:
    """The levels of a pair; how common a name is, is rounded so that like pairs are counted together."""
    found = (row.compare(first, second, names) for row in COMPARISONS)
    parts = (part for row in found if row is not None for part in row.parts)
    return tuple(part if part.other is None else replace(part, other=2.0 ** (round(log2(part.other) * 2) / 2))
                 for part in parts)  # fmt: skip


def _likely(parts: Iterable[Part], weights: Weights, mix: Mix) -> Mix:
    """The chance of each sort: one person, one household, two strangers."""
    one, family, other = mix
    for part in parts:
        chances = weights.levels[part.field][part.level]
        usual = part.other if part.other is not None else chances.other
        one, family, other = one * chances.same, family * chances.family, other * usual
    whole = one + family + other
    return one / whole, family / whole, other / whole


def _expect(
    lessons: Mapping[tuple[int, Seen], int], weights: Weights, mixes: Mapping[int, Mix]
) -> tuple[dict[tuple[str, str], float], dict[int, Mix]]:
    """How often each level is met among pairs that are one person; and the sorts of each lesson, made anew."""
    counted: dict[tuple[str, str], float] = defaultdict(float)
    sorts = {number: list(mix) for number, mix in mixes.items()}
    for (number, parts), times in lessons.items():
        chances = _likely(parts, weights, mixes[number])
        for sort, chance in enumerate(chances):
            sorts[number][sort] += chance * times
        for part in parts:
            counted[part.field, part.level] += chances[0] * times
    fresh = {number: (one / (one + family + other), family / (one + family + other), other / (one + family + other))
             for number, (one, family, other) in sorts.items()}  # fmt: skip
    return counted, fresh


def _among_strangers(strangers: Mapping[Seen, int], weights: Weights) -> dict[tuple[str, str], float]:
    """How often each level is met among pairs drawn at random, as far as they are strangers."""
    mix = (PRIOR, weights.households, 1.0 - PRIOR - weights.households)
    counted: dict[tuple[str, str], float] = defaultdict(float)
    for parts, times in strangers.items():
        chance = _likely(parts, weights, mix)[2]
        for part in parts:
            counted[part.field, part.level] += chance * times
    return counted


def _begun(begin: Weights, now: Weights) -> Weights:
    """The program's chances for one person beside what was learned of strangers."""
    levels = {
        field: {name: replace(chances, other=now.levels[field][name].other) for name, chances in some.items()}
        for field, some in begin.levels.items()
    }
    return replace(begin, levels=levels)


def _with(begin: Weights, counted: Mapping[tuple[str, str], float], of: str, strength: float) -> Weights:
    """``begin`` with its chances for one person ('same') or strangers ('other') moved towards what was counted.

    The levels of a comparison are taken as shares of it; a level that counts as another moves with that one.
    """
    levels = {field: dict(some) for field, some in begin.levels.items()}
    for field in _LEARNED:
        apart = _BY_THEMSELVES.get(field, frozenset())
        for some in (apart, frozenset(levels[field]) - apart):
            stand_for = {name: _COUNTS_AS.get((field, name), name) for name in sorted(some)}
            many: dict[str, float] = defaultdict(float)
            for name, what in stand_for.items():
                many[what] += counted.get((field, name), 0.0)
            usual = {what: float(getattr(begin.levels[field][what], of)) for what in {*stand_for.values()} - {""}}
            whole, total = sum(usual.values()), sum(many[what] for what in usual)
            for name, what in stand_for.items():
                if what:
                    share = usual[what] / whole
                    moved = (many[what] + strength * share) / (total + strength) / share
                    levels[field][name] = _moved(levels[field][name], of, moved)
    return replace(begin, levels=levels)


def _moved(chances: Chances, of: str, times: float) -> Chances:
    if of == "same":
        return replace(chances, same=min(1.0, chances.same * times))
    return replace(chances, other=min(1.0, chances.other * times))


def _within_bounds(weights: Weights, begin: Weights) -> Weights:
    """No level speaks for what it spoke against before, nor much more or less loudly, nor better for one person than
    for one household: what the program holds to be a family's it holds still."""
    levels = {
        field: {name: _bounded(chances, begin.levels[field][name]) if field in _LEARNED else chances
                for name, chances in some.items()}
        for field, some in weights.levels.items()
    }  # fmt: skip
    return replace(weights, levels=levels)


def _bounded(chances: Chances, before: Chances) -> Chances:
    family = min(1.0, before.family * max(1.0, chances.same / before.same))
    same, other = min(chances.same, before.same / before.family * family), chances.other
    usual = log2(before.same / before.other)
    low, high = usual - _MOST_BITS, usual + _MOST_BITS
    if usual > _LEAST_BITS:
        low = max(low, _LEAST_BITS)
    elif usual < -_LEAST_BITS:
        high = min(high, -_LEAST_BITS)
    if log2(same / other) < low:
        same = min(before.same, other * 2.0**low)
        other = min(other, same / 2.0**low)
    if log2(same / other) > high:
        other = min(1.0, same / 2.0**high)
        same = min(same, other * 2.0**high)
    return Chances(same, other, family)
