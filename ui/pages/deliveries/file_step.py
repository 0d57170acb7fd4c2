"""Step 1, File: which sheet, whose file, what it holds, where the header is; the first rows as they stand."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.raw_rows import raw_table
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.standing import Standing
from ui.pages.deliveries.wordings import size_words
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.card import Card
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import stacked
from ui.widgets.record_table import RecordTable
from ui.widgets.text import flow_text

_ROWS = 7
_HEADERS = 60
"""The header is looked for by hand among so many rows."""


class FileStep(QWidget):
    """What the program took the file for; each answer can be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reviewing: Reviewing | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.BETWEEN)
        self._card = Card("What it is")
        self.sheet, self.agency, self.feed, self.header = Choice(), Choice(), Choice(), Choice()
        self.table, self.hidden = Choice(), Choice()
        self._card.add(_row(("Sent by", self.agency), ("What it holds", self.feed)))
        self._card.add(_row(("Sheet", self.sheet), ("Header", self.header)))
        self._further = _row(("Table on the sheet", self.table), ("Rows hidden in the sheet", self.hidden))
        self._card.add(self._further)
        self._corrects, self._before = flow_text("", "bold"), flow_text("", "bold")
        self._problem = flow_text("", "problem")
        self._notes = flow_text("", "muted")
        self.define = Button("None of these: define such files", self._define,
                             description="Use this file as the example of a feed of your own, under Settings")
        for told in (self._corrects, self._before, self._problem, self._notes):
            self._card.add(told)
        self.agencies = Button("Add the agencies", lambda: desk.open_page("settings", section="agencies"),
                               description="In the settings; come back to Deliveries afterwards")
        self._card.add(self.agencies)
        self._card.add(self.define)
        self._rows = Card("First rows of the sheet")
        self.rows: RecordTable | None = None
        layout.addWidget(self._card)
        layout.addWidget(self._rows, 1)
        self.sheet.picked.connect(self._choose_sheet)
        self.agency.picked.connect(self._choose_agency)
        self.feed.picked.connect(self._choose_feed)
        self.header.picked.connect(self._choose_header)
        self.table.picked.connect(lambda number: self._do(lambda review: review.choose_table(number)))
        self.hidden.picked.connect(lambda read: self._do(lambda review: review.choose_hidden(read)))

    def show_standing(self, standing: Standing, reviewing: Reviewing) -> None:
        """Show how the file stands."""
        self._reviewing = reviewing
        self._card.set_title("What it is", f"{standing.kind}, {size_words(standing.size)}")
        self.sheet.offer(list(standing.sheets), standing.sheet)
        self.sheet.setEnabled(len(standing.sheets) > 1)
        self.table.offer(list(standing.tables), standing.table, nothing="Below the header you pointed at")
        many = count_of(standing.hidden_rows, "hidden row")
        self.hidden.offer([(True, f"Read {many} like the others"), (False, f"Leave {many} out")],
                          standing.reads_hidden)
        several, hidden = len(standing.tables) > 1, bool(standing.hidden_rows)
        self.table.parentWidget().setVisible(several)
        self.hidden.parentWidget().setVisible(hidden)
        self._further.setVisible(several or hidden)
        self.agency.offer(list(standing.agencies), standing.agency_id, nothing="Choose who sent it")
        self.feed.offer(list(standing.feeds), standing.feed.key)
        rows = sorted({*range(1, min(standing.rows_of_sheet, _HEADERS) + 1), *(row.number for row in standing.top)})
        self.header.offer([(0, "No header"), *((row, f"Row {row}") for row in rows)], standing.header_row)
        self._tell(standing)
        self.define.setVisible(not standing.clear)
        held = self.rows is not None and self.rows.view.hasFocus()
        at = self.rows.view.currentIndex().row() if self.rows is not None and held else -1
        self._rows.clear()
        if standing.top:
            first, last = standing.top[0].number, standing.top[-1].number
            far = first >= _HEADERS
            self._rows.set_title(f"Rows {first} to {last} of the sheet" if far else "First rows of the sheet")
        headers = _sheet_headers(standing)
        table = self.rows = raw_table(
            headers, standing.top, name="First rows of the sheet", lens=self._desk.lens,
            sensitive=lambda _place: Sensitive.DETAIL, states=True, rows_high=_ROWS, opens="This row is the header",
            actions=[("No header at all", lambda _row: self._choose_header(0))])
        table.opened.connect(lambda row: self._choose_header(row.number))
        self._rows.add(table)
        self._rows.add(flow_text(
            "Another header? Double-click the row, or press Enter on it. Faint rows are left out; nothing of them is "
            "lost without being told.", "muted"))
        if held:
            table.select(max(at, 0))
            table.view.setFocus()

    def _tell(self, standing: Standing) -> None:
        problem = standing.no_agency
        if not standing.clear:
            problem = ("The program does not know such files. Choose what it holds, or define such files; if it came "
                       "by mistake, cancel.")
        if not standing.agencies:
            problem = "No agency is set up yet. Add those that send data; this file waits here meanwhile."
        self.agencies.setVisible(not standing.agencies)
        for label, text in ((self._corrects, standing.corrects), (self._before, standing.before),
                            (self._problem, problem),
                            (self._notes, " ".join(map(_sentence, standing.notes)))):
            label.setText(text)
            label.setVisible(bool(text))

    def _define(self) -> None:
        if self._reviewing is not None:
            self._desk.open_page("settings", section="feeds", example=self._reviewing.incoming)

    def _choose_sheet(self, name: str) -> None:
        self._do(lambda review: review.choose_sheet(name))

    def _choose_feed(self, key: str) -> None:
        self._do(lambda review: review.choose_feed(key))

    def _choose_header(self, row: int) -> None:
        self._do(lambda review: review.choose_header(row))

    def _choose_agency(self, agency_id: int) -> None:
        if self._reviewing is not None:
            self._reviewing.choose_agency(agency_id)

    def _do(self, change: Callable[[Review], object]) -> None:
        if self._reviewing is not None:
            self._reviewing.do(change)


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + ("" if note.endswith((".", "!", "?")) else ".")


def _row(*boxes: tuple[str, Choice]) -> FoldingRow:
    return FoldingRow(*((stacked(label_for(box, label), box, gap=Space.TINY), 1) for label, box in boxes))


def _sheet_headers(standing: Standing) -> list[str]:
    """A, B, C ... over the columns of the sheet, as Excel has them."""
    wide = max((len(row.cells) for row in standing.top), default=0)
    return [_letters(place) for place in range(wide)]


def _letters(place: int) -> str:
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(65 + rest) + said
    return said
