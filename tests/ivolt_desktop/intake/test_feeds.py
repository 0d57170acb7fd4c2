"""The declarations of the feeds hold together."""

import pytest

from ivolt_desktop.intake.feeds import FEEDS, Feed, header_key
from ivolt_desktop.intake.feeds.fire_types import finish_fire, fire_type
from ivolt_desktop.model import register_named

REGISTERS = {
    "asb_call": "reference called_at code category caller_name caller_phone caller_address caller_postcode location "
    "location_postcode ward easting northing details call_count",
    "fire_incident": "reference called_at incident_group stop_code property_category property_type kind fire_type "
    "deliberate address postcode ward borough_code borough easting northing attendance_seconds pumps cost",
    "council_case": "reference opened_on first_contact_on closed_on category complainant_name complainant_phone "
    "complainant_email complainant_born_on complainant_address complainant_postcode subject_name subject_address "
    "location ward tenure officer status outcome",
}


@pytest.mark.parametrize("feed", FEEDS.values(), ids=list(FEEDS))
def test_a_feed_fills_its_register(feed: Feed) -> None:
    if feed.register in REGISTERS:
        assert set(feed.targets) == set(REGISTERS[feed.register].split())
    else:
        spec = register_named(feed.register)
        links = {"delivery_id", "source_row", *(each.name for each in spec.fields if each.target)}
        assert set(feed.targets) == {each.name for each in spec.fields} - links
    assert set(feed.natural_key) | set(feed.second_key) <= set(feed.targets)
    assert not feed.spread or feed.field(feed.spread_into)
    assert not feed.only or feed.only_words
    assert feed.period_field in feed.targets
    keys = [field.key for field in feed.fields]
    assert len(keys) == len(set(keys))
    assert any(field.required for field in feed.fields)


@pytest.mark.parametrize("feed", FEEDS.values(), ids=list(FEEDS))
def test_no_synonym_names_two_fields(feed: Feed) -> None:
    owners: dict[str, str] = {}
    for field in feed.fields:
        for synonym in field.synonyms:
            assert owners.setdefault(header_key(synonym), field.key) == field.key, synonym


def test_an_unknown_field() -> None:
    with pytest.raises(KeyError):
        FEEDS["police_calls"].field("nothing")


@pytest.mark.parametrize(
    ("category", "kind", "made"),
    [("Outdoor Structure", "Common external bin storage area", "refuse"), ("Road Vehicle", "Car", "vehicle"),
     ("Outdoor", "Grassland, pasture, grazing etc", "open space"), ("Dwelling", "House - single occupancy", "building"),
     ("Outdoor", "Loose refuse ", "refuse"), ("", "", None)],
)  # fmt: skip
def test_types_of_fire(category: str, kind: str, made: str | None) -> None:
    assert fire_type(category, kind) == made


def test_kind_follows_the_stop_code() -> None:
    values: dict[str, object] = {"stop_code": "Secondary Fire", "incident_group": "Fire", "property_type": "Car"}
    finish_fire(values)
    assert (values["kind"], values["fire_type"]) == ("secondary", "vehicle")
    alarm: dict[str, object] = {"stop_code": "AFA", "incident_group": "False Alarm", "property_type": "Car"}
    finish_fire(alarm)
    assert (alarm["kind"], alarm.get("fire_type")) == ("other", None)
