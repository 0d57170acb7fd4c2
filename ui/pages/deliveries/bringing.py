"""Bringing a file in: four steps on one page, and nothing stored before the last."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model.deliveries import RowFate
from ui.desk import Desk
from ui.pages.deliveries.account_bar import AccountBar
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.columns_step import ColumnsStep
from ui.pages.deliveries.confirm_step import ConfirmStep
from ui.pages.deliveries.file_step import FileStep
from ui.pages.deliveries.incoming import Incoming
from ui.pages.deliveries.problems_step import ProblemsStep
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.saving import ask_and_save
from ui.pages.deliveries.standing import Standing
from ui.pages.deliveries.wordings import size_words, store_words
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.step_strip import Step, StepState, StepStrip

STEPS = ("file", "columns", "problems", "confirm")
_TAKES_ROOM = 1000
_TITLES = ("1 File", "2 Columns", "3 Problems", "4 Confirm")


class BringingIn(QWidget):
    """Takes one file through the steps. ``left`` when it was given up, ``done`` with the ``Changed`` once stored.

    ``refused`` with the sentence, the file's name first, of one that cannot be read; ``shown`` when one was read.
    """

    left = Signal()
    refused = Signal(str)
    shown = Signal()
    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        named(self, "Bringing in a file")
        self._reviewing: Reviewing | None = None
        self._standing: Standing | None = None
        self._step = "file"
        self.busy = False
        self.rest: list[tuple[str, Incoming]] = []
        """Other tables of the file brought in last, with their words."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.header = PageHeader("Bring in a file", right=[Button("Cancel", self.leave, key="Esc")])
        self.strip = StepStrip(name="Steps of bringing in a file")
        self.strip.chosen.connect(self.go)
        self.file_step, self.columns_step = FileStep(desk), ColumnsStep(desk)
        self.problems_step = ProblemsStep(desk, self._map_column)
        self.confirm_step = ConfirmStep(desk, self._lead_to)
        self.parts: dict[str, Any] = dict(zip(STEPS, (
            self.file_step, self.columns_step, self.problems_step, self.confirm_step), strict=True))
        self.account = AccountBar(self.save_set_aside, self.go_on)
        body.add(self.header)
        body.add(self.strip)
        for key, part in self.parts.items():
            body.add(part, _TAKES_ROOM if key == "columns" else 0)
        body.add(self.account)
        body.end()
        self._key("Alt+Right", self.next_step)
        self._key("Alt+Left", self.last_step)
        self._key("Escape", self.leave)

    def _key(self, keys: str, does: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)

    # ------------------------------------------------------------ one file
    @property
    def standing(self) -> Standing | None:
        """How the file stands, once it was read."""
        return self._standing

    @property
    def step(self) -> str:
        """The step in sight."""
        return self._step

    def begin(self, incoming: Incoming, waiting: int = 0) -> None:
        """Read a file or what was pasted; ``waiting`` more come after it."""
        self._drop()
        self._standing, self._step = None, "file"
        self.confirm_step.forget()
        more = f" · {waiting} more after it" if waiting else ""
        self.header.set_title("Bring in a file", f"Reading {incoming.name}{more}")
        self._more = more
        reviewing = Reviewing(self._desk, incoming)
        reviewing.glanced.connect(self._glanced)
        reviewing.stood.connect(self._stood)
        reviewing.failed.connect(self._failed)
        reviewing.brought.connect(self._brought)
        self._reviewing = reviewing
        self._show_step("file")
        for part in (*self.parts.values(), self.account):
            part.setVisible(False)
        self.strip.set_steps(self._steps())
        self._hold_keys()
        reviewing.open()

    def compare_again(self) -> None:
        """The panel changed meanwhile: work out anew what the file would do."""
        if self._reviewing is not None and self._standing is not None and not self.busy:
            self._reviewing.do(lambda _review: None)

    def _drop(self) -> None:
        if self._reviewing is not None:
            self._reviewing.leave()
            self._reviewing = None

    def leave(self) -> None:
        """Give the file up; nothing of it stays."""
        if self.busy and self._reviewing is not None:
            self._reviewing.leave()
        self._drop()
        self.busy = False
        self.left.emit()

    def _failed(self, sentence: str) -> None:
        storing, self.busy = self.busy, False
        self._show_busy()
        if sentence and self._standing is None:
            name = self._reviewing.incoming.name if self._reviewing is not None else ""
            self._drop()
            self.refused.emit(f"{name}: {sentence}" if name else sentence)
            self.left.emit()
        elif self._standing is not None and self._reviewing is not None:
            self._show(self._standing)
            if storing and self.isVisible():
                self._take_focus()  # stopped: the keyboard is on the button that begins it again

    @Slot(object)
    def _glanced(self, standing: Standing) -> None:
        """The beginning of a large file, to be looked at while the rest is read; nothing can be chosen yet."""
        if self._standing is None and self._reviewing is not None and self.sender() is self._reviewing:
            self.header.set_title("Bring in a file", f"Reading the rest · {standing.summary}")
            self.file_step.show_standing(standing, self._reviewing)
            self.file_step.setEnabled(False)
            self.file_step.setVisible(True)

    def _stood(self, standing: Standing) -> None:
        first, self._standing = self._standing is None, standing
        self._show_busy()
        self._show(standing)
        if first:
            self._first_step(standing)
            self.shown.emit()

    def _first_step(self, standing: Standing) -> None:
        """A layout that is known, with nothing left to decide, goes straight to Confirm."""
        known = standing.layout_known and standing.ready and not standing.kinds_left
        sure = standing.ready and not standing.before
        step = "confirm" if known and not standing.before else "problems" if sure and standing.layout_known else "file"
        self._show_step(step)
        QTimer.singleShot(0, self._take_focus)

    def _show(self, standing: Standing) -> None:
        self.header.set_title("Bring in a file", standing.summary + self._more)
        for part in self.parts.values():
            part.show_standing(standing, self._reviewing)
        self._show_step(self._step)

    # ------------------------------------------------------------ steps
    def go(self, step: str) -> None:
        """Show a step."""
        if self._standing is not None and not self.busy:
            self._show_step(step)
            self._take_focus()

    def next_step(self) -> None:
        """The step after this one."""
        self.go(STEPS[min(len(STEPS) - 1, STEPS.index(self._step) + 1)])

    def last_step(self) -> None:
        """The step before this one."""
        self.go(STEPS[max(0, STEPS.index(self._step) - 1)])

    def go_on(self) -> None:
        """The main button: the next step, or at Confirm storing it all."""
        standing = self._standing
        if standing is None or self._reviewing is None or self.busy:
            return
        if self._step != "confirm":
            self.next_step()
        elif standing.ready and standing.agency_id is not None:
            self.busy = True
            self._show_busy()
            self._reviewing.bring_in(self.confirm_step.layout_name.text().strip(), standing.agency_id)

    def _show_busy(self) -> None:
        if self.busy:
            self._hold_keys()
        self.account.on.setEnabled(not self.busy)
        for part in self.parts.values():
            part.setEnabled(not self.busy)

    def _brought(self, changed: Any) -> None:
        self.busy = False
        self._show_busy()
        self.account.on.setEnabled(False)  # until the delivery is in sight nothing is left to do here
        self.rest = self._other_tables()
        self._drop()
        self.done.emit(changed)

    def _other_tables(self) -> list[tuple[str, Incoming]]:
        """The tables of the file that were not brought in yet: their words, and how to begin with each."""
        standing, reviewing = self._standing, self._reviewing
        if standing is None or reviewing is None:
            return []
        here = (standing.sheet, standing.header_row)
        done = reviewing.incoming.done | {here}
        return [(each.words, reviewing.incoming.at(each.sheet, each.table, here)) for each in standing.elsewhere
                if (each.sheet, each.header_row) not in done]

    def _show_step(self, step: str) -> None:
        self._step = step
        self.strip.set_steps(self._steps())
        standing = self._standing
        for key, part in self.parts.items():
            part.setVisible(standing is not None and key == step)
        self.account.setVisible(standing is not None)
        if standing is not None:
            at = STEPS.index(step)
            on = store_words(standing) if step == "confirm" else f"Go on to {_TITLES[at + 1][2:]}"
            self.account.show_standing(standing, on, step != "confirm" or (standing.ready and not self.busy))

    def _hold_keys(self) -> None:
        """While a file is read or stored the keyboard is on no button, so that Enter pressed twice stops nothing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus(self) -> None:
        if self._standing is None:
            return
        if self._step == "problems" and self._standing.kinds_left:
            self.problems_step.focus_first()
        elif self.account.on.isEnabled():
            self.account.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_to(self, step: str) -> None:
        """Where something that is missing is said."""
        self._show_step(step)
        if step == "columns":
            self.columns_step.focus_column("")
        else:
            self.file_step.agency.setFocus()

    def _map_column(self, header: str) -> None:
        self._show_step("columns")
        self.columns_step.focus_column(header)

    def _steps(self) -> list[Step]:
        standing, now = self._standing, STEPS.index(self._step)
        below = ["", "", "", "nothing is stored yet"]
        if standing is not None:
            done, of = standing.understood
            kinds = len(standing.groups)
            left = standing.kinds_left
            below[0] = f"{standing.kind}, {size_words(standing.size)}"
            below[1] = f"{done} of {of} understood"
            below[2] = f"{left} {'kind' if left == 1 else 'kinds'} left of {kinds}" if left else (
                "nothing left to decide" if kinds else "none found")
        states = [StepState.DONE if at < now else StepState.CURRENT if at == now else StepState.AHEAD
                  for at in range(len(STEPS))]
        return [Step(*each) for each in zip(STEPS, _TITLES, below, states, strict=True)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choosing = isinstance(self.focusWidget(), Choice)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.account.on.isEnabled() and not choosing:
            self.go_on()
            return
        super().keyPressEvent(event)

    def save_set_aside(self) -> None:
        """Save the rows set aside as a workbook for their agency."""
        standing = self._standing
        if standing is not None and standing.count(RowFate.SET_ASIDE):
            ask_and_save(self._desk, self, standing.file_name, *standing.set_aside)
