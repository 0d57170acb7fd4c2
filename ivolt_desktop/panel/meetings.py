"""Meetings: planning one, starting and finishing it, who came, and what went out."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from ivolt_desktop.model import Agency, AgendaItem, Attendance, Meeting, Member, MinuteLine, spec_of
from ivolt_desktop.model.meetings import AttendanceState, MeetingState
from ivolt_desktop.panel.dates import month_considered, panel_name_of
from ivolt_desktop.panel.form_values import checked, fetched, optional
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.rules.calendar_months import first_of_month
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def plan_meeting(
    work: UnitOfWork, *, starts_at: datetime, name: str | None = None, venue: str | None = None,
    chair_id: int | None = None, covers: date | None = None,
) -> int:
    """Plan a panel and expect every member who attends. Returns its id.

    Unless given: named after its month ('June panel'), in the usual venue, chaired by the member who chairs, about the
    data of the month before. Refused where that day has a meeting already.
    """
    _check_day_is_free(work, starts_at, None)
    meeting = Meeting(
        name=optional(name) or panel_name_of(starts_at.date()), starts_at=starts_at.replace(second=0, microsecond=0),
        venue=optional(venue) or optional(read_settings(work.session).venue),
        chair_id=chair_id if chair_id is not None else _usual_chair(work),
        covers=first_of_month(covers) if covers else month_considered(starts_at.date()),
    )
    work.session.add(meeting)
    work.session.flush()
    expected = select(Member.id).join(Agency, Agency.id == Member.agency_id).where(
        Member.attends, Agency.active, Member.substitute_for_id.is_(None)).order_by(Agency.name, Member.name)
    for member_id in work.session.scalars(expected):
        work.session.add(Attendance(meeting_id=meeting.id, member_id=member_id))
    work.session.flush()
    work.says(f"Plan the {meeting.name}")
    return meeting.id


def _usual_chair(work: UnitOfWork) -> int | None:
    return work.session.scalar(select(Member.id).where(Member.chairs, Member.attends).order_by(Member.id).limit(1))


def _check_day_is_free(work: UnitOfWork, starts_at: datetime, meeting_id: int | None) -> None:
    day = datetime.combine(starts_at.date(), time())
    other = work.session.scalar(
        select(Meeting.id).where(Meeting.starts_at >= day, Meeting.starts_at < day + timedelta(days=1),
                                 Meeting.id != (meeting_id or 0)).limit(1))
    if other is not None:
        raise NotAllowed(f"There is a meeting on {short_date(starts_at)} already.")


def add_meeting_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Plan a meeting from its form. Returns its id."""
    good = checked(work.session, spec_of(Meeting), _with_usual(values))
    given = {name: good[name] for name in ("starts_at", "name", "venue", "chair_id", "covers") if name in good}
    return plan_meeting(work, **given)


def _with_usual(values: Mapping[str, object]) -> dict[str, object]:
    """A form may leave name and month of data to habit."""
    given = {name: value for name, value in values.items() if name not in ("name", "covers") or value}
    starts_at = given.get("starts_at")
    if isinstance(starts_at, datetime):
        given.setdefault("name", panel_name_of(starts_at.date()))
        given.setdefault("covers", month_considered(starts_at.date()))
    return given


def change_meeting(work: UnitOfWork, meeting_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a meeting's form. Its state changes by starting and finishing it, not by hand."""
    meeting = fetched(work, Meeting, meeting_id, version)
    good = checked(work.session, spec_of(Meeting), values, meeting)
    if good.pop("state", meeting.state) != meeting.state:
        raise NotAllowed("A meeting's state follows from starting and finishing it. Use those commands instead.")
    if "starts_at" in good:
        _check_day_is_free(work, good["starts_at"], meeting_id)
    if "covers" in good:
        good["covers"] = first_of_month(good["covers"])
    for name, value in good.items():
        setattr(meeting, name, value)
    work.session.flush()
    work.says(f"Change the {meeting.name}")


def remove_meeting(work: UnitOfWork, meeting_id: int, version: int | None = None) -> None:
    """Remove a planned meeting with its agenda and invitations. Refused once anything is minuted or it was held."""
    meeting = fetched(work, Meeting, meeting_id, version)
    items = work.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.parent_id.is_(None), AgendaItem.id)).all()
    minuted = work.session.scalar(
        select(MinuteLine.id).where(MinuteLine.agenda_item_id.in_([item.id for item in items])).limit(1))
    if minuted or meeting.state != MeetingState.PLANNED or meeting.pack_made_at or meeting.minutes_made_at:
        raise NotAllowed(f"The {meeting.name} stays on record: it was held, minuted, or its pack went out.")
    for record in [*items, *_attendance(work, meeting_id), meeting]:
        work.session.delete(record)
        work.session.flush()
    work.says(f"Remove the {meeting.name}")


def _attendance(work: UnitOfWork, meeting_id: int) -> list[Attendance]:
    return list(work.session.scalars(
        select(Attendance).where(Attendance.meeting_id == meeting_id).order_by(Attendance.id)))


def start_meeting(work: UnitOfWork, meeting_id: int) -> None:
    """Open the meeting. Refused while another is in session, and for one that was held."""
    meeting = fetched(work, Meeting, meeting_id)
    if meeting.state != MeetingState.PLANNED:
        raise NotAllowed(f"The {meeting.name} has been started already.")
    other = work.session.scalar(select(Meeting).where(Meeting.state == MeetingState.IN_SESSION.value).limit(1))
    if other is not None:
        raise NotAllowed(f"The {other.name} of {short_date(other.starts_at)} is still in session. Finish it first.")
    meeting.state = MeetingState.IN_SESSION.value
    work.session.flush()
    work.says(f"Start the {meeting.name}")


