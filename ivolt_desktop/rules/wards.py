"""The borough's wards with their codes and the time for which each stood: nineteen since 5 May 2022, seventeen before.

Sources: LGBCE final recommendations and the ONS ward codes. The boundaries changed on that day and many names lived on,
so a ward of before is never taken for the one of today: it goes by a name of its own, 'Abbey (to May 2022)', and its
figures are not counted with the other's.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

IN_FORCE_FROM = date(2022, 5, 5)
BOROUGH_CODE = "E09000002"
BOROUGH_NAME = "Barking and Dagenham"
_BEFORE = " (to May 2022)"


@dataclass(frozen=True, slots=True)
class Ward:
    """One ward: its ONS code, its name as written, the first and the last day on which it stood (None: not known)."""

    code: str
    name: str
    valid_from: date | None = IN_FORCE_FROM
    valid_to: date | None = None

    @property
    def title(self) -> str:
        """The name it goes by here; that of a ward of before says so."""
        return self.name + _BEFORE if self.valid_to else self.name


_NAMES = (
    "Abbey", "Alibon", "Barking Riverside", "Beam", "Becontree", "Chadwell Heath", "Eastbrook & Rush Green",
    "Eastbury", "Gascoigne", "Goresbrook", "Heath", "Longbridge", "Mayesbrook", "Northbury", "Parsloes",
    "Thames View", "Valence", "Village", "Whalebone",
)  # fmt: skip
_OLD_NAMES = (
    "Abbey", "Alibon", "Becontree", "Chadwell Heath", "Eastbrook", "Eastbury", "Gascoigne", "Goresbrook", "Heath",
    "Longbridge", "Mayesbrook", "Parsloes", "River", "Thames", "Valence", "Village", "Whalebone",
)  # fmt: skip
WARDS: tuple[Ward, ...] = tuple(Ward(f"E{5014053 + place:08d}", name) for place, name in enumerate(_NAMES))
OLD_WARDS: tuple[Ward, ...] = tuple(
    Ward(f"E{5000026 + place:08d}", name, None, IN_FORCE_FROM - timedelta(days=1))
    for place, name in enumerate(_OLD_NAMES)
)
"""The wards of 2002 to May 2022."""


def _key(text: str) -> str:
    bare = re.sub(r"\([^)]*\)", " ", text.casefold()).replace("&", " and ")
    bare = re.sub(r"\bward\b", " ", bare)
    return re.sub(r"[^a-z0-9]+", "", bare)


_BY_KEY = {_key(ward.name): ward for ward in WARDS} | {ward.code.casefold(): ward for ward in WARDS}
_OLD_BY_NAME = {_key(ward.name): ward for ward in OLD_WARDS}
_OLD_BY_CODE = {ward.code.casefold(): ward for ward in OLD_WARDS}
_SAYS_BEFORE = re.compile(r"\(\s*(?:to|until|before|pre|old)\b[^)]*\)\s*$", re.I)


def find_ward(text: str | None) -> Ward | None:
    """The ward of today of that name (any case, '&' or 'and', with or without 'Ward') or code; None for any other."""
    if not text or _SAYS_BEFORE.search(text):
        return None
    return _BY_KEY.get(_key(text))


def find_old_ward(text: str | None) -> Ward | None:
    """The ward of before May 2022 of that code, that name with '(to May 2022)', or a name no ward has any more."""
    if not text:
        return None
    key = _key(text)
    if key in _OLD_BY_CODE:
        return _OLD_BY_CODE[key]
    return _OLD_BY_NAME.get(key) if key not in _BY_KEY or _SAYS_BEFORE.search(text) else None


def ward_on(text: str | None, day: date | datetime | None) -> Ward | None:
    """The ward of that name or code as it stood on ``day``: a bare name of before 5 May 2022 is the old ward's.

    A code always tells its own ward, whatever the day: figures are often counted anew by the wards of today.
    """
    if not text:
        return None
    found = find_ward(text) or find_old_ward(text)
    if found is None or found.valid_to or day is None or _key(text) == found.code.casefold():
        return found
    happened = day.date() if isinstance(day, datetime) else day
    return _OLD_BY_NAME.get(_key(text)) if happened < IN_FORCE_FROM else found
