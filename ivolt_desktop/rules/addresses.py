"""Addresses as people type them, taken apart far enough to tell that two are the same door.

'Flat 3, 12 Althorne Way', '3/12 Althorne Way' and 'FLAT 3 12 ALTHORNE WY RM10 7AB' share one key. The shapes are
those of BS 7666 in ordinary use; no gazetteer is needed, so a key says 'written alike', not 'exists'.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ivolt_desktop.rules.names import in_name_case
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.postcodes import find_postcode, normalise_postcode

_STREET_WORDS = {
    "rd": "road", "st": "street", "str": "street", "av": "avenue", "ave": "avenue", "avn": "avenue", "ln": "lane",
    "cl": "close", "clo": "close", "gdns": "gardens", "gdn": "gardens", "gds": "gardens", "cres": "crescent",
    "cresc": "crescent", "ct": "court", "crt": "court", "dr": "drive", "drv": "drive", "pl": "place", "ter": "terrace",
    "terr": "terrace", "sq": "square", "wy": "way", "gr": "grove", "gro": "grove", "grv": "grove", "pk": "park",
    "hse": "house", "blk": "block", "bldg": "building", "bldgs": "buildings", "pde": "parade", "hl": "hill",
    "mkt": "market", "rw": "row", "wlk": "walk", "yd": "yard", "grn": "green", "prom": "promenade", "lodge": "lodge",
}  # fmt: skip
_OTHER_STREETS = """
    mews rise vale view hill broadway heathway approach end gate wharf quay passage parade circle circus bank reach
    link path crossway chase mead field fields meadow meadows dene common highway bypass
"""
_BUILDINGS = """
    house court tower towers block building buildings point lodge heights mansions hall apartments hostel school
    centre station
"""
_STREET_TYPES = frozenset(_STREET_WORDS.values()) | frozenset(_OTHER_STREETS.split())
_BUILDING_TYPES = frozenset(_BUILDINGS.split())
_UNIT = re.compile(
    r"^(?:flat|flt|fl|apartment|apt|unit|room|rm|suite|maisonette|studio)\.?\s*(?:no\.?\s*)?([0-9]{1,4}[a-z]?|[a-z][0-9]{0,3})\b[\s,/\-]*",
    re.I,
)
_FLOOR = re.compile(r"^((?:ground|first|second|third|top|basement|upper|lower)(?:\s+floor)?\s+flat)\b[\s,]*", re.I)
_SLASH = re.compile(r"^([0-9]{1,4}[a-z]?|[a-z])\s*/\s*(?=[0-9]{1,4}[a-z]?\b)", re.I)
_NUMBER = re.compile(r"^(?:no\.?\s*)?([0-9]{1,4}(?:\s*-\s*[0-9]{1,4})?)\s?([a-z])?\b[\s,]*", re.I)
_PLAIN = re.compile(r"([1-9][0-9]{0,3}) ([A-Z][a-z]+(?: [A-Z][a-z]+)+)")
_TOWNS = frozenset(
    {"chadwell heath", "rush green", "barking", "dagenham", "london", "essex", "romford", "ilford", "uk", "england"}
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts; parts not given are ''. ``number`` keeps its letter ('12A')."""

    written: str
    flat: str = ""
    number: str = ""
    building: str = ""
    street: str = ""
    locality: str = ""
    postcode: str = ""

    @property
    def street_key(self) -> str:
        """The street for comparing: 'Heath Way' and 'HEATHWAY' agree."""
        return _squeeze(self.street)

    @property
    def key(self) -> str:
        """One key for one door, 'althorneway|12|3'; '' where there is no street and no building."""
        where = self.street_key or _squeeze(self.building)
        if not where:
            return ""
        digits = re.match(r"(\d+)([a-z])?$", self.number.casefold())
        number, letter = (digits.group(1), digits.group(2) or "") if digits else (self.number.casefold(), "")
        flat = self.flat.casefold() or letter
        if not number and self.building and self.street_key:
            number = _squeeze(self.building)
        return f"{where}|{number}|{flat}"

    @property
    def shown(self) -> str:
        """The address on one line in a settled form."""
        flat = f"Flat {self.flat}" if self.flat and len(self.flat) <= 5 else self.flat
        door = f"{self.number} {self.street}".strip()
        return ", ".join(part for part in (flat, self.building, door, self.locality, self.postcode) if part)


