"""The agenda: standing items, subjects under them, order and numbers, and what is carried over."""

from datetime import datetime

import pytest

from ivolt_desktop.model import AgendaItem
from ivolt_desktop.panel import agenda, meetings
from ivolt_desktop.panel.cohorts import join_cohort, leave_cohort
from ivolt_desktop.panel.editing import change_record, remove_record
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.minutes import TypedLine, mark_done, type_line
from ivolt_desktop.rules.known_errors import NotAllowed


@pytest.fixture
def numbers(desk, cast):
    """Number and heading of every item of the June panel, in order."""

    def read() -> list[tuple[str, str]]:
        items = [item for item in desk.all(AgendaItem) if item.meeting_id == cast.meeting]
        return [(item.number, item.heading) for item in sorted(items, key=lambda item: item.position)]

    return read


def test_the_standing_items_begin_every_agenda(desk, cast, undoes):
    july = desk.do(meetings.plan_meeting, starts_at=datetime(2026, 7, 28, 10, 0))
    changed = undoes(agenda.build_agenda, july)
    assert changed.label == "Start the agenda of the July panel"
    items = [desk.get(AgendaItem, item_id) for item_id in changed.result]
    assert [item.number for item in items] == [str(number) for number in range(1, 14)]
    assert items[4].heading == "Victims" and items[4].minutes_planned == 20
    with pytest.raises(NotAllowed, match="has an agenda already"):
        desk.do(agenda.build_agenda, july)


def test_a_subject_is_headed_by_its_reference(desk, cast, numbers, undoes):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    changed = undoes(agenda.add_subject, cast.items["victims"], membership_id=member, proposal="Joint visit")
    assert changed.label == "Put V-001 on the agenda of the June panel"
    made = desk.get(AgendaItem, changed.result)
    assert (made.number, made.heading, made.person_id, made.proposal) == ("5.1", "V-001", cast.caller, "Joint visit")
    desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.neighbour)
    assert numbers()[4:8] == [("5", "Victims"), ("5.1", "V-001"), ("5.2", "P-0002"), ("6", "Offenders and notices")]


def test_somebody_in_the_cohort_goes_by_the_cohorts_reference(desk, cast):
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.caller, reason="Notices")
    victim = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    offender = desk.do(agenda.add_subject, cast.items["offenders"], person_id=cast.caller)
    assert [desk.get(AgendaItem, each).heading for each in (victim, offender)] == ["V-001", "O-001"]


def test_sheets_are_not_mixed(desk, cast):
    offender = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.neighbour, reason="Notices")
    with pytest.raises(NotAllowed, match="O-001 is on the sheet of offenders; it cannot come under Victims"):
        desk.do(agenda.add_subject, cast.items["victims"], membership_id=offender)
    with pytest.raises(NotAllowed, match="Locations is for places"):
        desk.do(agenda.add_subject, cast.items["locations"], person_id=cast.caller)
    with pytest.raises(NotAllowed, match="Victims is for people"):
        desk.do(agenda.add_subject, cast.items["victims"], place_id=cast.parade)


def test_a_subject_comes_once_under_a_main_item(desk, cast):
    first = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    with pytest.raises(NotAllowed, match="P-0001 is under this item already"):
        desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    with pytest.raises(NotAllowed, match="under a main item"):
        desk.do(agenda.add_subject, first, person_id=cast.neighbour)
    with pytest.raises(NotAllowed, match="Choose one person, place or issue"):
        desk.do(agenda.add_subject, cast.items["victims"])


def test_an_issue_and_a_place_can_be_discussed(desk, cast):
    issue = desk.do(raise_issue, title_line="Fires")
    one = desk.do(agenda.add_subject, cast.items["actions"], issue_id=issue)
    two = desk.do(agenda.add_subject, cast.items["locations"], place_id=cast.parade)
    assert [desk.get(AgendaItem, each).heading for each in (one, two)] == ["I-26-001", "A-0001"]


