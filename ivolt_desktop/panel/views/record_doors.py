"""What can be done with a record from its page: which cohorts it may join, which meeting it may be put before."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    AgendaItem,
    Cohort,
    Meeting,
    Membership,
    Person,
    Place,
    Register,
    RegisterSpec,
    register_named,
    spec_of,
)
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.found_by_typing import SEARCHED
from ivolt_desktop.rules.dates_in_words import day_and_short_month

Choice = tuple[int, str]


@dataclass(frozen=True)
class FormFacts:
    """A record as its form needs it: the version that was shown, the values, and what links may point at.

    People and places are too many to be listed in ``links``; the form finds them by typing.
    """

    register_key: str
    record_id: int
    version: int
    values: dict[str, Any]
    links: dict[str, list[Choice]]


@dataclass(frozen=True)
class AgendaDoor:
    """The next meeting whose agenda is open, with its main items; ``suggested`` is the one the record belongs under."""

    meeting: str
    items: tuple[Choice, ...]
    suggested: int | None


def form_facts(session: Session, register_key: str, record_id: int) -> FormFacts:
    """What the form of one record shows."""
    spec = register_named(register_key)
    record: Register = session.get_one(spec.register, record_id)
    values = {field.name: getattr(record, field.name) for field in spec.edited}
    return FormFacts(register_key, record_id, record.version, values, form_links(session, spec))


def form_links(session: Session, spec: RegisterSpec) -> dict[str, list[Choice]]:
    """What the links of a register's form may point at; nothing for what is found by typing."""
    targets = dict.fromkeys(field.target for field in spec.edited if field.target)
    return {each: [] if each in SEARCHED else link_choices(session, each) for each in targets}


def link_choices(session: Session, register_key: str) -> list[Choice]:
    """Every record a link may point at, by its title; people and places that were joined to another are left out."""
    register: Any = register_named(register_key).register
    chosen = select(register)
    if register in (Person, Place):
        chosen = chosen.where(register.merged_into_id.is_(None))
    named = [(each.id, each.title) for each in session.scalars(chosen)]
    return sorted(named, key=lambda each: each[1].casefold())


def cohorts_open_to(session: Session, kind: str, record_id: int) -> list[Choice]:
    """Cohorts that hold such records and in which this one is not now: ``kind`` is person or place."""
    link = Membership.person_id if kind == "person" else Membership.place_id
    there = select(Membership.cohort_id).where(link == record_id, Membership.left_on.is_(None))
    holds_places = Cohort.kind == CohortKind.LOCATIONS.value
    found = session.scalars(
        select(Cohort).where(holds_places if kind == "place" else ~holds_places, Cohort.id.not_in(there))
        .order_by(Cohort.name))
    words = spec_of(Cohort).field("kind").words
    return [(each.id, f"{each.name} ({words[each.kind].lower()})") for each in found]


def agenda_door(session: Session, kind: str, record_id: int) -> AgendaDoor | None:
    """Where the record can be put on an agenda; ``None`` while no meeting with an agenda is planned."""
    meeting = session.scalar(
        select(Meeting)
        .where(Meeting.state.in_((MeetingState.PLANNED.value, MeetingState.IN_SESSION.value)))
        .order_by(Meeting.starts_at).limit(1))
    if meeting is None:
        return None
    items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id,
                                                     AgendaItem.parent_id.is_(None)).order_by(AgendaItem.position)).all()
    if not items:
        return None
    sheet = _sheet(session, kind, record_id)
    suggested = next((each.id for each in items if each.standing_key == sheet), None)
    return AgendaDoor(f"{meeting.name}, {day_and_short_month(meeting.starts_at)}",
                      tuple((each.id, f"{each.number}. {each.heading}") for each in items), suggested)


def _sheet(session: Session, kind: str, record_id: int) -> str:
    if kind == "place":
        return CohortKind.LOCATIONS.value
    held = session.scalar(
        select(Cohort.kind).join(Membership, Membership.cohort_id == Cohort.id)
        .where(Membership.person_id == record_id, Membership.left_on.is_(None)).order_by(Membership.id).limit(1))
    return held or CohortKind.VICTIMS.value


def current_id(session: Session, kind: str, record_id: int) -> int:
    """The record that one which was joined to another goes by now."""
    return root_of(session, Person if kind == "person" else Place, record_id)
