"""A small panel in which three people were written in two ways each, and the page on it with a real runner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.model import AsbCall, CouncilCase, Delivery, Person, Place
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.panel.undoing import undo_change
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of
from ui.desk import Desk
from ui.pages.matches.page import MatchesPage
from ui.work.runner import Runner
from ui.work.undo_stack import UndoStack

TWICE = (
    ("Ottoline Vance", "Miss O Vance", date(1988, 2, 9), "07700 900201", "14 Sparrow Court", "IG11 7AA"),
    ("Barnaby Thistle", "Barney Thistle", date(1971, 6, 3), "07700 900202", "2 Quayside Row", "RM9 5BB"),
    ("Ines Marlowe", "Marlowe, Ines", date(1990, 12, 24), "07700 900203", "77 Tanner Street", "RM10 8CC"),
)


def _delivery(work: UnitOfWork, agency_id: int, feed: str) -> int:
    made = Delivery(file_name=f"{feed}.xlsx", agency_id=agency_id, feed=feed, period_from=date(2026, 5, 1),
                    period_to=date(2026, 5, 31), received_at=datetime(2026, 6, 3, 9, 0), digest=feed)
    work.session.add(made)
    work.session.flush()
    return made.id


def _fill(work: UnitOfWork) -> None:
    police = _delivery(work, add_agency(work, name="Metropolitan Police", short_name="Police", kind="police"), "calls")
    council = _delivery(work, add_agency(work, name="Council", short_name="Council", kind="council"), "cases")
    for number, (once, again, born, phone, address, postcode) in enumerate(TWICE):
        both = []
        for name in (once, again):
            both.append(Person(reference=f"P-{number * 2 + len(both) + 1:04d}", name=name, born_on=born, phone=phone,
                               address=address, postcode=postcode, written_key=f"{name} {number}"))
        work.session.add_all(both)
        work.session.flush()
        for day in (4, 11):
            work.session.add(AsbCall(reference=f"CAD {number}{day}", called_at=datetime(2026, 5, day, 21, 0),
                                     category="Noise", caller_name=once, delivery_id=police, source_row=14 + number,
                                     person_id=both[0].id))
        work.session.add(CouncilCase(reference=f"2605-{number:03d}", opened_on=date(2026, 5, 20), category="Noise",
                                     complainant_name=again, delivery_id=council, source_row=3,
                                     person_id=both[1].id))
        work.session.add(AsbCall(reference=f"CAD {number}99", called_at=datetime(2026, 5, 21, 9, 0),
                                 category="Noise", caller_name=again, delivery_id=police, source_row=40 + number,
                                 person_id=both[1].id))
    work.session.add_all([
        Place(reference="A-0001", name="161 Walnut Court Road", address="161 Walnut Court Road", postcode="IG11 4XU",
              easting=546100, northing=184200),
        Place(reference="A-0002", name="161 Walnut Crt Rd", address="161 Walnut Crt Rd", postcode="IG11 4XU",
              easting=546100, northing=184200),
    ])
    work.session.flush()
    suggest(work, "person")
    suggest(work, "place")
    work.says("Fill the panel")


@dataclass
class Window:
    """The page, and what it asked of the window."""

    panel: PanelFile
    runner: Runner
    undo: UndoStack
    desk: Desk
    page: MatchesPage
    opened: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Let everything under way come to its end."""
        for _ in range(5):
            self.runner.drain()
            QCoreApplication.processEvents()

    def read(self, query: Callable[[Any], Any]) -> Any:
        """Read the file."""
        with self.panel.reading() as session:
            return query(session)


@pytest.fixture
def panel(empty_file: Path, tmp_path: Path) -> Iterator[PanelFile]:
    """The small panel, on 23 June 2026."""
    made = copy_of(empty_file, tmp_path / "panel.ivolt")
    made.clock = lambda: datetime(2026, 6, 23, 9, 30)
    perform(made, _fill)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, panel: PanelFile) -> Iterator[Window]:
    """The page in sight, read to the end."""
    runner = Runner()
    undo = UndoStack(runner, lambda change, progress: perform(panel, undo_change, change, progress))
    opened: list[tuple[str, dict[str, Any]]] = []
    told: list[str] = []
    desk = Desk(panel, runner, lambda key, **where: opened.append((key, where)),
                lambda words, undo=None, refused=False: told.append(words))
    page = MatchesPage(desk)
    qtbot.addWidget(page)
    runner.changed.connect(page.refresh)
    made = Window(panel, runner, undo, desk, page, opened, told)
    page.resize(1200, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    made.settle()
    yield made
    runner.close()
