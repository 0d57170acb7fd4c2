"""Any register: its list, a record of it, adding to it, and the audit trail."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ivolt_desktop.model import register_named
from ivolt_desktop.panel.editing import can_be_added
from ivolt_desktop.panel.views.changes import CHANGES
from ivolt_desktop.panel.views.register_shelf import Shelved, register_shelf
from ivolt_desktop.rules.counting_words import count_of
from ui.desk import Desk, Kinds
from ui.pages.registers.change_window import ChangeWindow
from ui.pages.registers.record_window import RecordWindow
from ui.pages.registers.register_table import RegisterTable
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.side_list import SideList

_FIRST = "asb_call"


class RegistersPage(QWidget):
    """The registers at the left, the one chosen at the right. A page about some of them only names their ``keys``."""

    title = "Registers"
    remembered = "registers/last"
    keys: tuple[str, ...] = ()
    """The registers a page of its own is about, the first to be shown first; () for all of them."""
    first = ""
    """Another section to begin with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._first = self.first or (self.keys[0] if self.keys else _FIRST)
        self._tables: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._shelf: list[Shelved] = []
        self._own: dict[str, Any] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE_TOP, Space.PAGE, Space.BETWEEN)
        layout.setSpacing(Space.BETWEEN)
        self._add = Button("Add", self._add_record)
        self._export = Button("Save as a workbook", self._save_workbook, description="The whole register, for Excel")
        self._header = PageHeader(self.title, "", right=[self._export, self._add])
        layout.addWidget(self._header)
        line = QHBoxLayout()
        line.setSpacing(Space.GAP)
        self.list = SideList(self.title)
        self.list.turned.connect(self._show)
        left = Card()
        left.add(self.list, 1)
        if len(self.keys) == 1:
            left.hide()
        line.addWidget(left)
        right = Card()
        self._stack = QStackedWidget()
        right.add(self._stack, 1)
        line.addWidget(right, 1)
        layout.addLayout(line, 1)
        self._wanted = str(desk.settings.recall(self.remembered, self._first))
        self._wanted_record: int | None = None
        self._read_shelf()

    # ------------------------------------------------------------ the shelf
    def _read_shelf(self) -> None:
        panel = self._desk.panel

        def read(_progress: object, _cancelled: object) -> tuple[list[Shelved], dict[str, Any]]:
            with panel.reading() as session:
                shelf = register_shelf(session)
                own = self.own_sections(session)
            if self.keys:
                shelf = [each for key in self.keys for each in shelf if each.key == key]
            return [*(each for each, _ in own), *shelf], {each.key: held for each, held in own}

        self._desk.runner.run("Reading the registers", read, then=self._show_shelf, quiet=True)

    def own_sections(self, _session: Any) -> list[tuple[Shelved, Any]]:
        """Sections that are no register, put before them, each with what it holds; see ``own_section``."""
        return []

    def own_section(self, _key: str) -> QWidget | None:
        """The widget of such a section; what was read for it comes by its ``show_read``."""
        return None

    def _show_shelf(self, read: tuple[list[Shelved], dict[str, Any]]) -> None:
        shelf, self._own = read
        self._shelf = shelf
        for key in self._own.keys() & self._tables.keys():
            self._show_own(key, self._tables[key])
        keep = self._wanted
        self.list.show_sections([(each.key, each.name, count_of(each.count, each.one)) for each in shelf])
        self._turn_to(keep if self.list.has(keep) else self._first)

    def _turn_to(self, key: str) -> None:
        if self.list.current == key:
            self._show(key)
        else:
            self.list.turn_to(key)

    @property
    def current(self) -> RegisterTable | None:
        """The list in sight."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RegisterTable) else None

    def _show(self, key: str) -> None:
        self._wanted = key
        self._desk.settings.remember(self.remembered, key)
        if key not in self._tables:
            self._tables[key] = self._made(key)
            self._stack.addWidget(self._tables[key])
        elif key in self._stale:
            shown: Any = self._tables[key]
            shown.refresh()
        self._stale.discard(key)
        self._stack.setCurrentWidget(self._tables[key])
        held = next((each for each in self._shelf if each.key == key), None)
        name = held.name if held else self.title
        self._header.set_title(name, count_of(held.count, held.one) if held else "")
        is_register = isinstance(self._tables[key], RegisterTable)
        self._export.setVisible(is_register)
        self._add.setVisible(is_register and key != CHANGES and can_be_added(key))
        if is_register and key != CHANGES:
            one = register_named(key).about.one
            self._add.setText(f"Add {'an' if one[0].lower() in 'aeio' else 'a'} {one}")
            named(self._add, self._add.text())
        if self._wanted_record is not None:
            record, self._wanted_record = self._wanted_record, None
            self.open_record(key, record)

    def _made(self, key: str) -> QWidget:
        own = self.own_section(key)
        if own is not None:
            self._show_own(key, own)
            return own
        table = RegisterTable(self._desk, key)
        table.opened.connect(lambda row, key=key: self.open_record(key, _id_of(row)))
        return table

    def _show_own(self, key: str, section: Any) -> None:
        section.show_read(self._own[key])

    # ------------------------------------------------------------ doing
    def show_at(self, register: str = "", record: int | None = None, **_others: Any) -> None:
        """Turn to a register, and open one of its records."""
        self._wanted = register or self._wanted
        self._wanted_record = record
        if self._shelf:
            self._turn_to(self._wanted)

    def open_record(self, key: str, record_id: int) -> None:
        """Open a record in a window of its own."""
        make = ChangeWindow if key == CHANGES else RecordWindow
        window = make(self._desk, key, record_id, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def _add_record(self) -> None:
        window = RecordWindow(self._desk, self._wanted, None, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def _save_workbook(self) -> None:
        self._desk.open_page("documents", make="workbook", register=self._wanted)

    def refresh(self, kinds: Kinds | None) -> None:
        """Read the list in sight again if it changed; the others when they are next turned to."""
        lists = {key for key, table in self._tables.items() if isinstance(table, RegisterTable)}
        self._stale |= lists if kinds is None else (set(kinds) | {CHANGES}) & lists
        self._read_shelf()

    def dialogs(self) -> Any:
        """For the pictures: a record and a change; once, though other pages show registers too."""
        if self.keys:
            return
        yield "a record of a register", lambda: RecordWindow(self._desk, "agency", 1, self)
        yield "a change", lambda: ChangeWindow(self._desk, CHANGES, 1, self)


def _id_of(row: Any) -> int:
    return int(row["id"]) if isinstance(row, dict) else int(row.id)
