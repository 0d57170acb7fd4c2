"""One layout: its name, where each column goes, and what was decided about problems."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, PROBLEM_KINDS
from ivolt_desktop.intake.score_direction import kept_direction
from ivolt_desktop.panel.editing import remove_record
from ivolt_desktop.panel.layouts import KeptLayout, change_layout
from ui.desk import Desk
from ui.pages.deliveries.choosing import Choice
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for, named
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody, stacked
from ui.widgets.row_list import FILLED_IN, RowList
from ui.widgets.text import flow_text, words

_KEPT = "\0kept"
_DIRECTIONS = [("", "Good: as the file says"), (False, "A high number is good"),
               (True, "A low number is good")]


class LayoutWindow(QDialog):
    """Saved as one change; Forget removes the layout, so that the next file is looked at afresh."""

    def __init__(self, desk: Desk, kept: KeptLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kept = desk, kept
        self.setWindowTitle("IVOLT - Layout")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, Space.GAP)
        body = PageBody()
        outer.addWidget(body, 1)
        body.add(words(kept.layout.name, "title", wrap=True))
        body.add(words(f"{kept.feed.label}, sent by {kept.agency}", "muted", wrap=True))
        self.name = QLineEdit(kept.layout.name)
        body.add(stacked(label_for(self.name, "Name"), self.name, gap=Space.TINY))
        fields = [(_KEPT, "Kept with the row only"), *((field.key, field.label) for field in kept.feed.fields)]
        rows = RowList([44, 56], ["Column in the file", "Goes to"])
        self.boxes: dict[str, Choice] = {}
        self.directions: dict[str, Choice] = {}
        self._scores = {field.key for field in kept.feed.fields if field.kind == "score"}
        for header, key in kept.layout.mapping.items():
            box = named(Choice(), f"‘{header}’ goes to")
            box.offer(fields, key or _KEPT)
            self.boxes[header] = box
            rows.add(words(header, "bold", wrap=True), self._with_direction(header, key or _KEPT) or box)
        body.add(rows)
        self.decided: dict[str, QCheckBox] = {}
        decisions = kept.layout.decisions()
        if decisions:
            body.add(flow_text("Decided as last time, without asking:", "heading"))
        for group, action in decisions.items():
            kind, _, whose = group.partition(":")
            said = PROBLEM_KINDS[kind].title + (f" ({whose})" if whose else "")
            self.decided[f"problem:{group}"] = box = QCheckBox(f"{said}: {ACTION_WORDS[action].lower()}")
            box.setChecked(True)
            body.add(box)
        body.end()
        self.problem = flow_text("", "problem")
        self.problem.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        self.problem.hide()
        outer.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        foot.addWidget(Button("Forget this layout", self._forget, description="The next file is looked at afresh"))
        foot.addStretch(1)
        foot.addWidget(Button("Close", self.reject))
        foot.addWidget(Button("Save", self.save_now, primary=True, description="Key: Ctrl S"))
        outer.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_now)
        resize_with_text(self, 720, 640)
        self.name.setFocus()

    def _with_direction(self, header: str, key: str) -> QWidget | None:
        """A column's box with one below it, for scores, that says which end is good; None where no feed's field is one.
        """
        if not self._scores:
            return None
        box, direction = self.boxes[header], named(Choice(), f"Which numbers are good in ‘{header}’")
        low = kept_direction(self._kept.layout.options, key)
        direction.offer(_DIRECTIONS, "" if low is None else low)
        direction.setVisible(key in self._scores)
        box.picked.connect(lambda chosen: direction.setVisible(chosen in self._scores))
        self.directions[header] = direction
        goes = stacked(box, direction, gap=Space.TINY, end=False)
        goes.setProperty(FILLED_IN, True)
        return goes

    def save_now(self) -> None:
        """Save as one change; what is wrong is said in the window."""
        self._desk.change(
            change_layout, self._kept.id, self._kept.version, name=self.name.text(),
            mapping={header: None if box.value == _KEPT else box.value for header, box in self.boxes.items()},
            decisions={key for key, box in self.decided.items() if box.isChecked()},
            directions={self.boxes[header].value: None if direction.value == "" else direction.value
                        for header, direction in self.directions.items() if self.boxes[header].value in self._scores},
            then=lambda _changed: self.accept(), failed=self._refused)

    def _forget(self) -> None:
        self._desk.change(remove_record, "layout", self._kept.id, self._kept.version,
                          then=lambda _changed: self.accept(), failed=self._refused)

    def _refused(self, error: Exception) -> None:
        self.problem.setText(getattr(error, "sentence", "It could not be saved."))
        self.problem.show()
