"""Feeds a panel defines: kept, changed, removed and undone; a file of one comes in like any other."""

from dataclasses import replace

import pytest

from ivolt_desktop.intake.defined_feeds import DefinedField, FeedDefinition
from ivolt_desktop.model import DefinedFeed, Delivery, OtherRecord, Person, Place
from ivolt_desktop.panel.feeds import bring_feed_in, change_feed, define_feed, feeds_of, free_key, remove_feed
from ivolt_desktop.panel.importing import import_files
from ivolt_desktop.panel.undoing import newest_change, undo_last
from ivolt_desktop.rules.known_errors import NotAllowed
from tests.ivolt_desktop.panel.incoming import bring, write

HEADS = ("Warden log", "Seen on", "What", "Who", "Where", "Weather")
LOG = FeedDefinition("own_warden_log", "Warden log", "Council", "other_record", (
    DefinedField("reference", ("Warden log",), True), DefinedField("happened_on", ("Seen on",), True),
    DefinedField("what", ("What",)), DefinedField("person_name", ("Who",)), DefinedField("address", ("Where",)),
), ("reference",), ("Weather",))
ROWS = [["SD-1", "02/05/2026", "Street drinking", "Orla Finch", "2 Harrier Parade", "dry"],
        ["SD-2", "03/05/2026", "Rough sleeping", "", "Heathway", "wet"]]


def test_a_file_of_a_defined_feed_comes_in_and_is_known_again(desk, cast, tmp_path):
    desk.do(define_feed, LOG)
    account = bring(desk.panel, write(tmp_path / "May.csv", HEADS, ROWS))
    assert (account.feed, account.agency, account.new) == ("Warden log", "Council", 2)
    records = desk.all(OtherRecord)
    assert [(each.kind, each.reference, each.happened_on.isoformat()) for each in records] == [
        ("Warden log", "SD-1", "2026-05-02"), ("Warden log", "SD-2", "2026-05-03")]
    assert records[0].person_id and records[0].place_id
    assert desk.get(Person, records[0].person_id) and desk.get(Place, records[0].place_id)
    more = [*ROWS, ["SD-3", "04/05/2026", "", "", "", ""]]
    again = import_files(desk.panel, [write(tmp_path / "again.csv", HEADS, more)])
    assert (again[0].new, again[0].same) == (1, 2)
    assert desk.all(Delivery)[-1].feed_key == "own_warden_log"


def test_a_feed_is_changed_removed_and_every_step_undone(desk, cast):
    with desk.panel.reading() as session:
        since = newest_change(session)
    feed_id = desk.do(define_feed, LOG)
    desk.do(change_feed, feed_id, desk.get(DefinedFeed, feed_id).version, replace(LOG, name="Patrol log"))
    with desk.panel.reading() as session:
        assert feeds_of(session)["own_warden_log"].label == "Patrol log"
    desk.do(remove_feed, feed_id, desk.get(DefinedFeed, feed_id).version)
    assert desk.all(DefinedFeed) == []
    for name in ("Patrol log", "Warden log"):
        undo_last(desk.panel, since)
        assert desk.get(DefinedFeed, feed_id).name == name
    undo_last(desk.panel, since)
    assert desk.all(DefinedFeed) == []


@pytest.mark.parametrize(("wrong", "words"), [
    ({"name": " "}, "Give the feed a name"), ({"name": "police asb calls"}, "already"),
    ({"fields": LOG.fields[:1]}, "‘Date’"), ({"same": ("count",)}, "no header gives it"),
    ({"fields": (*LOG.fields, DefinedField("notes", ("What",)))}, "two fields"),
])
def test_a_feed_nothing_could_be_read_by_is_refused(desk, cast, wrong, words):
    with pytest.raises(NotAllowed, match=words):
        desk.do(define_feed, replace(LOG, **wrong))


def test_a_shared_feed_is_taken_over_once(desk, cast):
    desk.do(bring_feed_in, LOG.to_json())
    assert desk.all(DefinedFeed)[0].agency_id == cast.council
    with pytest.raises(NotAllowed, match="already"):
        desk.do(bring_feed_in, LOG.to_json())
    with desk.panel.reading() as session:
        assert free_key(session, "Warden log") == "own_warden_log_2"
