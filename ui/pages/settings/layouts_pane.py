"""Layouts: how each agency lays out its file. Opened to edit, shared as a file, forgotten."""

from typing import Any

from PySide6.QtCore import Qt

from ivolt_desktop.panel.layouts import bring_layout_in, kept_layout
from ui.desk import Desk
from ui.pages.settings.layout_window import LayoutWindow
from ui.pages.settings.register_pane import RegisterPane
from ui.pages.settings.shared_file import ask_and_read, ask_and_write
from ui.widgets.key_hint import Button

_SHARED = "Layouts (*.ivolt-layout)"


class LayoutsPane(RegisterPane):
    """The list of layouts; Enter opens one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "layout", "How each agency lays out its file, kept when a file is confirmed, with what was decided "
            "about its problems. Open one to change or forget it, or share it with another panel.")
        self.window: LayoutWindow | None = None
        line = self.column.itemAt(self.column.count() - 1).layout()
        assert line is not None
        share = Button("Save as a file", self._share, description="To share the one chosen with another panel")
        self.table.table.live_while_chosen(share)
        for at, button in enumerate((
            share,
            Button("Bring in from a file", self._bring_in, description="A layout that another panel shared"),
        )):
            line.insertWidget(2 + at, button)  # type: ignore[attr-defined]

    def open(self, record_id: int | None) -> None:
        """Open one layout."""
        with self._desk.panel.reading() as session:
            kept = kept_layout(session, record_id or 0)
        if kept is None:
            super().open(record_id)
            return
        self.window = LayoutWindow(self._desk, kept, self)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.show()

    def _share(self) -> None:
        chosen: list[Any] = self.table.table.selected_rows()
        if not chosen:
            return
        with self._desk.panel.reading() as session:
            kept = kept_layout(session, chosen[0].id)
        if kept is not None:
            ask_and_write(self._desk, self, f"{kept.layout.name}.ivolt-layout", _SHARED, kept.layout.to_json())

    def _bring_in(self) -> None:
        ask_and_read(self, "Bring in a layout", _SHARED,
                     lambda text: self._desk.change(bring_layout_in, text), self._desk)
