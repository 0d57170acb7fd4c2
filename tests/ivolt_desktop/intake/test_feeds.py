"""The declarations of the feeds hold together."""

import pytest

from ivolt_desktop.intake.feeds import FEEDS, Feed, header_key
from ivolt_desktop.intake.feeds.fire_types import finish_fire, fire_type
from ivolt_desktop.model import register_named


@pytest.mark.parametrize("feed", FEEDS.values(), ids=list(FEEDS))
def test_a_feed_fills_its_register(feed: Feed) -> None:
    spec = register_named(feed.register)
    links = {"delivery_id", "source_row", *(each.name for each in spec.fields if each.target)}
    together = {target for each in FEEDS.values() if each.register == feed.register for target in each.targets}
    unsaid = {"shape"}  # kept, and not for reading
    assert together - unsaid == {each.name for each in spec.fields} - links
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
