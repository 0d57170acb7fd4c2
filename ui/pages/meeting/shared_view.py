"""What the shared window shows of one item. Everything it is handed is masked; only a held key brings out a name."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.shared_item import SharedItem
from ivolt_desktop.rules.dates_in_words import MONTHS, clock
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.pill import Pill
from ui.widgets.scroll_ground import Ground, scrolling
from ui.widgets.text import flow_text, words

_CLOCK_MS = 5000
_PILL = 18
_TOP = Qt.AlignmentFlag.AlignTop


class _ChartWithoutTips(BarChart):
    """Bars that say nothing in a tooltip: it would float over the shared screen."""

    def event(self, event: QEvent) -> bool:
        return True if event.type() == QEvent.Type.ToolTip else bool(super().event(event))


class SharedView(QWidget):
    """One item, large. ``set_revealed`` shows the subject's name beside the reference, or takes it away."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._item: SharedItem | None = None
        self._revealed = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        head = QHBoxLayout()
        self._place = words("", "shared muted")
        self._clock = words("", "shared muted")
        head.addWidget(self._place, 1)
        head.addWidget(self._clock)
        layout.addLayout(head)
        self._title_line = QHBoxLayout()
        self._title_line.setSpacing(12)
        self._title = words("", "shared title", wrap=True)
        self._name = words("", "shared muted")
        self._ward = words("", "shared muted")
        self._pill = Pill("", Tone.GREY, _PILL)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._title_line.addWidget(self._title, 0, bottom)
        for each in (self._name, self._ward, self._pill):
            self._title_line.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title_line.addStretch(1)
        layout.addLayout(self._title_line)
        holder = Ground()
        self._body = QVBoxLayout(holder)
        self._body.setContentsMargins(0, 6, 6, 0)
        self._body.setSpacing(18)
        scroll = scrolling(holder)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(scroll, 1)
        self._timer = QTimer(self, interval=_CLOCK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    @property
    def item(self) -> SharedItem | None:
        """What is shown."""
        return self._item

    def show_item(self, item: SharedItem) -> None:
        """Show an item, its name hidden unless the key is held."""
        if item == self._item:
            return
        self._item = item
        named(self, f"Item {item.number}, {item.heading}")
        self._place.setText(f"{item.number}  {item.section}" if item.section else item.number)
        self._title.setText(item.heading)
        short = len(item.heading) <= 12
        self._title.setWordWrap(not short)
        self._title_line.setStretch(0, 0 if short else 1)
        self._title_line.setStretch(4, 1 if short else 0)
        self._ward.setText(f"{item.ward} ward" if item.ward else "")
        self._ward.setVisible(bool(item.ward))
        self._pill.say(item.pill, Tone(item.pill_tone))
        self._pill.setVisible(bool(item.pill))
        self._fill(item)
        self.set_revealed(self._revealed)

    @Slot(bool)
    def set_revealed(self, revealed: bool) -> None:
        """While ``revealed`` the name stands beside the reference."""
        self._revealed = revealed
        name = self._item.name if revealed and self._item else ""
        self._name.setText(name)
        self._name.setVisible(bool(name))

    def _fill(self, item: SharedItem) -> None:
        empty(self._body)
        proposal = QWidget()
        column = QVBoxLayout(proposal)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if item.proposal:
            column.addWidget(words("Proposal", "shared bold"))
            column.addWidget(flow_text(item.proposal, "shared"))
        column.addStretch(1)
        if item.months:
            self._body.addWidget(FoldingRow((_chart(item), 56), (proposal, 44), gap=48))
        elif item.proposal:
            self._body.addWidget(proposal)
        else:
            proposal.deleteLater()
        for row in item.rows:
            self._body.addLayout(_line(row.pill, Tone(row.tone), row.text))
        if item.lines:
            if item.months or item.proposal or item.rows:
                rule = QFrame()
                rule.setProperty("role", "line")
                self._body.addWidget(rule)
            column = QVBoxLayout()
            column.setSpacing(8)
            for line in item.lines:
                column.addLayout(_line(line.pill, Tone.GREEN if line.action else Tone.BLUE, line.text))
            self._body.addLayout(column)
        self._body.addStretch(1)

    def _tick(self) -> None:
        self._clock.setText(clock(self._now()))


def _chart(item: SharedItem) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    bars = [Bar(MONTHS[month.month - 1][:3], count) for month, count in zip(item.months, item.counts, strict=True)]
    chart = _ChartWithoutTips(bars, name=item.caption.split(",")[0], height=134, pixels=15)
    column.addWidget(chart)
    column.addWidget(flow_text(item.caption, "shared caption"))
    column.addStretch(1)
    return holder


def _line(pill: str, tone: Tone, text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    if pill:
        line.addWidget(Pill(pill, tone, _PILL), 0, _TOP)
    line.addWidget(flow_text(text, "shared"), 1)
    return line
