"""London's boroughs and their codes, by whatever name a file gives them.

Source: ONS codes of local authority districts. 'Aviation Security (SO18)' and 'Other / NK' in police files are none.
"""

import re
from dataclasses import dataclass

from ivolt_desktop.rules.wards import BOROUGH_CODE, find_old_ward, find_ward


@dataclass(frozen=True, slots=True)
class Borough:
    """One borough: its ONS code and its name as written."""

    code: str
    name: str


_NAMES = (
    "City of London", "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing",
    "Enfield", "Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon",
    "Hounslow", "Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton",
    "Newham", "Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest",
    "Wandsworth", "Westminster",
)  # fmt: skip
BOROUGHS: tuple[Borough, ...] = tuple(Borough(f"E{9000001 + place:08d}", name) for place, name in enumerate(_NAMES))


def _key(text: str) -> str:
    bare = text.casefold().replace("&", " and ")
    bare = re.sub(r"\b(?:london borough of|royal borough of|city of|borough|lb|rb)\b", " ", bare)
    return re.sub(r"[^a-z0-9]+", "", bare)


_BY_KEY = {_key(each.name): each for each in BOROUGHS} | {each.code.casefold(): each for each in BOROUGHS}


def find_borough(text: str | None) -> Borough | None:
    """The borough of that name (any case, '&' or 'and', with or without 'London Borough of') or code; else None."""
    return _BY_KEY.get(_key(text)) if text else None


def is_own_borough(text: str | None) -> bool:
    """Whether a name or code is that of the panel's own borough."""
    found = find_borough(text)
    return found is not None and found.code == BOROUGH_CODE


def is_own_ward(code: str) -> bool:
    """Whether a ward's code is one of the panel's own borough, of today or of before May 2022."""
    return find_ward(code) is not None or find_old_ward(code) is not None
