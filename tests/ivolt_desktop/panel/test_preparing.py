from datetime import datetime

from ivolt_desktop.model import AgendaItem, Meeting
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.meetings import start_meeting
from ivolt_desktop.panel.preparing import plan_with_agenda, start_agenda, usual_meeting


def test_the_next_panel_is_the_last_tuesday_after_the_last(desk, cast) -> None:
    with desk.panel.reading() as session:
        usual = usual_meeting(session, desk.now)
    assert usual.starts_at == datetime(2026, 7, 28, 10, 0)


def test_the_first_panel_of_all_is_still_to_come(desk) -> None:
    with desk.panel.reading() as session:
        assert usual_meeting(session, datetime(2026, 6, 23, 9, 0)).starts_at == datetime(2026, 6, 30, 10, 0)
        assert usual_meeting(session, datetime(2026, 6, 30, 9, 0)).starts_at == datetime(2026, 7, 28, 10, 0)


def test_planning_brings_the_standing_items_and_what_was_not_reached(desk, cast, undoes) -> None:
    desk.do(add_subject, cast.items["victims"], person_id=cast.caller, proposal="Join")
    desk.do(start_meeting, cast.meeting)
    changed = undoes(plan_with_agenda, starts_at=datetime(2026, 7, 28, 10, 0), venue="Room 1")
    assert changed.label == "Plan the July panel"
    items = [each for each in desk.all(AgendaItem) if each.meeting_id == changed.result]
    assert len(items) == 14 and [each.proposal for each in items if each.person_id] == ["Join"]
    assert desk.get(Meeting, changed.result).venue == "Room 1"


def test_without_carrying_over_only_the_standing_items(desk, cast) -> None:
    desk.do(add_subject, cast.items["victims"], person_id=cast.caller)
    desk.do(start_meeting, cast.meeting)
    made = desk.do(plan_with_agenda, starts_at=datetime(2026, 7, 28, 10, 0), carry=False)
    assert sum(each.meeting_id == made for each in desk.all(AgendaItem)) == 13


def test_an_empty_agenda_is_started(desk) -> None:
    from ivolt_desktop.panel.meetings import plan_meeting

    made = desk.do(plan_meeting, starts_at=datetime(2026, 7, 28, 10, 0))
    desk.do(start_agenda, made)
    assert len(desk.all(AgendaItem)) == 13
