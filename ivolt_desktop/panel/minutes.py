"""Live minutes: a line typed once is at once in the minutes, and an action at once in the action log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    Action,
    Agency,
    AgendaItem,
    Cohort,
    Issue,
    Meeting,
    Member,
    Membership,
    MinuteLine,
    spec_of,
)
from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel import cohorts
from ivolt_desktop.panel.actions import new_action, remove_action
from ivolt_desktop.panel.agenda import SHEET_OF_ITEM
from ivolt_desktop.panel.form_values import checked, fetched, needed, optional
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.minute_line import ParsedLine
from ivolt_desktop.rules.owner_choice import OwnerChoice
from ivolt_desktop.store import UnitOfWork


@dataclass(frozen=True)
class TypedLine:
    """One line as understood: its kind ('note', 'decision', 'action'), its words, and whose an action is by when."""

    kind: str
    text: str
    reason: str | None = None
    considered: str | None = None
    agency_id: int | None = None
    member_id: int | None = None
    due_on: date | None = None


def owner_choices(session: Session) -> list[OwnerChoice]:
    """Everybody who may follow an @: agencies that take part, and their members. Keys are 'agency:3', 'member:7'."""
    agencies = session.scalars(select(Agency).where(Agency.active).order_by(Agency.name)).all()
    found = [
        OwnerChoice(f"agency:{agency.id}", agency.short_name, (agency.name, agency.kind)) for agency in agencies
    ]
    short = {agency.id: agency.short_name for agency in agencies}
    for member in session.scalars(select(Member).where(Member.agency_id.in_(short)).order_by(Member.name)):
        words = (member.name, member.role) if member.role else (member.name,)
        found.append(OwnerChoice(f"member:{member.id}", f"{short[member.agency_id]} ({member.name})", words))
    return found


def typed_from(parsed: ParsedLine) -> TypedLine:
    """The line to keep, from the line as parsed with :func:`owner_choices`."""
    kind, _, key = parsed.owner.key.partition(":") if parsed.owner else ("", "", "")
    return TypedLine(
        kind=parsed.kind.value, text=parsed.text, reason=parsed.reason, considered=parsed.considered,
        agency_id=int(key) if kind == "agency" else None, member_id=int(key) if kind == "member" else None,
        due_on=parsed.due,
    )


def type_line(work: UnitOfWork, agenda_item_id: int, line: TypedLine | ParsedLine) -> int:
    """Keep one line under an item; an action line makes its action in the same step. Returns the line's id.

    The action is linked to the item and to the issue in hand. It may wait for its owner and its date.
    """
    said = typed_from(line) if isinstance(line, ParsedLine) else line
    item = fetched(work, AgendaItem, agenda_item_id)
    meeting = _open_minutes(work, item)
    kind = LineKind(said.kind)
    text = needed(said.text, "The line")
    action = None
    if kind is LineKind.ACTION:
        action = new_action(
            work, text=text, agency_id=said.agency_id, member_id=said.member_id, due_on=said.due_on,
            issue_id=_issue_in_hand(work, item), agenda_item_id=item.id,
            raised_on=min(meeting.starts_at.date(), work.today()),
        )
    made = MinuteLine(
        agenda_item_id=item.id, position=_next_position(work, item.id), kind=kind.value, text=text,
        reason=optional(said.reason) if kind is LineKind.DECISION else None,
        considered=optional(said.considered) if kind is LineKind.DECISION else None,
        action_id=action.id if action else None, typed_at=work.now(),
    )
    work.session.add(made)
    work.session.flush()
    work.says(f"Add action {action.reference}" if action else f"Minute a {kind.value} under item {item.number}")
    return made.id


def _next_position(work: UnitOfWork, item_id: int) -> int:
    last = work.session.scalar(select(func.max(MinuteLine.position)).where(MinuteLine.agenda_item_id == item_id))
    return (last or 0) + 1


def _issue_in_hand(work: UnitOfWork, item: AgendaItem) -> int | None:
    """The item's own issue, or the newest open issue about its cohort member, person or place.

    An issue raised on one cohort's sheet is never taken for an item on another: one sheet does not tell of the next.
    """
    if item.issue_id is not None:
        return item.issue_id
    off_sheet = Issue.membership_id.is_(None)
    for about, value in ((Issue.membership_id == item.membership_id, item.membership_id),
                         (and_(Issue.person_id == item.person_id, off_sheet), item.person_id),
                         (and_(Issue.place_id == item.place_id, off_sheet), item.place_id)):
        if value is None:
            continue
        found = work.session.scalar(
            select(Issue.id).where(about, Issue.closed_on.is_(None)).order_by(Issue.id.desc()).limit(1))
        if found is not None:
            return found
    return None


def edit_line(
    work: UnitOfWork, line_id: int, *, text: str, reason: str | None = None, considered: str | None = None,
    version: int | None = None,
) -> None:
    """Correct the words of a line. An action reads the same in the log as in the minutes and is corrected there too."""
    line = fetched(work, MinuteLine, line_id, version)
    item = fetched(work, AgendaItem, line.agenda_item_id)
    _open_minutes(work, item)
    line.text = needed(text, "The line")
    if line.kind == LineKind.DECISION:
        line.reason, line.considered = optional(reason), optional(considered)
    if line.action_id is not None:
        fetched(work, Action, line.action_id).text = line.text
    work.session.flush()
    work.says(f"Correct the minutes of item {item.number}")


def change_line(work: UnitOfWork, line_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a line's form. A note may become a decision and back; an action stays an action."""
    line = fetched(work, MinuteLine, line_id, version)
    good = checked(work.session, spec_of(MinuteLine), values, line)
    kind = good.get("kind", line.kind)
    if kind != line.kind and LineKind.ACTION in (kind, line.kind):
        raise NotAllowed("An action stays an action. Remove the line and type it again.")
    line.kind = kind
    edit_line(work, line_id, text=good.get("text", line.text), reason=good.get("reason", line.reason),
              considered=good.get("considered", line.considered))
    if kind == LineKind.NOTE:
        line.reason = line.considered = None
        work.session.flush()


