import threading
from collections.abc import Callable, Iterator
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
    told: threading.Event = field(default_factory=threading.Event)
    stops_at: threading.Event | None = None

    def add(self, delta: int, label: str) -> Changed:
        self.total += delta
        number = len(self.deltas) + 1
        self.deltas[number] = delta
        return Changed(label, frozenset({"number"}), number)

    def take_back(self, change_id: int, progress: Callable[[str, float], None]) -> Changed:
        progress("Putting back", 0.2)
        self.told.set()
        if self.stops_at is not None:
            assert self.stops_at.wait(10)
        progress("Putting back", 0.5)
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


def test_an_undo_can_be_stopped_and_is_then_still_to_be_had(runner: Runner) -> None:
    panel = Numbers()
    stack = UndoStack(runner, panel.take_back)
    refused: list[str] = []
    told: list[str] = []
    runner.refused.connect(refused.append)
    stack.told.connect(told.append)
    runner.run("Saving", lambda progress, cancelled: panel.add(1, "Add one"))
    runner.drain()
    for step, total in ((stack.undo, 1), (stack.redo, 0)):
        panel.told.clear()
        panel.stops_at = go_on = threading.Event()
        step()
        assert panel.told.wait(10)
        runner.cancel_all()
        go_on.set()
        runner.drain()
        assert panel.total == total and not told and len(refused) == 2 - total
        panel.stops_at = None
        step()
        runner.drain()
        told.clear()
    assert panel.total == 1 and stack.undo_label == "Add one"
