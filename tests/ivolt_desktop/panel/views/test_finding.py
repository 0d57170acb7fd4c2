"""What Ctrl+K finds: masked as the lens asks, with the page it opens on."""

from sqlalchemy import text

from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.meetings import start_meeting
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.views.finding import find_records, still_taking_in
from ivolt_desktop.rules.lens import SHARED


def found(desk, typed, **more):
    with desk.panel.reading() as session:
        return find_records(session, typed, **more)


def test_a_person_a_place_and_a_meeting_open_on_their_pages(desk, cast):
    person, = found(desk, "mina qu")
    assert (person.title, person.sub) == ("Mina Quill", "Person · P-0001")
    assert (person.page, person.where) == ("people", {"person": cast.caller})
    place, = found(desk, "station par")
    assert (place.page, place.where) == ("places", {"place": cast.parade})
    meeting = found(desk, "june")[0]
    assert (meeting.sub, meeting.where) == ("Meeting · 30 Jun 2026", {"meeting": cast.meeting})


def test_members_and_agencies_open_in_their_register(desk, cast):
    member, = found(desk, "fenn")
    assert (member.page, member.where) == ("registers", {"register": "member", "record": cast.nurse})


def test_an_action_and_a_cohort_member_are_found_by_reference(desk, cast):
    action = desk.do(add_action, text="Mend the gate", agency_id=cast.council)
    assert found(desk, "gate")[0].where == {"action": action}
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    line, = found(desk, "V-001")
    assert (line.page, line.where) == ("cohorts", {"membership": member})


def test_a_line_of_the_minutes_says_of_which_panel(desk, cast):
    desk.do(start_meeting, cast.meeting)
    desk.do(type_line, cast.items["operations"], TypedLine("note", "The barrier is to be painted yellow"))
    line, = found(desk, "barrier")
    assert line.sub == "Minute · June panel · 30 Jun 2026"
    assert line.where == {"meeting": cast.meeting, "item": cast.items["operations"]}


def test_where_names_are_hidden_the_reference_stands_for_them(desk, cast):
    line, = found(desk, "mina", lens=SHARED)
    assert line.title == "P-0001" and "Quill" not in line.title + line.sub


def test_standing_items_and_nonsense_find_nothing(desk, cast):
    assert found(desk, "apologies") == []
    assert found(desk, "zz\"' OR 1") == []
    assert found(desk, "  ") == []


def test_a_reference_finds_its_own_record_before_a_name_that_could_be_meant(desk, cast):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    desk.do(add_record, "person", {"name": "Vera 001 Stone", "address": "V 001 House"})
    assert found(desk, "v-001")[0].where == {"membership": member}
    assert [line.page for line in found(desk, "v-001")] == ["cohorts", "people"]
    desk.do(add_record, "person", {"name": "Vikram Singh", "phone": "020 7946 0010"})
    assert "Vikram Singh" not in [line.title for line in found(desk, "V-001")]


def test_it_is_said_while_records_wait_to_be_searched(desk, cast):
    with desk.panel.work("wait") as work:
        assert still_taking_in(work.session) == ""
        work.session.execute(text("INSERT INTO search_waiting VALUES (1, 1, 300000), (2, 5, 9)"))
        assert still_taking_in(work.session) == "Still taking in 300,005 records: not everything is found yet."
