"""Meetings as they are read."""

from datetime import date, datetime

import pytest

from ivolt_desktop.model import Attendance
from ivolt_desktop.panel import meetings
from ivolt_desktop.panel.agenda import build_agenda
from ivolt_desktop.panel.minutes import TypedLine, mark_done, type_line
from ivolt_desktop.panel.views.meetings import (
    attendance_words,
    meeting_detail,
    meeting_lines,
    next_meeting,
    previous_meeting,
    progress_words,
)


@pytest.fixture
def july(desk, cast) -> int:
    return desk.do(meetings.plan_meeting, starts_at=datetime(2026, 7, 28, 10, 0))


def _detail(desk, meeting_id):
    with desk.panel.reading() as session:
        return meeting_detail(session, meeting_id, desk.now.date())


def test_next_and_previous(desk, cast, july):
    with desk.panel.reading() as session:
        line = next_meeting(session, date(2026, 6, 30))
        assert (line.id, line.heading, line.when_words) == (cast.meeting, "June panel", "Tuesday 30 June 2026, 10:00")
        assert (line.chair, line.chair_agency, line.venue) == ("Insp R. Vane", "Metropolitan Police", "Town Hall")
        assert next_meeting(session, date(2026, 7, 1)).id == july
        assert next_meeting(session, date(2026, 8, 1)) is None
        assert previous_meeting(session, line.starts_at) is None
        assert [each.name for each in meeting_lines(session)] == ["July panel", "June panel"]
    desk.do(meetings.start_meeting, cast.meeting)
    with desk.panel.reading() as session:
        assert next_meeting(session, date(2026, 8, 1)).heading == "June panel, in session"
    desk.do(meetings.finish_meeting, cast.meeting)
    with desk.panel.reading() as session:
        assert previous_meeting(session, datetime(2026, 7, 28)).id == cast.meeting


def test_attendance_in_words(desk, cast):
    first, second, third = desk.all(Attendance)
    assert _detail(desk, cast.meeting).attendance_words == "3 expected"
    desk.do(meetings.set_attendance, first.id, state="present")
    assert _detail(desk, cast.meeting).attendance_words == "1 present, 2 not marked yet"
    desk.do(meetings.set_attendance, second.id, state="apologies", sent_information=True)
    desk.do(meetings.set_attendance, third.id, state="apologies", sent_information=True)
    detail = _detail(desk, cast.meeting)
    assert detail.attendance_words == "1 present, 2 apologies (both sent information)"
    assert detail.unsigned == 1
    assert [line.agency for line in detail.attendance] == ["Council", "Police", "NELFT"]
    desk.do(meetings.set_attendance, third.id, state="absent", sent_information=False)
    assert _detail(desk, cast.meeting).attendance_words == (
        "1 present, 1 apology (sent information), 1 absent (no information sent)")
    desk.do(meetings.set_attendance, third.id, state="apologies", substitute="L. Marsh")
    assert _detail(desk, cast.meeting).attendance_words == "2 present, 1 apology (sent information)"
    assert attendance_words(()) == "nobody invited yet"


def test_the_running_meeting_says_where_it_is(desk, cast):
    assert progress_words(_detail(desk, cast.meeting), desk.now) == "10:00 · 3 expected"
    desk.do(meetings.start_meeting, cast.meeting)
    desk.do(mark_done, cast.items["opening"])
    now = datetime(2026, 6, 30, 10, 7)
    detail = _detail(desk, cast.meeting)
    assert progress_words(detail, now) == "10:00 · now 10:07, item planned to end 10:10 · 3 expected"
    assert detail.current.heading == "Minutes and matters arising"


def test_matters_arising_are_the_actions_of_the_meeting_before(desk, cast, july):
    desk.do(build_agenda, july)
    desk.do(type_line, cast.items["closing"], TypedLine("action", "Book the hall", agency_id=cast.council))
    assert _detail(desk, july).previous is None
    desk.do(meetings.start_meeting, cast.meeting)
    desk.do(meetings.finish_meeting, cast.meeting)
    detail = _detail(desk, july)
    assert detail.previous.name == "June panel"
    assert [line.reference for line in detail.matters_arising] == ["26-001"]
