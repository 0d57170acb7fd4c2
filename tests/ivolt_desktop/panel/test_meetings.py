"""Meetings: planned, held, attended, and put on record."""

from datetime import date, datetime

import pytest

from ivolt_desktop.model import AgendaItem, Attendance, Meeting
from ivolt_desktop.panel import meetings
from ivolt_desktop.panel.agencies import add_member
from ivolt_desktop.panel.editing import add_record, change_record, remove_record
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.settings import change_settings
from ivolt_desktop.rules.known_errors import NotAllowed

JULY = datetime(2026, 7, 28, 10, 0)


def test_a_panel_is_planned_from_habit(desk, cast, undoes):
    desk.do(change_settings, venue="Room 2")
    desk.do(add_member, name="Lee Marsh", agency_id=cast.council, substitute_for_id=cast.officer)
    desk.do(add_member, name="Pat Rook", agency_id=cast.council, attends=False)
    changed = undoes(meetings.plan_meeting, starts_at=JULY)
    made = desk.get(Meeting, changed.result)
    assert (changed.label, made.name, made.venue, made.chair_id) == (
        "Plan the July panel", "July panel", "Room 2", cast.chair)
    assert (made.covers, made.state) == (date(2026, 6, 1), "planned")
    invited = [each.member_id for each in desk.all(Attendance) if each.meeting_id == made.id]
    assert sorted(invited) == sorted([cast.chair, cast.officer, cast.nurse])


def test_one_meeting_a_day(desk, cast):
    with pytest.raises(NotAllowed, match="There is a meeting on 30 Jun 2026 already"):
        desk.do(meetings.plan_meeting, starts_at=datetime(2026, 6, 30, 14, 0))
    july = desk.do(meetings.plan_meeting, starts_at=JULY)
    with pytest.raises(NotAllowed, match="already"):
        desk.do(change_record, "meeting", july, 1, {"starts_at": datetime(2026, 6, 30, 18, 0)})


def test_the_form_plans_a_meeting_too(desk, cast):
    made = desk.get(Meeting, desk.do(add_record, "meeting", {"starts_at": JULY, "venue": "Library", "name": ""}))
    assert (made.name, made.covers, made.venue) == ("July panel", date(2026, 6, 1), "Library")


def test_a_meeting_starts_once_and_finishes(desk, cast, undoes):
    with pytest.raises(NotAllowed, match="not in session"):
        desk.do(meetings.finish_meeting, cast.meeting)
    assert undoes(meetings.start_meeting, cast.meeting).label == "Start the June panel"
    july = desk.do(meetings.plan_meeting, starts_at=JULY)
    with pytest.raises(NotAllowed, match="June panel of 30 Jun 2026 is still in session"):
        desk.do(meetings.start_meeting, july)
    assert undoes(meetings.finish_meeting, cast.meeting).label == "Finish the June panel"
    with pytest.raises(NotAllowed, match="started already"):
        desk.do(meetings.start_meeting, cast.meeting)


def test_the_form_does_not_change_the_state(desk, cast, undoes):
    version = desk.get(Meeting, cast.meeting).version
    with pytest.raises(NotAllowed, match="state follows from starting"):
        desk.do(change_record, "meeting", cast.meeting, version, {"state": "held"})
    assert undoes(change_record, "meeting", cast.meeting, version, {"venue": "Annexe"}).label == "Change the June panel"


def test_minutes_out_are_closed_until_taken_back(desk, cast, undoes):
    with pytest.raises(NotAllowed, match="Finish the June panel"):
        desk.do(meetings.mark_minutes_made, cast.meeting)
    desk.do(meetings.start_meeting, cast.meeting)
    desk.do(meetings.finish_meeting, cast.meeting)
    assert undoes(meetings.mark_minutes_made, cast.meeting).label == "Make the minutes of the June panel"
    with pytest.raises(NotAllowed, match="minutes of the June panel are out"):
        desk.do(type_line, cast.items["opening"], TypedLine("note", "Late thought"))
    undoes(meetings.take_minutes_back, cast.meeting)
    desk.do(type_line, cast.items["opening"], TypedLine("note", "Late thought"))
    with pytest.raises(NotAllowed, match="are not out"):
        desk.do(meetings.take_minutes_back, cast.meeting)


def test_what_went_out_is_dated(desk, cast, undoes):
    undoes(meetings.mark_pack_made, cast.meeting)
    undoes(meetings.mark_actions_sent, cast.meeting)
    made = desk.get(Meeting, cast.meeting)
    assert made.pack_made_at == made.actions_sent_at == desk.now


def test_attendance_and_confidentiality(desk, cast, undoes):
    first, second, _ = desk.all(Attendance)
    with pytest.raises(NotAllowed, match="Only somebody who is present can sign"):
        desk.do(meetings.sign_confidentiality, [first.id])
    undoes(meetings.set_attendance, first.id, state="present")
    assert undoes(meetings.sign_confidentiality, [first.id]).label == "Record confidentiality at the June panel"
    changed = undoes(meetings.set_attendance, second.id, state="apologies", sent_information=True)
    assert changed.label == "Mark attendance at the June panel"
    assert desk.get(Attendance, second.id).sent_information is True
    undoes(meetings.set_attendance, first.id, state="absent")
    assert desk.get(Attendance, first.id).confidentiality_signed is False
    desk.do(meetings.set_attendance, first.id, state="apologies", substitute="L. Marsh")
    desk.do(meetings.sign_confidentiality, [first.id])
    assert desk.get(Attendance, first.id).confidentiality_signed is True


def test_attendance_by_form_keeps_the_same_rule(desk, cast):
    first = desk.all(Attendance)[0]
    with pytest.raises(NotAllowed, match="Only somebody who is present"):
        desk.do(change_record, "attendance", first.id, 1, {"confidentiality_signed": True})
    desk.do(change_record, "attendance", first.id, 1, {"state": "present", "confidentiality_signed": True})
    assert desk.get(Attendance, first.id).confidentiality_signed is True


def test_a_late_member_is_invited_once(desk, cast, undoes):
    late = desk.do(add_member, name="Lee Marsh", agency_id=cast.police)
    assert undoes(meetings.invite_member, cast.meeting, late).label == "Invite a member to the June panel"
    with pytest.raises(NotAllowed, match="expected already"):
        desk.do(meetings.invite_member, cast.meeting, late)


def test_a_meeting_is_removed_only_before_anything_came_of_it(desk, cast, undoes):
    version = desk.get(Meeting, cast.meeting).version
    assert undoes(remove_record, "meeting", cast.meeting, version).label == "Remove the June panel"
    assert desk.all(AgendaItem) == [] and desk.all(Attendance) == []
    july = desk.do(meetings.plan_meeting, starts_at=JULY)
    desk.do(meetings.mark_pack_made, july)
    with pytest.raises(NotAllowed, match="stays on record"):
        desk.do(meetings.remove_meeting, july)
