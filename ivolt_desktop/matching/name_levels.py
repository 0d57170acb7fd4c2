"""Two names: surname, forename, initials, short forms, swapped and double-barrelled names."""

from ivolt_desktop.matching.frequencies import Frequencies
from ivolt_desktop.matching.level_declarations import PEOPLE
from ivolt_desktop.matching.levels import Found, Part, cannot_tell, found_at
from ivolt_desktop.matching.likeness import alike_text, one_keystroke
from ivolt_desktop.matching.nicknames import may_be_one_forename
from ivolt_desktop.matching.records import ReadyPerson
from ivolt_desktop.matching.sounds import sound_key
from ivolt_desktop.matching.suggestions import NOT_GIVEN, State

_ALIKE = 0.90
_SAME_SOUND = 0.75

_AGREEING = ("same", "part", "alike", "short form", "middle", "initial")


def surname_level(first: ReadyPerson, second: ReadyPerson) -> str:
    """The level of two surnames that are both known."""
    one, two = first.surname, second.surname
    if one == two:
        return "same"
    if first.surname_parts & second.surname_parts or one in second.middle_parts or two in first.middle_parts:
        return "part"
    like = alike_text(one, two)
    if like >= _ALIKE or one_keystroke(one, two):
        return "alike" if min(len(one), len(two)) > 2 else "different"
    return "alike" if first.surname_sound == second.surname_sound and like >= _SAME_SOUND else "different"


def forename_level(one: str, two: str) -> str:
    """The level of two forenames (or initials) that are both known, in plain small letters."""
    if len(one) == 1 or len(two) == 1:
        return "initial" if one[0] == two[0] else "initial differs"
    if one == two:
        return "same"
    if may_be_one_forename(one, two):
        return "short form"
    like = alike_text(one, two)
    close = like >= _ALIKE or (like >= 0.8 and sound_key(one) == sound_key(two))
    return "alike" if close and min(len(one), len(two)) > 3 else "different"


def name_level(first: ReadyPerson, second: ReadyPerson, names: Frequencies) -> Found:
    """The row for the name: a part for the surname and one for the forename, as far as both are known."""
    left, right = (person.record.written_name or NOT_GIVEN for person in (first, second))
    if not first.surname or not second.surname:
        return cannot_tell(left, right)
    family = surname_level(first, second)
    given = forename_level(first.forename, second.forename) if first.forename and second.forename else ""
    if given == "different" and first.given & second.given:
        given = "middle"
    swapped = swapped_level(first, second) if family in ("different", "part") else ""
    if swapped:
        return found_at("swapped", PEOPLE["swapped"][swapped], left, right)
    parts = [Part("surname", family, names.surname(first.surname) if family == "same" else None)]
    if given:
        rarer = given == "same"
        parts.append(Part("forename", given, names.forename(first.forename) if rarer else None))
    elders = bool(first.suffix or second.suffix) and first.suffix != second.suffix
    if elders:
        parts.append(Part("suffix", "different"))
    words, state = _said(family, given)
    if elders:
        words, state = f"{words}, but one is {first.suffix or second.suffix}", State.AGAINST
    return Found(tuple(parts), words, state, left, right)


def swapped_level(first: ReadyPerson, second: ReadyPerson) -> str:
    """'swapped' where each surname is a forename of the other, 'initial' where one such is an initial; or ''."""
    if first.surname in second.given and second.surname in first.given:
        return "swapped"
    for one, two in ((first, second), (second, first)):
        if two.surname in one.given and len(two.forename) == 1 and one.surname.startswith(two.forename):
            return "initial"
    return ""


def _said(family: str, given: str) -> tuple[str, State]:
    sur = PEOPLE["surname"][family].words
    fore = PEOPLE["forename"][given].words if given else ""
    if family == given == "same":
        return "the same", State.AGREE
    if not given:
        if family == "same":
            return "the same surname", State.NEAR
        return sur, State.AGAINST if family == "different" else State.NEAR
    if family == given == "different":
        return "another name", State.AGAINST
    if family == "same":
        words = f"{fore}, the same surname"
    elif given in ("initial", "same"):
        words = f"{fore} and {sur}"
    else:
        words = f"{fore}, {sur}"
    agreeing = family in _AGREEING and given in _AGREEING
    return words, State.NEAR if agreeing else State.AGAINST
