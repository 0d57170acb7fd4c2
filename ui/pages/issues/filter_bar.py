"""What narrows the action log: agencies as a row of counts, and four short lists."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QToolButton, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.rules.counting_words import count_of
from ui.pages.issues.narrowing import COLOURS, SHOWN, Narrowing, agencies_in, owners_in
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import empty
from ui.widgets.flow import FlowLayout, flowing

Choice = tuple[Any, str]


class AgencyRow(QWidget):
    """One button for each agency with its count; one is pressed. ``chosen`` carries the agency, '' for all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "Actions by agency")
        self._flow = FlowLayout(self)
        self.buttons: dict[str, QToolButton] = {}
        self._group: QButtonGroup | None = None

    def show_counts(self, counts: Sequence[tuple[str, int, int]], agency: str) -> None:
        """Draw (agency, actions, overdue); ``agency`` is pressed and stays in the row even with nothing to count."""
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        empty(self._flow)
        self.buttons.clear()
        self._group = QButtonGroup(self)
        rows = list(counts)
        if agency and agency not in [each for each, _, _ in rows]:
            rows.append((agency, 0, 0))
        total = sum(number for _, number, _ in counts), sum(late for _, _, late in counts)
        for key, (number, late) in {"": total, **{each: (n, late) for each, n, late in rows}}.items():
            self._add(key, number, late, key == agency)
        if focused is not None and focused in self.buttons:
            self.buttons[focused].setFocus()

    def _add(self, key: str, number: int, late: int, pressed: bool) -> None:
        button = QToolButton()
        button.setText(f"{key or 'All agencies'}  {number}" + (f" · {late} late" if late else ""))
        button.setCheckable(True)
        button.setChecked(pressed)
        told = count_of(number, "action") + (f", {late} overdue" if late else "")
        named(button, f"{key or 'All agencies'}: {told}")
        button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
        assert self._group is not None
        self._group.addButton(button)
        self.buttons[key] = button
        self._flow.addWidget(button)
        button.show()


class FilterBar(QWidget):
    """``changed`` carries the :class:`Narrowing` asked for."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrowing = Narrowing()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        self.agencies = AgencyRow()
        self.agencies.chosen.connect(lambda agency: self.narrow(agency=agency))
        layout.addWidget(self.agencies)
        self.shown = _box("Which actions", SHOWN)
        self.owner = _box("Owner", [(None, "Any owner")])
        self.colour = _box("Colour", [("", "Any colour"), *COLOURS])
        self.meeting = _box("Meeting", [(None, "Any meeting")])
        boxes = (self.shown, self.owner, self.colour, self.meeting)
        for box in boxes:
            box.activated.connect(lambda _at: self._read_boxes())
        layout.addWidget(flowing(boxes))

    def _read_boxes(self) -> None:
        self.narrow(shown=self.shown.currentData(), member_id=self.owner.currentData(),
                    rag=self.colour.currentData(), meeting_id=self.meeting.currentData())

    def narrow(self, **changes: Any) -> None:
        """Ask for something else."""
        self.narrowing = replace(self.narrowing, **changes)
        self._show_boxes()
        self.changed.emit(self.narrowing)

    def show_lines(self, lines: Sequence[ActionLine], meetings: Sequence[Choice]) -> None:
        """Offer what occurs in the log, and count by agency."""
        _fill(self.owner, [(None, "Any owner"), *owners_in(lines)])
        _fill(self.meeting, [(None, "Any meeting"), *meetings])
        self._show_boxes()
        self.agencies.show_counts(agencies_in(lines, self.narrowing), self.narrowing.agency)

    def _show_boxes(self) -> None:
        now = self.narrowing
        for box, value in ((self.shown, now.shown), (self.owner, now.member_id), (self.colour, now.rag),
                           (self.meeting, now.meeting_id)):
            box.setCurrentIndex(max(0, box.findData(value)))


def _box(name: str, choices: Sequence[Choice]) -> QComboBox:
    box = named(QComboBox(), name)
    named(box.view(), f"{name}, choices")
    _fill(box, choices)
    return box


def _fill(box: QComboBox, choices: Sequence[Choice]) -> None:
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
