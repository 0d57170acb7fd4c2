"""Marking attendance for several members in one step."""

from collections.abc import Iterable

from ivolt_desktop.model import Attendance, Meeting
from ivolt_desktop.model.meetings import AttendanceState
from ivolt_desktop.panel.form_values import fetched
from ivolt_desktop.panel.meetings import set_attendance, sign_confidentiality
from ivolt_desktop.store import UnitOfWork


def mark_attendance(work: UnitOfWork, attendance_ids: Iterable[int], state: AttendanceState) -> None:
    """Say of several members at once whether they came, by the rules of ``set_attendance``."""
    ids = list(attendance_ids)
    for attendance_id in ids:
        set_attendance(work, attendance_id, state=state)
    _says(work, ids, f"Mark {state.words.lower()}")


def mark_information(work: UnitOfWork, attendance_ids: Iterable[int], sent: bool) -> None:
    """Say of several members whether they sent their information."""
    ids = list(attendance_ids)
    for attendance_id in ids:
        attendance = fetched(work, Attendance, attendance_id)
        set_attendance(work, attendance_id, state=attendance.state, sent_information=sent)
    _says(work, ids, "Mark information sent" if sent else "Mark information not sent")


def mark_signed(work: UnitOfWork, attendance_ids: Iterable[int], signed: bool) -> None:
    """Record confidentiality signed (or not); whoever signs and was only expected is present by that.

    Raises ``NotAllowed`` for members who sent apologies and nobody in their place.
    """
    ids = list(attendance_ids)
    for attendance_id in ids:
        attendance = fetched(work, Attendance, attendance_id)
        if signed and attendance.state == AttendanceState.EXPECTED.value:
            set_attendance(work, attendance_id, state=AttendanceState.PRESENT)
    sign_confidentiality(work, ids, signed)
    _says(work, ids, "Record confidentiality" if signed else "Take back confidentiality")


def _says(work: UnitOfWork, ids: list[int], words: str) -> None:
    if not ids:
        return
    meeting = fetched(work, Meeting, fetched(work, Attendance, ids[0]).meeting_id)
    work.says(f"{words} at the {meeting.name}")
