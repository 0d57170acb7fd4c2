"""The words that say what a column holds, as data: how it is read, compared, and whom it belongs to.

``belongs`` says what an agreement speaks of: the 'person', the 'place' where people live together, or 'both'
(a surname and a landline are shared in a household). ``nature`` picks the comparison in ``levels``.
"""

from dataclasses import dataclass
from typing import Literal

from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.known_errors import KnownError

Nature = Literal["name", "middle", "date", "age", "sex", "phone", "email", "number", "text", "postcode", "code", "grid"]
Belongs = Literal["person", "place", "both"]


class UnknownColumn(KnownError):
    """A column named on the command line is not in the file, or a word for a column is not known."""


@dataclass(frozen=True)
class Word:
    """What one word of a mapping stands for; ``label`` is what a reader sees."""

    label: str
    nature: Nature
    belongs: Belongs


WORDS: dict[str, Word] = {
    "forename": Word("Forename", "name", "person"),
    "surname": Word("Surname", "name", "both"),
    "name": Word("Other names", "middle", "person"),
    "born": Word("Born", "date", "person"),
    "age": Word("Age", "age", "person"),
    "age_on": Word("Age on", "date", "person"),
    "gender": Word("Gender", "sex", "person"),
    "phone": Word("Phone", "phone", "both"),
    "email": Word("E-mail", "email", "person"),
    "house_number": Word("House number", "number", "place"),
    "street": Word("Street", "text", "place"),
    "address": Word("Address", "text", "place"),
    "town": Word("Town", "text", "place"),
    "county": Word("County", "text", "place"),
    "postcode": Word("Postcode", "postcode", "place"),
    "uprn": Word("Property number", "code", "place"),
    "easting": Word("On the map", "grid", "place"),
    "northing": Word("On the map", "grid", "place"),
    "reference": Word("Reference", "code", "person"),
    "other": Word("Other", "text", "person"),
}


def read_mapping(text: str) -> list[tuple[str, str]]:
    """'surname=last_name,born=dob' as (word, column) pairs in order; a word may be given more than once."""
    pairs = []
    for piece in text.split(","):
        word, equals, column = (part.strip() for part in piece.partition("="))
        if not equals or not word or not column:
            raise UnknownColumn(f"'{piece.strip()}' is not a word and a column. Write for example surname=last_name.")
        if word.casefold() not in WORDS:
            raise UnknownColumn(f"'{word}' is not a word for a column. The words are {joined(list(WORDS))}.")
        pairs.append((word.casefold(), column))
    return pairs
