import pytest

from ivolt_desktop.model import Attendance
from ivolt_desktop.model.meetings import AttendanceState
from ivolt_desktop.panel.attending import mark_attendance, mark_information, mark_signed
from ivolt_desktop.rules.known_errors import NotAllowed


def test_several_are_marked_in_one_step(desk, cast, undoes) -> None:
    ids = [each.id for each in desk.all(Attendance)]
    changed = undoes(mark_attendance, ids, AttendanceState.PRESENT)
    assert changed.label == "Mark present at the June panel"
    assert {each.state for each in desk.all(Attendance)} == {"present"}


def test_information_is_marked_without_touching_the_rest(desk, cast, undoes) -> None:
    first = desk.all(Attendance)[0].id
    desk.do(mark_attendance, [first], AttendanceState.APOLOGIES)
    undoes(mark_information, [first], True)
    kept = desk.get(Attendance, first)
    assert kept.sent_information and kept.state == "apologies"


def test_who_signs_is_there(desk, cast, undoes) -> None:
    ids = [each.id for each in desk.all(Attendance)]
    undoes(mark_signed, ids, True)
    assert all(each.confidentiality_signed and each.state == "present" for each in desk.all(Attendance))
    desk.do(mark_signed, ids[:1], False)
    assert not desk.get(Attendance, ids[0]).confidentiality_signed


def test_who_sent_apologies_signs_nothing(desk, cast) -> None:
    first = desk.all(Attendance)[0].id
    desk.do(mark_attendance, [first], AttendanceState.APOLOGIES)
    with pytest.raises(NotAllowed):
        desk.do(mark_signed, [first], True)
