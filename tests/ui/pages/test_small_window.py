"""Lists that a window of 1280 by 720 shows without scrolling sideways, on the practice panel."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ivolt_desktop.panel.views.changes import CHANGES
from tests.ui.pages.conftest import OnPractice
from ui.pages.cohorts.page import CohortsPage
from ui.pages.deliveries.page import DeliveriesPage
from ui.pages.documents.page import DocumentsPage
from ui.pages.issues.page import IssuesPage
from ui.pages.people.page import PeoplePage
from ui.pages.registers.change_window import ChangeWindow
from ui.pages.registers.page import RegistersPage
from ui.widgets.table_view import TableView

ROOM = (1071, 668)
"""What a page has in such a window, beside the navigation."""


@pytest.mark.parametrize(("page", "where", "name"), [
    (CohortsPage, {}, "Victims in the cohort"),
    (PeoplePage, {"view": "again"}, "Calling again"),
    (PeoplePage, {"view": "loose"}, "Nobody named"),
    (IssuesPage, {"issue": 7}, "Issues"),
    (DocumentsPage, {}, "What was made"),
    (DeliveriesPage, {}, "Deliveries"),
])
def test_a_list_fits_the_width_of_a_small_window(
    page_on_practice: Callable[[Any], OnPractice], qtbot: QtBot, page: Any, where: dict[str, str], name: str,
) -> None:
    shown = page_on_practice(page)
    shown.page.resize(*ROOM)
    shown.page.show_at(**where)
    shown.settle()
    qtbot.wait(20)
    QCoreApplication.processEvents()
    lists = [each for each in shown.page.findChildren(TableView) if each.isVisible()]
    view = next((each for each in lists if each.accessibleName() == name), None)
    assert view is not None, [each.accessibleName() for each in lists]
    assert view.model().rowCount()
    assert view.horizontalScrollBar().maximum() == 0


def test_a_change_s_window_shows_before_and_after(page_on_practice: Callable[[Any], OnPractice], qtbot: QtBot) -> None:
    shown = page_on_practice(RegistersPage)
    window = ChangeWindow(shown.desk, CHANGES, 1, shown.page)
    window.show()
    shown.settle()
    qtbot.wait(20)
    assert window.table.model.rowCount() and window.table.view.horizontalScrollBar().maximum() == 0
    window.close()
