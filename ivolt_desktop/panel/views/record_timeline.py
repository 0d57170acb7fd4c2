"""What happened, line by line, across agencies and the panel: each line says where it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import (
    Action,
    Agency,
    AgendaItem,
    Cohort,
    Issue,
    Meeting,
    Membership,
    MinuteLine,
)
from ivolt_desktop.panel.cohorts import reviews_of
from ivolt_desktop.panel.views.spoken_of import Spoken, where_kept
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.rules.written_dates import read_date


@dataclass(frozen=True)
class TimelineLine:
    """One line of a timeline: which agency, when, what, and where it was read; ``kind`` is what sort of thing it is."""

    source: str
    at: date | datetime
    text: str
    below: str = ""
    sensitive: Sensitive = Sensitive.DETAIL
    kind: str = ""
    sheet: str = ""
    """The one cohort sheet it may stand on: 'victims', 'offenders'; '' where that follows from the rest."""


def newest_first(lines: Iterable[TimelineLine]) -> tuple[TimelineLine, ...]:
    """In the order of a timeline; what has no time of day stands before what happened in that day."""
    return tuple(sorted(lines, key=lambda line: (
        day_of(line.at), line.at.time() if isinstance(line.at, datetime) else time.max, line.text), reverse=True))


def told_lines(session: Session, spoken: Iterable[Spoken]) -> list[TimelineLine]:
    """A line for each record of an agency, in the words of its own register."""
    return [
        TimelineLine(each.record.source, each.at, each.record.story,
                     _dotted(each.record.story_below, each.relation, where_kept(session, each.record)),
                     kind=each.record.about.many)
        for each in spoken
    ]


def _dotted(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def panel_lines(session: Session, issues: Sequence[Issue], belongs: Any, discussed: Any) -> list[TimelineLine]:
    """What the panel did: joining and leaving, reviews, issues, actions and decisions."""
    lines: list[TimelineLine] = []
    for member in session.scalars(select(Membership).where(belongs)):
        cohort = session.get_one(Cohort, member.cohort_id)
        why, reviews = reviews_of(member.entry_reason)
        lines.append(TimelineLine("Panel", member.entered_on, f"Joined the {cohort.name.lower()}", why,
                                  kind="Cohorts"))
        for review in reviews:
            day, _, said = review.partition(", reviewed: ")
            lines.append(TimelineLine("Panel", read_date(day).day or member.entered_on, "Reviewed", said,
                                      kind="Cohorts"))
        if member.left_on:
            lines.append(TimelineLine("Panel", member.left_on, f"Left the {cohort.name.lower()}",
                                      member.exit_reason or "", kind="Cohorts"))
    for issue in issues:
        lines.append(TimelineLine("Panel", issue.raised_on, f"Issue {issue.reference} raised", issue.title_line,
                                  kind="Decisions"))
    under = items_about(belongs, discussed)
    for action in session.scalars(select(Action).where(or_(
        Action.agenda_item_id.in_(select(AgendaItem.id).where(under)),
        and_(Action.issue_id.in_([issue.id for issue in issues]),
             or_(Action.agenda_item_id.is_(None), Action.agenda_item_id.not_in(items_of_other_sheets(belongs)))),
    )).order_by(Action.id)):
        lines += _action_lines(session, action)
    minuted = session.execute(
        select(MinuteLine, AgendaItem, Meeting).join(AgendaItem, AgendaItem.id == MinuteLine.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id).where(MinuteLine.kind == "decision", under)
    )
    for line, item, meeting in minuted:
        lines.append(TimelineLine("Panel", meeting.starts_at.date(), line.text,
                                  _dotted(f"{meeting.name}, item {item.number}", line.reason), kind="Decisions"))
    return lines


def items_about(belongs: Any, discussed: Any) -> Any:
    """The agenda items about a record: its own, and those of its places in the cohorts asked for."""
    return or_(and_(discussed, AgendaItem.membership_id.is_(None)),
               AgendaItem.membership_id.in_(select(Membership.id).where(belongs)))


def items_of_other_sheets(belongs: Any) -> Select[int]:
    """Agenda items held on a cohort's sheet that is not among those asked for."""
    return select(AgendaItem.id).where(
        AgendaItem.membership_id.is_not(None),
        AgendaItem.membership_id.not_in(select(Membership.id).where(belongs)))


def _action_lines(session: Session, action: Action) -> list[TimelineLine]:
    """An action on the day it was agreed, and again on the day it was closed."""
    agency = session.get(Agency, action.agency_id) if action.agency_id else None
    owner = agency.short_name if agency else None
    due = f"due {short_date(action.due_on)}" if action.due_on else None
    lines = [TimelineLine("Panel", action.raised_on, f"Action {action.reference} agreed: {action.text}",
                          _dotted(owner, due), kind="Actions")]
    if action.closed_on:
        lines.append(TimelineLine("Panel", action.closed_on, f"Action {action.reference} closed: {action.text}",
                                  _dotted(action.outcome, owner), kind="Actions"))
    return lines
