from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from ivolt_desktop.rules.known_errors import CannotUndo
from ui.work.runner import Runner
from ui.work.undo_stack import UndoStack


@dataclass
class Changed:
    label: str
    kinds: frozenset[str]
    change_id: int | None


@dataclass
class Numbers:
    """A panel of one number: each change adds, taking back subtracts, and is itself a change."""

    total: int = 0
    deltas: dict[int, int] = field(default_factory=dict)
    stuck: bool = False

    def add(self, delta: int, label: str) -> Changed:
        self.total += delta
        number = len(self.deltas) + 1
        self.deltas[number] = delta
        return Changed(label, frozenset({"number"}), number)

    def take_back(self, change_id: int) -> Changed:
        if self.stuck:
            raise CannotUndo("A later change stands in the way.")
        return self.add(-self.deltas[change_id], "Undo")


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def test_undo_and_redo_walk_back_and_forth(runner: Runner) -> None:
    panel = Numbers()
    stack = UndoStack(runner, panel.take_back)
    told: list[str] = []
    stack.told.connect(told.append)
    for delta, label in ((1, "Add one"), (10, "Add ten")):
        runner.run("Saving", lambda progress, cancelled, delta=delta, label=label: panel.add(delta, label))
    runner.drain()
    assert (panel.total, stack.undo_label, stack.redo_label) == (11, "Add ten", "")
    totals = []
    for step in (stack.undo, stack.undo, stack.undo, stack.redo, stack.redo, stack.undo):
        step()
        runner.drain()
        totals.append(panel.total)
    assert totals == [1, 0, 0, 1, 11, 1]
    assert told[:3] == ["Undone: Add ten", "Undone: Add one", "Done again: Add one"]
    runner.run("Saving", lambda progress, cancelled: panel.add(5, "Add five"))
    runner.drain()
    assert (stack.undo_label, stack.redo_label) == ("Add five", "")


def test_what_cannot_be_undone_says_why_and_undo_goes_on_with_the_one_before(runner: Runner) -> None:
    panel = Numbers()
    stack = UndoStack(runner, panel.take_back)
    refused: list[str] = []
    runner.refused.connect(refused.append)
    runner.run("Saving", lambda progress, cancelled: panel.add(1, "Add one"))
    runner.run("Saving", lambda progress, cancelled: panel.add(2, "Add two"))
    runner.drain()
    panel.stuck = True
    stack.undo()
    runner.drain()
    assert refused == ["A later change stands in the way."] and panel.total == 3
    panel.stuck = False
    stack.undo()
    runner.drain()
    assert panel.total == 2
