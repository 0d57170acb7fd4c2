"""What the documents page needs: for which meetings something is to be made, and what was made."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Document, Meeting, spec_of
from ivolt_desktop.panel.dates import minutes_due_on, pack_due_on
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.register_list import ListRow, list_rows
from ivolt_desktop.panel.views.this_month import current_meeting
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import day_and_month, weekday_and_day


@dataclass(frozen=True)
class ToMake:
    """One thing that can be made: for which meeting, and how it stands in words; no meeting means it cannot yet."""

    meeting_id: int | None
    sentence: str
    done: bool = False


@dataclass(frozen=True)
class DocumentDesk:
    """The pack of the panel ahead, minutes and actions of the last one held, and everything made so far."""

    pack: ToMake
    minutes: ToMake
    actions: ToMake
    actions_sent: bool
    made: tuple[ListRow, ...]


def document_desk(session: Session, today: date) -> DocumentDesk:
    """Read it for ``today``."""
    settings = read_settings(session)
    ahead = current_meeting(session, today)
    held = session.scalar(
        select(Meeting).where(Meeting.state.in_(("in session", "held", "minuted")))
        .order_by(func.iif(Meeting.state == "in session", 0, 1), Meeting.starts_at.desc()).limit(1))
    made = list_rows(session, spec_of(Document), sort="-made_at", limit=500)
    return DocumentDesk(
        pack=_pack(ahead, settings, today), minutes=_minutes(held, settings), actions=_actions(session, held, settings),
        actions_sent=bool(held and held.actions_sent_at), made=made.rows,
    )


def _pack(meeting: Meeting | None, settings: PanelSettings, today: date) -> ToMake:
    if meeting is None:
        return ToMake(None, "No panel is planned yet. Plan one under Meeting.")
    if meeting.pack_made_at:
        return ToMake(meeting.id, f"{meeting.name}: made {_moment(meeting.pack_made_at)}", done=True)
    due = pack_due_on(meeting.starts_at, settings)
    late = " (overdue)" if due < today <= meeting.starts_at.date() else ""
    return ToMake(meeting.id, f"{meeting.name}: due {weekday_and_day(due)}{late}")


def _minutes(meeting: Meeting | None, settings: PanelSettings) -> ToMake:
    if meeting is None:
        return ToMake(None, "No panel has been held yet.")
    if meeting.minutes_made_at:
        return ToMake(meeting.id, f"{meeting.name}: made {_moment(meeting.minutes_made_at)}", done=True)
    return ToMake(meeting.id, f"{meeting.name}: due {weekday_and_day(minutes_due_on(meeting.starts_at, settings))}")


def _actions(session: Session, meeting: Meeting | None, settings: PanelSettings) -> ToMake:
    waiting = session.scalar(
        select(func.count()).select_from(Action).where(Action.closed_on.is_(None), Action.agency_id.is_not(None))) or 0
    if meeting is None or not waiting:
        return ToMake(None, "No open action has an owner yet.")
    sent = f"sent {_moment(meeting.actions_sent_at)}" if meeting.actions_sent_at else (
        f"to go out within {count_of(settings.actions_hours, 'hour')}")
    return ToMake(meeting.id, f"{meeting.name}: {count_of(waiting, 'open action')}, {sent}",
                  done=bool(meeting.actions_sent_at))


def _moment(at: datetime) -> str:
    return day_and_month(at)


def path_of(row: ListRow) -> Path:
    """Where a document was put."""
    return Path(str(row["folder"] or "")) / str(row["file_name"])
