"""The same place? On name, door, street, postcode and where it lies; a flat is not its block."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import hypot, log2

from ivolt_desktop.matching.address_levels import address_level, postcode_level
from ivolt_desktop.matching.blocking import pairs_of_blocks
from ivolt_desktop.matching.judgements import Judgements
from ivolt_desktop.matching.level_declarations import PLACES
from ivolt_desktop.matching.levels import Found, Level, Part, cannot_tell, found_at
from ivolt_desktop.matching.likeness import alike_words
from ivolt_desktop.matching.records import PlaceRecord
from ivolt_desktop.matching.suggestions import (
    LINE,
    NOT_GIVEN,
    Reason,
    State,
    Suggestion,
    because,
    headline,
    probability,
)
from ivolt_desktop.matching.weights import places_weights
from ivolt_desktop.rules.addresses import Address, parse_address
from ivolt_desktop.rules.counting_words import grouped
from ivolt_desktop.rules.names import name_key
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.uprns import read_uprn

_AT_THE_SPOT = 30.0
_CLOSE_BY = 120.0
_GRID = 150
_CAP = 80
_NOBODY = Judgements()


class ReadyPlace:
    """A place record made ready: each part read once, null words gone."""

    def __init__(self, record: PlaceRecord) -> None:
        self.record = record
        self.address: Address | None = parse_address(record.address) if record.address else None
        self.name = "" if is_null_word(record.name, "address") else " ".join(record.name.casefold().split())
        text = record.postcode or (self.address.postcode if self.address else "")
        code = normalise_postcode(text) if text.strip() else None
        self.postcode = None if code is None or code.partial else code
        self.uprn = read_uprn(record.uprn)
        known = record.easting and record.northing
        self.spot = (float(record.easting or 0), float(record.northing or 0)) if known else None

    def blocking_keys(self) -> list[str]:
        """What another record of the place would have in common."""
        found = [f"name {name_key(self.name)}"] if self.name else []
        found += [f"uprn {self.uprn}"] if self.uprn else []
        if self.address:
            street = self.address.street_key
            found += [f"street {street} {self.address.number.rstrip('ABCDEFGH')}"] if street else []
            found += [f"street {name_key(self.address.building)} "] if self.address.building else []
            if self.postcode and street:
                found += [f"code {self.postcode.text} {street[:3]} {shape}" for shape in _shapes(self.address.number)]
        if self.spot and self.name:
            found += [f"spot {x} {y} {self.name[:1]}" for x, y in _cells(self.spot)]
        return found


def _shapes(number: str) -> set[str]:
    """Forms that a house number shares with one a keystroke away, or with its digits crossed."""
    digits = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").casefold()
    dropped = {digits[:at] + digits[at + 1 :] for at in range(len(digits)) if len(digits) > 1}
    return {digits, "".join(sorted(digits)), *dropped}


def _cells(spot: tuple[float, float]) -> list[tuple[int, int]]:
    column, line = int(spot[0] // _GRID), int(spot[1] // _GRID)
    return [(column + x, line + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def suggest_places(
    records: Sequence[PlaceRecord],
    judgements: Judgements = _NOBODY,
    line: float = LINE,
    focus: Collection[int] | None = None,
) -> list[Suggestion]:
    """All pairs that may be one place and on which nobody has decided, the surest first.

    A postcode alone or nearness alone is never enough: the name, the address or the UPRN must agree too.
    """
    ready = {record.key: ReadyPlace(record) for record in records}
    blocks: dict[str, list[int]] = defaultdict(list)
    for place in ready.values():
        for key in place.blocking_keys():
            blocks[key].append(place.record.key)
    shared = (block for block in blocks.values() if 2 <= len(block) <= _CAP)
    return suggest_among_places(ready, pairs_of_blocks(shared, focus), judgements, line)


def suggest_among_places(
    places: Mapping[int, ReadyPlace],
    pairs: Iterable[tuple[int, int]],
    judgements: Judgements = _NOBODY,
    line: float = LINE,
) -> list[Suggestion]:
    """As :func:`suggest_places`, among pairs of keys (the lower first) that were found beforehand."""
    found = []
    for first, second in pairs:
        if not judgements.decided(first, second):
            made = _compare(places[first], places[second])
            if made.weight >= line and _identified(made):
                found.append(made)
    return sorted(found, key=lambda one: (-one.weight, one.first, one.second))


def explain_places(first: PlaceRecord, second: PlaceRecord) -> Suggestion:
    """The reasons for one pair of places, whatever its weight."""
    low, high = (first, second) if first.key <= second.key else (second, first)
    return _compare(ReadyPlace(low), ReadyPlace(high))


def _compare(first: ReadyPlace, second: ReadyPlace) -> Suggestion:
    level = address_level(first.address, second.address)
    rows = (
        ("name", "Name", _name(first, second)),
        ("uprn", "UPRN", _uprn(first, second)),
        ("address", "Address", _address(first, second, level)),
        ("postcode", "Postcode", _postcode(first, second, level)),
        ("where", "On the map", _where(first, second)),
    )
    reasons = []
    levels = places_weights().levels
    for field, label, found in rows:
        if found is None:
            continue
        weight = 0.0
        for part in found.parts:
            chances = levels[part.field][part.level]
            weight += log2(chances.same / chances.other)
        reasons.append(Reason(field, label, found.left, found.right, found.words, found.state, weight, found.called))
    total = sum(reason.weight for reason in reasons)
    chance = probability(total)
    return Suggestion(
        first.record.key, second.record.key, total, chance, tuple(reasons),
        headline(chance, "one place", "two places"), because(reasons),
    )  # fmt: skip


def _at(field: str, level: str, left: str, right: str, words: str = "") -> Found:
    return found_at(field, PLACES[field][level], left, right, words)


def _uprn(first: ReadyPlace, second: ReadyPlace) -> Found | None:
    """One number for one addressable place; a number on one side only says nothing."""
    if not first.uprn and not second.uprn:
        return None
    left, right = (place.uprn or NOT_GIVEN for place in (first, second))
    if not first.uprn or not second.uprn:
        return cannot_tell(left, right)
    return _at("uprn", "same" if first.uprn == second.uprn else "different", left, right)


def _name(first: ReadyPlace, second: ReadyPlace) -> Found:
    left, right = (place.record.name.strip() or NOT_GIVEN for place in (first, second))
    if not first.name or not second.name:
        return cannot_tell(left, right)
    if name_key(first.name) == name_key(second.name):
        return _at("name", "same", left, right)
    if _words(first.name) == _words(second.name):
        return _at("name", "same", left, right, "the same words")
    if alike_words(first.name, second.name) >= 0.88 and _figures(first.name) == _figures(second.name):
        return _at("name", "alike", left, right)
    return _at("name", "different", left, right)


def _words(text: str) -> list[str]:
    return sorted(name_key(word) for word in text.split())


def _figures(text: str) -> list[str]:
    return sorted(word for word in text.split() if any(letter.isdigit() for letter in word))


def _address(first: ReadyPlace, second: ReadyPlace, level: Level | None) -> Found:
    left, right = (place.record.address.strip() or NOT_GIVEN for place in (first, second))
    if level is None:
        return cannot_tell(left, right)
    return found_at("address", level, left, right)


def _postcode(first: ReadyPlace, second: ReadyPlace, level: Level | None) -> Found:
    """Two doors written alike with one postcode are one; in one street the postcode says little more."""
    found = postcode_level(first.postcode, second.postcode, level)
    told = found.parts[0].level if found.parts else ""
    if told == "different, as the address says":
        return replace(found, parts=(Part("postcode", "different"),))
    if told == "same, as the address says" and level is not None and level.state is not State.AGREE:
        return replace(found, parts=(Part("postcode", "same, as the street says"),))
    return found


def _where(first: ReadyPlace, second: ReadyPlace) -> Found:
    left, right = (_grid_words(place) for place in (first, second))
    if first.spot is None or second.spot is None:
        return cannot_tell(left, right)
    apart = hypot(first.spot[0] - second.spot[0], first.spot[1] - second.spot[1])
    words = f"{grouped(round(apart))} metres apart"
    level = "at the spot" if apart <= _AT_THE_SPOT else "close by" if apart <= _CLOSE_BY else "far"
    return _at("where", level, left, right, words)


def _grid_words(place: ReadyPlace) -> str:
    return f"{place.spot[0]:.0f}, {place.spot[1]:.0f}" if place.spot else NOT_GIVEN


def _identified(made: Suggestion) -> bool:
    telling = [reason for reason in made.reasons if reason.field in ("name", "address", "uprn")]
    return any(reason.state in (State.AGREE, State.NEAR) for reason in telling)
