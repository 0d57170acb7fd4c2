"""A small panel of two people and a place with what agencies and panel said of them, and pages with a real runner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.model import AsbCall, CouncilCase, Delivery, Person
from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.agenda import build_agenda
from ivolt_desktop.panel.cohorts import create_cohort, join_cohort
from ivolt_desktop.panel.editing import add_record
from ivolt_desktop.panel.issues import raise_issue, set_plan
from ivolt_desktop.panel.meetings import plan_meeting
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from tests.copied_panels import copy_of
from ui.desk import Desk
from ui.pages.people.page import PeoplePage
from ui.pages.places.page import PlacesPage
from ui.pages.records.records_page import RecordsPage
from ui.work.runner import Runner


@dataclass(frozen=True)
class Cast:
    """Ids of who and what is in the panel."""

    caller: int
    other: int
    merged: int
    parade: int
    victims: int
    offenders: int


def _fill(work: UnitOfWork) -> Cast:
    police = add_agency(work, name="Metropolitan Police", short_name="Police", kind="police")
    delivery = Delivery(file_name="calls.xlsx", agency_id=police, feed="calls", period_from=date(2026, 5, 1),
                        received_at=datetime(2026, 6, 3, 9, 0), digest="calls")
    work.session.add(delivery)
    parade = add_record(work, "place", {"name": "Harrier Parade", "kind": "street", "address": "Harrier Parade",
                                        "ward": "Abbey"})
    caller = add_record(work, "person", {"name": "Ottoline Vance", "also_known_as": "O. Vanse", "ward": "Abbey",
                                         "born_on": date(1988, 2, 9), "address": "14 Harrier Parade",
                                         "phone": "07700 900201"})
    other = add_record(work, "person", {"name": "Barnaby Thistle", "ward": "Beam"})
    merged = add_record(work, "person", {"name": "Miss O Vance"})
    work.session.get_one(Person, merged).merged_into_id = caller
    work.session.flush()
    for number, day in enumerate((datetime(2026, 3, 4, 21, 0), datetime(2026, 5, 4, 22, 15))):
        work.session.add(AsbCall(reference=f"CAD {number}", called_at=day, category="Noise", caller_name="O VANCE",
                                 delivery_id=delivery.id, source_row=14 + number, person_id=caller, place_id=parade))
    work.session.add(CouncilCase(reference="2604-001", opened_on=date(2026, 4, 28), category="Noise",
                                 complainant_name="Ottoline Vance", person_id=caller, delivery_id=delivery.id,
                                 source_row=3))
    victims = create_cohort(work, name="Repeat victims", kind="victims")
    offenders = create_cohort(work, name="Repeat harm", kind="offenders")
    locations = create_cohort(work, name="Watched places", kind="locations")
    member = join_cohort(work, cohort_id=victims, person_id=caller, reason="Three calls in a month",
                         entered_on=date(2026, 5, 26))
    join_cohort(work, cohort_id=locations, place_id=parade, reason="Most calls of all")
    issue = raise_issue(work, title_line="Noise at night", membership_id=member, raised_on=date(2026, 5, 26))
    set_plan(work, issue, objective="From 2 calls a month to none", plan_from=date(2026, 5, 26))
    add_action(work, issue_id=issue, text="Visit together", agency_id=police, due_on=date(2026, 7, 8))
    build_agenda(work, plan_meeting(work, starts_at=datetime(2026, 6, 30, 10, 0)))
    work.says("Fill the panel")
    return Cast(caller, other, merged, parade, victims, offenders)


@dataclass
class Window:
    """A page, and what it asked of the window."""

    panel: PanelFile
    runner: Runner
    desk: Desk
    cast: Cast
    page: RecordsPage
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
def make_window(qtbot: QtBot, empty_file: Path, tmp_path: Path) -> Iterator[Callable[[type[RecordsPage]], Window]]:
    """Show a page of records on the small panel, on 23 June 2026."""
    panel = copy_of(empty_file, tmp_path / "panel.ivolt")
    panel.clock = lambda: datetime(2026, 6, 23, 9, 30)
    cast: Cast = perform(panel, _fill).result
    runner = Runner()

    def make(kind: type[RecordsPage]) -> Window:
        opened: list[tuple[str, dict[str, Any]]] = []
        told: list[str] = []
        desk = Desk(panel, runner, lambda key, **where: opened.append((key, where)),
                    lambda words, undo=None, refused=False: told.append(words))
        page = kind(desk)  # type: ignore[call-arg]
        qtbot.addWidget(page)
        runner.changed.connect(page.refresh)
        page.resize(1200, 860)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        made = Window(panel, runner, desk, cast, page, opened, told)
        made.settle()
        return made

    yield make
    runner.close()
    panel.close()


@pytest.fixture
def people(make_window: Callable[[type[RecordsPage]], Window]) -> Window:
    """The page of people."""
    return make_window(PeoplePage)


@pytest.fixture
def places(make_window: Callable[[type[RecordsPage]], Window]) -> Window:
    """The page of places."""
    return make_window(PlacesPage)
