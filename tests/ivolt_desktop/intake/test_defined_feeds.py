"""A feed defined from an example: kept as JSON, recognised, and read like one the program knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.defined_feeds import FeedDefinition, clashes, key_for, name_from, propose, templates
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import register_named
from ivolt_desktop.rules.known_errors import UnreadableFile

_LOG = """Warden log,Seen on,What,Where,How many,Weather
SD-1,02/05/2026,Street drinking,"Benches, Heathway",4,dry
SD-2,03/05/2026,Street drinking,"Benches, Heathway",2,wet
SD-3,31/05/2026,Rough sleeping,Station,1,dry
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "Warden log May.csv"
    path.write_text(_LOG, encoding="utf-8")
    return path


@pytest.fixture
def proposed(example: Path) -> FeedDefinition:
    made = propose(Review.open(example).found, "Warden log", "Wardens")
    fields = tuple(
        replace(each, headers={"reference": ("Warden log",), "count": ("How many",), "what": ("What",),
                               "happened_on": ("Seen on",)}.get(each.key, each.headers)) for each in made.fields)
    return replace(made, fields=fields, same=("reference",), known=("Weather",))


def test_an_example_proposes_where_its_columns_go(example: Path) -> None:
    made = propose(Review.open(example).found, "Warden log", "Wardens")
    given = {each.key: each.headers for each in made.fields if each.headers}
    assert given["happened_on"] == ("Seen on",) and given["what"] == ("What",) and given["address"] == ("Where",)
    assert made.key == "own_warden_log"


def test_a_definition_survives_being_kept_and_shared(proposed: FeedDefinition) -> None:
    assert FeedDefinition.from_json(proposed.to_json()) == proposed


@pytest.mark.parametrize("text", [
    "", "[]", "null", '{"feed": "police_calls", "name": "x", "register": "asb_call", "fields": []}',
    '{"feed": "own_x", "name": " ", "register": "other_record", "fields": []}',
    '{"feed": "own_x", "name": "x", "register": "person", "fields": []}',
    '{"feed": "own_x", "name": "x", "register": "other_record", "fields": [{"field": "nothing", "headers": ["A"]}]}',
    '{"feed": "own_x", "name": "x", "register": "other_record", "fields": 4}', "{" * 100_000, "[" * 100_000,
])
def test_what_is_no_definition_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableFile, match="not a feed the program can use"):
        FeedDefinition.from_json(text)


def test_the_next_file_is_recognised_and_read(proposed: FeedDefinition, example: Path) -> None:
    feeds = {**FEEDS, proposed.key: proposed.feed("council")}
    review = Review.open(example, today=date(2026, 6, 1), feeds=feeds)
    assert review.feed.key == proposed.key and review.feed_is_clear
    assert [plan.state for plan in review.columns] == ["mapped"] * 5 + ["kept"]
    first = review.ready[0].values
    assert (first["kind"], first["reference"], first["count"]) == ("Warden log", "SD-1", 4)
    assert review.ready[0].natural_key == "warden log|sd-1"


def test_without_anything_that_makes_a_row_the_same_the_whole_row_does(proposed: FeedDefinition, example: Path) -> None:
    feeds = {**FEEDS, proposed.key: replace(proposed, same=()).feed()}
    review = Review.open(example, today=date(2026, 6, 1), feeds=feeds)
    keys = [row.natural_key for row in review.ready]
    assert len(set(keys)) == 3 and all(key.startswith("row:") for key in keys)


def test_a_needed_value_that_is_missing_is_asked_about(proposed: FeedDefinition, tmp_path: Path) -> None:
    needed = replace(proposed, fields=tuple(replace(each, required=each.key in ("what", "happened_on"))
                                            for each in proposed.fields))
    path = tmp_path / "June.csv"
    path.write_text(_LOG.replace("Rough sleeping", ""), encoding="utf-8")
    review = Review.open(path, today=date(2026, 6, 1), feeds={**FEEDS, needed.key: needed.feed()})
    assert [group.key for group in review.groups] == ["value_missing"]
    assert review.account.set_aside == 1


def test_one_header_in_two_fields_clashes(proposed: FeedDefinition) -> None:
    twice = replace(proposed, fields=tuple(replace(each, headers=("seen ON",)) if each.key == "notes" else each
                                           for each in proposed.fields))
    assert clashes(twice) == ["seen ON"] and clashes(proposed) == []


def test_keys_are_free_and_plain() -> None:
    assert key_for("Straßenlärm & mehr") == "own_strassenlarm_mehr"
    assert key_for("Log", ["own_log", "own_log_2"]) == "own_log_3" and key_for("♥") == "own_feed"


@pytest.mark.parametrize("register", templates())
def test_every_field_offered_is_one_of_its_register(register: str) -> None:
    template, spec = templates()[register], register_named(register)
    assert {field.target for field in template.fields if field.kind != "references"} <= {f.name for f in spec.fields}
    assert template.period_field == spec.register.happened


@pytest.mark.parametrize(("stem", "name"), [
    ("Warden log May 26", "Warden log"), ("warden_log_2026-05", "warden log"), ("Log Jan to May 2026", "Log"),
    ("Street drinking 202605", "Street drinking"), ("Wardens (May 2026)", "Wardens"),
    ("Ward decisions", "Ward decisions"),
    ("Marching bands", "Marching bands"), ("May 2026", "May"), ("2026", "2026"),
])
def test_a_feed_is_named_after_its_file_without_the_month(stem: str, name: str) -> None:
    assert name_from(stem) == name
