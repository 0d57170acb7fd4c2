"""Issues and action plans: every issue raised gets a plan, every plan has actions."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.masking import Sensitive


class IssueState(StrEnum):
    """Where an issue stands."""

    OPEN = "open"
    WATCHED = "watched"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """As shown."""
        return {"open": "Open", "watched": "Watched", "closed": "Closed"}[self.value]


class Issue(Register):
    """Something raised at the panel, with its plan: a measurable objective, a baseline and a target."""

    __tablename__ = "issue"
    about = About("issue", "Issues", title=("reference", "title_line"), reference="reference",
                  order=("-raised_on",), empty="No issues yet. Every issue raised at the panel gets a plan here.")

    reference: Mapped[str] = field("Reference", listed=True, searched=True, edited=False, unique=True, width=10)
    title_line: Mapped[str] = field("Issue", listed=True, searched=True, required=True, width=40,
                                    sensitive=Sensitive.DETAIL)
    state: Mapped[str] = field("State", choices=IssueState, listed=True, default="open")
    raised_on: Mapped[date] = field("Raised", listed=True, required=True)
    person_id: Mapped[int | None] = field("Person", link="person")
    place_id: Mapped[int | None] = field("Place", link="place")
    membership_id: Mapped[int | None] = field("Cohort member", link="membership", listed=True)
    lead_agency_id: Mapped[int | None] = field("Lead agency", link="agency", listed=True)
    objective: Mapped[str | None] = field("Objective", kind=Kind.LONG_TEXT, width=40,
                                          help="Measurable: from 7 reports a month to 1 or fewer by September.")
    baseline: Mapped[float | None] = field("Baseline a month")
    target: Mapped[float | None] = field("Target a month")
    plan_from: Mapped[date | None] = field("Plan began", listed=True)
    plan_by: Mapped[date | None] = field("Target date")
    blocked_by: Mapped[str | None] = field("Blocked by", choices=(
        ("private land", "Private land"), ("development", "Development"), ("funding", "Funding"), ("other", "Other"),
    ))
    closed_on: Mapped[date | None] = field("Closed", edited=False)
    outcome: Mapped[str | None] = field("Outcome", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)


class Action(Register):
    """One thing somebody agreed to do by a date."""

    __tablename__ = "action"
    about = About("action", "Actions", title=("reference", "text"), reference="reference", order=("due_on",),
                  empty="No actions yet. Type one in the meeting, or add one to an issue's plan.")

    reference: Mapped[str] = field("Ref", listed=True, searched=True, edited=False, unique=True, width=8)
    text: Mapped[str] = field("Action", kind=Kind.LONG_TEXT, listed=True, searched=True, required=True, width=46,
                              sensitive=Sensitive.DETAIL)
    issue_id: Mapped[int | None] = field("Issue", link="issue", listed=True)
    agency_id: Mapped[int | None] = field("Agency", link="agency", listed=True, required=True)
    member_id: Mapped[int | None] = field("Owner", link="member", listed=True)
    raised_on: Mapped[date] = field("Raised", listed=True, required=True, edited=False)
    original_due_on: Mapped[date | None] = field("First due", listed=True, edited=False)
    due_on: Mapped[date | None] = field("Due", listed=True, index=True)
    times_moved: Mapped[int] = field("Times moved", default=0, edited=False)
    state: Mapped[str] = field("State", choices=ActionStatus, listed=True, default="open", index=True)
    closed_on: Mapped[date | None] = field("Closed", edited=False)
    outcome: Mapped[str | None] = field("Outcome", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    agenda_item_id: Mapped[int | None] = field("Raised under", link="agenda_item", edited=False)


class ActionUpdate(Register):
    """A dated update on an action."""

    __tablename__ = "action_update"
    about = About("update", "Updates", title=("text",), order=("-at",), empty="No updates yet.")

    action_id: Mapped[int] = field("Action", link="action", edited=False, required=True)
    at: Mapped[datetime] = field("When", listed=True, edited=False)
    text: Mapped[str] = field("Update", kind=Kind.LONG_TEXT, listed=True, required=True, width=60,
                              sensitive=Sensitive.DETAIL)
    due_before: Mapped[date | None] = field("Due before", edited=False)
    due_after: Mapped[date | None] = field("Due after", edited=False)
    state_after: Mapped[str | None] = field("State after", choices=ActionStatus, edited=False)
