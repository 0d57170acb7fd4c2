"""One issue with its plan: what is wanted, from how many to how many, by when, and what stands in the way."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.views.issues import IssueDetail, IssueLine
from ivolt_desktop.rules.counting_words import tidy_number
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.issues.log_columns import issue_tone
from ui.theme.tokens import Space, Tone
from ui.widgets.card import Card, empty
from ui.widgets.key_hint import Button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words


class PlanCard(Card):
    """``does`` maps 'plan', 'edit', 'close', 'reopen' and 'subject' to what they do."""

    def __init__(self, does: Mapping[str, Callable[[], object]]) -> None:
        self.state = Pill("", Tone.GREY)
        super().__init__(" ", right=[self.state])
        self.plan = Button("Plan…", does["plan"], key="P")
        self.edit = Button("Change…", does["edit"])
        self.close_it = Button("Close…", does["close"])
        self.reopen = Button("Open again", does["reopen"])
        self.subject = Button("Open record", does["subject"])
        self._told = QVBoxLayout()
        self._told.setSpacing(Space.SMALL)
        self.add(self._told)
        foot = QHBoxLayout()
        foot.setSpacing(5)
        for button in (self.plan, self.edit, self.close_it, self.reopen, self.subject):
            foot.addWidget(button)
        foot.addStretch(1)
        self.add(foot)

    def show_issue(self, issue: IssueDetail, lens: Lens) -> None:
        """Show one issue."""
        line = issue.line
        closed = line.state is IssueState.CLOSED
        self.set_title(line.reference)
        self.state.say(line.state_words, issue_tone(line.state))
        empty(self._told)
        for part in (flow_text(lens.see(line.title, Sensitive.DETAIL), "bold"), flow_text(told_of(line, lens), "muted"),
                     plan_rows(issue, lens)):
            self._told.addWidget(part)
        for button, there in ((self.plan, not closed), (self.close_it, not closed), (self.reopen, closed),
                              (self.subject, line.about is not None)):
            button.setVisible(there)


def told_of(line: IssueLine, lens: Lens) -> str:
    """'About V-006 … · lead: Victim Support · raised 25 Nov 2025'."""
    parts = []
    if line.about is not None:
        name = lens.see(line.about.name, line.about.sensitive, line.about.reference)
        parts.append(f"About {line.about.reference} {name}" if name != line.about.reference else f"About {name}")
    parts.append(f"lead: {line.lead_agency}" if line.lead_agency else "no lead agency")
    parts.append(f"raised {short_date(line.raised_on)}")
    if line.closed_on:
        parts.append(f"closed {short_date(line.closed_on)}")
    return " · ".join(parts)


def plan_rows(issue: IssueDetail, lens: Lens) -> RowList:
    """Objective, aim or measure, dates, what blocks it, and the outcome."""
    rows = RowList([0, 1])
    measure = ", ".join(part for part in (
        f"{tidy_number(issue.baseline)} a month at the start" if issue.baseline is not None else "",
        f"{tidy_number(issue.target)} a month wanted" if issue.target is not None else "") if part)
    dates = ", ".join(part for part in (
        f"began {short_date(issue.plan_from)}" if issue.plan_from else "",
        f"to be reached by {short_date(issue.plan_by)}" if issue.plan_by else "") if part)
    for label, told in (
        ("Objective", lens.see(issue.objective, Sensitive.DETAIL) or "No plan yet. Every issue raised gets one."),
        ("Aim", issue.aim), ("Measure", "" if issue.aim else measure), ("Dates", dates),
        ("Blocked by", issue.blocked_by), ("Outcome", lens.see(issue.outcome, Sensitive.DETAIL)),
    ):
        if told:
            rows.add(words(label, "muted"), told)
    return rows
