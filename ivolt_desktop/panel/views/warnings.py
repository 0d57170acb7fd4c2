"""Warning notices as the month looks at them: whom police and council owe a visit together."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Person, WarningNotice
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.rules.calendar_months import day_of
from ivolt_desktop.rules.notice_ladder import NoticeFact, VisitOwed, visits_owed
from ivolt_desktop.rules.working_days import WorkingDays


@dataclass(frozen=True)
class VisitDue:
    """A joint visit owed to somebody, and whether its day has passed."""

    owed: VisitOwed
    late: bool


def visits_due(session: Session, today: date, within: int) -> list[VisitDue]:
    """Joint visits owed and not made, the most pressing first; notices that name nobody owe none.

    Merged people count together, because a notice follows the person it speaks of through every merge.
    """
    rows = session.execute(
        select(WarningNotice.id, WarningNotice.person_id, WarningNotice.issued_at, WarningNotice.reference,
               WarningNotice.notice_number, WarningNotice.joint_visit_on)
        .where(WarningNotice.person_id.is_not(None))
    ).all()
    merged = set(session.scalars(select(Person.id).where(Person.merged_into_id.is_not(None))))
    facts = [
        NoticeFact(id_, root_of(session, Person, person) if person in merged else person, day_of(issued),
                   reference or "", number, visited)
        for id_, person, issued, reference, number, visited in rows if person and issued.date() <= today
    ]
    if not facts:
        return []
    from ivolt_desktop.analysis.bank_holidays import england_bank_holidays

    first = min(fact.issued_on.year for fact in facts)
    owed = visits_owed(facts, WorkingDays(england_bank_holidays(first, today.year + 1)), within)
    return [VisitDue(each, each.due_on < today) for each in owed]
