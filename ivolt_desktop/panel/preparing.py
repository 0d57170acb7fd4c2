"""Preparing a panel in one step: the meeting, its standing items, and what the last one did not reach."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Meeting
from ivolt_desktop.panel.agenda import build_agenda, carry_over
from ivolt_desktop.panel.dates import following_panel_day, last_tuesday, panel_name_of
from ivolt_desktop.panel.meetings import plan_meeting
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.store import UnitOfWork


@dataclass(frozen=True)
class UsualMeeting:
    """When and where the next panel would usually be."""

    starts_at: datetime
    venue: str


def usual_meeting(session: Session, now: datetime) -> UsualMeeting:
    """The panel's usual day after the last meeting that is on record, at the usual time and place."""
    settings = read_settings(session)
    last = session.scalar(select(func.max(Meeting.starts_at)))
    day = following_panel_day(max(last, now).date()) if last else last_tuesday(now.date())
    if day <= now.date():
        day = following_panel_day(now.date())
    return UsualMeeting(datetime.combine(day, settings.starts), settings.venue)


def plan_with_agenda(
    work: UnitOfWork, *, starts_at: datetime, venue: str | None = None, carry: bool = True
) -> int:
    """Plan a panel, put the standing items on its agenda and, with ``carry``, what the meeting before did not reach.

    Returns the meeting's id.
    """
    meeting_id = plan_meeting(work, starts_at=starts_at, venue=venue)
    build_agenda(work, meeting_id)
    if carry:
        carry_over(work, meeting_id)
    work.says(f"Plan the {panel_name_of(starts_at.date())}")
    return meeting_id


def start_agenda(work: UnitOfWork, meeting_id: int) -> None:
    """Put the standing items on an empty agenda, and what the meeting before did not reach."""
    build_agenda(work, meeting_id)
    carry_over(work, meeting_id)
    meeting = work.session.get_one(Meeting, meeting_id)
    work.says(f"Start the agenda of the {meeting.name}")
