"""Delivered records as lean facts, for counting: one query a register, columns only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.model import AsbCall, CouncilCase, Delivery, FireIncident
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.model.fires import Deliberate
from ivolt_desktop.rules.calendar_months import month_range
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.repeat_calls import CallFact

_MANY = 3
"""A phone used by so many different people is a hostel's, a school's or a call box's: nobody's own."""


@dataclass(frozen=True)
class Report:
    """One thing reported by any agency: when, by whom, where, about what."""

    register: str
    id: int
    at: date | datetime
    person_id: int | None
    place_id: int | None
    ward: str | None
    about: str | None
    count: int = 1


def calls(session: Session, since: date | None = None) -> list[Report]:
    """Every ASB call, or those since a day."""
    wanted = select(AsbCall.id, AsbCall.called_at, AsbCall.person_id, AsbCall.place_id, AsbCall.ward, AsbCall.category,
                    AsbCall.call_count)
    return [Report("asb_call", *row) for row in session.execute(_since(wanted, AsbCall.called_at, since))]


def cases(session: Session, since: date | None = None) -> list[Report]:
    """Every council case, or those since a day, by the day it was opened."""
    wanted = select(CouncilCase.id, CouncilCase.opened_on, CouncilCase.person_id, CouncilCase.place_id,
                    CouncilCase.ward, CouncilCase.category)
    return [Report("council_case", *row) for row in session.execute(_since(wanted, CouncilCase.opened_on, since))]


def deliberate_fires(session: Session, borough_code: str, since: date | None = None) -> list[Report]:
    """Fires in the borough that the fire brigade says were set; merely suspected counts."""
    wanted = (
        select(FireIncident.id, FireIncident.called_at, FireIncident.place_id, FireIncident.ward,
               FireIncident.fire_type)
        .where(FireIncident.deliberate == Deliberate.YES.value,
               (FireIncident.borough_code == borough_code) | FireIncident.borough_code.is_(None))
    )
    rows = session.execute(_since(wanted, FireIncident.called_at, since))
    return [Report("fire_incident", id_, at, None, place, ward, about) for id_, at, place, ward, about in rows]


def all_reports(session: Session, borough_code: str, since: date | None = None) -> list[Report]:
    """Everything reported to any agency; of the fires those that were set."""
    return [*calls(session, since), *cases(session, since), *deliberate_fires(session, borough_code, since)]


def _since(wanted: Any, at: Any, since: date | None) -> Any:
    """A query, narrowed to what happened since a day."""
    return wanted if since is None else wanted.where(at >= since)


def months_supplied(session: Session, *, attribute: str) -> frozenset[date]:
    """First days of months that a standing delivery covers, of files that tell ``attribute`` (such as 'deliberate').

    A month that nothing covers has no figure: no file is not the same as nothing happened.
    """
    telling = [feed.key for feed in FEEDS.values() if attribute in feed.targets]
    periods = session.execute(
        select(Delivery.period_from, Delivery.period_to)
        .where(Delivery.state == DeliveryState.STANDS.value, Delivery.feed_key.in_(telling),
               Delivery.period_from.is_not(None), Delivery.period_to.is_not(None))
    )
    return frozenset(month for first, last in periods if first and last for month in month_range(first, last))


def call_facts(session: Session, since: date | None = None) -> list[CallFact]:
    """Calls, or those since a day, as the repeat rule reads them; a shared phone never makes a repeat caller.

    Whether a phone is shared is told by all calls.
    """
    users = session.execute(select(AsbCall.caller_phone, AsbCall.person_id).where(AsbCall.caller_phone.is_not(None))
                            .distinct()).all()
    numbers = {written: _own_number(written) for written in {written for written, _ in users}}
    shared = _shared((numbers[written], person) for written, person in users)
    own = {written: number for written, number in numbers.items() if number not in shared}
    wanted = select(AsbCall.id, AsbCall.called_at, AsbCall.person_id, AsbCall.caller_phone, AsbCall.place_id,
                    AsbCall.code, AsbCall.call_count)
    return [
        CallFact(id_, at, str(person) if person else None, own.get(phone), str(place) if place else None, code, count)
        for id_, at, person, phone, place, code, count in session.execute(_since(wanted, AsbCall.called_at, since))
    ]


def _own_number(written: str | None) -> str | None:
    phone = normalise_phone(written) if written else None
    return phone.number if phone and not phone.shared else None


def _shared(pairs: Iterable[tuple[str | None, int | None]]) -> set[str | None]:
    users: dict[str | None, set[int]] = defaultdict(set)
    for phone, person in pairs:
        if phone and person:
            users[phone].add(person)
    return {phone for phone, people in users.items() if len(people) >= _MANY}
