"""The same person? Suggestions with their reasons; a person decides.

Never on a null word, a withheld number, a number or door that many share, or a phone alone: two records
are suggested only where the name, the e-mail or an agency's own reference speaks for it as well.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import log2

from ivolt_desktop.matching.blocking import candidate_pairs
from ivolt_desktop.matching.comparisons import COMPARISONS
from ivolt_desktop.matching.frequencies import Frequencies, counted
from ivolt_desktop.matching.judgements import Judgements
from ivolt_desktop.matching.levels import Found
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.suggestions import LINE, Reason, State, Suggestion, because, headline, probability
from ivolt_desktop.matching.weights import Weights, people_weights

_WORTH_SAYING = 0.1
_SURE = 0.9
_TELLING = frozenset({"name", "email", "reference"})
"""The comparisons that can say who it is; where neither does, the rest need not be looked at."""
_OTHERS = tuple(row for row in COMPARISONS if row.field not in _TELLING)
_ROUNDING = 1e-6
"""Bits by which sums taken in another order may differ, and much more."""
_OF_TWO_GENERATIONS = frozenset({("born", "different"), ("age", "generation")})
_NOBODY = Judgements()


def suggest(
    records: Sequence[PersonRecord],
    judgements: Judgements = _NOBODY,
    line: float = LINE,
    focus: Collection[int] | None = None,
    progress: Callable[[float], None] | None = None,
    weights: Weights | None = None,
) -> list[Suggestion]:
    """All pairs that may be one person and on which nobody has decided, the surest first.

    ``line`` is the lowest weight in bits that is suggested; ``focus`` limits the pairs to those with one
    of these record keys (those of a new delivery). Keys of records must differ. ``progress`` is told the
    share done, 0 to 1, and may raise to stop. ``weights`` are those of the program unless given.
    """
    people = [ReadyPerson(record) for record in records]
    of = {person.record.key: person for person in people}
    pairs = [(one.record.key, two.record.key) for one, two in candidate_pairs(people, focus)]
    return suggest_among(of, pairs, counted(people), judgements, line, progress, weights)


def suggest_among(
    people: Mapping[int, ReadyPerson],
    pairs: Iterable[tuple[int, int]],
    names: Frequencies,
    judgements: Judgements = _NOBODY,
    line: float = LINE,
    progress: Callable[[float], None] | None = None,
    weights: Weights | None = None,
) -> list[Suggestion]:
    """As :func:`suggest`, among pairs of keys (the lower first) that were found beforehand."""
    open_pairs = [pair for pair in pairs if not judgements.decided(*pair)]
    by = weights or people_weights()
    found = []
    for number, (first, second) in enumerate(open_pairs):
        if progress is not None and number % 500 == 0:
            progress(number / len(open_pairs))
        made = compare(people[first], people[second], names, by, line)
        if made is not None:
            found.append(made)
    return sorted(found, key=lambda one: (-one.weight, one.first, one.second))


def explain(first: PersonRecord, second: PersonRecord, records: Sequence[PersonRecord] = ()) -> Suggestion:
    """The reasons for one pair whatever its weight; ``records`` say how common names are."""
    names = counted([ReadyPerson(record) for record in records])
    low, high = (first, second) if first.key <= second.key else (second, first)
    made = compare(ReadyPerson(low), ReadyPerson(high), names, people_weights(), None)
    assert made is not None
    return made


def compare(
    first: ReadyPerson, second: ReadyPerson, names: Frequencies, weights: Weights, line: float | None
) -> Suggestion | None:
    """The pair with its reasons; ``None`` where it is below ``line``, or where nothing says who it is."""
    told = {row.field: row.compare(first, second, names) for row in COMPARISONS if row.field in _TELLING}
    if line is not None and not _identified([found for found in told.values() if found]):
        return None
    reached = sum(_bits(found, weights) for found in told.values())
    open_bits = sum(weights.most[row.field] for row in _OTHERS)
    for row in _OTHERS:
        told[row.field] = found = row.compare(first, second, names)
        reached += _bits(found, weights)
        open_bits -= weights.most[row.field]
        if line is not None and reached + open_bits < line - _ROUNDING:
            return None  # whatever the others say
    rows = [(row, told[row.field]) for row in COMPARISONS]
    reasons = []
    family = log2(weights.households)
    for row, found in rows:
        if found is None:
            continue
        weight = _bits(found, weights)
        for part in found.parts:
            chances = weights.levels[part.field][part.level]
            family += log2(chances.family / (chances.other if part.other is None else part.other))
        state = State.NEUTRAL if found.state is State.AGAINST and weight >= 0.0 else found.state
        reasons.append(Reason(row.field, row.label, found.left, found.right, found.words, state, weight, found.called))
    taken = log2(1.0 + 2.0 ** min(family, 60.0))
    if taken >= _WORTH_SAYING:
        parts = {(part.field, part.level) for _, found in rows if found for part in found.parts}
        reasons.append(_family_row(taken, parts))
    total = sum(reason.weight for reason in reasons)
    if line is not None and total < line:
        return None
    chance = probability(total)
    sexes = {first.sex, second.sex} - {""}
    single = f"one {sexes.pop()}" if len(sexes) == 1 else "one person"
    return Suggestion(
        first=first.record.key,
        second=second.record.key,
        weight=total,
        probability=chance,
        reasons=tuple(reasons),
        headline=headline(chance, single, "two people"),
        because=because([reason for reason in reasons if reason.field != "family" or chance < _SURE]),
    )


def _bits(found: Found | None, weights: Weights) -> float:
    """How much one row says for one person."""
    if found is None:
        return 0.0
    return sum(
        weights.bits[part.field][part.level] if part.other is None
        else log2(weights.levels[part.field][part.level].same / part.other)
        for part in found.parts
    )  # fmt: skip


def _identified(found: Sequence[Found]) -> bool:
    """Whether a name, e-mail or agency's reference says who it is, at least nearly: a phone or a door never does."""
    telling = [part for row in found for part in row.parts]
    return any(
        (part.field, part.level)
        in {("email", "same"), ("reference", "same"), ("forename", "same"), ("forename", "short form"),
            ("forename", "alike"), ("forename", "middle"), ("forename", "initial")}
        or part.field == "swapped"
        or (part.field == "surname" and part.level != "different")
        for part in telling
    )  # fmt: skip


def _family_row(taken: float, parts: set[tuple[str, str]]) -> Reason:
    """What must be taken off because two of one household would look much the same."""
    state = State.AGAINST if taken >= 3 else State.NEUTRAL
    words = "could be two of one family"
    if {("born", "same"), ("forename", "different")} <= parts:
        words = "could be twins"
    elif {("forename", "same"), ("surname", "same")} <= parts and parts & _OF_TWO_GENERATIONS:
        words = "could be parent and child"
    return Reason("family", "Household", "", "", words, state, -taken, "household")
