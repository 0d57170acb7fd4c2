"""Cohorts and their members as they are read. One call gives one cohort: sheets of different kinds never mix."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, Agency, AgendaItem, Cohort, Issue, Membership
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.panel.cohorts import reviews_of
from ivolt_desktop.panel.views.subjects import Subject, SubjectFinder
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import days_distance, short_date


@dataclass(frozen=True)
class CohortLine:
    """One cohort with its counts: members now, of whom due for review, and those who have left."""

    id: int
    version: int
    name: str
    kind: CohortKind
    kind_words: str
    criteria: str
    review_days: int
    members: int
    due_for_review: int
    left: int

    @property
    def words(self) -> str:
        """'12 people, 3 due for review', '4 places'."""
        noun = "place" if self.kind is CohortKind.LOCATIONS else "person"
        due = f", {self.due_for_review} due for review" if self.due_for_review else ""
        return count_of(self.members, noun) + due


@dataclass(frozen=True)
class CohortMember:
    """One membership. Show ``subject.name`` through the lens; ``why``, ``reviews`` and ``exit_reason`` are details.

    ``review_state`` is 'due', 'soon' (within 14 days), 'later', 'none' or 'left'; ``review_words`` says it
    ('review 12 days ago', 'review in 5 days').
    """

    id: int
    version: int
    reference: str
    subject: Subject
    entered_on: date
    why: str
    reviews: tuple[str, ...]
    review_on: date | None
    review_state: str
    review_words: str
    left_on: date | None
    exit_reason: str
    lead_agency: str
    issue_references: tuple[str, ...]
    open_actions: int


_SOON = 14


def cohort_lines(session: Session, today: date) -> list[CohortLine]:
    """Every cohort: victims, offenders, locations, each by name."""
    counts: dict[int, tuple[int, int, int]] = {}
    for cohort_id, left_on, review_on in session.execute(
        select(Membership.cohort_id, Membership.left_on, Membership.review_on)
    ):
        members, due, left = counts.get(cohort_id, (0, 0, 0))
        is_due = left_on is None and review_on is not None and review_on <= today
        counts[cohort_id] = (members + (left_on is None), due + is_due, left + (left_on is not None))
    order = list(CohortKind)
    lines = [
        CohortLine(cohort.id, cohort.version, cohort.name, CohortKind(cohort.kind), CohortKind(cohort.kind).words,
                   cohort.criteria or "", cohort.review_days, *counts.get(cohort.id, (0, 0, 0)))
        for cohort in session.scalars(select(Cohort))
    ]
    return sorted(lines, key=lambda line: (order.index(line.kind), line.name.casefold()))


def cohort_members(
    session: Session, cohort_id: int, today: date, *, with_left: bool = False
) -> list[CohortMember]:
    """The members of one cohort: reviews due first, then by review date; those who left, last of all."""
    query = (
        select(Membership, Agency.short_name).outerjoin(Agency, Agency.id == Membership.lead_agency_id)
        .where(Membership.cohort_id == cohort_id)
    )
    if not with_left:
        query = query.where(Membership.left_on.is_(None))
    finder = SubjectFinder(session)
    issues = _issue_references(session)
    actions = _open_actions(session)
    members = []
    for member, lead_agency in session.execute(query):
        subject = finder.member(member.id)
        if subject is not None:
            members.append(_member(member, lead_agency, subject, issues, actions, today))
    return sorted(members, key=lambda one: (one.left_on is not None, one.review_on or date.max, one.reference))


def _member(
    member: Membership, lead_agency: str | None, subject: Subject, issues: dict[int, tuple[str, ...]],
    actions: dict[int, int], today: date,
) -> CohortMember:
    why, reviews = reviews_of(member.entry_reason)
    state, words = review_state(member.review_on, member.left_on, today)
    return CohortMember(
        id=member.id, version=member.version, reference=member.reference, subject=subject,
        entered_on=member.entered_on, why=why, reviews=reviews, review_on=member.review_on, review_state=state,
        review_words=words, left_on=member.left_on, exit_reason=member.exit_reason or "",
        lead_agency=lead_agency or "", issue_references=issues.get(member.id, ()),
        open_actions=actions.get(member.id, 0),
    )


def review_state(review_on: date | None, left_on: date | None, today: date) -> tuple[str, str]:
    """The state of a review and its words: ('due', 'review due 12 days ago'), ('later', 'review 18 Aug 2026')."""
    if left_on is not None:
        return "left", f"left {short_date(left_on)}"
    if review_on is None:
        return "none", "no review date"
    if review_on <= today:
        return "due", f"review due {days_distance(review_on, today)}"
    if (review_on - today).days <= _SOON:
        return "soon", f"review {days_distance(review_on, today)}"
    return "later", f"review {short_date(review_on)}"


def _issue_references(session: Session) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    rows = session.execute(
        select(Issue.membership_id, Issue.reference).where(Issue.membership_id.is_not(None), Issue.closed_on.is_(None))
        .order_by(Issue.id))
    for membership_id, reference in rows:
        if membership_id is not None:
            found[membership_id] = (*found.get(membership_id, ()), reference)
    return found


def _open_actions(session: Session) -> dict[int, int]:
    """Open actions by membership: through the issue's cohort member, or the agenda item they were raised under."""
    membership = func.coalesce(Issue.membership_id, AgendaItem.membership_id)
    rows = session.execute(
        select(membership, func.count(Action.id)).select_from(Action)
        .outerjoin(Issue, Issue.id == Action.issue_id).outerjoin(AgendaItem, AgendaItem.id == Action.agenda_item_id)
        .where(Action.closed_on.is_(None), membership.is_not(None)).group_by(membership)
    )
    return dict(rows.all())
