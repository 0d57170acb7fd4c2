"""What can be made, for which meeting."""

from datetime import date

from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.meetings import finish_meeting, mark_actions_sent, start_meeting
from ivolt_desktop.panel.views.document_desk import document_desk
from ivolt_desktop.panel.views.register_shelf import register_shelf


def at(desk, day):
    with desk.panel.reading() as session:
        return document_desk(session, day)


def test_an_empty_panel_says_why_nothing_can_be_made(desk):
    found = at(desk, date(2026, 6, 23))
    assert found.pack.meeting_id is found.minutes.meeting_id is found.actions.meeting_id is None
    assert found.pack.sentence == "No panel is planned yet. Plan one under Meeting."
    assert found.made == ()


def test_the_pack_is_due_two_working_days_before_and_then_overdue(desk, cast):
    assert at(desk, date(2026, 6, 23)).pack.sentence == "June panel: due Fri 26 June"
    assert at(desk, date(2026, 6, 29)).pack.sentence == "June panel: due Fri 26 June (overdue)"


def test_minutes_and_actions_of_the_panel_held(desk, cast):
    desk.do(add_action, text="Mend the gate", agency_id=cast.council)
    desk.do(start_meeting, cast.meeting)
    desk.do(finish_meeting, cast.meeting)
    found = at(desk, date(2026, 7, 1))
    assert found.minutes.meeting_id == cast.meeting and "due" in found.minutes.sentence
    assert found.actions.sentence == "June panel: 1 open action, to go out within 24 hours" and not found.actions_sent
    desk.do(mark_actions_sent, cast.meeting)
    assert at(desk, date(2026, 7, 1)).actions_sent


def test_the_shelf_ends_with_the_audit_trail(desk, cast):
    with desk.panel.reading() as session:
        shelf = register_shelf(session)
    names = [each.name for each in shelf[:-1]]
    assert names == sorted(names, key=str.casefold) and "Settings" not in names
    assert (shelf[-1].name, shelf[-1].count) == ("Changes", 1)
