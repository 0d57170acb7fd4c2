"""Notices and orders: the joint visits owed, early-warning notices, penalties and breaches."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.views.register_shelf import Shelved
from ivolt_desktop.panel.views.visit_list import visit_lines
from ui.pages.notices.visits_pane import VisitsPane
from ui.pages.registers.page import RegistersPage

VISITS = "visits"


class NoticesPage(RegistersPage):
    """What police and council gave to people for what they did, and whom they owe a visit together."""

    title = "Notices and orders"
    remembered = "notices/last"
    keys = ("warning_notice", "penalty")
    first = VISITS

    def own_sections(self, session: Any) -> list[tuple[Shelved, Any]]:
        owed = visit_lines(session, self._desk.panel.clock().date())
        return [(Shelved(VISITS, "Joint visits owed", len(owed), "visit"), owed)]

    def own_section(self, key: str) -> QWidget | None:
        return VisitsPane(self._desk) if key == VISITS else None

    def dialogs(self) -> Iterator[tuple[str, Any]]:
        """For the pictures: planning a visit, and noting one."""
        pane = VisitsPane(self._desk)
        with self._desk.panel.reading() as session:
            pane.show_read(visit_lines(session, self._desk.panel.clock().date()))
        line = next(iter(pane.lines), None)
        if line is not None:
            yield "plan a joint visit", lambda: pane.plan_dialog(line)
            yield "joint visit made", lambda: pane.made_dialog(line)
