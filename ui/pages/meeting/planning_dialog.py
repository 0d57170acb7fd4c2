"""Planning a meeting: when and where, with the usual day and place filled in."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.panel.preparing import plan_with_agenda, usual_meeting
from ivolt_desktop.rules.known_errors import KnownError
from ui.desk import Desk
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.date_box import DateBox
from ui.widgets.key_hint import Button
from ui.widgets.text import flow_text, words


class PlanningDialog(QDialog):
    """``planned`` carries the id of the meeting once it is on record."""

    planned = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Plan a meeting")
        self.setMinimumWidth(420)
        with desk.panel.reading() as session:
            usual = usual_meeting(session, desk.panel.clock())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words("Plan a meeting", "verdict"))
        layout.addWidget(flow_text("The agenda starts from the standing items, and every member who attends is "
                                   "expected.", "muted"))
        self.starts = DateBox(with_time=True, today=lambda: desk.panel.clock().date())
        self.starts.set_value(usual.starts_at)
        self.venue = QLineEdit(usual.venue)
        self.carry = QCheckBox("Bring over what the last meeting did not reach")
        self.carry.setChecked(True)
        for label, field in (("Starts", self.starts), ("Where", self.venue)):
            layout.addWidget(label_for(field, label))
            layout.addWidget(field)
        layout.addWidget(self.carry)
        self.problem = words("", "problem", wrap=True)
        layout.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.keep = Button("Plan it", self._plan, primary=True)
        self.keep.setDefault(True)
        buttons.addWidget(Button("Cancel", self.reject))
        buttons.addWidget(self.keep)
        layout.addLayout(buttons)

    def _plan(self) -> None:
        problem = self.starts.problem()
        value = None if problem else self.starts.value()
        if not isinstance(value, datetime):
            self.problem.setText(problem or "Say on which day and at what time it starts.")
            return
        self._desk.change(plan_with_agenda, starts_at=value, venue=self.venue.text(), carry=self.carry.isChecked(),
                          then=self._done, failed=self._refused)

    def _done(self, changed: object) -> None:
        self.planned.emit(int(getattr(changed, "result", 0)))
        self.accept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.problem.setText(error.sentence)
