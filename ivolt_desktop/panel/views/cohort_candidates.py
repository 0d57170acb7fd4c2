"""Whom or what a cohort might take in, found by typing."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Cohort, Membership, Person, Place
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.store import search

_MOST = 40


@dataclass(frozen=True)
class Candidate:
    """A person or place. Show ``name`` through the lens with ``sensitive`` and ``reference``.

    ``already`` is the reference by which this very cohort knows it now, or nothing.
    """

    id: int
    reference: str
    name: str
    sensitive: Sensitive
    ward: str
    already: str


def candidates(session: Session, cohort_id: int, typed: str, limit: int = 12) -> list[Candidate]:
    """People (or places, for a cohort of locations) whose searched fields hold every word typed, best first."""
    cohort = session.get_one(Cohort, cohort_id)
    places = CohortKind(cohort.kind) is CohortKind.LOCATIONS
    found = search.find(session, typed, registers=frozenset({"place" if places else "person"}), limit=_MOST)
    ids = [each.record_id for each in found]
    records = _places(session, ids) if places else _people(session, ids)
    link = Membership.place_id if places else Membership.person_id
    there = dict(session.execute(
        select(link, Membership.reference)
        .where(Membership.cohort_id == cohort_id, Membership.left_on.is_(None), link.in_(ids))).all())
    mask = Sensitive.PLACE if places else Sensitive.NAME
    return [
        Candidate(record.id, record.reference, record.name, mask, record.ward or "", there.get(record.id, ""))
        for record in (records[id_] for id_ in ids if id_ in records)
    ][:limit]


def _people(session: Session, ids: list[int]) -> dict[int, Person | Place]:
    query = select(Person).where(Person.id.in_(ids), Person.merged_into_id.is_(None))
    return {person.id: person for person in session.scalars(query)}


def _places(session: Session, ids: list[int]) -> dict[int, Person | Place]:
    query = select(Place).where(Place.id.in_(ids), Place.merged_into_id.is_(None))
    return {place.id: place for place in session.scalars(query)}
