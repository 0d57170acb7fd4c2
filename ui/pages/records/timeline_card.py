"""What happened, newest first, across agencies; each source can be left out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QToolButton

from ivolt_desktop.panel.views.person_record import TimelineLine
from ui.pages.records.two_lines import two_lines
from ui.pages.records.when_words import when_words
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import words

SOURCES = ("Police", "Council", "Fire", "Panel", "Services", "Risk")
_TONES = {"Police": Tone.RED, "Council": Tone.BLUE, "Fire": Tone.AMBER, "Panel": Tone.GREEN, "Services": Tone.BLUE}
_EVERYTHING = "Everything"
_FIRST, _MORE = 12, 60


class TimelineCard(Card):
    """Rows of source, moment, what, and where it was read."""

    def __init__(self) -> None:
        self.filters = {source: QToolButton() for source in SOURCES}
        for source, button in self.filters.items():
            named(button, f"Show {source}")
            button.setText(source)
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(lambda _on: self._draw())
        self.kinds = named(QComboBox(), "Show one kind of line")
        self.kinds.addItem(_EVERYTHING)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(lambda _at: self._draw())
        super().__init__("Timeline")
        self.add(flowing([*self.filters.values(), self.kinds]))
        self._lines: Sequence[TimelineLine] = ()
        self._lens, self._today = Lens(), date.min
        self._most = _FIRST
        self._rows = RowList([0, 0, 1])
        self.add(self._rows)
        self._none = words("Nothing of this kind from these sources.", "muted")
        self.add(self._none)
        self.more = Button("Show more", self._show_more)
        self.add(self.more)

    def show_lines(self, lines: Sequence[TimelineLine], lens: Lens, today: date, *, anew: bool) -> None:
        """Show lines, newest first; ``anew`` for another record, which starts with all sources and the latest lines."""
        self._lines, self._lens, self._today = lines, lens, today
        there = {line.source for line in lines}
        for source, button in self.filters.items():
            button.setVisible(source in there)
            if anew:
                button.blockSignals(True)
                button.setChecked(True)
                button.blockSignals(False)
        if anew:
            self._most = _FIRST
        self._offer_kinds(anew)
        self._draw()

    def _offer_kinds(self, anew: bool) -> None:
        """The kinds there are; the one chosen stays, unless another record is shown."""
        chosen = "" if anew else self.kinds.currentText()
        there = sorted({line.kind for line in self._lines if line.kind})
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItems([_EVERYTHING, *there])
        self.kinds.setCurrentText(chosen if chosen in there else _EVERYTHING)
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(there) > 1)

    @property
    def lines(self) -> list[TimelineLine]:
        """The lines that pass the filter."""
        kind = self.kinds.currentText()
        return [line for line in self._lines
                if (line.source not in self.filters or self.filters[line.source].isChecked())
                and kind in (_EVERYTHING, line.kind)]

    def _draw(self) -> None:
        lines = self.lines
        self._rows.clear()
        for line in lines[:self._most]:
            self._rows.add(Pill(line.source, _TONES.get(line.source, Tone.GREY)),
                           words(when_words(line.at, self._today), "muted"),
                           two_lines(self._lens.see(line.text, line.sensitive),
                                     self._lens.see(line.below, line.sensitive)))
        left = len(lines) - self._most
        self.more.setVisible(left > 0)
        text = f"Show {min(left, _MORE):,} more of {len(lines):,}"
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self._none.setVisible(not lines)

    def _show_more(self) -> None:
        self._most += _MORE
        self._draw()
