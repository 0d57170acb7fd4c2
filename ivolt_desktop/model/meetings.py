"""Meetings: agenda, attendance, decisions with reasons, minutes."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.masking import Sensitive


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    IN_SESSION = "in session"
    HELD = "held"
    MINUTED = "minuted"

    @property
    def words(self) -> str:
        """As shown."""
        return {"planned": "Planned", "in session": "In session", "held": "Held", "minuted": "Minutes out"}[self.value]


class AttendanceState(StrEnum):
    """Whether a member came."""

    EXPECTED = "expected"
    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def words(self) -> str:
        """As shown."""
        return self.value.capitalize()


class Meeting(Register):
    """One meeting of the panel."""

    __tablename__ = "meeting"
    about = About("meeting", "Meetings", title=("name",), order=("-starts_at",),
                  empty="No meetings yet. Plan the first panel.")

    name: Mapped[str] = field("Meeting", listed=True, searched=True, required=True, width=24)
    starts_at: Mapped[datetime] = field("Starts", listed=True, required=True, index=True)
    venue: Mapped[str | None] = field("Where", listed=True, width=24)
    chair_id: Mapped[int | None] = field("Chair", link="member", listed=True)
    state: Mapped[str] = field("State", choices=MeetingState, listed=True, default="planned")
    covers: Mapped[date] = field("Month of data", help="First day of the month whose data the panel considers.")
    pack_made_at: Mapped[datetime | None] = field("Pack made", listed=True, edited=False)
    minutes_made_at: Mapped[datetime | None] = field("Minutes made", listed=True, edited=False)
    actions_sent_at: Mapped[datetime | None] = field("Actions sent", edited=False)


class AgendaItem(Register):
    """One item of a meeting's agenda, or a person, place or issue to discuss under one."""

    __tablename__ = "agenda_item"
    about = About("agenda item", "Agenda", title=("number", "heading"), reference="number", order=("position",),
                  empty="The agenda is empty. Start from the standing items.")

    meeting_id: Mapped[int] = field("Meeting", link="meeting", edited=False, required=True)
    position: Mapped[int] = field("Position", edited=False)
    number: Mapped[str] = field("No.", listed=True, edited=False, width=6)
    heading: Mapped[str] = field("Item", listed=True, searched=True, required=True, width=40)
    minutes_planned: Mapped[int | None] = field("Minutes", listed=True)
    parent_id: Mapped[int | None] = field("Under", link="agenda_item", edited=False)
    standing_key: Mapped[str | None] = field("Standing item", edited=False)
    membership_id: Mapped[int | None] = field("Cohort member", link="membership", edited=False)
    person_id: Mapped[int | None] = field("Person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)
    issue_id: Mapped[int | None] = field("Issue", link="issue", edited=False)
    proposal: Mapped[str | None] = field("Proposal", kind=Kind.LONG_TEXT, width=50, sensitive=Sensitive.DETAIL)
    done: Mapped[bool] = field("Dealt with", default=False, edited=False)


class Attendance(Register):
    """Whether one member came to one meeting, and what they sent if not."""

    __tablename__ = "attendance"
    about = About("attendance", "Attendance", title=("state",), empty="Nobody has been invited yet.")

    meeting_id: Mapped[int] = field("Meeting", link="meeting", edited=False, required=True)
    member_id: Mapped[int] = field("Member", link="member", listed=True, edited=False, required=True)
    state: Mapped[str] = field("Attendance", choices=AttendanceState, listed=True, default="expected")
    sent_information: Mapped[bool] = field("Sent information", listed=True, default=False)
    confidentiality_signed: Mapped[bool] = field("Confidentiality signed", listed=True, default=False)
    substitute: Mapped[str | None] = field("Substitute", listed=True, width=24)


class MinuteLine(Register):
    """One line of the minutes: a note, a decision with its reason, or an action."""

    __tablename__ = "minute_line"
    about = About("minute", "Minutes", title=("text",), order=("position",), empty="Nothing minuted yet.")

    agenda_item_id: Mapped[int] = field("Item", link="agenda_item", edited=False, required=True)
    position: Mapped[int] = field("Position", edited=False)
    kind: Mapped[str] = field("Kind", choices=LineKind, listed=True, default="note")
    text: Mapped[str] = field("Text", kind=Kind.LONG_TEXT, listed=True, searched=True, required=True, width=60,
                              sensitive=Sensitive.DETAIL)
    reason: Mapped[str | None] = field("Reason", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    considered: Mapped[str | None] = field("Also considered", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    action_id: Mapped[int | None] = field("Action", link="action", edited=False)
    typed_at: Mapped[datetime] = field("Typed", edited=False)
