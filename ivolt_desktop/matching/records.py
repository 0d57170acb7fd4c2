"""What is compared: a person or a place as one agency wrote it, and the same made ready for comparing."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ivolt_desktop.matching.sounds import sound_key
from ivolt_desktop.rules.addresses import Address, parse_address
from ivolt_desktop.rules.agency_references import read_references
from ivolt_desktop.rules.names import Name, name_key, parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.phones import Phone, read_phone, split_phones
from ivolt_desktop.rules.postcodes import Postcode, normalise_postcode
from ivolt_desktop.rules.written_ages import OLDEST, born_between

_PARTICLES = frozenset(["van", "von", "der", "den", "del", "della", "dos", "bin", "ibn", "binte", "bint", "ter", "ten"])
_SEX = {"Mr": "man", "Mrs": "woman", "Ms": "woman", "Miss": "woman", "Sir": "man", "Dame": "woman", "Lady": "woman"}


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


class ReadyPerson:
    """A person record made ready: each part read once, null words gone."""

    def __init__(self, record: PersonRecord) -> None:
        self.record = record
        self.name: Name | None = parse_name(record.written_name) if record.written_name else None
        self.address: Address | None = parse_address(record.address) if record.address else None
        self.postcode: Postcode | None = _postcode(record.postcode, self.address)
        self.phones: tuple[tuple[str, Phone], ...] = tuple(_phones(record.phones))
        self.email = _email(record.email)
        self.references = read_references(record.agency_references) if record.agency_references else {}

    @cached_property
    def surname(self) -> str:
        """Surname in plain small letters, '' where unknown or an organisation."""
        return self.name.surname_key if self.name and not self.name.organisation else ""

    @cached_property
    def forename(self) -> str:
        """Forename in plain small letters; one letter where only an initial is known."""
        return self.name.forename_key if self.name and not self.name.organisation else ""

    @cached_property
    def given(self) -> frozenset[str]:
        """The forename and all middle names in plain small letters, initials left out."""
        if self.name is None or not self.forename:
            return frozenset()
        words = (name_key(word) for word in (self.name.forename, *self.name.middle.split()))
        return frozenset(word for word in words if len(word) > 1)

    @cached_property
    def surname_parts(self) -> frozenset[str]:
        """The parts of a double-barrelled surname, without 'van' and the like; the surname itself if it has one."""
        return _parts(self.name.surname) if self.name and self.surname else frozenset()

    @cached_property
    def middle_parts(self) -> frozenset[str]:
        """The middle names, any of which may be the first half of a surname written without its hyphen."""
        return _parts(self.name.middle) if self.name and self.surname else frozenset()

    @cached_property
    def surname_sound(self) -> str:
        """How the surname sounds."""
        return sound_key(self.surname)

    @cached_property
    def sex(self) -> str:
        """'man' or 'woman' where the title says so."""
        return _SEX.get(self.name.title, "") if self.name else ""

    @cached_property
    def suffix(self) -> str:
        """'Jr', 'Sr' or ''."""
        return self.name.suffix if self.name else ""

    @cached_property
    def door(self) -> str:
        """The key of the address; '' where no door is known (a street alone is no door)."""
        if self.address is None or not (self.address.number or self.address.flat or self.address.building):
            return ""
        return self.address.key

    @cached_property
    def born_between(self) -> tuple[date, date] | None:
        """The first and last day on which the person can have been born, by date of birth or by age; if known."""
        record = self.record
        if record.born_on is not None:
            return record.born_on, record.born_on
        known = record.age is not None and record.age_on is not None and 0 <= record.age <= OLDEST
        return born_between(record.age or 0, record.age_on) if known and record.age_on else None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The phone numbers in their one form."""
        return frozenset(phone.number for _, phone in self.phones)


def _parts(text: str) -> frozenset[str]:
    words = text.replace("-", " ").split()
    return frozenset(name_key(word) for word in words if len(word) > 2 and word.casefold() not in _PARTICLES)


def _phones(written: tuple[str, ...]) -> list[tuple[str, Phone]]:
    found = []
    for text in written:
        for piece in split_phones(text):
            phone = read_phone(piece).phone
            if phone is not None and not phone.shared:
                found.append((piece, phone))
    return found


def _postcode(written: str, address: Address | None) -> Postcode | None:
    text = written if written.strip() else (address.postcode if address else "")
    found = normalise_postcode(text) if text else None
    return None if found is None or found.partial else found


def _email(written: str) -> str:
    text = "".join(written.split()).casefold().removeprefix("mailto:")
    return text if "@" in text and not is_null_word(text.split("@")[0]) else ""
