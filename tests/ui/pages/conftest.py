"""Any page on the practice panel, with a real runner and undo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.undoing import undo_change
from ivolt_desktop.store import PanelFile
from ui.desk import Desk
from ui.work.runner import Runner
from ui.work.undo_stack import UndoStack


@dataclass
class OnPractice:
    """A page, and what it asked of the window."""

    panel: PanelFile
    runner: Runner
    undo: UndoStack
    desk: Desk
    page: Any
    opened: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    told: list[tuple[str, bool]] = field(default_factory=list)
    broken: list[Exception] = field(default_factory=list)

    def settle(self) -> None:
        """Let everything under way come to its end; a bug on the way fails the test."""
        for _ in range(5):
            self.runner.drain()
            QCoreApplication.processEvents()
        assert not self.broken, self.broken

    def read(self, query: Callable[[Any], Any]) -> Any:
        """Read the file."""
        with self.panel.reading() as session:
            return query(session)


@pytest.fixture
def page_on_practice(practice_panel: PanelFile, qtbot: QtBot) -> Iterator[Callable[[type[QWidget]], OnPractice]]:
    """``page_on_practice(SomePage)`` shows a page on a practice panel of the test's own."""
    runner = Runner()
    undo = UndoStack(runner, lambda change_id, progress: perform(practice_panel, undo_change, change_id, progress))

    def show(kind: type[Any]) -> OnPractice:
        opened: list[tuple[str, dict[str, Any]]] = []
        told: list[tuple[str, bool]] = []
        desk = Desk(practice_panel, runner, lambda key, **where: opened.append((key, where)),
                    lambda words, undo=None, refused=False: told.append((words, refused)))
        page = kind(desk)
        qtbot.addWidget(page)
        runner.changed.connect(page.refresh)
        runner.refused.connect(lambda sentence: told.append((sentence, True)))
        made = OnPractice(practice_panel, runner, undo, desk, page, opened, told)
        runner.broke.connect(made.broken.append)
        page.resize(1200, 860)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        made.settle()
        return made

    yield show
    runner.close()
