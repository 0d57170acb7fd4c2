"""Police CAD references: '1234/05MAR24', 'CAD 1234 05/03/2024', and lists of them in one cell.

CAD numbers start afresh every day, so only the number with its day is a reference; both are brought to '1234/05MAR24'.
"""

import re
from dataclasses import dataclass
from datetime import date

from ivolt_desktop.rules.written_dates import read_date

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CAD = re.compile(
    r"(?<![\w/])(?:CAD\s*(?:no\.?|ref\.?|number)?\s*[:#]?\s*)?(\d{1,5})\s*[/\s\-]\s*(?:of\s+|on\s+)?"
    r"(\d{1,2}\s?-?[A-Z]{3,9}\s?-?\d{2,4}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{8}|\d{6})(?!\w)",
    re.I,
)
_BARE = re.compile(r"^(?:CAD\s*(?:no\.?|ref\.?|number)?\s*[:#]?\s*)?(\d{1,5})$", re.I)


@dataclass(frozen=True, slots=True)
class CadReference:
    """One reference in its settled form; ``day`` is None where the text gave none."""

    text: str
    day: date | None


def _settled(number: str, day: date) -> str:
    return f"{int(number):04d}/{day.day:02d}{_MONTHS[day.month - 1]}{day.year % 100:02d}"


def _day(text: str) -> date | None:
    if re.fullmatch(r"\d{6}", text):  # 050324
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    return read_date(re.sub(r"(?<=\d)\s(?=[A-Za-z])|(?<=[A-Za-z])\s(?=\d)", "", text)).day


def read_reference(text: str) -> CadReference:
    """Settle one reference; text of another kind is kept as it stands, without a day."""
    bare = " ".join(text.split())
    match = _CAD.fullmatch(bare)
    if match:
        day = _day(match.group(2))
        if day:
            return CadReference(_settled(match.group(1), day), day)
    return CadReference(bare, None)


def dated(reference: str, day: date) -> str:
    """A bare CAD number ('CAD 1234') made unique by the day of the call; any other reference unchanged."""
    match = _BARE.match(reference.strip())
    return _settled(match.group(1), day) if match else reference


def split_references(text: str) -> list[CadReference]:
    """Every reference in a cell, in order, each once."""
    found = [match.group(0) for match in _CAD.finditer(text)]
    rest = _CAD.sub(";", text) if found else text
    loose = [piece.strip() for piece in re.split(r"[;,\n\r|]+|\band\b|&", rest) if any(c.isdigit() for c in piece)]
    return list(dict.fromkeys(read_reference(piece) for piece in [*found, *loose]))
