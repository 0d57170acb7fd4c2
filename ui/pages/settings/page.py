"""The panel's rules and clocks, who takes part, how the window looks, and the file."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk, Kinds
from ui.pages.settings.pane import Pane
from ui.theme.tokens import Space
from ui.widgets.card import Card
from ui.widgets.page_header import PageHeader
from ui.widgets.side_list import SideList


def _panel(desk: Desk) -> Pane:
    from ui.pages.settings.panel_pane import PanelPane

    return PanelPane(desk)


def _agencies(desk: Desk) -> Pane:
    from ui.pages.settings.register_pane import RegisterPane

    return RegisterPane(desk, "agency", "The bodies that supply data, attend and own actions. One that stops taking "
                        "part stays on record: open it and take the tick away.")


def _members(desk: Desk) -> Pane:
    from ui.pages.settings.register_pane import RegisterPane

    return RegisterPane(desk, "member", "Who sits on the panel for each agency. Those who attend are expected at every "
                        "new meeting.")


def _repeat(desk: Desk) -> Pane:
    from ui.pages.settings.repeat_pane import RepeatPane

    return RepeatPane(desk)


def _risk(desk: Desk) -> Pane:
    from ui.pages.settings.risk_pane import RiskPane

    return RiskPane(desk)


def _colours(desk: Desk) -> Pane:
    from ui.pages.settings.clocks_pane import ColoursPane

    return ColoursPane(desk)


def _clocks(desk: Desk) -> Pane:
    from ui.pages.settings.clocks_pane import ClocksPane

    return ClocksPane(desk)


def _matching(desk: Desk) -> Pane:
    from ui.pages.settings.matching_pane import MatchingPane

    return MatchingPane(desk)


def _layouts(desk: Desk) -> Pane:
    from ui.pages.settings.layouts_pane import LayoutsPane

    return LayoutsPane(desk)


def _feeds(desk: Desk) -> Pane:
    from ui.pages.settings.feeds_pane import FeedsPane

    return FeedsPane(desk)


def _appearance(desk: Desk) -> Pane:
    from ui.pages.settings.appearance_pane import AppearancePane

    return AppearancePane(desk)


def _file(desk: Desk) -> Pane:
    from ui.pages.settings.file_pane import FilePane

    return FilePane(desk)


PANES: tuple[tuple[str, str, Callable[[Desk], Pane]], ...] = (
    ("panel", "The panel", _panel), ("agencies", "Agencies", _agencies), ("members", "Members", _members),
    ("repeat", "Repeat rule", _repeat), ("matching", "Matching", _matching),
    ("risk", "Risk matrix", _risk), ("colours", "Colours of actions", _colours),
    ("clocks", "Clocks", _clocks), ("feeds", "Feeds", _feeds), ("layouts", "Layouts", _layouts),
    ("appearance", "Appearance", _appearance), ("file", "The file", _file),
)


class SettingsPage(QWidget):
    """Sections at the left, the one chosen at the right."""

    title = "Settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.panes: dict[str, Pane] = {}
        self._grounds: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE_TOP, Space.PAGE, Space.BETWEEN)
        layout.setSpacing(Space.BETWEEN)
        layout.addWidget(PageHeader("Settings", "Every change is saved as one step and can be undone"))
        line = QHBoxLayout()
        line.setSpacing(Space.GAP)
        self.list = SideList("Sections of the settings")
        self.list.show_sections([(key, name, "") for key, name, _build in PANES])
        self.list.turned.connect(self.turn_to)
        left = Card()
        left.add(self.list, 1)
        line.addWidget(left)
        right = Card()
        self._stack = QStackedWidget()
        right.add(self._stack, 1)
        line.addWidget(right, 1)
        layout.addLayout(line, 1)
        self.list.turn_to(PANES[0][0])

    def turn_to(self, key: str) -> Pane:
        """Show a section, building it if need be."""
        build = next(build for each, _name, build in PANES if each == key)
        if key not in self.panes:
            holder = QScrollArea()
            holder.setWidgetResizable(True)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pane = build(self._desk)
            holder.setWidget(pane)
            ground = QWidget()
            ground.setProperty("role", "clear")
            column = QVBoxLayout(ground)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.GAP)
            column.addWidget(holder, 1)
            if pane.foot is not None:
                column.addWidget(pane.foot)
            self.panes[key] = pane
            self._grounds[key] = ground
            self._stack.addWidget(ground)
        if self.list.current != key:
            self.list.turn_to(key)
        self._stack.setCurrentWidget(self._grounds[key])
        return self.panes[key]

    def show_at(self, section: str = "", example: Any = None, **_others: Any) -> None:
        """Turn to a section; with ``example`` (an ``Incoming``) begin a feed with that file or those rows."""
        if any(section == key for key, _name, _build in PANES):
            pane: Any = self.turn_to(section)
            if example is not None and section == "feeds":
                pane.begin_with(example)

    def dialogs(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The page's dialogs, for pictures of every one."""
        from ivolt_desktop.intake.defined_feeds import DefinedField, FeedDefinition
        from ivolt_desktop.model import SavedLayout
        from ivolt_desktop.panel.layouts import kept_layout
        from ui.pages.settings.feed_window import FeedWindow
        from ui.pages.settings.layout_window import LayoutWindow

        feed = FeedDefinition("own_warden_log", "Warden log", "", "other_record", (
            DefinedField("reference", ("Log no",), True), DefinedField("happened_on", ("Seen on",), True),
        ), ("reference",))
        yield "a feed", lambda: FeedWindow(self._desk, feed, ["Council ASB"], headers=["Log no", "Seen on", "Weather"])
        with self._desk.panel.reading() as session:
            first = session.query(SavedLayout).order_by(SavedLayout.id).first()
            kept = kept_layout(session, first.id) if first else None
        if kept is not None:
            yield "a layout", lambda: LayoutWindow(self._desk, kept)

    def refresh(self, kinds: Kinds | None) -> None:
        """Let the sections read again what they show."""
        for pane in self.panes.values():
            pane.refresh(kinds)
