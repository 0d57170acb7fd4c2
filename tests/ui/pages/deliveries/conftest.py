"""The deliveries page on a small panel of two agencies, with a real runner, and agency files to drop on it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from ivolt_desktop.model import AsbCall, Delivery, DeliveryRow, Person, SavedLayout
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.undoing import undo_change
from ivolt_desktop.store import PanelFile
from tests.copied_panels import copy_of
from ui.desk import Desk
from ui.pages.deliveries.page import DeliveriesPage
from ui.work.runner import Runner
from ui.work.undo_stack import UndoStack

HEADERS = ("CAD Number", "CAD Date", "Time", "Opening Code", "Caller Name", "Caller Phone", "Caller Postcode",
           "Incident Location")
GOOD = (
    ("1/02MAY26", "02/05/2026", "21:14", "215 Rowdy", "Orla Finch", "07700 900301", "RM10 8HT", "Harrier Parade"),
    ("2/03MAY26", "03/05/2026", "01:40", "215 Rowdy", "Idris Vale", "07700 900302", "RM8 2BB", "Lapwing Road"),
    ("3/04MAY26", "04/05/2026", "18:22", "302 Noise", "Bea Marsh", "07700 900303", "IG11 7QJ", "Heron Close"),
)
BAD = (
    ("4/04MAY26", "31/02/2026", "23:05", "302 Noise", "N/K", "withheld", "RM9 5", "Heron Close"),
    ("5/05MAY26", "05/05/2026", "12:00", "215 Rowdy", "Zora Quayle", "7700900304", "1G11 7QJ", "Heron Close"),
    ("Grand Total", "5", "", "", "", "", "", ""),
)


@dataclass
class Window:
    """The page, and what it asked of the window."""

    panel: PanelFile
    runner: Runner
    page: DeliveriesPage
    undo: UndoStack
    folder: Path
    opened: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Let everything under way come to its end."""
        for _ in range(6):
            self.runner.drain()
            QCoreApplication.processEvents()

    def file(self, name: str, *rows: Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
        """A CSV file as an agency would send it, below two rows of titles."""
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["ASB callers, May 2026"], [], headers, *rows])
        return path

    def bring(self, *paths: Path) -> None:
        """Drop files on the page and wait until the first was read."""
        self.page.bring_in(paths)
        self.settle()

    def count(self) -> tuple[int, ...]:
        """How many calls, people, deliveries, rows and layouts are kept."""
        with self.panel.reading() as session:
            return tuple(session.scalar(select(func.count()).select_from(each)) or 0
                         for each in (AsbCall, Person, Delivery, DeliveryRow, SavedLayout))


@pytest.fixture
def window(qtbot: QtBot, empty_file: Path, tmp_path: Path) -> Iterator[Window]:
    """The page in sight, on 23 June 2026."""
    panel = copy_of(empty_file, tmp_path / "panel.ivolt")
    panel.clock = lambda: datetime(2026, 6, 23, 9, 30)
    perform(panel, add_agency, name="Metropolitan Police", short_name="Police", kind="police", supplies="ASB callers")
    perform(panel, add_agency, name="Council ASB team", short_name="Council", kind="council", supplies="cases")
    runner = Runner()
    opened: list[tuple[str, dict[str, Any]]] = []
    told: list[str] = []
    desk = Desk(panel, runner, lambda key, **where: opened.append((key, where)),
                lambda words, undo=None, refused=False: told.append(words))
    page = DeliveriesPage(desk)
    qtbot.addWidget(page)
    runner.changed.connect(page.refresh)
    runner.refused.connect(told.append)
    undo = UndoStack(runner, lambda change_id, progress: perform(panel, undo_change, change_id, progress))
    page.resize(1200, 860)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    made = Window(panel, runner, page, undo, tmp_path, opened, told)
    made.settle()
    yield made
    runner.close()
    panel.close()
