"""F1: what the page is for, and every key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.screen_room import resize_with_text
from ui.widgets.key_hint import Button, key_box
from ui.widgets.page_body import PageBody
from ui.widgets.row_list import RowList
from ui.widgets.text import words


class HelpWindow(QDialog):
    """A few paragraphs (Markdown) about the page in front, then the list of shortcuts."""

    def __init__(
        self, page: str, paragraph: str, shortcuts: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - help")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 14)
        body = PageBody()
        body.add(words(page, "title"))
        if paragraph:
            for part in paragraph.split("\n\n"):
                told = words(part, wrap=True)
                told.setTextFormat(Qt.TextFormat.MarkdownText)
                body.add(told)
        body.add(words("Keys", "heading"))
        rows = RowList([0, 1])
        for key, does in shortcuts:
            rows.add(key_box(key), does)
        body.add(rows)
        body.end()
        outer.addWidget(body, 1)
        line = QHBoxLayout()
        line.setContentsMargins(26, 0, 26, 0)
        line.addStretch(1)
        self.close_button = Button("Close", self.accept, primary=True)
        line.addWidget(self.close_button)
        outer.addLayout(line)
        resize_with_text(self, 520, 600)
        self.close_button.setFocus()
