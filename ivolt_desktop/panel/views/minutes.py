"""The minutes of a meeting as they are read: lines by item, actions with their reference, owner and date."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, AgendaItem, Member, MinuteLine
from ivolt_desktop.rules.dates_in_words import weekday_and_day
from ivolt_desktop.rules.line_kind import LineKind


@dataclass(frozen=True)
class MinuteWords:
    """One line. ``pill`` is 'Note', 'Decision' or 'Action 26-061'; ``text``, ``reason``, ``considered`` are details.

    ``owner`` ('Council (J. Bright)') and ``due_on`` are of the action as it stands now.
    """

    id: int
    version: int
    kind: LineKind
    pill: str
    text: str
    reason: str
    considered: str
    action_id: int | None
    action_reference: str
    owner: str
    due_on: date | None
    typed_at: datetime

    @property
    def ending(self) -> str:
        """What follows the text: 'Council (J. Bright) · due Tue 5 July', 'Reason: ... Considered: ...', or nothing."""
        if self.kind is LineKind.ACTION:
            due = f"due {weekday_and_day(self.due_on)}" if self.due_on else "no date"
            return f"{self.owner or 'no owner yet'} · {due}"
        reason = f"Reason: {_stopped(self.reason)}" if self.reason else ""
        considered = f"Considered: {_stopped(self.considered)}" if self.considered else ""
        return " ".join(part for part in (reason, considered) if part)


def _stopped(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def minutes_by_item(session: Session, meeting_id: int) -> dict[int, tuple[MinuteWords, ...]]:
    """Lines by agenda item, in the order in which they were typed."""
    rows = session.execute(
        select(MinuteLine, Action, Agency, Member)
        .join(AgendaItem, AgendaItem.id == MinuteLine.agenda_item_id).where(AgendaItem.meeting_id == meeting_id)
        .outerjoin(Action, Action.id == MinuteLine.action_id).outerjoin(Agency, Agency.id == Action.agency_id)
        .outerjoin(Member, Member.id == Action.member_id).order_by(MinuteLine.position, MinuteLine.id)
    )
    found: dict[int, list[MinuteWords]] = {}
    for line, action, agency, member in rows:
        found.setdefault(line.agenda_item_id, []).append(_words(line, action, agency, member))
    return {item_id: tuple(lines) for item_id, lines in found.items()}


def _words(line: MinuteLine, action: Action | None, agency: Agency | None, member: Member | None) -> MinuteWords:
    kind = LineKind(line.kind)
    short = agency.short_name if agency else ""
    return MinuteWords(
        id=line.id, version=line.version, kind=kind,
        pill=f"{kind.words} {action.reference}" if action else kind.words, text=line.text, reason=line.reason or "",
        considered=line.considered or "", action_id=line.action_id,
        action_reference=action.reference if action else "", owner=f"{short} ({member.name})" if member else short,
        due_on=action.due_on if action else None, typed_at=line.typed_at,
    )
