"""The facts of a meeting's minutes, ready for paper."""

from datetime import date, datetime, time, timedelta
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, AgendaItem, Meeting, Member, Membership
from ivolt_desktop.model import Attendance as AttendanceRecord
from ivolt_desktop.model import MinuteLine as MinuteRecord
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views.paper_identity import identity
from ivolt_desktop.reports.minutes_facts import Attendance, MinuteItem, MinuteKind, MinuteLine, Minutes, Presence
from ivolt_desktop.rules.dates_in_words import meeting_moment

_ORDER = {"present": 0, "apologies": 1, "absent": 2}


def minutes_facts(
    session: Session, settings: PanelSettings, meeting: Meeting, *, practice: bool, made_on: date
) -> Minutes:
    """Everything minuted at ``meeting``: attendance, each item with its lines, the next meeting."""
    following = session.scalar(
        select(Meeting).where(Meeting.starts_at > datetime.combine(meeting.starts_at.date(), time())
                              + timedelta(days=1)).order_by(Meeting.starts_at).limit(1))
    agreed = following.starts_at.date() if following and following.state in ("held", "minuted") else None
    return Minutes(
        identity=identity(session, settings, meeting, title="Minutes", name="minutes", practice=practice,
                          made_on=made_on),
        attendance=_attendance(session, meeting.id), items=_items(session, meeting.id),
        state=f"Agreed at the {following.name}" if agreed and following else "Draft, not yet agreed",
        next_meeting=meeting_moment(following.starts_at) if following else "", agreed_on=agreed,
    )


def _attendance(session: Session, meeting_id: int) -> tuple[Attendance, ...]:
    rows = session.execute(
        select(AttendanceRecord, Member, Agency).join(Member, Member.id == AttendanceRecord.member_id)
        .join(Agency, Agency.id == Member.agency_id).where(AttendanceRecord.meeting_id == meeting_id)
    )
    lines = [
        Attendance(
            name=record.substitute or member.name, agency=agency.short_name, role=member.role or "",
            presence=cast(Presence, record.state), substitute_for=member.name if record.substitute else "",
            information_sent=record.sent_information if record.state != "present" else None,
            confidentiality_signed=record.confidentiality_signed if record.state == "present" else None,
        )
        for record, member, agency in rows if record.state in _ORDER
    ]
    return tuple(sorted(lines, key=lambda line: (_ORDER[line.presence], line.agency, line.name)))


def _items(session: Session, meeting_id: int) -> tuple[MinuteItem, ...]:
    items = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)).all()
    return tuple(
        MinuteItem(item.number, item.heading, _lines(session, item.id), subject_reference(session, item))
        for item in items
    )


def subject_reference(session: Session, item: AgendaItem) -> str:
    """The panel reference of the person or place an item is about, if it is about one in a cohort."""
    member = session.get(Membership, item.membership_id) if item.membership_id else None
    return member.reference if member and not item.heading.startswith(member.reference) else ""


def _lines(session: Session, item_id: int) -> tuple[MinuteLine, ...]:
    rows = session.execute(
        select(MinuteRecord, Action, Agency, Member).where(MinuteRecord.agenda_item_id == item_id)
        .outerjoin(Action, Action.id == MinuteRecord.action_id).outerjoin(Agency, Agency.id == Action.agency_id)
        .outerjoin(Member, Member.id == Action.member_id).order_by(MinuteRecord.position)
    ).all()
    return tuple(
        MinuteLine(
            kind=cast(MinuteKind, line.kind), text=line.text, reason=line.reason or "",
            considered=line.considered or "", reference=action.reference if action else "",
            owner=_owner(agency, member), due=action.original_due_on if action else None,
        )
        for line, action, agency, member in rows
    )


def _owner(agency: Agency | None, member: Member | None) -> str:
    if agency is None:
        return ""
    return f"{agency.short_name} ({member.name})" if member else agency.short_name
