"""One delivery opened: its account, every row of the file with its fate, how full its fields are."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.deliveries import FATE_WORDS, KeptRow, OneDelivery, period_words, set_aside_sheet
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import date_and_clock, short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.deliveries.brought import BroughtCard
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.quality_card import QualityCard
from ui.pages.deliveries.raw_rows import fit_height
from ui.pages.deliveries.saving import ask_and_save
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_TONES = {RowFate.NEW: Tone.GREEN, RowFate.CHANGED: Tone.AMBER, RowFate.SAME: Tone.GREY, RowFate.SET_ASIDE: Tone.RED,
          RowFate.LEFT_OUT: Tone.GREY}
_ALL = "all"


class DeliveryView(QWidget):
    """``closed`` when the reader goes back to the list; ``opened`` with the id of another delivery to show."""

    closed = Signal()
    opened = Signal(int)

    def __init__(self, desk: Desk, take_back: Callable[[int], object]) -> None:
        super().__init__()
        self._desk, self._take_back = desk, take_back
        self._shown: OneDelivery | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self.header = PageHeader("Delivery")
        self.brought = BroughtCard(desk)
        self._account = Card("What became of it")
        self.quality = QualityCard(desk)
        self._quality = Card("How full each field is")
        self._rows = Card("Every row of the file")
        self.fate = named(Choice(), "Show rows that are")
        self.fate.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.fate.picked.connect(lambda _value: self._show_rows())
        line = QHBoxLayout()
        line.addWidget(words("Show", "muted"))
        line.addWidget(self.fate)
        line.addStretch(2)
        self._rows.add(line)
        self._table_room = QVBoxLayout()
        self._rows.add(self._table_room, 1)
        self._made_for: tuple[object, ...] = ()
        self.table = RecordTable([Field("Row", name="number")], name="Rows of the file")
        body.add(self.header)
        body.add(self.brought)
        body.add(FoldingRow((self._account, 50), (self._quality, 50)))
        body.add(self.quality)
        body.add(self._rows, 1)
        back = QShortcut(QKeySequence("Escape"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.closed)

    @property
    def shown(self) -> OneDelivery | None:
        """The delivery in sight."""
        return self._shown

    def show_delivery(self, found: OneDelivery) -> None:
        """Show a delivery."""
        other = self._shown is None or self._shown.delivery.id != found.delivery.id
        self._shown = found
        delivery = found.delivery
        period = period_words(delivery.period_from, delivery.period_to)
        said = [found.agency, delivery.feed, period, f"brought in {date_and_clock(delivery.received_at)}",
                f"sheet ‘{delivery.sheet}’" if delivery.sheet else ""]
        self.header.set_title(delivery.file_name, " · ".join(part for part in said if part))
        pressed = self.header.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.header.set_right(self._actions(found))
        self._show_account(found)
        self._show_quality(found)
        if not found.stands:
            self.brought.forget()
        self.quality.show_delivery(delivery)
        fates = found.rows.fates
        counts = [(fate, fates[fate.value]) for fate in RowFate]
        self.fate.offer(
            [(_ALL, f"All {len(found.rows):,} rows")]
            + [(fate.value, f"{FATE_WORDS[fate]} ({count:,})") for fate, count in counts if count],
            _ALL if other else self.fate.value)
        self._show_rows()
        if pressed:  # the button that was pressed is gone
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the rows."""
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _actions(self, found: OneDelivery) -> list[QWidget]:
        back = Button("All deliveries", self.closed.emit, key="Esc")
        if not found.stands:
            return [Pill("Taken back", Tone.GREY), back]
        take = Button("Take back", lambda: self._take_back(found.delivery.id),
                      description="Removes everything it brought; can be undone")
        return [take, back]

    def _show_account(self, found: OneDelivery) -> None:
        self._account.clear()
        delivery = found.delivery
        rows = RowList([0, 0, 1])
        told = ((RowFate.NEW, delivery.rows_new), (RowFate.CHANGED, delivery.rows_changed),
                (RowFate.SAME, delivery.rows_same), (RowFate.SET_ASIDE, delivery.rows_set_aside),
                (RowFate.LEFT_OUT, delivery.rows_left_out))
        for fate, count in told:
            if not count and fate is not RowFate.NEW:
                continue
            why = ", ".join(found.rows.reasons(fate.value))
            rows.add(words(f"{count:,}", "bold"), Pill(FATE_WORDS[fate], _TONES[fate]),
                     words(why if len(why) < 160 else why[:159] + "…", "muted", wrap=True))
        self._account.add(rows)
        self._show_corrections(found)
        if not found.stands:
            self._account.add(flow_text(
                "This delivery was taken back: nothing it brought counts. Its rows can still be read here.", "muted"))
        self._account.end()

    def _show_corrections(self, found: OneDelivery) -> None:
        """What the agency has put right since, what is still out, and the file to send for it."""
        out = len(found.still_out)
        if found.corrects is not None:
            self._add_door(f"Corrects rows of ‘{found.corrects.file_name}’.", found.corrects.id)
        for each in found.corrections:
            right = sum(by == each.id for by in found.put_right.values())
            said = f"‘{each.file_name}’, {short_date(each.received_at.date())}"
            self._add_door(f"{count_of(right, 'row')} put right by {said}." if right else
                           f"{said}, put nothing right.", each.id)
        if found.put_right:
            self._account.add(flow_text(
                f"{count_of(out, 'row')} still out." if out else "Every row set aside has been put right.", "bold"))
        if out and found.stands:
            line = QHBoxLayout()
            line.addWidget(Button("Save what is set aside" if found.put_right else "Save what was set aside",
                                  self.save_set_aside,
                                  description="A workbook for the agency to correct and send back"))
            line.addStretch(1)
            self._account.add(line)

    def _add_door(self, said: str, delivery_id: int) -> None:
        line = QHBoxLayout()
        line.addWidget(words(said, "muted", wrap=True), 1)
        line.addWidget(Button("Open", lambda: self.opened.emit(delivery_id), description=said))
        self._account.add(line)

    def _show_quality(self, found: OneDelivery) -> None:
        self._quality.clear()
        self._quality.setVisible(bool(found.completeness))
        table = RecordTable(
            [Field("Field", Kind.TEXT, name="label", width=22), Field("Given", Kind.NUMBER, name="given", width=8),
             Column(Field("Share", Kind.TEXT, name="share", width=9),
                    value=lambda each: f"{each.share:.0%}" if each.given else "never",
                    tint=lambda each: 0 < each.share < 0.8)],
            found.completeness, name="How full each field is", lens=self._desk.lens, bar=False)
        fit_height(table, 6)
        self._quality.add(table)
        self._quality.end()

    def _show_rows(self) -> None:
        found = self._shown
        if found is None:
            return
        chosen = self.fate.value
        kept = found.of("" if chosen in (None, _ALL) else chosen)
        self._rows.set_title("Every row of the file", count_of(len(kept), "row"))
        headers = (found.delivery.id, found.headers)
        if self._made_for == headers:
            self.table.set_rows(kept)
        else:
            self._made_for = headers
            self._make_table(found, kept)

    def _make_table(self, found: OneDelivery, kept: Sequence[KeptRow]) -> None:
        columns = [
            Column(Field("Row", Kind.NUMBER, name="number", width=6)),
            Column(Field("Fate", Kind.TEXT, name="fate", width=11), value=lambda row: FATE_WORDS[row.fate],
                   tone=lambda row: _TONES[row.fate]),
            Column(Field("Reason", Kind.TEXT, name="reason", width=24)),
            *(Column(Field(header, Kind.TEXT, name=f"c{at}", sensitive=Sensitive.DETAIL, width=16),
                     value=partial(_cell, header))
              for at, header in enumerate(found.headers)),
        ]
        self.table = RecordTable(columns, kept, name="Rows of the file", lens=self._desk.lens,
                                 memory=self._desk.settings, remember_as=f"delivery rows {found.delivery.feed}",
                                 empty="No row of this kind.")
        self.table.setMinimumHeight(320)
        empty(self._table_room)
        self._table_room.addWidget(self.table)

    def save_set_aside(self) -> None:
        """Save the rows set aside as a workbook for their agency."""
        if self._shown is not None:
            ask_and_save(self._desk, self, self._shown.delivery.file_name, *set_aside_sheet(self._shown))


def _cell(header: str, row: KeptRow) -> str:
    return row.cells.get(header, "")
