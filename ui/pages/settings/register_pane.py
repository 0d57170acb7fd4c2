"""A register among the settings: agencies, members, layouts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ivolt_desktop.model import register_named
from ivolt_desktop.panel.editing import can_be_added
from ui.desk import Desk, Kinds
from ui.pages.registers.record_window import RecordWindow
from ui.pages.registers.register_table import RegisterTable
from ui.pages.settings.pane import Pane
from ui.widgets.key_hint import Button


class RegisterPane(Pane):
    """The list; Enter opens a record, the button adds one."""

    def __init__(self, desk: Desk, key: str, sentence: str) -> None:
        about = register_named(key).about
        super().__init__(about.many, sentence)
        self._desk, self._key = desk, key
        self.table = RegisterTable(desk, key)
        self.table.opened.connect(lambda row: self.open(row.id))
        self.column.addWidget(self.table, 1)
        line = QHBoxLayout()
        article = "an" if about.one[0].lower() in "aeio" else "a"
        self.add = Button(f"Add {article} {about.one}", lambda: self.open(None), primary=True)
        if not can_be_added(key):
            self.add.hide()
        self.change = Button("Open", self._open_chosen, description="Change or remove the one chosen")
        self.table.table.live_while_chosen(self.change)
        line.addWidget(self.add)
        line.addWidget(self.change)
        line.addStretch(1)
        self.column.addLayout(line)

    def open(self, record_id: int | None) -> None:
        """Open one record, or a new one."""
        window = RecordWindow(self._desk, self._key, record_id, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def _open_chosen(self) -> None:
        chosen = self.table.table.selected_rows()
        if chosen:
            self.open(chosen[0].id)

    def refresh(self, kinds: Kinds | None) -> None:
        if kinds is None or self._key in kinds or "agency" in kinds:
            self.table.refresh()
