"""Records about a council case that is kept already speak of whoever complained in it, named or not."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import COMPLAINANT, CouncilCase, Delivered, Register
from ivolt_desktop.rules.names import parse_name
from ivolt_desktop.rules.null_words import is_null_word
from ivolt_desktop.store import UnitOfWork, bulk

_CHUNK = 500


def link_by_case(work: UnitOfWork, register: type[Register], ids: Sequence[int]) -> set[int]:
    """Give records their person by the case they are about; returns the ids of those that got one.

    A record that names somebody else than the case's complainant is left to be linked by what it writes.
    """
    if not issubclass(register, Delivered) or not register.case:
        return set()
    mention = next((each for each in register.people if each.role == COMPLAINANT), None)
    if mention is None:
        return set()
    session = work.session
    rows = bulk.fetch_values(session, register, ids, [register.case, mention.name])
    cases = _complainants(session, {row[register.case] for row in rows if row[register.case]})
    linked = []
    for row in rows:
        person_id, complainant = cases.get(row[register.case] or "", (None, ""))
        if person_id and _agrees(row[mention.name] or "", complainant):
            linked.append({"id": row["id"], mention.link: person_id})
    bulk.update_rows(session, register, linked)
    return {row["id"] for row in linked}


def _complainants(session: Session, references: set[Any]) -> dict[str, tuple[int | None, str]]:
    """Person and name of each case's complainant, by the case's reference; one that two cases share tells nobody."""
    wanted = sorted(references)
    found: dict[str, tuple[int | None, str]] = {}
    for start in range(0, len(wanted), _CHUNK):
        cases = session.execute(
            select(CouncilCase.reference, CouncilCase.person_id, CouncilCase.complainant_name)
            .where(CouncilCase.reference.in_(wanted[start:start + _CHUNK])))
        for reference, person_id, name in cases:
            before = found.get(str(reference))
            found[str(reference)] = (person_id, name or "") if before in (None, (person_id, name or "")) else (None, "")
    return found


def _agrees(written: str, complainant: str) -> bool:
    """Whether a name may be the complainant's: not given, or of the same surname and initial."""
    if not written.strip() or is_null_word(written, "person"):
        return True
    one, other = parse_name(written), parse_name(complainant)
    if one is None or other is None:
        return False
    initials = {name.forename[:1].casefold() for name in (one, other) if name.forename}
    return one.surname.casefold() == other.surname.casefold() and len(initials) < 2
