"""Issues as they are read: the list, and one issue with its plan, its actions and their updates."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Issue, spec_of
from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.actions import ActionLine, UpdateLine, action_lines, action_updates
from ivolt_desktop.panel.views.subjects import Subject, SubjectFinder
from ivolt_desktop.rules.counting_words import count_of, tidy_number
from ivolt_desktop.rules.dates_in_words import month_and_year


@dataclass(frozen=True)
class IssueLine:
    """One issue in a line. ``title`` and ``outcome`` are sensitive as details; ``about`` names a person or place."""

    id: int
    version: int
    reference: str
    title: str
    state: IssueState
    state_words: str
    raised_on: date
    about: Subject | None
    subject: str
    lead_agency: str
    has_plan: bool
    open_actions: int
    overdue_actions: int
    closed_on: date | None

    @property
    def words(self) -> str:
        """'2 open actions, 1 overdue', 'no plan yet'."""
        if not self.has_plan and not self.open_actions:
            return "no plan yet" if self.state is not IssueState.CLOSED else "closed"
        late = f", {self.overdue_actions} overdue" if self.overdue_actions else ""
        return count_of(self.open_actions, "open action") + late


@dataclass(frozen=True)
class IssueDetail:
    """One issue with its plan. ``aim`` is in words: 'From 7 a month to 1 or fewer by September 2026.'"""

    line: IssueLine
    objective: str
    aim: str
    baseline: float | None
    target: float | None
    plan_from: date | None
    plan_by: date | None
    blocked_by: str
    outcome: str
    actions: tuple[ActionLine, ...]
    updates: dict[int, tuple[UpdateLine, ...]]
    """Updates by action id, newest first."""


def issue_lines(
    session: Session, today: date, settings: PanelSettings | None = None, *, open_only: bool = False
) -> list[IssueLine]:
    """Every issue: those with overdue actions first, then open ones by age, closed ones last."""
    given = settings or read_settings(session)
    finder = SubjectFinder(session)
    awaited = action_lines(session, today, given, open_only=True, finder=finder)
    query = select(Issue, Agency.short_name).outerjoin(Agency, Agency.id == Issue.lead_agency_id)
    if open_only:
        query = query.where(Issue.closed_on.is_(None))
    lines = [_line(issue, agency, finder, awaited) for issue, agency in session.execute(query)]
    return sorted(lines, key=lambda one: (one.state is IssueState.CLOSED, -one.overdue_actions, one.raised_on, one.id))


def _line(issue: Issue, agency: str | None, finder: SubjectFinder, awaited: list[ActionLine]) -> IssueLine:
    mine = [action for action in awaited if action.issue_id == issue.id]
    about = finder.of(issue.membership_id, issue.person_id, issue.place_id)
    state = IssueState(issue.state)
    return IssueLine(
        id=issue.id, version=issue.version, reference=issue.reference, title=issue.title_line, state=state,
        state_words=state.words, raised_on=issue.raised_on, about=about, subject=about.reference if about else "",
        lead_agency=agency or "", has_plan=bool(issue.objective), open_actions=len(mine),
        overdue_actions=sum(1 for action in mine if action.overdue), closed_on=issue.closed_on,
    )


def issue_detail(
    session: Session, issue_id: int, today: date, settings: PanelSettings | None = None
) -> IssueDetail:
    """One issue with its plan, every action and every update."""
    issue, agency = session.execute(
        select(Issue, Agency.short_name).outerjoin(Agency, Agency.id == Issue.lead_agency_id)
        .where(Issue.id == issue_id)).one()
    finder = SubjectFinder(session)
    actions = action_lines(session, today, settings, issue_id=issue_id, finder=finder)
    blocked = spec_of(Issue).field("blocked_by").words
    return IssueDetail(
        line=_line(issue, agency, finder, [action for action in actions if action.is_open]),
        objective=issue.objective or "", aim=aim_words(issue.baseline, issue.target, issue.plan_by),
        baseline=issue.baseline, target=issue.target, plan_from=issue.plan_from, plan_by=issue.plan_by,
        blocked_by=blocked.get(issue.blocked_by or "", ""), outcome=issue.outcome or "", actions=tuple(actions),
        updates={action.id: tuple(action_updates(session, action.id)) for action in actions},
    )


def aim_words(baseline: float | None, target: float | None, by: date | None) -> str:
    """'From 7 a month to 1 or fewer by September 2026.'; shorter where less is known, nothing without a target."""
    if target is None:
        return ""
    start = f"From {tidy_number(baseline)} a month to" if baseline is not None else "A month:"
    fewer = "or fewer" if baseline is None or target <= baseline else "or more"
    aim = "none" if target == 0 else f"{tidy_number(target)} {fewer}"
    ending = f" by {month_and_year(by)}" if by else ""
    return f"{start} {aim}{ending}."
