"""The comparisons of two people: a field, its label, and the function that tells which declared level a pair is at.

The levels stand in ``level_declarations``, their chances in ``resources/weights/people.json``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ivolt_desktop.matching.address_levels import address_level, postcode_level
from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.level_declarations import PEOPLE
from ivolt_desktop.matching.levels import Found, cannot_tell, found_at
from ivolt_desktop.matching.likeness import alike_text, one_keystroke
from ivolt_desktop.matching.name_levels import name_level
from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.suggestions import NOT_GIVEN
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.written_ages import age_on, years_between

_MOBILE = "+447"
_AGES_APART = (("agrees", 1.0), ("near", 3.0), ("apart", 12.0))
"""Levels of age and the most years between the spans in which two can have been born; beyond is a generation."""

Compare = Callable[[ReadyPerson, ReadyPerson, Frequencies], Found | None]


@dataclass(frozen=True)
class Comparison:
    """One row of the explanation. ``compare`` gives None where the row would say nothing at all."""

    field: str
    label: str
    compare: Compare


def _name(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    return name_level(first, second, names)


def _title(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    if not first.sex or not second.sex or first.sex == second.sex:
        return None
    left, right = (person.name.title if person.name else "" for person in (first, second))
    return _at("title", "different", left, right)


def _born(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    one, two = first.record.born_on, second.record.born_on
    left, right = (plain_date(day) if day else NOT_GIVEN for day in (one, two))
    if one is None or two is None:
        return cannot_tell(left, right)
    return _at("born", _born_level(one, two), left, right)


def _born_level(one: date, two: date) -> str:
    if one == two:
        return "new year" if (one.day, one.month) == (1, 1) else "same"
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return "swapped"
    parts = sum(a == b for a, b in zip(one.timetuple()[:3], two.timetuple()[:3], strict=True))
    if parts == 2 and one_keystroke(one.isoformat(), two.isoformat()):
        return "one part"
    return "near" if abs(one - two) <= timedelta(days=366) else "different"


def _age(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    """Where a date of birth is not given twice, an age speaks instead: at its own day, and by whole years only."""
    if first.record.age is None and second.record.age is None:
        return None
    if first.record.born_on is not None and second.record.born_on is not None:
        return None
    left, right = _age_words(first, second), _age_words(second, first)
    one, two = first.born_between, second.born_between
    if one is None or two is None:
        return cannot_tell(left, right)
    apart = years_between(one, two)
    for level, most in _AGES_APART:
        if apart <= most:
            return _at("age", level, left, right)
    return _at("age", "generation", left, right)


def _age_words(person: ReadyPerson, other: ReadyPerson) -> str:
    """'34 on 3 May 2022'; for a date of birth the age on the other's day: '33 on 3 May 2022, by date of birth'."""
    record = person.record
    if record.born_on is not None:
        day = other.record.age_on
        return f"{age_on(record.born_on, day)} on {plain_date(day)}, by date of birth" if day else NOT_GIVEN
    if record.age is None:
        return NOT_GIVEN
    return f"{record.age} on {plain_date(record.age_on)}" if record.age_on else str(record.age)


def _reference(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    """One agency's own references for a person: its numbers are compared with its own and with nobody else's."""
    if not first.references and not second.references:
        return None
    left, right = (person.record.agency_references.strip() or NOT_GIVEN for person in (first, second))
    shared = first.references.keys() & second.references.keys()
    if not shared:
        return cannot_tell(left, right)
    same = any(first.references[agency] & second.references[agency] for agency in shared)
    return _at("reference", "same" if same else "different", left, right)


def _phone(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (", ".join(person.record.phones) or NOT_GIVEN for person in (first, second))
    common = first.numbers & second.numbers
    own = common - names.shared_numbers
    if own:
        number = min(own)
        mended = any(phone.number == number and phone.mend for person in (first, second) for phone in person.phones)
        level = "same mobile" if number.startswith(_MOBILE) else "same"
        return _at("phone", level, left, right, "the same, zero restored" if mended else "")
    if common:
        return _at("phone", "many share", left, right)
    numbers = (first.numbers - names.shared_numbers, second.numbers - names.shared_numbers)
    if not numbers[0] or not numbers[1]:
        return cannot_tell(left, right)
    if any(one_keystroke(a, b) for a in numbers[0] for b in numbers[1]):
        return _at("phone", "one digit", left, right)
    mobiles = all(number.startswith(_MOBILE) for side in numbers for number in side)
    return _at("phone", "another mobile" if mobiles else "different", left, right)


def _address(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (person.record.address.strip() or NOT_GIVEN for person in (first, second))
    if first.door and first.door == second.door and first.door in names.shared_doors:
        return _at("address", "many share", left, right)
    level = address_level(first.address, second.address)
    if level is None or level.name == "street only":
        return cannot_tell(left, right)
    return found_at("address", level, left, right)


def _postcode(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    return postcode_level(first.postcode, second.postcode, address_level(first.address, second.address))


def _email(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (person.record.email.strip() or NOT_GIVEN for person in (first, second))
    if not first.email or not second.email:
        return cannot_tell(left, right) if first.email or second.email else None
    if first.email == second.email:
        return _at("email", "same", left, right)
    if alike_text(first.email, second.email) >= 0.97 and one_keystroke(first.email, second.email):
        return cannot_tell(left, right)
    return _at("email", "different", left, right)


def _role(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    one, two = (person.record.role.strip() for person in (first, second))
    if not one or not two:
        return None
    return _at("role", "same" if one.casefold() == two.casefold() else "different", one, two)


def _at(field: str, level: str, left: str, right: str, words: str = "") -> Found:
    return found_at(field, PEOPLE[field][level], left, right, words)


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("name", "Name", _name),
    Comparison("title", "Title", _title),
    Comparison("born", "Born", _born),
    Comparison("age", "Age", _age),
    Comparison("reference", "Reference", _reference),
    Comparison("phone", "Phone", _phone),
    Comparison("address", "Address", _address),
    Comparison("postcode", "Postcode", _postcode),
    Comparison("email", "E-mail", _email),
    Comparison("role", "Role", _role),
)
