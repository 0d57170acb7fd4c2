"""Who is who, as only the practice panel can know: which record stands for whom of the invented borough."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AsbCall, CouncilCase, FireIncident, Place
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.practice.invented import public_places
from ivolt_desktop.panel.practice.life import life

_DIGITS = re.compile(r"(\d+)\D*(\d{2})\D?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|\d{2})\D?(?:20)?(\d{2})$")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@cache
def call_key(reference: str | None) -> str:
    """One key for '1234/05MAR24' and 'CAD 1234 05/03/2024'; '' for what is neither."""
    found = _DIGITS.search((reference or "").upper().strip())
    if not found:
        return ""
    number, day, month, year = found.groups()
    ordinal = _MONTHS.index(month) + 1 if month.isalpha() else int(month)
    return f"{int(number)}/{day}{ordinal:02d}{year}"


@cache
def _callers() -> dict[str, str]:
    return {call_key(call.reference): call.caller for call in life().calls if call.caller}


@cache
def _of_cases() -> dict[str, tuple[str, str]]:
    return {case.reference: (case.complainant, case.subject) for case in life().cases}


def true_keys(session: Session) -> dict[int, set[str]]:
    """For each person record that records speak of: everybody it stands for in truth (one, unless joined wrongly)."""
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, reference in session.execute(select(AsbCall.person_id, AsbCall.reference)):
        caller = _callers().get(call_key(reference))
        if person_id and caller:
            found[person_id].add(caller)
    rows = session.execute(select(CouncilCase.reference, CouncilCase.person_id, CouncilCase.subject_id))
    for reference, complainant_id, subject_id in rows:
        complainant, subject = _of_cases().get(reference or "", ("", ""))
        for person_id, key in ((complainant_id, complainant), (subject_id, subject)):
            if person_id and key:
                found[person_id].add(key)
    return found


def people_of(session: Session, keys: Iterable[str]) -> dict[str, int]:
    """The record that most speaks for each of the cast: the one with the lowest id among those that stand for them."""
    wanted = set(keys)
    found: dict[str, int] = {}
    for person_id, stands_for in sorted(true_keys(session).items()):
        for key in stands_for & wanted:
            found.setdefault(key, person_id)
    return found


def place_of(session: Session, key: str) -> int | None:
    """The record of a public place: the one that calls, or else fires, there are linked with most often."""
    name = public_places()[key].name
    for register, where in ((AsbCall, AsbCall.location), (FireIncident, FireIncident.address)):
        ids = session.scalars(select(register.place_id).where(where == name, register.place_id.is_not(None)))
        counted = Counter(record_id for record_id in ids if record_id is not None).most_common(1)
        if counted:
            return root_of(session, Place, counted[0][0])
    return None
