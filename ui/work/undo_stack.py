"""What can be undone and done again, in words. Undoing is itself a change, so doing again is undoing that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from ivolt_desktop.rules.known_errors import Cancelled
from ui.work.runner import Progress, Runner

TakeBack = Callable[[int, Progress], Any]
"""``take_back(change_id, progress)`` undoes a change in the panel file and returns what that changed (``Changed``)."""


@dataclass(frozen=True)
class Step:
    """One change: its number in the audit trail and its words."""

    change_id: int
    label: str


class UndoStack(QObject):
    """Listens to a runner; ``moved`` fires whenever ``undo_label`` or ``redo_label`` may have changed."""

    moved = Signal()
    told = Signal(str)

    def __init__(self, runner: Runner, take_back: TakeBack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._take_back = runner, take_back
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._moving = False
        runner.noted.connect(self._note)

    @property
    def undo_label(self) -> str:
        """The words of the change that Undo would take back, '' if there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The words of the change that Redo would do again, '' if there is none."""
        return self._undone[-1].label if self._undone else ""

    def _note(self, changed: Any) -> None:
        if changed.change_id is None or self._moving:
            return
        self._done.append(Step(changed.change_id, changed.label))
        self._undone.clear()
        self.moved.emit()

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._done, self._undone, "Undoing", "Undone")

    def redo(self) -> None:
        """Do the last change taken back again."""
        self._move(self._undone, self._done, "Doing again", "Done again")

    def _move(self, source: list[Step], target: list[Step], doing: str, word: str) -> None:
        if not source or self._moving:
            return
        self._moving = True
        step = source.pop()

        def moved(changed: Any) -> None:
            self._moving = False
            target.append(Step(changed.change_id, step.label))
            self.moved.emit()
            self.told.emit(f"{word}: {step.label}")

        def failed(error: Exception) -> None:
            self._moving = False
            if isinstance(error, Cancelled):
                source.append(step)
            self.moved.emit()
            sentence = getattr(error, "sentence", "")
            if sentence:
                self._runner.refused.emit(sentence)

        self._runner.run(f"{doing}: {step.label}",
                         lambda progress, _cancelled: self._take_back(step.change_id, progress),
                         then=moved, failed=failed)
        self.moved.emit()