def remove_line(work: UnitOfWork, line_id: int, version: int | None = None) -> None:
    """Take a line out of the minutes, and its action out of the log unless work on it has been recorded."""
    line = fetched(work, MinuteLine, line_id, version)
    item = fetched(work, AgendaItem, line.agenda_item_id)
    _open_minutes(work, item)
    action_id = line.action_id
    work.session.delete(line)
    work.session.flush()
    if action_id is not None:
        remove_action(work, action_id)
    work.says(f"Remove a line of the minutes of item {item.number}")


def mark_done(work: UnitOfWork, item_id: int, done: bool = True) -> int | None:
    """Mark an item dealt with (or not); returns the id of the next item to deal with, ``None`` after the last."""
    item = fetched(work, AgendaItem, item_id)
    _open_minutes(work, item)
    item.done = done
    work.session.flush()
    work.says(f"{'Finish' if done else 'Return to'} item {item.number}")
    waiting = select(AgendaItem.id).where(AgendaItem.meeting_id == item.meeting_id, AgendaItem.done.is_(False),
                                          AgendaItem.id != item_id).order_by(AgendaItem.position)
    later = work.session.scalar(waiting.where(AgendaItem.position > item.position).limit(1))
    return later if later is not None else work.session.scalar(waiting.limit(1))


def join_by_decision(
    work: UnitOfWork, line_id: int, *, cohort_id: int, review_on: date | None = None, lead_agency_id: int | None = None
) -> int:
    """Carry out a decision to bring the item's person or place into a cohort. Returns the membership's id.

    The decision's reason becomes the reason for entry, and the item from now on goes by the new reference.
    """
    line, item, meeting = _decision(work, line_id)
    kind = fetched(work, Cohort, cohort_id).kind
    sheet = SHEET_OF_ITEM.get(_main_item(work, item).standing_key or "")
    if sheet is not None and kind != sheet:
        raise NotAllowed(f"Under this item somebody can join a cohort of {sheet.value} only.")
    membership_id = cohorts.join_cohort(
        work, cohort_id=cohort_id, person_id=item.person_id, place_id=item.place_id,
        reason=_begun(line.reason or line.text),
        entered_on=min(meeting.starts_at.date(), work.today()), review_on=review_on, lead_agency_id=lead_agency_id,
    )
    member = fetched(work, Membership, membership_id)
    item.membership_id, item.heading = membership_id, member.reference
    work.session.flush()
    return membership_id


def leave_by_decision(work: UnitOfWork, line_id: int) -> None:
    """Carry out a decision that the item's cohort member leaves, with the decision's reason."""
    line, item, meeting = _decision(work, line_id)
    if item.membership_id is None:
        raise NotAllowed("This item is not about a cohort member.")
    cohorts.leave_cohort(work, item.membership_id, reason=_begun(line.reason or line.text),
                         left_on=min(meeting.starts_at.date(), work.today()))


def _decision(work: UnitOfWork, line_id: int) -> tuple[MinuteLine, AgendaItem, Meeting]:
    line = fetched(work, MinuteLine, line_id)
    if line.kind != LineKind.DECISION:
        raise NotAllowed("Minute the decision first.")
    item = fetched(work, AgendaItem, line.agenda_item_id)
    return line, item, _open_minutes(work, item)


def _main_item(work: UnitOfWork, item: AgendaItem) -> AgendaItem:
    return fetched(work, AgendaItem, item.parent_id) if item.parent_id is not None else item


def _open_minutes(work: UnitOfWork, item: AgendaItem) -> Meeting:
    meeting = fetched(work, Meeting, item.meeting_id)
    if meeting.state == MeetingState.MINUTED:
        raise NotAllowed(f"The minutes of the {meeting.name} are out. Take them back first to correct them.")
    return meeting


def _begun(words: str) -> str:
    """Words that follow 'because' in a minute, set to stand by themselves."""
    return f"{words[:1].upper()}{words[1:]}"
