"""Who is who, as only the practice panel can know: which record stands for whom of the invented borough."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AsbCall, CouncilCase, FireIncident, Penalty, Place, SurveyResponse, WarningNotice
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.practice.invented import public_places
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.rules.ticket_numbers import ticket_key

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


@cache
def _warned() -> dict[str, str]:
    return {ticket_key(notice.ticket): notice.who.key for notice in life().notices}


@cache
def _fined() -> dict[str, str]:
    return {ticket_key(penalty.reference): penalty.who.key for penalty in life().penalties}


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
    for register, keys in ((WarningNotice, _warned()), (Penalty, _fined())):
        for person_id, reference in session.execute(select(register.person_id, register.reference)):
            told = keys.get(ticket_key(reference or ""))
            if person_id and told:
                found[person_id].add(told)
    asked = session.execute(select(SurveyResponse.person_id, SurveyResponse.case_reference))
    for person_id, case in asked:
        complainant = _of_cases().get(case or "", ("", ""))[0]
        if person_id and complainant:
            found[person_id].add(complainant)
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
