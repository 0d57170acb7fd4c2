"""The list of problems, one decision for every row alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.intake.checking import ProblemGroup
from ivolt_desktop.intake.problem_kinds import ACTION_WORDS, COLUMN_NEW, Action
from ui.theme.current import text_scale
from ui.theme.tokens import Tone
from ui.widgets.card import empty
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill, pill_size
from ui.widgets.row_list import NeedRow

_OPEN = "needs decision"
_STATE_TONES = {"mended": Tone.GREEN, "kept": Tone.GREY, "set aside": Tone.RED}


class ProblemList(QWidget):
    """Rows that are walked with the arrow keys; ``chosen`` carries the group's key."""

    chosen = Signal(str)

    def __init__(
        self, decide: Callable[[str, Action], object], map_columns: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._decide, self._map = decide, map_columns
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.rows: dict[str, NeedRow] = {}
        self._groups: dict[str, ProblemGroup] = {}
        self.current = ""
        self._beside = 36

    def show_groups(self, groups: Sequence[ProblemGroup]) -> None:
        """Show the groups, those to be decided first; the one in hand and the keyboard's place stay."""
        focused = next((key for key, row in self.rows.items()
                        if row.hasFocus() or row.isAncestorOf(self.focusWidget())), "") if self.focusWidget() else ""
        order = list(self.rows)
        empty(self._layout)
        self.rows, self._groups = {}, {group.key: group for group in groups}
        widest = max((pill_size(f"{group.count:,}").width() for group in groups), default=0)
        self._beside = max(36, round(widest / text_scale()))  # so that all titles begin below each other
        added = sorted((group for group in groups if group.key not in order), key=lambda each: each.state != _OPEN)
        for key in [key for key in order if key in self._groups] + [group.key for group in added]:
            row = self._row(self._groups[key])
            self.rows[key] = row
            self._layout.addWidget(row)
        self._layout.addStretch(1)
        if self.current not in self.rows:
            self.current = next(iter(self.rows), "")
        for key, row in self.rows.items():
            row.set_current(key == self.current)
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _row(self, group: ProblemGroup) -> NeedRow:
        right: QWidget
        if group.state == _OPEN:
            right = Button(group.actions[0], lambda: self.act(group.key), description=group.title)
            tone = Tone.AMBER if group.key == COLUMN_NEW or "mend" in group.choices else Tone.RED
        else:
            right = Pill(group.state, _STATE_TONES[group.state])
            tone = _STATE_TONES[group.state]
        said = f"{group.example} · as last time" if group.as_before else group.example
        row = NeedRow(f"{group.count:,}", tone, group.title, said, right=right, pill_width=self._beside,
                      selectable=True)
        row.setAccessibleDescription(group.state)
        row.clicked.connect(lambda: self.choose(group.key))
        return row

    def act(self, key: str) -> None:
        """Take the group's first action."""
        group = self._groups[key]
        self.choose(key)
        if group.key == COLUMN_NEW:
            self._map(group.columns[0])
        else:
            self._decide(key, group.choices[0])

    def choose(self, key: str) -> None:
        """Take a group in hand."""
        self.current = key
        for each, row in self.rows.items():
            row.set_current(each == key)
        self.chosen.emit(key)

    def choices(self, key: str) -> list[tuple[Action, str, bool]]:
        """What can be done with a group: the action, its words, and whether that is how it stands."""
        group = self._groups.get(key)
        if group is None:
            return []
        done = {"mended": "mend", "kept": "keep", "set aside": "set aside"}.get(group.state, "")
        return [(choice, ACTION_WORDS[choice], choice == done) for choice in group.choices]

    def group(self, key: str) -> ProblemGroup | None:
        """The group of that key."""
        return self._groups.get(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.rows)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((at for at, key in enumerate(keys) if self.rows[key].hasFocus()), None)
        if move is None or at is None:
            super().keyPressEvent(event)
            return
        to = max(0, min(len(keys) - 1, at + move))
        self.rows[keys[to]].setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(keys[to])