def test_an_item_of_its_own_comes_before_other_business(desk, cast, numbers, undoes):
    changed = undoes(agenda.add_item, cast.meeting, heading="Summer events", minutes_planned=10)
    assert changed.label == "Add an item to the agenda of the June panel"
    assert numbers()[-2:] == [("13", "Summer events"), ("14", "Any other business")]
    with pytest.raises(NotAllowed, match="Item cannot be left empty"):
        desk.do(agenda.add_item, cast.meeting, heading="")


def test_moving_renumbers_with_what_lies_under(desk, cast, numbers, undoes):
    desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    second = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.neighbour)
    assert undoes(agenda.move_item, second, -1).label == "Move an item of the agenda of the June panel"
    assert numbers()[5:7] == [("5.1", "P-0002"), ("5.2", "P-0001")]
    desk.do(agenda.move_item, second, -5)
    desk.do(agenda.move_item, cast.items["victims"], 1)
    assert numbers()[4:8] == [("5", "Offenders and notices"), ("6", "Victims"), ("6.1", "P-0002"), ("6.2", "P-0001")]


def test_removing_closes_the_gap_and_spares_what_was_minuted(desk, cast, numbers, undoes):
    first = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    second = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.neighbour)
    with pytest.raises(NotAllowed, match="Item 5 has people, places or issues under it"):
        desk.do(agenda.remove_item, cast.items["victims"])
    assert undoes(agenda.remove_item, first).label == "Take item 5.1 off the agenda of the June panel"
    assert numbers()[5] == ("5.1", "P-0002")
    desk.do(type_line, second, TypedLine("note", "Police attended"))
    with pytest.raises(NotAllowed, match=r"Item 5\.1 has minutes"):
        desk.do(remove_record, "agenda_item", second, desk.get(AgendaItem, second).version)


def test_proposals_and_minutes_are_written(desk, cast, undoes):
    item = desk.do(agenda.add_subject, cast.items["victims"], person_id=cast.caller)
    assert undoes(agenda.set_proposal, item, " Joint visit ").label == "Write the proposal for item 5.1"
    version = desk.get(AgendaItem, item).version
    assert undoes(change_record, "agenda_item", item, version, {"minutes_planned": 8}).label == "Change item 5.1"
    made = desk.get(AgendaItem, item)
    assert (made.proposal, made.minutes_planned) == ("Joint visit", 8)
    with pytest.raises(NotAllowed, match="headed by its reference"):
        desk.do(change_record, "agenda_item", item, made.version, {"heading": "Mina"})
    with pytest.raises(NotAllowed, match="from 0 to 480"):
        desk.do(change_record, "agenda_item", item, made.version, {"minutes_planned": 999})


def test_what_was_not_reached_is_carried_over(desk, cast, undoes):
    member = desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Calls")
    gone = desk.do(join_cohort, cohort_id=cast.offenders, person_id=cast.neighbour, reason="Notices")
    desk.do(agenda.add_subject, cast.items["victims"], membership_id=member, proposal="Visit")
    desk.do(agenda.add_subject, cast.items["offenders"], membership_id=gone)
    reached = desk.do(agenda.add_subject, cast.items["locations"], place_id=cast.parade)
    desk.do(meetings.start_meeting, cast.meeting)
    desk.do(mark_done, reached)
    desk.do(meetings.finish_meeting, cast.meeting)
    desk.do(leave_cohort, gone, reason="Moved away")
    july = desk.do(meetings.plan_meeting, starts_at=datetime(2026, 7, 28, 10, 0))
    desk.do(agenda.build_agenda, july)
    changed = undoes(agenda.carry_over, july)
    assert changed.label == "Carry 1 over to the July panel"
    carried = desk.get(AgendaItem, changed.result[0])
    assert (carried.number, carried.heading, carried.proposal) == ("5.1", "V-001", "Visit")
    assert desk.do(agenda.carry_over, july) == []
