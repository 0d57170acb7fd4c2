"""Meetings as they are read: the next one, the one before, and one with its agenda, attendance and minutes."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Attendance, Meeting, Member
from ivolt_desktop.model.meetings import AttendanceState, MeetingState
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.actions import ActionLine, action_lines
from ivolt_desktop.panel.views.agenda import AgendaNode, agenda_tree
from ivolt_desktop.panel.views.subjects import SubjectFinder
from ivolt_desktop.rules.counting_words import number_word
from ivolt_desktop.rules.dates_in_words import clock, meeting_moment


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in a line. ``chair`` is the member's name, ``chair_agency`` the agency's full name."""

    id: int
    version: int
    name: str
    starts_at: datetime
    venue: str
    chair: str
    chair_agency: str
    state: MeetingState
    state_words: str
    covers: date
    pack_made_at: datetime | None
    minutes_made_at: datetime | None
    actions_sent_at: datetime | None

    @property
    def heading(self) -> str:
        """'June panel, in session'; otherwise the bare name."""
        return f"{self.name}, in session" if self.state is MeetingState.IN_SESSION else self.name

    @property
    def when_words(self) -> str:
        """'Tuesday 30 June 2026, 10:00'."""
        return meeting_moment(self.starts_at)


@dataclass(frozen=True)
class AttendanceLine:
    """One member at one meeting."""

    id: int
    version: int
    member_id: int
    name: str
    agency: str
    role: str
    state: AttendanceState
    state_words: str
    sent_information: bool
    confidentiality_signed: bool
    substitute: str


@dataclass(frozen=True)
class MeetingDetail:
    """A meeting with everything that the meeting page shows."""

    line: MeetingLine
    agenda: tuple[AgendaNode, ...]
    attendance: tuple[AttendanceLine, ...]
    attendance_words: str
    """'11 present, 2 apologies (both sent information)'."""
    unsigned: int
    """How many who came have not signed the confidentiality statement."""
    previous: MeetingLine | None
    matters_arising: tuple[ActionLine, ...]
    """Actions raised at the meeting before that are still open, or that closed since."""

    @property
    def nodes(self) -> tuple[AgendaNode, ...]:
        """Every item in the order of the agenda, subjects among them."""
        return tuple(node for top in self.agenda for node in (top, *top.children))

    @property
    def current(self) -> AgendaNode | None:
        """The first item not dealt with whose subjects, if any, come after it; ``None`` when all is done."""
        return next((node for node in self.nodes if not node.done), None)


def meeting_lines(session: Session) -> list[MeetingLine]:
    """Every meeting, newest first."""
    return [_line(*row) for row in session.execute(_query().order_by(Meeting.starts_at.desc()))]


def next_meeting(session: Session, today: date) -> MeetingLine | None:
    """The one in session, else the next that is planned for today or later; ``None`` where none is."""
    row = session.execute(_query().where(Meeting.state == MeetingState.IN_SESSION.value).limit(1)).first()
    planned = _query().where(
        Meeting.state == MeetingState.PLANNED.value, Meeting.starts_at >= datetime.combine(today, time()))
    row = row or session.execute(planned.order_by(Meeting.starts_at).limit(1)).first()
    return _line(*row) if row else None


def previous_meeting(session: Session, before: datetime) -> MeetingLine | None:
    """The last meeting held before the moment; ``None`` where there was none."""
    held = (MeetingState.HELD.value, MeetingState.MINUTED.value)
    row = session.execute(
        _query().where(Meeting.starts_at < before, Meeting.state.in_(held)).order_by(Meeting.starts_at.desc()).limit(1)
    ).first()
    return _line(*row) if row else None


def meeting_detail(
    session: Session, meeting_id: int, today: date, settings: PanelSettings | None = None
) -> MeetingDetail:
    """One meeting with agenda, attendance, minutes and matters arising."""
    line = _line(*session.execute(_query().where(Meeting.id == meeting_id)).one())
    finder = SubjectFinder(session)
    attendance = attendance_lines(session, meeting_id)
    previous = previous_meeting(session, line.starts_at)
    given = settings or read_settings(session)
    arising = action_lines(session, today, given, meeting_id=previous.id, finder=finder) if previous else []
    return MeetingDetail(
        line=line, agenda=agenda_tree(session, meeting_id, finder), attendance=attendance,
        attendance_words=attendance_words(attendance),
        unsigned=sum(1 for each in attendance if _came(each) and not each.confidentiality_signed),
        previous=previous, matters_arising=tuple(arising),
    )


