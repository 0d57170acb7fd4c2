"""Cohorts: making one, joining, reviewing and leaving. Victims, offenders and locations never share a sheet."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select

from ivolt_desktop.model import Agency, Cohort, Membership, Person, Place, spec_of
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.form_values import checked, fetched, needed
from ivolt_desktop.panel.references import next_membership_reference
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def create_cohort(
    work: UnitOfWork, *, name: str, kind: CohortKind | str, criteria: str | None = None, review_days: int = 56
) -> int:
    """Make a cohort that holds victims, offenders or locations. Returns its id."""
    values = {"name": name, "kind": str(kind), "criteria": criteria, "review_days": review_days}
    cohort = Cohort(**checked(work.session, spec_of(Cohort), values))
    if cohort.review_days < 1:
        raise NotAllowed("A cohort's members are reviewed every so many days: give at least 1.")
    work.session.add(cohort)
    work.session.flush()
    work.says(f"Make cohort {cohort.name}")
    return cohort.id


def change_cohort(work: UnitOfWork, cohort_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a cohort's form. What it holds cannot change once it has had members."""
    cohort = fetched(work, Cohort, cohort_id, version)
    good = checked(work.session, spec_of(Cohort), values, cohort)
    if good.get("kind", cohort.kind) != cohort.kind and _first_member(work, cohort_id) is not None:
        raise NotAllowed("This cohort has members, so what it holds cannot change. Make another cohort instead.")
    if good.get("review_days", 1) < 1:
        raise NotAllowed("A cohort's members are reviewed every so many days: give at least 1.")
    for name, value in good.items():
        setattr(cohort, name, value)
    work.session.flush()
    work.says(f"Change cohort {cohort.name}")


def _first_member(work: UnitOfWork, cohort_id: int) -> int | None:
    return work.session.scalar(select(Membership.id).where(Membership.cohort_id == cohort_id).limit(1))


def join_cohort(
    work: UnitOfWork, *, cohort_id: int, reason: str, person_id: int | None = None, place_id: int | None = None,
    entered_on: date | None = None, review_on: date | None = None, lead_agency_id: int | None = None,
) -> int:
    """Bring one person or place into a cohort; the membership's id comes back.

    The reference (V-021, O-009, L-004) belongs to this membership alone and is never given again. The review falls due
    after the cohort's own number of days. Raises ``NotAllowed`` for a place among people, a person among places, and
    for whoever is in the cohort already.
    """
    cohort = fetched(work, Cohort, cohort_id)
    kind = CohortKind(cohort.kind)
    person_id, place_id = _the_one(work, kind, person_id, place_id)
    there = work.session.scalar(
        select(Membership).where(Membership.cohort_id == cohort_id, Membership.person_id == person_id,
                                 Membership.place_id == place_id, Membership.left_on.is_(None)))
    if there is not None:
        raise NotAllowed(f"Already in this cohort, as {there.reference}.")
    if lead_agency_id is not None:
        fetched(work, Agency, lead_agency_id)
    entered = entered_on or work.today()
    review = review_on or entered + timedelta(days=cohort.review_days)
    if review < entered:
        raise NotAllowed("The review date is before the day of entry.")
    member = Membership(
        reference=next_membership_reference(work.session, kind.letter), cohort_id=cohort_id, person_id=person_id,
        place_id=place_id, entered_on=entered, entry_reason=needed(reason, "Why"), review_on=review,
        lead_agency_id=lead_agency_id,
    )
    work.session.add(member)
    work.session.flush()
    work.says(f"Add {member.reference} to {cohort.name}")
    return member.id


def _the_one(
    work: UnitOfWork, kind: CohortKind, person_id: int | None, place_id: int | None
) -> tuple[int | None, int | None]:
    if (person_id is None) == (place_id is None):
        raise NotAllowed("Choose one person or one place to join.")
    if kind is CohortKind.LOCATIONS and place_id is None:
        raise NotAllowed("This cohort holds places. A person joins a cohort of victims or of offenders.")
    if kind is not CohortKind.LOCATIONS and person_id is None:
        raise NotAllowed(f"This cohort holds {kind.value}. A place joins a cohort of locations.")
    if person_id is not None:
        person = fetched(work, Person, person_id)
        return person.merged_into_id or person.id, None
    place = fetched(work, Place, place_id or 0)
    return None, place.merged_into_id or place.id


def leave_cohort(
    work: UnitOfWork, membership_id: int, *, reason: str, left_on: date | None = None, version: int | None = None
) -> None:
    """Let a member leave, with the reason; the membership and its reference stay on record."""
    member = _current(work, membership_id, version)
    day = left_on or work.today()
    if day < member.entered_on:
        raise NotAllowed(f"{member.reference} would leave before entering on {short_date(member.entered_on)}.")
    member.left_on, member.exit_reason, member.review_on = day, needed(reason, "Why they left"), None
    work.session.flush()
    work.says(f"Let {member.reference} leave the cohort")


def review_membership(
    work: UnitOfWork, membership_id: int, *, note: str, review_on: date | None = None, version: int | None = None
) -> None:
    """Record a review and the date of the next (after the cohort's own number of days unless given).

    The note is kept, dated, below the reason for entry.
    """
    member = _current(work, membership_id, version)
    cohort = fetched(work, Cohort, member.cohort_id)
    following = review_on or work.today() + timedelta(days=cohort.review_days)
    if following <= work.today():
        raise NotAllowed("The next review must be after today.")
    said = " ".join(needed(note, "Note").split())
    member.review_on = following
    member.entry_reason = f"{member.entry_reason}\n{short_date(work.today())}, reviewed: {said}"
    work.session.flush()
    work.says(f"Review {member.reference}")


def change_membership(work: UnitOfWork, membership_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a membership's form: dates, reason and lead agency."""
    member = fetched(work, Membership, membership_id, version)
    good = checked(work.session, spec_of(Membership), values, member)
    for name, value in good.items():
        setattr(member, name, value)
    if member.review_on and member.review_on < member.entered_on:
        raise NotAllowed("The review date is before the day of entry.")
    if member.left_on and member.left_on < member.entered_on:
        raise NotAllowed(f"{member.reference} left on {short_date(member.left_on)}; the day of entry must be earlier.")
    work.session.flush()
    work.says(f"Change {member.reference}")


def rejoin_cohort(work: UnitOfWork, membership_id: int, *, reason: str, review_on: date | None = None) -> int:
    """Bring somebody who left back, as a new membership with a reference of its own. Returns its id."""
    member = fetched(work, Membership, membership_id)
    return join_cohort(
        work, cohort_id=member.cohort_id, reason=reason, person_id=member.person_id, place_id=member.place_id,
        review_on=review_on, lead_agency_id=member.lead_agency_id,
    )


def _current(work: UnitOfWork, membership_id: int, version: int | None) -> Membership:
    member = fetched(work, Membership, membership_id, version)
    if member.left_on is not None:
        raise NotAllowed(f"{member.reference} left the cohort on {short_date(member.left_on)}.")
    return member


def reviews_of(entry_reason: str) -> tuple[str, tuple[str, ...]]:
    """The reason for entry, and the dated reviews kept below it, oldest first."""
    why, *reviews = entry_reason.split("\n")
    kept = [line for line in reviews if ", reviewed: " in line]
    rest = [line for line in reviews if ", reviewed: " not in line]
    return "\n".join([why, *rest]), tuple(kept)
