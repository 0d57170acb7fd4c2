"""Issues and actions: the action log by owner, by due and by colour; and every issue with its plan."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTabBar, QVBoxLayout, QWidget

from ivolt_desktop.model import delivered_keys
from ivolt_desktop.panel.issues import reopen_issue
from ivolt_desktop.panel.views.actions import UpdateLine, action_updates, overdue_words
from ivolt_desktop.panel.views.issues import IssueLine
from ivolt_desktop.panel.views.subjects import Subject
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk, Kinds
from ui.pages.issues import doors
from ui.pages.issues.chase_dialog import ChaseDialog
from ui.pages.issues.issues_pane import IssueReading, IssuesPane
from ui.pages.issues.log_pane import LogPane, LogReading
from ui.pages.issues.narrowing import ALL, OPEN, OVERDUE
from ui.pages.issues.reading import meeting_to_chase, read_issue, read_log
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader

_CARES = frozenset({"action", "action_update", "issue", "agency", "member", "membership", "agenda_item", "meeting",
                    "person", "place", "setting"}) | delivered_keys()
ACTIONS, ISSUES = 0, 1


class IssuesPage(QWidget):
    """``show_at(view='actions', overdue=True, agency=…, action=id)`` or ``show_at(view='issues', issue=id)``."""

    title = "Issues and actions"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.dialog: QDialog | None = None
        self._later: list[Callable[[], object]] = []
        self._read_once = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.chase = Button("Chase…", self.open_chase)
        self.new = Button("New action…", self.new_action, primary=True, key="N")
        self.header = PageHeader(self.title, "Reading the log …", right=[self.chase, self.new])
        self.tabs = named(QTabBar(), "Action log or issues")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for words in ("Action log", "Issues"):
            self.tabs.addTab(words)
        self.log = LogPane(desk, {"update": self.update_action, "change": self.change_action,
                                  "issue": self._issue_of_action, "subject": self._subject_of_action}, self._updates)
        self.issues = IssuesPane(desk, {
            "plan": self.plan_issue, "edit": self.change_issue, "close": self.close_issue,
            "reopen": self.reopen_issue, "subject": self._subject_of_issue, "new": self.new_issue,
            "action": self.new_action}, self.open_action)
        self.issues.wanted.connect(self._read_issue)
        self.tabs.currentChanged.connect(self._turn)
        for part in (self.header, self.tabs):
            body.add(part)
        for pane in (self.log, self.issues):
            body.add(pane, 1)
        self._turn(ACTIONS)
        for key, does in (("U", self.update_action), ("N", self.new_action), ("P", self.plan_issue),
                          ("Ctrl+F", self._filter)):
            QShortcut(QKeySequence(key), self).activated.connect(does)
        self.refresh(None)

    # ------------------------------------------------------------ reading
    def refresh(self, kinds: Kinds | None) -> None:
        """Read the log and the issues again."""
        if kinds is None or kinds & _CARES:
            self._desk.runner.run("Reading the log", lambda _progress, _cancelled: read_log(self._desk.panel),
                                  then=self._show, quiet=True)

    def _show(self, found: tuple[LogReading, Sequence[IssueLine]]) -> None:
        log, issues = found
        self._read_once = True
        self.log.show_reading(log)
        self.issues.show_lines(issues)
        waiting = sum(1 for line in log.lines if line.is_open)
        standing = sum(1 for line in issues if line.closed_on is None)
        self.header.set_title(self.title, f"{count_of(waiting, 'open action')} · {overdue_words(log.lines)}")
        self.tabs.setTabText(ACTIONS, f"Action log  {waiting}")
        self.tabs.setTabText(ISSUES, f"Issues  {standing}")
        later, self._later = self._later, []
        for each in later:
            each()

    def _read_issue(self, issue_id: int) -> None:
        self._desk.runner.run("Reading the issue",
                              lambda _progress, _cancelled: read_issue(self._desk.panel, issue_id),
                              then=self.issues.show_issue, quiet=True)

    def _updates(self, action_id: int) -> Sequence[UpdateLine]:
        with self._desk.panel.reading() as session:
            return action_updates(session, action_id)

    def _turn(self, at: int) -> None:
        self.log.setVisible(at == ACTIONS)
        self.issues.setVisible(at == ISSUES)

    # ------------------------------------------------------------ doing
    @property
    def shows_log(self) -> bool:
        """Whether the action log is in sight rather than the issues."""
        return self.tabs.currentIndex() == ACTIONS

    @property
    def issue(self) -> IssueReading | None:
        """The issue in hand, where the issues are in sight."""
        return None if self.shows_log else self.issues.shown

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def update_action(self) -> None:
        """A dated update on the action in hand."""
        if self.shows_log and self.log.line is not None:
            self._open(doors.update_dialog(self._desk, self.log.line, self))

    def change_action(self) -> None:
        """Change the words or the owner of the action in hand."""
        if self.shows_log and self.log.line is not None:
            self._open(doors.change_action_dialog(self._desk, self.log.line, self))

    def new_action(self) -> None:
        """A new action; under the issue in hand where the issues are in sight."""
        self._open(doors.new_action_dialog(self._desk, self, self.issue.detail.line.id if self.issue else None))

    def new_issue(self) -> None:
        """Raise an issue."""
        self._open(doors.new_issue_dialog(self._desk, self))

    def plan_issue(self) -> None:
        """Write the plan of the issue in hand."""
        if self.issue is not None and self.issue.detail.line.closed_on is None:
            self._open(doors.plan_dialog(self._desk, self.issue.detail, self))

    def change_issue(self) -> None:
        """Change the issue in hand."""
        if self.issue is not None:
            self._open(doors.change_issue_dialog(self._desk, self.issue.detail, self))

    def close_issue(self) -> None:
        """Close the issue in hand with its outcome."""
        if self.issue is not None:
            self._open(doors.close_dialog(self._desk, self.issue.detail, self))

    def reopen_issue(self) -> None:
        """Open the issue in hand again."""
        if self.issue is not None:
            line = self.issue.detail.line
            self._desk.change(reopen_issue, line.id, line.version)

    def open_chase(self) -> None:
        """Reminders and lists."""
        self._open(ChaseDialog(self._desk, self.log.reading.lines, meeting_to_chase(self._desk.panel),
                               self.log.filters.narrowing.agency, self))

    # ------------------------------------------------------------ moving
    def open_action(self, action_id: int) -> None:
        """Show an action in the log."""
        self.tabs.setCurrentIndex(ACTIONS)
        self.log.find(action_id)

    def open_issue(self, issue_id: int) -> None:
        """Show an issue with its plan."""
        self.tabs.setCurrentIndex(ISSUES)
        self.issues.find(issue_id)

    def _issue_of_action(self) -> None:
        if self.log.line is not None and self.log.line.issue_id is not None:
            self.open_issue(self.log.line.issue_id)

    def _subject_of_action(self) -> None:
        if self.log.line is not None:
            self._open_subject(self.log.line.about)

    def _subject_of_issue(self) -> None:
        if self.issue is not None:
            self._open_subject(self.issue.detail.line.about)

    def _open_subject(self, about: Subject | None) -> None:
        if about is not None and about.kind in ("person", "place"):
            self._desk.open_page("places" if about.kind == "place" else "people", id=about.id)

    def _filter(self) -> None:
        box = (self.log if self.shows_log else self.issues).table.filter_box
        box.setFocus()
        box.selectAll()

    def show_at(self, **where: Any) -> None:
        """See the class; ``id`` is an action's, or an issue's with ``view='issues'``; ``reference`` names an issue."""
        if not self._read_once:
            self._later.append(lambda: self.show_at(**where))
            return
        view, id_ = where.get("view"), where.get("id")
        issue = where.get("issue") or (id_ if view == "issues" else None)
        reference = where.get("reference")
        if reference:
            issue = next((line.id for line in self.issues.lines if line.reference == reference), issue)
        action = where.get("action") or (id_ if view != "issues" else None)
        if issue:
            self.open_issue(issue)
        elif action:
            self.open_action(action)
        elif view == "issues":
            self.tabs.setCurrentIndex(ISSUES)
        elif where:
            self.tabs.setCurrentIndex(ACTIONS)
            shown = OVERDUE if where.get("overdue") else ALL if where.get("closed") else OPEN
            self.log.filters.narrow(shown=shown, agency=where.get("agency") or "", rag=where.get("rag") or "",
                                    member_id=where.get("member"), meeting_id=where.get("meeting"))

    def dialogs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The page's dialogs, for pictures of every one."""
        yield "new action", lambda: doors.new_action_dialog(self._desk, self)
        yield "new issue", lambda: doors.new_issue_dialog(self._desk, self)
        yield "chase", lambda: ChaseDialog(self._desk, self.log.reading.lines, meeting_to_chase(self._desk.panel), "",
                                           self)
        line, shown = self.log.line, self.issues.shown
        if line is not None:
            yield "update an action", lambda: doors.update_dialog(self._desk, line, self)
            yield "change an action", lambda: doors.change_action_dialog(self._desk, line, self)
        if shown is not None:
            yield "plan of an issue", lambda: doors.plan_dialog(self._desk, shown.detail, self)
            yield "close an issue", lambda: doors.close_dialog(self._desk, shown.detail, self)
