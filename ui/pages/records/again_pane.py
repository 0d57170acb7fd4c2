"""Who is calling again: figures with the records behind each, and everybody new, back, the same or gone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.calling_again import CallerLine, CallingAgain, Figure, calling_again
from ivolt_desktop.panel.views.records_behind import BehindRow, records_behind
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.records.behind import BehindDialog
from ui.theme.tokens import Tone
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import link_button
from ui.widgets.page_body import PageBody
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.sparkline import Sparkline
from ui.widgets.text import flow_text, words

_TONES = {"new": Tone.RED, "back": Tone.AMBER, "same": Tone.BLUE, "gone": Tone.GREEN}
_STANDINGS = (("new", "New"), ("back", "Back"), ("same", "Same"), ("gone", "Gone"))


class AgainFigure(Card):
    """One figure, what it says, and the door to the records behind it."""

    def __init__(self, figure: Figure, show: Callable[[Figure], object]) -> None:
        super().__init__()
        self.setMinimumWidth(170)
        self.body.setSpacing(3)
        self.add(words(figure.title, "muted", wrap=True))
        self.add(words(figure.big, "figure"))
        if len(figure.trend) > 1:
            self.add(Sparkline(figure.trend, name=f"{figure.title}, past months"))
        self.add(flow_text(figure.words, "small"))
        self.door = link_button("Show the records", lambda: show(figure), f"The records behind: {figure.title}")
        self.door.setEnabled(bool(figure.calls))
        self.end()
        self.add(self.door)


class AgainPane(QWidget):
    """Figures above, people below. Enter on a row opens the person, R the records behind the row."""

    def __init__(self, desk: Desk, told: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._told = desk, told
        self.shown: CallingAgain | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody(margins=False)
        layout.addWidget(body)
        self.figures = QVBoxLayout()
        body.add(self.figures)
        card = Card()
        self.table = RecordTable(
            [Column(Field("Now", Kind.CHOICE, name="standing", choices=_STANDINGS, width=8),
                    tone=lambda row: _TONES[row.standing], least=6),
             Column(Field("Reference", Kind.TEXT, name="reference", width=8), least=7),
             Column(Field("Name", Kind.TEXT, name="name", sensitive=Sensitive.NAME, width=16), least=9),
             Column(Field("Ward", Kind.TEXT, name="ward", width=11), least=8),
             Column(Field("Calls", Kind.NUMBER, name="over", width=6,
                          help="Calls within the days of the repeat rule.")),
             Column(Field("This month", Kind.NUMBER, name="this_month", width=8), least=8),
             Column(Field("Before", Kind.NUMBER, name="month_before", width=7, help="In the month before.")),
             Column(Field("6 months", Kind.NUMBER, name="half_year", width=8), least=7),
             Column(Field("12 months", Kind.NUMBER, name="year", width=8), least=8),
             Column(Field("Last call", Kind.DATE, name="last_on", width=11), least=9)],
            name="Calling again", lens=desk.lens, reference=lambda row: row.reference or "a phone",
            memory=desk.settings, remember_as="calling again",
            empty="Nobody is over the repeat line, and nobody was in the month before. The rule is set under Settings.",
            row_actions=[("Records behind it, key R", self.show_records)])
        behind = QShortcut(QKeySequence("R"), self.table.view, context=Qt.ShortcutContext.WidgetShortcut)
        behind.activated.connect(self._behind_current)
        self.table.opened.connect(self._open)
        card.add(self.table, 1)
        body.add(card, 1)

    def refresh(self) -> None:
        """Count anew."""
        panel = self._desk.panel

        def count(_progress: object, _cancelled: object) -> CallingAgain:
            with panel.reading() as session:
                return calling_again(session, panel.clock().date())

        self._desk.runner.run("Counting who is calling again", count, then=self._show, quiet=True)

    def _show(self, found: CallingAgain) -> None:
        self.shown = found
        self._told(found.subtitle)
        empty(self.figures)
        self.figures.addWidget(FoldingRow(*((AgainFigure(each, self.show_figure), 1) for each in found.figures)))
        self.table.set_rows(found.lines)

    def show_figure(self, figure: Figure) -> None:
        """The records behind a figure."""
        self._show_behind(figure.title, figure.words, figure.calls)

    def show_records(self, line: CallerLine) -> None:
        """The calls behind a row."""
        name = self._desk.lens.see(line.name, Sensitive.NAME, line.reference)
        self._show_behind(f"Calls of {name}", "Those that count in the window of the repeat rule.", line.calls)

    def _behind_current(self) -> None:
        rows = self.table.selected_rows()
        if rows:
            self.show_records(rows[0])

    def dialog_of(self, title: str, sentence: str, rows: list[BehindRow]) -> BehindDialog:
        """The dialog with records behind a figure or a row."""
        return BehindDialog(self._desk, title, sentence, rows, self)

    def _show_behind(self, title: str, sentence: str, calls: tuple[int, ...]) -> None:
        panel = self._desk.panel

        def read(_progress: object, _cancelled: object) -> list[BehindRow]:
            with panel.reading() as session:
                return records_behind(session, "asb_call", calls)

        def show(rows: list[BehindRow]) -> None:
            dialog = self.dialog_of(title, sentence, rows)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._desk.runner.run("Reading the records", read, then=show, quiet=True)

    def _open(self, line: CallerLine | None) -> None:
        if line is not None and line.id is not None:
            self._desk.open_page("people", person=line.id)
        elif line is not None:
            self.show_records(line)
