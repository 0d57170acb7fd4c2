"""The borough's nineteen wards since 5 May 2022, with their codes.

Source: LGBCE final recommendations and the ONS ward codes. The boundaries before that date were different, so an
old name or code is no ward here unless the name lives on; figures may not be compared across the change.
"""

import re
from dataclasses import dataclass
from datetime import date

IN_FORCE_FROM = date(2022, 5, 5)
BOROUGH_CODE = "E09000002"
BOROUGH_NAME = "Barking and Dagenham"


@dataclass(frozen=True, slots=True)
class Ward:
    """One ward: its ONS code and its name as written."""

    code: str
    name: str


_NAMES = (
    "Abbey", "Alibon", "Barking Riverside", "Beam", "Becontree", "Chadwell Heath", "Eastbrook & Rush Green",
    "Eastbury", "Gascoigne", "Goresbrook", "Heath", "Longbridge", "Mayesbrook", "Northbury", "Parsloes",
    "Thames View", "Valence", "Village", "Whalebone",
)  # fmt: skip
WARDS: tuple[Ward, ...] = tuple(Ward(f"E{5014053 + place:08d}", name) for place, name in enumerate(_NAMES))


def _key(text: str) -> str:
    bare = re.sub(r"\([^)]*\)", " ", text.casefold()).replace("&", " and ")
    bare = re.sub(r"\bward\b", " ", bare)
    return re.sub(r"[^a-z0-9]+", "", bare)


_BY_KEY = {_key(ward.name): ward for ward in WARDS} | {ward.code.casefold(): ward for ward in WARDS}


def find_ward(text: str | None) -> Ward | None:
    """The ward of that name (any case, '&' or 'and', with or without 'Ward') or code; None for any other."""
    return _BY_KEY.get(_key(text)) if text else None
