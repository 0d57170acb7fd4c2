"""The navigation's one list: every page, in order, with what waits on it."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.month_snapshot import fresh_month, remembered_month
from ui.desk import Count, Desk, PageEntry

_PAGES: tuple[tuple[str, str, int, str], ...] = (
    ("this_month", "This month", 0, "ThisMonthPage"),
    ("deliveries", "Deliveries", 0, "DeliveriesPage"),
    ("matches", "Matches", 0, "MatchesPage"),
    ("people", "People", 1, "PeoplePage"),
    ("places", "Places", 1, "PlacesPage"),
    ("cohorts", "Cohorts", 1, "CohortsPage"),
    ("issues", "Issues and actions", 1, "IssuesPage"),
    ("notices", "Notices and orders", 1, "NoticesPage"),
    ("licensing", "Licensing", 1, "LicensingPage"),
    ("registers", "Registers", 1, "RegistersPage"),
    ("meeting", "Meeting", 2, "MeetingPage"),
    ("documents", "Documents", 2, "DocumentsPage"),
    ("settings", "Settings", 2, "SettingsPage"),
)
"""Key (also the folder of the page), title, group, class."""

_COUNTED: dict[str, tuple[str, bool]] = {
    "deliveries": ("still to come in", False),
    "matches": ("to decide", False),
    "issues": ("overdue", True),
    "notices": ("joint visits owed", False),
}
"""Which pages show a number, what it counts, and whether it presses."""
_UNNUMBERED = ("notices", "licensing")
"""Pages without a digit of their own, so that those of every day keep theirs."""


def page_entries(panel: Any) -> Sequence[PageEntry]:
    """The pages of a panel; each is imported when it is first shown."""
    return [
        PageEntry(key, title, group, _built_late(key, name), count=_count(panel, key) if key in _COUNTED else None,
                  numbered=key not in _UNNUMBERED, sections=_sections_of_settings if key == "settings" else None)
        for key, title, group, name in _PAGES
    ]


def _sections_of_settings() -> Sequence[tuple[str, str]]:
    from ui.pages.settings.page import PANES

    return [(key, name) for key, name, _build in PANES]


def _built_late(key: str, name: str) -> Callable[[Desk], QWidget]:
    def build(desk: Desk) -> QWidget:
        made: QWidget = getattr(import_module(f"ui.pages.{key}.page"), name)(desk)
        return made

    return build


def _count(panel: Any, key: str) -> Callable[[], Count | None]:
    words, urgent = _COUNTED[key]

    def count() -> Count | None:
        month = remembered_month(panel) or fresh_month(panel)
        number = month.counts.get(key, 0)
        return Count(number, urgent, words) if number else None

    return count
