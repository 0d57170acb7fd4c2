"""What the page reads, off the window's thread."""

from typing import Any

from ivolt_desktop.panel.views.actions import action_lines
from ivolt_desktop.panel.views.issue_effect import issue_effect
from ivolt_desktop.panel.views.issues import IssueLine, issue_detail, issue_lines
from ivolt_desktop.panel.views.meetings import MeetingLine, meeting_lines
from ivolt_desktop.rules.dates_in_words import month_and_year
from ui.pages.issues.issues_pane import IssueReading
from ui.pages.issues.log_pane import LogReading


def read_log(panel: Any) -> tuple[LogReading, tuple[IssueLine, ...]]:
    """The action log with its meetings, and the list of issues."""
    today = panel.clock().date()
    with panel.reading() as session:
        lines = tuple(action_lines(session, today))
        raised = {line.meeting_id for line in lines}
        meetings = tuple((each.id, f"{each.name}, {month_and_year(each.starts_at)}")
                         for each in meeting_lines(session) if each.id in raised)
        return LogReading(lines, meetings), tuple(issue_lines(session, today))


def read_issue(panel: Any, issue_id: int) -> IssueReading:
    """One issue with its plan and effect."""
    today = panel.clock().date()
    with panel.reading() as session:
        detail = issue_detail(session, issue_id, today)
        return IssueReading(detail, issue_effect(session, detail, today))


def meeting_to_chase(panel: Any) -> MeetingLine | None:
    """The meeting in session, else the last one held; ``None`` before the first."""
    with panel.reading() as session:
        held = [line for line in meeting_lines(session) if line.state.value in ("in session", "held", "minuted")]
    return next((line for line in held if line.state.value == "in session"), held[0] if held else None)
