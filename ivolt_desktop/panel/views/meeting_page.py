"""All that the meeting page shows, read in one go: the meeting, its item in hand, and what typing needs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Meeting
from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.dates import following_panel_day, working_days
from ivolt_desktop.panel.minutes import owner_choices
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.agenda import Suggestion, suggested_subjects
from ivolt_desktop.panel.views.briefing import month_briefing
from ivolt_desktop.panel.views.figures import Figure, month_figures
from ivolt_desktop.panel.views.item_in_hand import ItemInHand, item_in_hand
from ivolt_desktop.panel.views.meetings import (
    MeetingDetail,
    MeetingLine,
    meeting_detail,
    meeting_lines,
    next_meeting,
)
from ivolt_desktop.panel.views.shared_item import SharedItem, shared_item
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import ParsedLine, parse_line
from ivolt_desktop.rules.owner_choice import OwnerChoice
from ivolt_desktop.rules.working_days import WorkingDays
from ivolt_desktop.store import PanelFile


@dataclass(frozen=True)
class TypingRules:
    """What a typed line is read with: who may own an action, today, the next panel, the usual due date."""

    today: date
    choices: tuple[OwnerChoice, ...]
    next_panel: date | None
    default_due: date | None
    calendar: WorkingDays

    def read(self, text: str, default_kind: LineKind = LineKind.NOTE, assume_due: bool = True) -> ParsedLine:
        """The line as understood so far; never raises."""
        return parse_line(text, self.today, self.choices, self.next_panel, self.calendar, default_kind,
                          self.default_due if assume_due else None)


@dataclass(frozen=True)
class MeetingPageRead:
    """What the page shows. ``detail`` is ``None`` where no meeting is planned; ``figures`` are for the briefing."""

    lines: tuple[MeetingLine, ...]
    detail: MeetingDetail | None
    item: ItemInHand | None
    typing: TypingRules
    figures: tuple[Figure, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def read_meeting_page(
    panel: PanelFile, meeting_id: int | None = None, item_id: int | None = None
) -> MeetingPageRead:
    """Read the page. Without ``meeting_id``: the meeting in session, else the next, else the last one.

    Without an ``item_id`` on that agenda: the first item not dealt with, else the first.
    """
    now = panel.clock()
    today = now.date()
    with panel.reading() as session:
        settings = read_settings(session)
        lines = tuple(meeting_lines(session))
        wanted = meeting_id if meeting_id in {line.id for line in lines} else None
        if wanted is None and lines:
            wanted = (next_meeting(session, today) or lines[0]).id
        detail = meeting_detail(session, wanted, today, settings) if wanted is not None else None
        typing = _typing(session, settings, today, detail)
        if detail is None or not detail.nodes:
            return MeetingPageRead(lines, detail, None, typing)
        nodes = {node.id for node in detail.nodes}
        chosen = item_id if item_id in nodes else (detail.current or detail.nodes[0]).id
        item = item_in_hand(session, detail, chosen, today)
        planned = detail.line.state is MeetingState.PLANNED
        return MeetingPageRead(
            lines, detail, item, typing, () if planned else _figures(session, settings, item, detail),
            tuple(suggested_subjects(session, detail.line.id, today, settings)) if planned else (),
        )


def read_shared_item(panel: PanelFile, meeting_id: int, item_id: int) -> SharedItem | None:
    """One item for the shared window; ``None`` once it is off the agenda."""
    today = panel.clock().date()
    with panel.reading() as session:
        settings = read_settings(session)
        detail = meeting_detail(session, meeting_id, today, settings)
        if item_id not in {node.id for node in detail.nodes}:
            return None
        item = item_in_hand(session, detail, item_id, today)
        return shared_item(session, detail, item, _figures(session, settings, item, detail))


def _figures(
    session: Session, settings: PanelSettings, item: ItemInHand, detail: MeetingDetail
) -> tuple[Figure, ...]:
    if item.node.standing_key != "briefing":
        return ()
    return month_figures(session, settings, month_briefing(session, settings, detail.line.covers))


def _typing(
    session: Session, settings: PanelSettings, today: date, detail: MeetingDetail | None
) -> TypingRules:
    begins = detail.line.starts_at if detail else datetime.combine(today, time())
    after = session.scalar(
        select(Meeting.starts_at).where(Meeting.starts_at > begins).order_by(Meeting.starts_at).limit(1))
    calendar = working_days(today.year)
    due = calendar.on_or_after(today + timedelta(days=settings.action_days))
    following = after.date() if after else following_panel_day(begins.date())
    return TypingRules(today, tuple(owner_choices(session)), following, due, calendar)