def _plainly_written(text: str) -> Address | None:
    """'12 Althorne Way', as most doors are written, without looking for what it cannot hold; None for any other."""
    plain = _PLAIN.fullmatch(text)
    if plain is None or _is_building(plain[2]) or find_postcode(text):
        return None
    street, locality = _street_and_locality([plain[2]])
    return Address(text, number=plain[1], street=_settled(street), locality=_settled(locality))


@lru_cache(maxsize=16384)
def parse_address(text: str) -> Address | None:
    """Take an address apart; None where there is none ('N/K', 'NFA', '-')."""
    if plain := _plainly_written(text):
        return plain
    if is_null_word(text, "address") or not any(c.isalnum() for c in text):
        return None
    rest = " ".join(re.sub(r"[\r\n;]+", ", ", text).split()).strip(" ,.")
    postcode = ""
    found = find_postcode(rest)
    if found:
        postcode = found[0].text
        rest = f"{rest[: found[1]]} {rest[found[2] :]}".strip(" ,.")
    else:
        last = rest.rsplit(",", 1)[-1].rsplit(" ", 1)[-1]
        partial = normalise_postcode(last) if any(c.isdigit() for c in last) else None
        if partial and partial.partial and partial.in_borough and last != rest:
            postcode, rest = partial.text, rest[: -len(last)].strip(" ,.")
    flat, rest = _take_flat(rest)
    number, rest = _take_number(rest)
    pieces = [piece.strip(" .") for piece in rest.split(",") if piece.strip(" .")]
    building = ""
    if not number and len(pieces) > 1:
        inner, after = _take_number(pieces[1])
        if inner or _is_building(pieces[0]):
            building, number = pieces[0], inner
            pieces = [after, *pieces[2:]] if after else pieces[2:]
    if not flat and len(pieces) > 1:
        unit = _UNIT.fullmatch(pieces[-1])
        if unit:
            flat = unit.group(1).upper()
            pieces.pop()
    if number and not flat and not building and pieces and _is_building(pieces[0]):
        flat, number, building = number, "", pieces.pop(0)  # '4 Colne House, Harts Lane': the 4 is the flat
    street, locality = _street_and_locality(pieces)
    if street and not number and not building and _is_building(street):
        building, street = street, ""
    return Address(text, flat, number, _settled(building), _settled(street), _settled(locality), postcode)


def _take_flat(text: str) -> tuple[str, str]:
    for shape in (_UNIT, _SLASH, _FLOOR):
        match = shape.match(text)
        if match and match.end() < len(text):
            word = match.group(1).capitalize() if shape is _FLOOR else match.group(1).upper()
            return word, text[match.end() :].strip(" ,")
    alone = _UNIT.fullmatch(text)
    return (alone.group(1).upper(), "") if alone else ("", text)


def _take_number(text: str) -> tuple[str, str]:
    match = _NUMBER.match(text)
    if not match or match.end() == len(text):
        return "", text
    return re.sub(r"\s", "", match.group(1)) + (match.group(2) or "").upper(), text[match.end() :].strip(" ,")


def _street_and_locality(pieces: list[str]) -> tuple[str, str]:
    if not pieces:
        return "", ""
    street, locality = pieces[0], ", ".join(piece for piece in pieces[1:] if piece)
    if not locality:
        words = street.split()
        for place in range(1, len(words)):
            tail = " ".join(words[place:]).casefold()
            if tail in _TOWNS and _full(words[place - 1]) in _STREET_TYPES:
                return " ".join(words[:place]), " ".join(words[place:])
    if street.casefold() in _TOWNS:
        return "", ", ".join(pieces)
    return street, locality


def _is_building(text: str) -> bool:
    words = text.casefold().split()
    return bool(words) and _full(words[-1]) in _BUILDING_TYPES


def _full(word: str) -> str:
    bare = word.casefold().strip(".,")
    return _STREET_WORDS.get(bare, bare)


def _settled(text: str) -> str:
    words = text.split()
    if not words:
        return ""
    out: list[str] = []
    for place, word in enumerate(words):
        full = _full(word)
        out.append(full if place and full != word.casefold().strip(".,") else word.strip("."))
    return " ".join(in_name_case(word) if word.isalpha() or "'" in word else word for word in out)


@lru_cache(maxsize=65536)
def _squeeze(text: str) -> str:
    words = text.casefold().split()
    full = [words[0], *(_full(word) for word in words[1:])] if words else []
    return re.sub(r"[^a-z0-9]", "", "".join(full))
