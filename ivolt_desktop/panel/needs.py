"""Needs and services: noting a need, referring it, and what came of it."""

from collections.abc import Mapping
from typing import Any

from ivolt_desktop.model import Need, Person, spec_of
from ivolt_desktop.model.needs import Uptake
from ivolt_desktop.panel.form_values import checked, fetched
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def add_need_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Note what somebody needs, with the service asked where there is one; its id comes back."""
    given: dict[str, Any] = dict(values)
    given.setdefault("noted_on", work.today())
    need = Need(**checked(work.session, spec_of(Need), given))
    person = fetched(work, Person, root_of(work.session, Person, need.person_id))
    need.person_id = person.id
    need.uptake = need.uptake or Uptake.NONE.value
    _settle(work, need)
    work.session.add(need)
    work.session.flush()
    work.says(f"Note a need of {person.reference}")
    return need.id


def change_need(work: UnitOfWork, record_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a need's form: the service, the answer, what came of it."""
    need = fetched(work, Need, record_id, version)
    for name, value in checked(work.session, spec_of(Need), values, need).items():
        setattr(need, name, value)
    _settle(work, need)
    work.session.flush()
    work.says(f"Change a need of {work.session.get_one(Person, need.person_id).reference}")


def _settle(work: UnitOfWork, need: Need) -> None:
    """Days that go without saying are filled in; the rest must fit together."""
    uptake = Uptake(need.uptake)
    asked = uptake is not Uptake.NONE
    if asked and not need.service and not need.agency_id:
        raise NotAllowed("Say which service or agency was asked, or leave the uptake at ‘No service yet’.")
    if uptake in (Uptake.ACCEPTED, Uptake.DECLINED, Uptake.TURNED_DOWN) and need.answered_on is None:
        need.answered_on = work.today()
    if uptake is Uptake.ENDED and need.ended_on is None:
        need.ended_on = work.today()
    if uptake is Uptake.REFERRED and need.referred_on is None:
        need.referred_on = work.today()
    if need.referred_on and need.answered_on and need.answered_on < need.referred_on:
        raise NotAllowed("The service cannot have answered before it was asked.")
    if need.ended_on and need.ended_on < (need.answered_on or need.referred_on or need.noted_on):
        raise NotAllowed("The service cannot have ended before it began.")