def finish_meeting(work: UnitOfWork, meeting_id: int) -> None:
    """Close the meeting; its minutes can still be completed."""
    meeting = fetched(work, Meeting, meeting_id)
    if meeting.state != MeetingState.IN_SESSION:
        raise NotAllowed(f"The {meeting.name} is not in session.")
    meeting.state = MeetingState.HELD.value
    work.session.flush()
    work.says(f"Finish the {meeting.name}")


def mark_pack_made(work: UnitOfWork, meeting_id: int) -> None:
    """Note that the pack has been made now."""
    meeting = fetched(work, Meeting, meeting_id)
    meeting.pack_made_at = work.now()
    work.session.flush()
    work.says(f"Make the pack of the {meeting.name}")


def mark_minutes_made(work: UnitOfWork, meeting_id: int) -> None:
    """Note that the minutes are out; from then on they change only after :func:`take_minutes_back`."""
    meeting = fetched(work, Meeting, meeting_id)
    if meeting.state not in (MeetingState.HELD, MeetingState.MINUTED):
        raise NotAllowed(f"Finish the {meeting.name} before its minutes go out.")
    meeting.state, meeting.minutes_made_at = MeetingState.MINUTED.value, work.now()
    work.session.flush()
    work.says(f"Make the minutes of the {meeting.name}")


def take_minutes_back(work: UnitOfWork, meeting_id: int) -> None:
    """Open minutes that are out for correction."""
    meeting = fetched(work, Meeting, meeting_id)
    if meeting.state != MeetingState.MINUTED:
        raise NotAllowed(f"The minutes of the {meeting.name} are not out.")
    meeting.state = MeetingState.HELD.value
    work.session.flush()
    work.says(f"Take back the minutes of the {meeting.name}")


def mark_actions_sent(work: UnitOfWork, meeting_id: int) -> None:
    """Note that each owner has been sent their own actions."""
    meeting = fetched(work, Meeting, meeting_id)
    meeting.actions_sent_at = work.now()
    work.session.flush()
    work.says(f"Send the actions of the {meeting.name}")


def invite_member(work: UnitOfWork, meeting_id: int, member_id: int) -> int:
    """Expect one more member, such as one who joined the panel since. Returns the attendance's id."""
    meeting = fetched(work, Meeting, meeting_id)
    fetched(work, Member, member_id)
    if work.session.scalar(select(Attendance.id).where(Attendance.meeting_id == meeting_id,
                                                       Attendance.member_id == member_id)):
        raise NotAllowed("That member is expected already.")
    attendance = Attendance(meeting_id=meeting_id, member_id=member_id)
    work.session.add(attendance)
    work.session.flush()
    work.says(f"Invite a member to the {meeting.name}")
    return attendance.id


def set_attendance(
    work: UnitOfWork, attendance_id: int, *, state: AttendanceState | str, sent_information: bool | None = None,
    substitute: str | None = None, version: int | None = None,
) -> None:
    """Say whether a member came, whether one who did not sent their information, and who came instead.

    Somebody who is not there has signed nothing, so a confidentiality signature is taken back, except where a
    substitute came.
    """
    attendance = fetched(work, Attendance, attendance_id, version)
    attendance.state = AttendanceState(state).value
    if sent_information is not None:
        attendance.sent_information = sent_information
    if substitute is not None:
        attendance.substitute = optional(substitute)
    if attendance.state != AttendanceState.PRESENT and not attendance.substitute:
        attendance.confidentiality_signed = False
    work.session.flush()
    work.says(f"Mark attendance at the {_meeting_of(work, attendance).name}")


def sign_confidentiality(work: UnitOfWork, attendance_ids: Iterable[int], signed: bool = True) -> None:
    """Record that those present (or their substitutes) signed the confidentiality statement."""
    meeting = None
    for attendance_id in attendance_ids:
        attendance = fetched(work, Attendance, attendance_id)
        if signed and attendance.state != AttendanceState.PRESENT and not attendance.substitute:
            raise NotAllowed("Only somebody who is present can sign. Mark them present first.")
        attendance.confidentiality_signed = signed
        meeting = _meeting_of(work, attendance)
    work.session.flush()
    if meeting:
        work.says(f"Record confidentiality at the {meeting.name}")


def change_attendance(work: UnitOfWork, attendance_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save an attendance's form, by the same rules as :func:`set_attendance` and :func:`sign_confidentiality`."""
    attendance = fetched(work, Attendance, attendance_id, version)
    good = checked(work.session, spec_of(Attendance), values, attendance)
    signed = good.pop("confidentiality_signed", attendance.confidentiality_signed)
    for name, value in good.items():
        setattr(attendance, name, value)
    came = attendance.state == AttendanceState.PRESENT or bool(attendance.substitute)
    if signed and not came and not attendance.confidentiality_signed:
        raise NotAllowed("Only somebody who is present can sign. Mark them present first.")
    attendance.confidentiality_signed = signed and came
    work.session.flush()
    work.says(f"Mark attendance at the {_meeting_of(work, attendance).name}")


def _meeting_of(work: UnitOfWork, attendance: Attendance) -> Meeting:
    return fetched(work, Meeting, attendance.meeting_id)
