"""One record: head, what can be done, the months, the timeline, the plan, and what the agencies write."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.records.care_cards import NeedsCard, RiskCard
from ui.pages.records.chart_card import ChartCard
from ui.pages.records.known_card import KnownWithCard
from ui.pages.records.plan_card import PlanCard
from ui.pages.records.reading import OpenRecord
from ui.pages.records.record_words import clipboard_words, facts_words, pills_of, title_words
from ui.pages.records.side_cards import CohortsCard, SeenCard, WrittenCard
from ui.pages.records.timeline_card import TimelineCard
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button, link_button
from ui.widgets.page_body import PageBody, stacked
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill

_BACK = {"person": "All people", "place": "All places"}


class RecordPane(QWidget):
    """``does`` holds what can be done, by name: edit, join, issue, agenda, assess, need, tie and the like."""

    def __init__(
        self, desk: Desk, kind: str, back: Callable[[], object], does: Mapping[str, Callable[..., object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: OpenRecord | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body = PageBody()
        layout.addWidget(self.body)
        self.back = link_button(f"‹ {_BACK[kind]}", back, "Back to the list, Alt Left")
        self.buttons = {
            "edit": Button("Edit…", does["edit"]), "join": Button("Join a cohort…", does["join"]),
            "issue": Button("Raise an issue…", does["issue"]),
            "agenda": Button("Put on the agenda…", does["agenda"]), "copy": Button("Copy", self.copy),
            "sheet": Button("Sheet for the pack", does["sheet"]),
        }
        back_at_left = QWidget()
        left = QHBoxLayout(back_at_left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.back)
        left.addStretch(1)
        self.body.row((back_at_left, 0), (flowing(list(self.buttons.values()), 5), 1))
        self.header = PageHeader("")
        self.body.add(self.header)
        self.chart, self.timeline = ChartCard(), TimelineCard()
        self.plan = PlanCard(lambda issue: desk.open_page("issues", issue=issue))
        self.risk = RiskCard(does["assess"], does["answers"])
        self.needs = NeedsCard(does["need"], does["change need"])
        self.known = KnownWithCard(lambda person: desk.open_page("people", person=person), does["tie"],
                                   does["change tie"], does["end tie"], does["confirm"], does["refuse"])
        self.cohorts, self.seen = CohortsCard(), SeenCard()
        self.written = WrittenCard(does["choose"] if kind == "person" else None)
        of_people = [self.needs, self.known] if kind == "person" else []
        self.columns = self.body.row(
            (stacked(self.chart, self.timeline), 56),
            (stacked(self.plan, self.risk, *of_people, self.cohorts, self.written, self.seen), 44))
        self.body.end()
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda pages=pages: self._scroll(pages))
        self.wait()

    def wait(self) -> None:
        """Show nothing of the record before while another is read."""
        self.shown = None
        self.header.set_title("Reading the record …")
        self.header.set_right([])
        self.columns.hide()
        for button in self.buttons.values():
            button.setEnabled(False)

    def show_record(self, opened: OpenRecord) -> None:
        """Show a record; the same one again keeps the place and the filter of its timeline."""
        anew = self.shown is None or self.shown.record.id != opened.record.id
        self.shown = opened
        record, lens = opened.record, self._desk.lens
        self.header.set_title(title_words(record, lens), facts_words(record, lens))
        self.header.set_right([flowing([Pill(text, tone) for text, tone in pills_of(opened, lens)], 5)])
        self.chart.show_record(record)
        self.timeline.show_lines(record.timeline, lens, opened.today, anew=anew)
        self.plan.show_record(record, lens)
        self.cohorts.show_record(record, lens)
        self.risk.show_record(record, lens)
        if record.kind == "person":
            self.needs.show_record(record, lens)
            self.known.show_known(record.known_by, opened.known, lens)
        self.written.show_record(record, lens, opened.written)
        self.seen.show_seen(opened.seen, opened.documents)
        self.columns.show()
        for button in self.buttons.values():
            button.setEnabled(True)
        if anew:
            self.body.verticalScrollBar().setValue(0)

    def copy(self) -> None:
        """Put the record on the clipboard as the lens allows."""
        if self.shown is None:
            return
        QGuiApplication.clipboard().setText(clipboard_words(self.shown, self._desk.lens))
        self._desk.notify("Copied. Names and details are left out; the pack and the workbook carry them, marked.")

    def _scroll(self, pages: int) -> None:
        bar = self.body.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())
