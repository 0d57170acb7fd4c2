"""Accept all above the line: the line is seen and set, and so is everything it would join."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.match_decisions import WaitingPair
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.key_hint import Button
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text, words

LINES = (999, 995, 990, 980, 950, 900)


class AcceptDialog(QDialog):
    """``chosen`` holds the pairs to join once the dialog was accepted."""

    def __init__(self, of: str, waiting: Sequence[WaitingPair], desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - Accept all above the line")
        self._waiting = [pair for pair in waiting if not pair.put_off]
        self.chosen: list[WaitingPair] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words("Accept all above the line", "heading"))
        layout.addWidget(flow_text(
            "Every pair on the list is joined in one step, which Undo takes back in one step. Pairs below the line "
            "stay for you to decide, and pairs you put off are left alone.", "muted"))
        line = QHBoxLayout()
        self.line = QComboBox()
        with desk.panel.reading() as session:
            usual = read_settings(session).accept_from
        lines = sorted({*LINES, usual}, reverse=True)
        for thousand in lines:
            self.line.addItem(f"{thousand} in 1,000", thousand)
        self.line.setCurrentIndex(lines.index(usual))
        line.addWidget(label_for(self.line, "The line: at least so many of such pairs are one", ""))
        line.addWidget(self.line)
        line.addStretch(1)
        layout.addLayout(line)
        mask = Sensitive.NAME if of == "person" else Sensitive.PLACE
        self.table = RecordTable(
            [Column(Field("First", Kind.TEXT, name="first", sensitive=mask, width=22), least=14),
             Column(Field("Second", Kind.TEXT, name="second", sensitive=mask, width=22), least=14),
             Column(Field("In 1,000", Kind.NUMBER, name="thousand", width=9),
                    lambda pair: min(999, round(pair.chance * 1000))),
             Column(Field("Because", Kind.TEXT, name="because", width=60), least=30)],
            name="Pairs above the line", lens=desk.lens, reference=lambda pair: pair.first_reference,
            memory=desk.settings, remember_as=f"accept {of}", bar=False,
            empty="No pair lies above this line. Lower it, or decide the pairs one by one.")
        layout.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button("Cancel", self.reject))
        self.go = Button("Join", self.accept, primary=True)
        foot.addWidget(self.go)
        layout.addLayout(foot)
        resize_with_text(self, 860, 520)
        self.line.currentIndexChanged.connect(lambda _at: self._choose())
        self._choose()
        self.line.setFocus()

    def _choose(self) -> None:
        self.chosen = [pair for pair in self._waiting if pair.chance * 1000 >= self.line.currentData()]
        self.table.set_rows(self.chosen)
        words_now = f"Join {count_of(len(self.chosen), 'pair')}" if self.chosen else "Nothing to join"
        self.go.setText(words_now)
        self.go.setAccessibleName(words_now)
        self.go.setEnabled(bool(self.chosen))
