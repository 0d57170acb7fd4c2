"""Whom or what a cohort might take in, found by typing."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Cohort, Membership
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.views.found_by_typing import found_by_typing
from ivolt_desktop.rules.masking import Sensitive


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
    found = found_by_typing(session, "place" if places else "person", typed, limit)
    link = Membership.place_id if places else Membership.person_id
    there = dict(session.execute(
        select(link, Membership.reference)
        .where(Membership.cohort_id == cohort_id, Membership.left_on.is_(None),
               link.in_([each.id for each in found]))).all())
    return [Candidate(each.id, each.reference, each.name, each.sensitive, each.ward, there.get(each.id, ""))
            for each in found]
