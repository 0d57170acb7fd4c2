"""Whom or what something is about: the reference that may be shown anywhere, and the name that may not."""

from dataclasses import dataclass

from sqlalchemy import CompoundSelect, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import AgendaItem, Cohort, Issue, Membership, Person, Place
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.rules.masking import Sensitive


@dataclass(frozen=True)
class Subject:
    """A person, place or issue. Show ``name`` through the lens with ``sensitive`` and ``reference`` only.

    ``kind`` is 'person', 'place' or 'issue'; ``sheet`` 'victims', 'offenders', 'locations' or '' outside the cohorts.
    """

    kind: str
    id: int
    reference: str
    name: str
    sensitive: Sensitive
    ward: str = ""
    membership_id: int | None = None
    sheet: str = ""


class SubjectFinder:
    """Finds subjects by id, each register read once."""

    def __init__(self, session: Session) -> None:
        self._people = _names(session, Person)
        self._places = _names(session, Place)
        self._issues = {issue.id: issue for issue in session.scalars(select(Issue))}
        self._members = {
            member.id: (member, kind)
            for member, kind in session.execute(
                select(Membership, Cohort.kind).join(Cohort, Cohort.id == Membership.cohort_id))
        }

    def member(self, membership_id: int | None) -> Subject | None:
        """The cohort member with that id, under the cohort's reference."""
        if membership_id is None or membership_id not in self._members:
            return None
        member, kind = self._members[membership_id]
        return self._named(member.person_id, member.place_id, member.reference, member.id, CohortKind(kind).value)

    def of(
        self, membership_id: int | None = None, person_id: int | None = None, place_id: int | None = None,
        issue_id: int | None = None,
    ) -> Subject | None:
        """What the links of an agenda item or issue stand for; the cohort's reference goes before the record's own."""
        found = self.member(membership_id) or self._named(person_id, place_id, "", None, "")
        return found if found is not None or issue_id is None else self.issue(issue_id)

    def issue(self, issue_id: int) -> Subject | None:
        """The issue with that id, as a subject of its own."""
        issue = self._issues.get(issue_id)
        if issue is None:
            return None
        return Subject("issue", issue.id, issue.reference, issue.title_line, Sensitive.DETAIL)

    def about(self, issue_id: int | None) -> Subject | None:
        """Whom an issue is about; ``None`` where it is about nobody in particular."""
        issue = self._issues.get(issue_id or 0)
        return self.of(issue.membership_id, issue.person_id, issue.place_id) if issue else None

    def issue_reference(self, issue_id: int | None) -> str:
        """'I-26-007', or nothing."""
        issue = self._issues.get(issue_id or 0)
        return issue.reference if issue else ""

    def _named(
        self, person_id: int | None, place_id: int | None, reference: str, membership_id: int | None, sheet: str
    ) -> Subject | None:
        if person_id is not None and person_id in self._people:
            own, name, ward = self._people[person_id]
            return Subject("person", person_id, reference or own, name, Sensitive.NAME, ward, membership_id, sheet)
        if place_id is not None and place_id in self._places:
            own, name, ward = self._places[place_id]
            return Subject("place", place_id, reference or own, name, Sensitive.PLACE, ward, membership_id, sheet)
        return None


def _names(session: Session, register: type[Person] | type[Place]) -> dict[int, tuple[str, str, str]]:
    query = select(register.id, register.reference, register.name, register.ward)
    rows = session.execute(query.where(register.id.in_(_used(register))))
    return {id_: (reference, name, ward or "") for id_, reference, name, ward in rows}


def _used(register: type[Person] | type[Place]) -> CompoundSelect[int]:
    """Ids of the people or places that the panel's own work speaks of: a few hundred out of many thousand."""
    name = "person_id" if register is Person else "place_id"
    columns = [getattr(each, name) for each in (Membership, Issue, AgendaItem)]
    first, *rest = (select(column).where(column.is_not(None)) for column in columns)
    return first.union(*rest)