def progress_words(detail: MeetingDetail, now: datetime) -> str:
    """'10:00 · now 10:31, item planned to end 10:35 · 11 present, 2 apologies (both sent information)'."""
    parts = [clock(detail.line.starts_at)]
    if detail.line.state is MeetingState.IN_SESSION:
        waiting = (node for node in detail.agenda if not all(each.done for each in (node, *node.children)))
        top = next(waiting, None)
        ends = f", item planned to end {clock(top.ends)}" if top and top.ends else ""
        parts.append(f"now {clock(now)}{ends}")
    return " · ".join([*parts, detail.attendance_words])


def attendance_lines(session: Session, meeting_id: int) -> tuple[AttendanceLine, ...]:
    """Who was invited, by agency."""
    rows = session.execute(
        select(Attendance, Member, Agency).join(Member, Member.id == Attendance.member_id)
        .join(Agency, Agency.id == Member.agency_id).where(Attendance.meeting_id == meeting_id)
        .order_by(Agency.name, Member.name)
    )
    return tuple(
        AttendanceLine(
            id=attendance.id, version=attendance.version, member_id=member.id, name=member.name,
            agency=agency.short_name, role=member.role or "", state=AttendanceState(attendance.state),
            state_words=AttendanceState(attendance.state).words, sent_information=attendance.sent_information,
            confidentiality_signed=attendance.confidentiality_signed, substitute=attendance.substitute or "",
        )
        for attendance, member, agency in rows
    )


def _came(line: AttendanceLine) -> bool:
    return line.state is AttendanceState.PRESENT or bool(line.substitute)


def attendance_words(lines: tuple[AttendanceLine, ...]) -> str:
    """'11 present, 2 apologies (both sent information)'; before the meeting '13 expected'."""
    present = sum(1 for line in lines if _came(line))
    away = [line for line in lines if not _came(line)]
    apologies = [line for line in away if line.state is AttendanceState.APOLOGIES]
    absent = [line for line in away if line.state is AttendanceState.ABSENT]
    expected = len(away) - len(apologies) - len(absent)
    parts = [f"{present} present"] if present else []
    if apologies:
        noun = "apology" if len(apologies) == 1 else "apologies"
        parts.append(f"{len(apologies)} {noun} ({_information(apologies)})")
    if absent:
        parts.append(f"{len(absent)} absent ({_information(absent)})")
    if expected:
        parts.append(f"{expected} {'not marked yet' if present else 'expected'}")
    return ", ".join(parts) or "nobody invited yet"


def _information(away: list[AttendanceLine]) -> str:
    sent = sum(1 for line in away if line.sent_information)
    if sent == 0:
        return "no information sent"
    if sent < len(away):
        return f"{number_word(sent)} sent information"
    return {1: "sent information", 2: "both sent information"}.get(sent, "all sent information")


def _query() -> Select[Meeting, Member, Agency]:
    return (
        select(Meeting, Member, Agency).outerjoin(Member, Member.id == Meeting.chair_id)
        .outerjoin(Agency, Agency.id == Member.agency_id)
    )


def _line(meeting: Meeting, chair: Member | None, agency: Agency | None) -> MeetingLine:
    state = MeetingState(meeting.state)
    return MeetingLine(
        id=meeting.id, version=meeting.version, name=meeting.name, starts_at=meeting.starts_at,
        venue=meeting.venue or "", chair=chair.name if chair else "", chair_agency=agency.name if agency else "",
        state=state, state_words=state.words, covers=meeting.covers, pack_made_at=meeting.pack_made_at,
        minutes_made_at=meeting.minutes_made_at, actions_sent_at=meeting.actions_sent_at,
    )
