"""The first page: where the month stands and what waits."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.panel.month_snapshot import fresh_month, remembered_month
from ivolt_desktop.panel.views.month_facts import FigureLine, ThisMonth
from ui.desk import Desk, Kinds
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.figure_card import FigureCard
from ui.widgets.figure_row import FigureRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.pill import Pill
from ui.widgets.row_list import NeedRow, RowList
from ui.widgets.step_strip import Step, StepState, StepStrip
from ui.widgets.text import flow_text, words

_STATES = {"done": StepState.DONE, "current": StepState.CURRENT, "ahead": StepState.AHEAD}
_TONES = {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "blue": Tone.BLUE, "grey": Tone.GREY}


class ThisMonthPage(QWidget):
    """Checklist of the cycle, figures with verdicts, what needs the coordinator, what changed."""

    title = "This month"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: ThisMonth | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._body = PageBody()
        layout.addWidget(self._body)
        self._pack = Button("Make the pack", lambda: desk.open_page("documents", make="pack"), primary=True)
        self._files = Button("Bring in a file", lambda: desk.open_page("deliveries", bring=True))
        self._header = PageHeader("This month", right=[self._files, self._pack])
        self._strip = StepStrip()
        self._strip.chosen.connect(self._go)
        self._figures = FigureRow()
        self._needs = Card("Needs you")
        self._changed = Card("What changed")
        self._body.add(self._header)
        self._body.add(self._strip)
        self._body.add(self._figures)
        self._body.row((self._needs, 62), (self._changed, 38))
        self._body.end()
        kept = remembered_month(desk.panel)
        if kept is not None:
            self._show(kept)
        else:
            self._header.set_title("This month", "Working out where the month stands …")
            self.refresh(None)

    def refresh(self, kinds: Kinds | None) -> None:
        """Work the page out again in the background; what is shown stays until then."""
        self._desk.runner.run(
            "Working out the month", lambda _progress, _cancelled: fresh_month(self._desk.panel), then=self._show,
            quiet=True)

    def _go(self, key: str) -> None:
        self._desk.open_page(key.partition(":")[2])

    def _show(self, month: ThisMonth) -> None:
        self._shown = month
        self._header.set_title(month.title, month.subtitle)
        self._strip.set_steps([
            Step(f"{number}:{step.page}", step.label, step.below, _STATES[step.state])
            for number, step in enumerate(month.steps)
        ])
        self._figures.show_cards([_card(figure) for figure in month.figures])
        self._show_needs(month)
        self._show_changed(month)

    def _show_needs(self, month: ThisMonth) -> None:
        self._needs.clear()
        if not month.needs:
            self._needs.add(flow_text("Nothing waits for you. The next thing is in the checklist above.", "muted"))
        for need in month.needs:
            self._needs.add(NeedRow(
                need.pill, _TONES[need.tone], need.text, need.below, need.button,
                lambda need=need: self._desk.open_page(need.page, **need.where)))
        self._needs.end()

    def _show_changed(self, month: ThisMonth) -> None:
        self._changed.clear()
        self._changed.set_title(month.changed_title)
        rows = RowList([0, 1])
        for pill, tone, line in month.changed:
            rows.add(Pill(pill, _TONES[tone]), line)
        self._changed.add(rows)
        self._changed.add(words("Decide at this panel", "heading"))
        if not month.decide:
            self._changed.add(flow_text("No item has a proposal yet. Add them on the agenda.", "muted"))
        for line in month.decide:
            self._changed.add(flow_text(line, "muted"))
        self._changed.end()

    @property
    def month(self) -> ThisMonth | None:
        """What is shown; the navigation counts from it."""
        return self._shown


def _card(figure: FigureLine) -> FigureCard:
    values = [value for value in figure.values if value is not None]
    usual = (figure.low, figure.high) if figure.low is not None and figure.high is not None else None
    return FigureCard(figure.label, figure.shown, figure.verdict, _TONES[figure.tone], values, usual)
