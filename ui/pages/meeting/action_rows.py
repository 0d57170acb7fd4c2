"""Actions in the meeting: each with its colour, and a field to say at once how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.kept_typing import KeptTyping
from ui.widgets.key_hint import Button
from ui.widgets.row_list import NeedRow
from ui.widgets.steady_box import SteadyBox

_TONES = {"R": Tone.RED, "A": Tone.AMBER, "G": Tone.GREEN, "C": Tone.GREEN, "N": Tone.GREY}


class ActionRows(QWidget):
    """One row for each action; Update opens a field below it."""

    def __init__(self, desk: Desk, actions: Sequence[ActionLine]) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for action in actions:
            self._add(column, action)

    def _add(self, column: QVBoxLayout, action: ActionLine) -> None:
        about = desk_subject(self._desk, action)
        below = " · ".join(part for part in (
            about, action.agency or "No owner yet", f"due {action.due_words}", action.rag_words) if part)
        row = NeedRow(action.reference, _TONES.get(action.rag, Tone.GREY),
                      self._desk.lens.see(action.text, Sensitive.DETAIL), below, "Update",
                      lambda: self._open(box, action), pill_width=62)
        column.addWidget(row)
        box = QWidget()
        box.setVisible(False)
        column.addWidget(box)

    def _open(self, box: QWidget, action: ActionLine) -> None:
        if box.layout() is None:
            self._fill(box, action)
        box.setVisible(not box.isVisible())
        if box.isVisible():
            box.findChild(QLineEdit).setFocus()

    def _fill(self, box: QWidget, action: ActionLine) -> None:
        line = QHBoxLayout(box)
        line.setContentsMargins(8, 6, 8, 8)
        field = named(QLineEdit(), f"How {action.reference} stands")
        field.setPlaceholderText("How it stands, in a few words")
        kept = KeptTyping(field, f"action update/{action.id}", self._desk.drafts)
        states = named(SteadyBox(), f"State of {action.reference}")
        for status in ActionStatus:
            states.addItem(status.words.capitalize(), status)
        states.setCurrentIndex(states.findData(action.state))
        line.addWidget(field, 1)
        line.addWidget(states)

        def save() -> None:
            status = ActionStatus(states.currentData())
            said = field.text().strip()
            closing = status.closed and status is not action.state
            self._desk.change(
                update_action, action.id, text=said, state=status, outcome=said if closing else None,
                version=action.version, then=lambda _changed: kept.done(), failed=self._refused)

        button = Button("Keep", save, description=f"Keep the update of {action.reference}")
        field.returnPressed.connect(save)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.notify(error.sentence, refused=True)


def desk_subject(desk: Desk, action: ActionLine) -> str:
    """Whom an action is about, as the desk's lens allows: 'V-007 Meena Patel'."""
    about = action.about
    if about is None:
        return ""
    name = desk.lens.see(about.name, about.sensitive, about.reference)
    return about.reference if name == about.reference or about.kind == "issue" else f"{about.reference} {name}"
