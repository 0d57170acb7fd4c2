"""What is compared: a person or a place as one agency wrote it, and the same made ready for comparing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from ivolt_desktop.matching.sounds import sound_key
from ivolt_desktop.rules.addresses import Address, parse_address
from ivolt_desktop.rules.agency_references import read_references
from ivolt_desktop.rules.names import name_key, parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.phones import Phone, read_phone, split_phones
from ivolt_desktop.rules.postcodes import Postcode, normalise_postcode
from ivolt_desktop.rules.written_ages import OLDEST, born_between

_PARTICLES = frozenset(["van", "von", "der", "den", "del", "della", "dos", "bin", "ibn", "binte", "bint", "ter", "ten"])
_SEX = {"Mr": "man", "Mrs": "woman", "Ms": "woman", "Miss": "woman", "Sir": "man", "Dame": "woman", "Lady": "woman"}
_REMEMBERED = 16_384
"""Names, and addresses, as written, of which it is remembered how they read: in a long list many stand often."""
_NONE: frozenset[str] = frozenset()
_NO_REFERENCES: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person as one source knows them; every text as written, '' where not given.

    ``key`` is the caller's own number for the record. ``name`` is the whole name as written; where only
    parts are known, give ``surname`` and ``forename``. ``source`` says in words where it comes from
    ('Police, caller sheet May 2022, row 14'). ``role`` is a word such as 'complainant'; ``reference`` is the panel's
    own and not compared. ``age`` is in whole years on the day ``age_on``. ``agency_references`` are those agencies
    have for the person: 'Police: 123456; Council: C-9'.
    """

    key: int
    source: str = ""
    name: str = ""
    forename: str = ""
    surname: str = ""
    born_on: date | None = None
    phones: tuple[str, ...] = ()
    email: str = ""
    address: str = ""
    postcode: str = ""
    role: str = ""
    reference: str = ""
    age: int | None = None
    age_on: date | None = None
    agency_references: str = ""

    @property
    def written_name(self) -> str:
        """The name to show."""
        if self.name.strip():
            return self.name.strip()
        return ", ".join(part for part in (self.surname.strip(), self.forename.strip()) if part)


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place as one source knows it; ``name`` is that of premises or a block; metres on the grid."""

    key: int
    source: str = ""
    name: str = ""
    address: str = ""
    postcode: str = ""
    easting: int | None = None
    northing: int | None = None
    uprn: str = ""


class ReadyName:
    """A name as written, read once and made ready for comparing; '' and nothing where nobody is named.

    ``surname`` and ``forename`` are in plain small letters, '' where unknown or an organisation; of a forename of which
    only the initial is known, one letter. ``given`` has the forename and all middle names in plain small letters,
    initials left out; ``surname_parts`` the parts of a double-barrelled surname without 'van' and the like, or the
    surname itself; ``middle_parts`` the middle names, any of which may be the first half of a surname written without
    its hyphen. ``sex`` is 'man' or 'woman' where the title says so, ``suffix`` 'Jr', 'Sr' or ''.
    """

    __slots__ = ("forename", "given", "middle_parts", "name", "sex", "suffix", "surname", "surname_parts",
                 "surname_sound")

    def __init__(self, written: str) -> None:
        name = self.name = parse_name(written) if written else None
        person = name is not None and not name.organisation
        self.surname = name.surname_key if name and person else ""
        self.forename = name.forename_key if name and person else ""
        words = (name.forename, *name.middle.split()) if name and self.forename else ()
        self.given = frozenset(word for word in map(name_key, words) if len(word) > 1)
        self.surname_parts = _parts(name.surname) if name and self.surname else _NONE
        self.middle_parts = _parts(name.middle) if name and self.surname else _NONE
        self.surname_sound = sound_key(self.surname)
        self.sex = _SEX.get(name.title, "") if name else ""
        self.suffix = name.suffix if name else ""


class ReadyPerson:
    """A person record made ready: each part read once, null words gone; what ``ReadyName`` tells is here too.

    ``door`` is the key of the address, '' where no door is known (a street alone is no door); ``numbers`` are the
    phone numbers in their one form.
    """

    __slots__ = ("address", "door", "email", "forename", "given", "middle_parts", "name", "numbers",
                 "postcode", "record", "references", "sex", "suffix", "surname", "surname_parts", "surname_sound")

    def __init__(self, record: PersonRecord) -> None:
        self.record = record
        called = _ready_name(record.written_name)
        self.name, self.surname, self.forename, self.given = called.name, called.surname, called.forename, called.given
        self.surname_parts, self.middle_parts = called.surname_parts, called.middle_parts
        self.surname_sound, self.sex, self.suffix = called.surname_sound, called.sex, called.suffix
        self.address, self.door = _address_and_door(record.address)
        self.postcode = _postcode(record.postcode, self.address)
        self.numbers = frozenset(phone.number for phone in _phones(record.phones)) if record.phones else _NONE
        self.email = _email(record.email) if record.email else ""
        self.references = read_references(record.agency_references) if record.agency_references else _NO_REFERENCES

    @property
    def phones(self) -> list[Phone]:
        """The phones as read; a number that is nobody's own is not among them."""
        return _phones(self.record.phones)

    @property
    def born_between(self) -> tuple[date, date] | None:
        """The first and last day on which the person can have been born, by date of birth or by age; if known."""
        record = self.record
        if record.born_on is not None:
            return record.born_on, record.born_on
        known = record.age is not None and record.age_on is not None and 0 <= record.age <= OLDEST
        return born_between(record.age or 0, record.age_on) if known and record.age_on else None


_ready_name = lru_cache(maxsize=_REMEMBERED)(ReadyName)


@lru_cache(maxsize=_REMEMBERED)
def _address_and_door(written: str) -> tuple[Address | None, str]:
    address = parse_address(written) if written else None
    exact = address is not None and (address.number or address.flat or address.building)
    return address, address.key if address and exact else ""


def _parts(text: str) -> frozenset[str]:
    words = text.replace("-", " ").split()
    return frozenset(name_key(word) for word in words if len(word) > 2 and word.casefold() not in _PARTICLES)


def _phones(written: tuple[str, ...]) -> list[Phone]:
    read = (read_phone(piece).phone for text in written for piece in split_phones(text))
    return [phone for phone in read if phone is not None and not phone.shared]


def _postcode(written: str, address: Address | None) -> Postcode | None:
    text = written if written.strip() else (address.postcode if address else "")
    found = normalise_postcode(text) if text else None
    return None if found is None or found.partial else found


def _email(written: str) -> str:
    text = "".join(written.split()).casefold().removeprefix("mailto:")
    return text if "@" in text and not is_null_word(text.split("@")[0]) else ""
