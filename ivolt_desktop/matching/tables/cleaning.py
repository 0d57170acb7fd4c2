"""Cells made ready to compare: one settled text for each, '' where nothing is said. Each distinct text is read once."""

import re
from collections.abc import Callable
from datetime import date

from ivolt_desktop.matching.tables.words import Nature
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.names import name_key, parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.written_dates import read_date

_YEAR_FIRST = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: .*)?$")
_SOLID = re.compile(r"^\d{8}$")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(
    r"^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3})[a-z]*\.?,?[ -](?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$"
)
_YEAR_ALONE = re.compile(r"^(?:c\.?|ca\.?|circa|about|abt\.?)?\s*(\d{4})(?:-(\d{2}))?$")
_RANK = re.compile(
    r"(?:,\s*((?:\d+(?:st|nd|rd|th)|the|baron|baronet|bt|earl|duke|viscount|marquess|marquis|count|countess|duchess|"
    r"viscountess|baroness|prince|princess|lord|lady)\b.*)|^(\d+(?:st|nd|rd|th)\b.*))$", re.I
)  # fmt: skip
_NOT_NAMES = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lady", "rev", "revd", "reverend", "prof", "professor", "captain",
    "capt", "colonel", "hon", "the", "baronet", "viscount", "viscountess", "marquess",
])  # fmt: skip
"""Titles that nobody is called by (King, Lord, Earl and Prince are names too)."""
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SEXES = {"m": "m", "f": "f", "w": "f", "b": "m", "g": "f"}
_SIMPLE = re.compile(r"[a-z]+(?: [a-z]+)+")
_MISREAD = str.maketrans("oil", "011")
_ONLY_DIGITS = re.compile(r"[\d /.-]+")
_NOT_WORDS = re.compile(r"[^\w]+|_")


def clean_name(text: str) -> str:
    """A forename or surname in plain small letters; '' for a title or rank that stands in its place."""
    bare = text.strip().strip(".,").casefold()
    if bare in _NOT_NAMES or _ORDINAL.match(bare) or is_null_word(text, "person"):
        return ""
    return name_key(text)


def clean_date(text: str) -> str:
    """A date as eight digits, year first, whether or not the calendar has it; a year alone is its 1 January.

    Of a mistyped one what is there is kept: seven to nine characters, one of them perhaps no digit.
    """
    bare = text.strip().lstrip("+").removesuffix(".0")
    if is_null_word(bare):
        return ""
    if _SOLID.match(bare):
        return bare
    if found := _YEAR_FIRST.match(bare):
        return f"{found[1]}{max(int(found[2]), 1):02}{max(int(found[3]), 1):02}"
    if found := _DAY_FIRST.match(bare):
        return f"{found[3]}{int(found[2]):02}{int(found[1]):02}"
    if (found := _YEAR_ALONE.match(bare.casefold())) and int(found[2] or 1) <= 12:
        return f"{found[1]}{max(int(found[2] or 1), 1):02}01"
    if (found := _IN_WORDS.match(bare.casefold())) and found[2] in _MONTH_NAMES:
        return f"{found[4]}{_MONTH_NAMES.index(found[2]) + 1:02}{int(found[1] or found[3] or 1):02}"
    day: date | None = read_date(bare).day
    if day is not None and day > date.today():
        day = day.replace(year=day.year - 100, day=min(day.day, 28))
    return day.strftime("%Y%m%d") if day else _mistyped(bare)


def _mistyped(text: str) -> str:
    """What looks like eight digits with a slip, letter for letter, so that the slip can be seen as one; else ''."""
    read = text.casefold().translate(_MISREAD)
    if read != text.casefold() and _ONLY_DIGITS.fullmatch(read):
        return clean_date(read)
    solid = "".join(filter(str.isalnum, read))
    strange = sum(not letter.isdigit() for letter in solid)
    return solid if 7 <= len(solid) <= 9 and strange <= 1 else ""


def clean_number(text: str) -> str:
    """A house number, or a whole number written with a point, without its zeros in front."""
    bare = "".join(c for c in text.casefold() if c.isalnum() or c == ".")
    bare = bare.removesuffix(".0").replace(".", "").lstrip("0")
    return "" if is_null_word(bare) else bare


def clean_age(text: str) -> str:
    """An age in whole years."""
    found = _NUMBER.search(text)
    return str(int(float(found[0]))) if found and 0 <= float(found[0]) < 130 else ""


def clean_sex(text: str) -> str:
    """'m' or 'f', '' for all else."""
    return _SEXES.get(text.strip().casefold()[:1], "") if not is_null_word(text) else ""


def clean_phone(text: str) -> str:
    """The digits of a number without country code or leading zero; '' where too short to be one."""
    if is_null_word(text, "phone"):
        return ""
    digits = "".join(c for c in text.removesuffix(".0") if c.isdigit())
    digits = digits.removeprefix("0044").removeprefix("44" if len(digits) > 11 else "").lstrip("0")
    return digits if len(digits) >= 6 and len(set(digits)) > 2 else ""


def clean_email(text: str) -> str:
    """An e-mail address in small letters."""
    bare = "".join(text.split()).casefold().removeprefix("mailto:")
    return bare if "@" in bare and not is_null_word(bare.split("@")[0]) else ""


def clean_text(text: str) -> str:
    """Free words in plain small letters, one space between."""
    if is_null_word(text):
        return ""
    return " ".join(filter(None, map(name_key, _NOT_WORDS.split(text))))


def clean_postcode(text: str) -> str:
    """A postcode without its space; a mistyped one, or one of another country, as written."""
    if is_null_word(text):
        return ""
    found = normalise_postcode(text)
    whole = found.text if found else text.removesuffix(".0")
    return "".join(c for c in whole.casefold() if c.isalnum())


def clean_code(text: str) -> str:
    """A reference or property number; zero says nothing."""
    if is_null_word(text):
        return ""
    return "".join(letter for letter in text.removesuffix(".0").casefold() if letter.isalnum()).lstrip("0")


CLEAN: dict[Nature, Callable[[str], str]] = {
    "name": clean_name, "middle": clean_text, "date": clean_date, "age": clean_age, "sex": clean_sex,
    "phone": clean_phone, "email": clean_email, "number": clean_number, "text": clean_text,
    "postcode": clean_postcode, "code": clean_code, "grid": clean_number,
}  # fmt: skip


def split_name(text: str) -> tuple[str, str, str]:
    """Forename, surname and the other names of a whole name, in plain small letters."""
    if _SIMPLE.fullmatch(text) and text.split()[0] not in (*_NOT_NAMES, "lord") and not is_null_word(text, "person"):
        first, *middle, last = text.split()
        return first, last, " ".join(middle)
    if found := _RANK.search(text):
        person = text[: found.start()]
        first, last, rest = split_name(person) if person.strip() else ("", "", "")
        return first, last, " ".join(filter(None, [rest, clean_text(found[1] or found[2])]))
    name = parse_name(text)
    if name is None or name.organisation:
        return "", clean_name(text), ""
    return name.forename_key, name.surname_key, clean_text(f"{name.middle} {name.suffix}")


def split_address(text: str) -> tuple[str, str, str]:
    """House number (with the flat), street and postcode of an address on one line, made ready to compare."""
    found = parse_address(text)
    if found is None:
        return "", "", ""
    where = found.street or found.building or found.locality
    building = found.building if found.street else ""
    door = clean_number(found.number) or clean_text(building)
    flat = f"/{clean_number(found.flat)}" if found.flat else ""
    return f"{door}{flat}", clean_text(where), clean_postcode(found.postcode)
