"""One change of the audit trail: what it did, field by field. Nothing in it can be altered."""

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model import Change
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.changes import TouchedLine, touched_lines, touched_summary
from ivolt_desktop.rules.dates_in_words import date_and_clock
from ui.desk import Desk
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.key_hint import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable

_FIELDS = tuple(
    Column(Field(label, Kind.TEXT, name=name, listed=True, width=width), least=least)
    for label, name, width, least in (("Record", "record", 20, 14), ("What", "verb", 10, 8), ("Field", "field", 18, 14),
                                      ("Before", "before", 26, 15), ("After", "after", 26, 15))
)


class ChangeWindow(QDialog):
    """Reads the change in the background."""

    def __init__(self, desk: Desk, key: str, change_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("IVOLT - a change")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE_TOP, Space.PAGE, Space.GAP)
        layout.setSpacing(Space.BETWEEN)
        self._header = PageHeader(f"Change {change_id}", "Reading …")
        layout.addWidget(self._header)
        self.table = RecordTable(_FIELDS, name="What it did", memory=desk.settings, remember_as="one-change",
                                 empty="This change touched no record.")
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.leave = Button("Close", self.accept, primary=True)
        foot.addWidget(self.leave)
        layout.addLayout(foot)
        resize_with_text(self, 900, 600)
        panel, lens = desk.panel, desk.lens

        def read(_progress: object, _cancelled: object) -> Any:
            with panel.reading() as session:
                change = session.get_one(Change, change_id)
                return change.label, change.at, change.undoes_id, touched_lines(session, change_id, lens)

        desk.runner.run("Reading the change", read, then=self._show, quiet=True)
        self.leave.setFocus()

    def _show(self, read: tuple[str, Any, int | None, list[TouchedLine]]) -> None:
        label, at, undoes, lines = read
        parts = [date_and_clock(at), touched_summary(lines), f"undoes change {undoes}" if undoes else ""]
        self._header.set_title(label, " · ".join(part for part in parts if part))
        self.table.set_rows(lines)
