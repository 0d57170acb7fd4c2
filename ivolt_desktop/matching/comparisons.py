"""The comparisons of two people, declared as data: a field, its label, and the function that finds the level.

A level is a name in ``weights.PEOPLE`` with the words and the state that a reader sees. Adding a
comparison is one function, one line in ``COMPARISONS`` and its chances in ``weights``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ivolt_desktop.matching.address_levels import address_level, postcode_level
from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.levels import Found, Part, cannot_tell
from ivolt_desktop.matching.likeness import alike_text, one_keystroke
from ivolt_desktop.matching.name_levels import name_level
from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.suggestions import NOT_GIVEN, State
from ivolt_desktop.rules.dates_in_words import plain_date

_MOBILE = "+447"

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
    return Found((Part("title", "different"),), "a man and a woman", State.AGAINST, left, right)


def _born(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    one, two = first.record.born_on, second.record.born_on
    left, right = (plain_date(day) if day else NOT_GIVEN for day in (one, two))
    if one is None or two is None:
        return cannot_tell(left, right)
    level, words, state = _born_level(one, two)
    return Found((Part("born", level),), words, state, left, right, "date of birth")


def _born_level(one: date, two: date) -> tuple[str, str, State]:
    if one == two:
        if (one.day, one.month) == (1, 1):
            return "new year", "the same, but 1 January often stands for not known", State.NEAR
        return "same", "the same", State.AGREE
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return "swapped", "day and month swapped", State.NEAR
    parts = sum(a == b for a, b in zip(one.timetuple()[:3], two.timetuple()[:3], strict=True))
    if parts == 2 and one_keystroke(one.isoformat(), two.isoformat()):
        return "one part", "one digit differs", State.NEAR
    if abs(one - two) <= timedelta(days=366):
        return "near", "less than a year apart", State.AGAINST
    return "different", "different", State.AGAINST


def _phone(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (", ".join(person.record.phones) or NOT_GIVEN for person in (first, second))
    common = first.numbers & second.numbers
    own = common - names.shared_numbers
    if own:
        number = min(own)
        mended = any(phone.number == number and phone.mend for person in (first, second) for _, phone in person.phones)
        level = "same mobile" if number.startswith(_MOBILE) else "same"
        return Found((Part("phone", level),), "the same, zero restored" if mended else "the same", State.AGREE,
                     left, right)  # fmt: skip
    if common:
        return Found((Part("phone", "many share"),), "the same, but many share it", State.NEUTRAL, left, right)
    numbers = (first.numbers - names.shared_numbers, second.numbers - names.shared_numbers)
    if not numbers[0] or not numbers[1]:
        return cannot_tell(left, right)
    if any(one_keystroke(a, b) for a in numbers[0] for b in numbers[1]):
        return Found((Part("phone", "one digit"),), "one digit differs", State.NEAR, left, right)
    mobiles = all(number.startswith(_MOBILE) for side in numbers for number in side)
    return Found(
        (Part("phone", "another mobile" if mobiles else "different"),), "different", State.NEUTRAL, left, right
    )


def _address(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (person.record.address.strip() or NOT_GIVEN for person in (first, second))
    if first.door and first.door == second.door and first.door in names.shared_doors:
        words = "the same, but many live there"
        return Found((Part("address", "many share"),), words, State.NEUTRAL, left, right)
    found = address_level(first.address, second.address)
    if found is None or found.level == "street only":
        return cannot_tell(left, right)
    return Found((Part("address", found.level),), found.words, found.state, left, right, found.called)


def _postcode(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    found = address_level(first.address, second.address)
    return postcode_level(first.postcode, second.postcode, found)


def _email(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    left, right = (person.record.email.strip() or NOT_GIVEN for person in (first, second))
    if not first.email or not second.email:
        return cannot_tell(left, right) if first.email or second.email else None
    if first.email == second.email:
        return Found((Part("email", "same"),), "the same", State.AGREE, left, right)
    if alike_text(first.email, second.email) >= 0.97 and one_keystroke(first.email, second.email):
        return cannot_tell(left, right)
    return Found((Part("email", "different"),), "different", State.NEUTRAL, left, right)


def _role(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found | None:
    one, two = (person.record.role.strip() for person in (first, second))
    if not one or not two:
        return None
    same = one.casefold() == two.casefold()
    level, words = ("same", "the same") if same else ("different", "different")
    return Found((Part("role", level),), words, State.NEUTRAL, one, two)


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("name", "Name", _name),
    Comparison("title", "Title", _title),
    Comparison("born", "Born", _born),
    Comparison("phone", "Phone", _phone),
    Comparison("address", "Address", _address),
    Comparison("postcode", "Postcode", _postcode),
    Comparison("email", "E-mail", _email),
    Comparison("role", "Role", _role),
)
