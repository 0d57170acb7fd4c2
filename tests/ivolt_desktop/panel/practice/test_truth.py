"""Telling which call is which, however its reference is written."""

from datetime import datetime

from sqlalchemy.orm import Session

from ivolt_desktop.model import Person, Place
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.truth import call_key, people_of, place_of, true_keys


def test_a_reference_has_one_key_in_every_layout() -> None:
    assert call_key("1234/05MAR24") == call_key("CAD 1234 05/03/2024") == "1234/050324"
    assert call_key("") == call_key(None) == call_key("2208-114") == ""


def test_no_two_calls_share_a_key() -> None:
    keys = {call_key(call.reference) for call in life().calls}
    assert len(keys) == len(life().calls) and "" not in keys
    call = life().calls[0]
    assert call_key(f"CAD {call.serial} {call.at:%d/%m/%Y}") == call_key(call.reference)
    assert isinstance(call.at, datetime)


def test_no_record_stands_for_two_people(reading: Session) -> None:
    mixed = {person_id: keys for person_id, keys in true_keys(reading).items() if len(keys) > 1}
    assert mixed == {}


def test_the_cast_and_the_places_are_found(reading: Session) -> None:
    found = people_of(reading, ["meena", "ivy", "john_elder", "john_younger"])
    assert reading.get_one(Person, found["meena"]).name == "Meena Patel"
    assert found["john_elder"] != found["john_younger"]
    station = place_of(reading, "station-parade")
    assert station and reading.get_one(Place, station).name == "Station Parade"
