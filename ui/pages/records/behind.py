"""Lists of agencies' records: those behind a figure, those that name nobody, those without a place."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.records_behind import BehindRow
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space, Tone
from ui.widgets.key_hint import Button
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text, words

TONES = {"Police": Tone.RED, "Council": Tone.BLUE, "Fire": Tone.AMBER}


def behind_table(desk: Desk, name: str, empty: str, *, named: bool = True) -> RecordTable:
    """A table of such records; without ``named`` it has no column for whom they name."""
    whom = [Column(Field("Written as", Kind.TEXT, name="written", sensitive=Sensitive.NAME, width=20), least=10),
            Column(Field("Person", Kind.TEXT, name="subject", width=9))]
    return RecordTable(
        [Column(Field("From", Kind.TEXT, name="source", width=10), tone=lambda row: TONES.get(row.source, Tone.GREY),
                least=7),
         Column(Field("When", Kind.MOMENT, name="at", width=17), least=15),
         Column(Field("What", Kind.TEXT, name="text", width=28), least=14),
         *(whom if named else ()),
         Column(Field("Where", Kind.TEXT, name="place", sensitive=Sensitive.PLACE, width=23), least=11),
         Column(Field("Read in", Kind.TEXT, name="read", width=26), least=14)],
        name=name, lens=desk.lens, reference=lambda row: row.subject or "no reference", memory=desk.settings,
        remember_as=name, empty=empty)


def open_row(desk: Desk, row: BehindRow | None) -> None:
    """Open the person a record is linked with, or else the record itself in its register."""
    if row is None:
        return
    if row.person_id is not None:
        desk.open_page("people", person=row.person_id)
    else:
        desk.open_page("registers", register=row.register, record=row.id)


class BehindDialog(QDialog):
    """The records behind one figure; Enter opens the person of one and closes the dialog."""

    def __init__(self, desk: Desk, title: str, sentence: str, rows: Sequence[BehindRow],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT")
        self._desk = desk
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(title, "heading", wrap=True))
        layout.addWidget(flow_text(f"{sentence} {count_of(len(rows), 'record')} {'is' if len(rows) == 1 else 'are'} "
                                   "behind it.".strip(), "muted"))
        self.table = behind_table(desk, "Records behind a figure", "No record is behind this figure.")
        self.table.set_rows(rows)
        self.table.opened.connect(self._open)
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button("Close", self.accept, primary=True))
        layout.addLayout(foot)
        resize_with_text(self, 1120, 620)
        if rows:
            self.table.select(0)
            self.table.view.setFocus()

    def _open(self, row: BehindRow | None) -> None:
        if row is not None:
            self.accept()
            open_row(self._desk, row)


class LooseRecords(QWidget):
    """A list that stays on the page, with a sentence above it; ``read`` gets the rows off the window's thread."""

    def __init__(self, desk: Desk, title: str, sentence: str, empty: str, read: Callable[[], Sequence[BehindRow]], *,
                 whom: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        self._sentence = sentence
        self.said = flow_text("Reading the list …", "muted")
        layout.addWidget(self.said)
        self.table = behind_table(desk, title, empty, named=whom)
        self.table.opened.connect(lambda row: open_row(desk, row))
        layout.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the list anew."""
        self._desk.runner.run("Reading the list", lambda _progress, _cancelled: self._read(), then=self._show,
                              quiet=True)

    def _show(self, rows: Sequence[BehindRow]) -> None:
        self.table.set_rows(rows)
        self.said.setText(f"{count_of(len(rows), 'report')}. {self._sentence}")
