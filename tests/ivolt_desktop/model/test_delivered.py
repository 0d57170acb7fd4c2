"""The registers that files fill say enough of themselves to be linked, told and taken back without a second list."""

from typing import Any

import pytest

from ivolt_desktop.model import (
    COMPLAINANT,
    OFFENDER,
    AsbCall,
    CouncilCase,
    delivered_keys,
    delivered_registers,
    person_links,
    place_links,
    spec_of,
)
from ivolt_desktop.panel.editing import can_be_added

every = pytest.mark.parametrize("register", delivered_registers(), ids=sorted(delivered_keys()))


def test_they_are_found_by_what_they_are() -> None:
    assert {"asb_call", "council_case", "fire_incident"} <= delivered_keys()
    assert "person" not in delivered_keys() and "action" not in delivered_keys()


@every
def test_what_a_register_says_of_itself_is_there(register: type[Any]) -> None:
    names = {each.name for each in spec_of(register).fields}
    told = {register.happened, register.said_of, register.counted, register.issuer}
    for mention in register.people:
        assert mention.role in (COMPLAINANT, OFFENDER)
        assert spec_of(register).field(mention.link).target == "person"
        told |= {mention.name, mention.phone, mention.email, mention.born_on, mention.address, mention.postcode,
                 mention.ward}
    if register.place:
        assert spec_of(register).field(register.place.link).target == "place"
        told |= {name for pair in register.place.written for name in pair}
    assert told - {""} <= names
    assert not can_be_added(register.__tablename__), "such records come in with a delivery"


@every
def test_an_empty_record_can_still_be_told(register: type[Any]) -> None:
    if register.people or register.place:
        record = register()
        assert record.story and record.source and record.stands_for == 1
        assert isinstance(record.story_below, str)


def test_links_by_role() -> None:
    complainants = {(register, mention.link) for register, mention in person_links(COMPLAINANT)}
    assert (AsbCall, "person_id") in complainants and (CouncilCase, "subject_id") not in complainants
    assert (CouncilCase, "subject_id") in {(register, mention.link) for register, mention in person_links(OFFENDER)}
    assert (AsbCall, "place_id") in place_links()
