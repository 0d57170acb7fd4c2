"""Where a record may go: cohorts it is not in, and the item of the agenda it belongs under."""

from typing import Any

from sqlalchemy import delete

from ivolt_desktop.model import AgendaItem
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.views.record_doors import agenda_door, cohorts_open_to, form_facts
from ivolt_desktop.panel.views.record_ties import lives_at_hotspot


def test_only_cohorts_of_its_kind_that_it_is_not_in(desk: Any, cast: Any) -> None:
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    with desk.panel.reading() as session:
        assert cohorts_open_to(session, "person", cast.caller) == [
            (cast.offenders, "Watched offenders (offenders)")]
        assert cohorts_open_to(session, "place", cast.parade) == [(cast.locations, "Watched locations (locations)")]


def test_the_agenda_item_of_its_sheet_is_suggested(desk: Any, cast: Any) -> None:
    desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.neighbour, reason="Named twice")
    with desk.panel.reading() as session:
        found = {who: agenda_door(session, kind, who) for kind, who in
                 (("person", cast.caller), ("person", cast.neighbour))}
        place = agenda_door(session, "place", cast.parade)
    assert {door.meeting for door in found.values() if door} == {"June panel, 30 Jun"}
    assert [door.suggested for door in found.values() if door] == [cast.items["victims"], cast.items["offenders"]]
    assert place is not None and place.suggested == cast.items["locations"]
    assert len(place.items) == 13


def test_no_door_without_an_agenda(desk: Any, cast: Any) -> None:
    def clear(work: Any) -> None:
        work.session.execute(delete(AgendaItem))

    desk.do(clear)
    with desk.panel.reading() as session:
        assert agenda_door(session, "person", cast.caller) is None


def test_the_form_has_values_version_and_links(desk: Any, cast: Any) -> None:
    with desk.panel.reading() as session:
        facts = form_facts(session, "person", cast.caller)
    assert facts.values["name"] == "Mina Quill" and facts.version == 1
    assert facts.links == {"place": []}, "places are too many to list"


def test_who_lives_in_a_watched_street_lives_at_a_hotspot(desk: Any, cast: Any) -> None:
    def move(work: Any) -> None:
        from ivolt_desktop.model import Person, Place

        work.session.get_one(Place, cast.parade).address = "Station Parade"
        work.session.get_one(Person, cast.caller).address = "Flat 2, 14 Station Parade"
        work.session.get_one(Person, cast.neighbour).address = "14 Mill Lane"

    desk.do(move)
    with desk.panel.reading() as session:
        assert lives_at_hotspot(session, cast.caller) == ""
    desk.do(join_cohort, cohort_id=cast.locations, place_id=cast.parade, reason="Most calls")
    with desk.panel.reading() as session:
        assert lives_at_hotspot(session, cast.caller) == "L-001"
        assert lives_at_hotspot(session, cast.neighbour) == ""
