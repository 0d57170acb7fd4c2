"""Telephone numbers as agencies type them, brought to one form.

Source of the shapes: Ofcom's National Telephone Numbering Plan as general knowledge. A number is kept as
E.164 text ('+447700900123') and shown as British readers group it ('07700 900123').
"""

import re
from dataclasses import dataclass
from typing import Literal

from ivolt_desktop.rules.null_words import is_null_word

PhoneFlaw = Literal["", "none", "rounded", "placeholder", "not a number"]
PhoneMend = Literal["", "lost zero"]


@dataclass(frozen=True, slots=True)
class Phone:
    """One number. ``shared`` marks a number that is nobody's own (999, 101): never match on it."""

    number: str
    shown: str
    mend: PhoneMend = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What one piece of text gave: a phone, or the flaw that kept it from being one."""

    phone: Phone | None
    flaw: PhoneFlaw = ""


_SCIENTIFIC = re.compile(r"^\s*\+?\d(?:[.,]\d+)?\s*[eE]\s*\+?\d+\s*$")
_LABEL = re.compile(r"^(?:tel(?:ephone)?|phone|mob(?:ile)?|home|work|day|eve(?:ning)?|landline|[tmhw])\b[\s.:]*", re.I)
_EXTENSION = re.compile(r"\s*(?:ext?\.?|extension|x)\s*\d{1,6}\s*$", re.I)
_SPLIT = re.compile(r"\s*(?:[;,/|\n\r]+|\bor\b|\band\b|&)\s*", re.I)
_NOTE = re.compile(r"\([^)0-9]*\)|\b(?:mob(?:ile)?|home|work|tel|day|eve(?:ning)?|landline)\b\.?", re.I)
_SHARED = frozenset({"999", "112", "101", "111", "105", "18000"})
_LONDON_LIKE = ("20", "23", "24", "28", "29")


def split_phones(text: str) -> list[str]:
    """Cut a cell that holds several numbers ('020 7946 0000 / 07700 900123') into its pieces, in order."""
    pieces = [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]
    if len(pieces) > 1 and all(sum(c.isdigit() for c in piece) < 9 for piece in pieces):
        return [text.strip()]  # '020/7946/0000': one number with odd separators
    if len(pieces) == 1:
        both = re.fullmatch(r"(\+?\d[\d ]{8,13}\d)\s{2,}(\+?\d[\d ]{8,13}\d)", pieces[0])
        halves = re.fullmatch(r"(0\d{10})\s+(0\d{10})", pieces[0])
        found = both or halves
        if found:
            return [found.group(1), found.group(2)]
    return pieces


def read_phone(text: str) -> PhoneReading:
    """Read one number and say what is wrong where it cannot be one."""
    bare = text.strip()
    if is_null_word(bare, "phone"):
        return PhoneReading(None, "none")
    if _SCIENTIFIC.match(bare):
        return PhoneReading(None, "rounded")
    bare = _NOTE.sub(" ", _LABEL.sub("", bare)).strip()
    bare = _EXTENSION.sub("", bare).replace("(0)", "")
    if re.fullmatch(r"\d+\.0+", bare):
        bare = bare.split(".")[0]
    if re.search(r"[A-Za-z]", bare):
        return PhoneReading(None, "not a number")
    digits = re.sub(r"\D", "", bare)
    if not digits or not digits.isascii():
        return PhoneReading(None, "not a number")
    if digits in _SHARED:
        return PhoneReading(Phone(digits, digits, shared=True))
    if len(digits) >= 7 and len(set(digits)) == 1:
        return PhoneReading(None, "placeholder")
    abroad = bare.lstrip("( ").startswith("+") or digits.startswith("00")
    if digits.startswith("0044"):
        return _british(digits[4:].lstrip("0"), "")
    if digits.startswith("00"):
        digits = digits.lstrip("0")
    if digits.startswith("44") and (abroad or len(digits) in (12, 13)):
        return _british(digits[2:].lstrip("0"), "")
    if abroad:
        if 8 <= len(digits) <= 15 and not _is_filler(digits):
            return PhoneReading(Phone("+" + digits, "+" + digits))
        return PhoneReading(None, "placeholder" if _is_filler(digits) else "not a number")
    if digits.startswith("0"):
        return _british(digits[1:], "")
    return _british(digits, "lost zero")


def plain_number(text: str) -> tuple[str, str] | None:
    """A number written in the plainest way, '07700 900123' or '02079460000', as E.164 text and as shown.

    None for any other text, which is to be read with ``read_phone``.
    """
    digits = text.replace(" ", "", 1)
    if len(digits) != 11 or digits[0] != "0" or digits[1] == "0" or not (digits.isascii() and digits.isdecimal()):
        return None
    national = digits[1:]
    return ("+44" + national, _grouped(national)) if _is_national(national) and not _is_filler(national) else None


def normalise_phone(text: str) -> Phone | None:
    """The first usable number in ``text``, or None. Use ``read_phone`` to learn why there is none."""
    plain = plain_number(text)
    if plain is not None:
        return Phone(*plain)
    for piece in split_phones(text):
        reading = read_phone(piece)
        if reading.phone is not None:
            return reading.phone
    return None


def _is_filler(digits: str) -> bool:
    """True for numbers typed to get past a form: one digit repeated, or a plain run."""
    return len(set(digits[-8:])) == 1 or digits[-9:] in ("123456789", "987654321", "234567890")


def _british(national: str, mend: PhoneMend) -> PhoneReading:
    """Read the digits after the leading zero or the country code."""
    if _is_filler(national) if len(national) >= 8 else not national.strip("0"):
        return PhoneReading(None, "placeholder")
    if not _is_national(national):
        return PhoneReading(None, "not a number")
    return PhoneReading(Phone("+44" + national, _grouped(national), mend))


def _is_national(national: str) -> bool:
    return (len(national) == 10 and national[0] in "1235789") or (len(national) == 9 and national[0] in "18")


def _grouped(national: str) -> str:
    """Group a national number as it is written: 07700 900123, 020 7946 0000, 0161 496 0000."""
    if national[:2] in _LONDON_LIKE:
        return f"0{national[:2]} {national[2:6]} {national[6:]}"
    if national[0] in "389" or national[:2] in ("11",) or (national[0] == "1" and national[2] == "1"):
        return f"0{national[:3]} {national[3:6]} {national[6:]}"
    return f"0{national[:4]} {national[4:]}"
