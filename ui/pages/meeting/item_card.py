"""The item in hand: who or what it is about and what is known, or what a standing item gathers by itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.panel.minutes import join_by_decision, leave_by_decision
from ivolt_desktop.panel.views.figures import Figure
from ivolt_desktop.panel.views.item_in_hand import CohortStep, ItemInHand
from ivolt_desktop.panel.views.meetings import AttendanceLine
from ivolt_desktop.rules.dates_in_words import MONTHS
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.meeting.action_rows import ActionRows
from ui.pages.meeting.attendance_rows import AttendanceRows
from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button, link_button
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.scroll_ground import Ground, scrolling
from ui.widgets.text import flow_text, words


class ItemCard(Card):
    """Shows one item. ``subject_chosen`` carries the id of a subject below a main item that was pressed."""

    subject_chosen = Signal(int)
    stepped = Signal()
    """A decision is being carried out; its button is about to go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        named(self, "Item in hand")
        holder = Ground()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 4, 0)
        outer.setSpacing(10)
        self._content = QVBoxLayout()
        self._content.setSpacing(10)
        self.attendance = AttendanceRows(desk)
        outer.addLayout(self._content)
        outer.addWidget(self.attendance)
        outer.addStretch(1)
        self._scroll = scrolling(holder)
        self.add(self._scroll, 1)

    def show_item(self, item: ItemInHand, figures: tuple[Figure, ...], attendance: tuple[AttendanceLine, ...],
                  editable: bool = True) -> None:
        """Show an item; the first of the agenda shows the attendance. ``editable``: its minutes are still open."""
        opening = item.node.standing_key == "opening"
        self.attendance.setVisible(opening)
        if opening:
            self.attendance.show_lines(attendance, fit=True)
        empty(self._content)
        self._content.addLayout(self._head(item))
        if item.subject is None:
            self._standing(item, figures)
        elif item.subject.kind == "issue":
            self._content.addWidget(words("Its open actions", "column"))
            self._content.addWidget(ActionRows(self._desk, item.actions))
        else:
            self._content.addWidget(self._facts(item))
        if item.node.proposal:
            line = QHBoxLayout()
            line.addWidget(words("Proposal", "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(flow_text(self._desk.lens.see(item.node.proposal, Sensitive.DETAIL)), 1)
            self._content.addLayout(line)
        if item.step is not None and editable:
            self._content.addLayout(self._cohort_step(item.step))
        if item.subject is not None and item.subject.kind != "issue" and item.actions:
            self._content.addWidget(words("Open actions of the plan", "column"))
            self._content.addWidget(ActionRows(self._desk, item.actions))

    def page(self, way: int) -> None:
        """Scroll by a page, up (-1) or down."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())

    def _head(self, item: ItemInHand) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        subject = item.subject
        if subject is None:
            line.addWidget(words(item.node.heading, "verdict", wrap=True), 1)
            if item.node.minutes_planned:
                line.addWidget(words(f"{item.node.minutes_planned} minutes planned", "muted"))
            return line
        line.addWidget(words(subject.reference, "verdict"))
        name = self._desk.lens.see(subject.name, subject.sensitive, subject.reference)
        if item.age is not None and self._desk.lens.sees_names:
            name = f"{name}, {item.age}"
        told = [name, subject.ward, f"owner: {item.owner}" if item.owner else ""]
        label = words(" · ".join(part for part in told if part), "large muted", wrap=True)
        line.addWidget(label, 1)
        text, tone = _verdict_pill(item)
        if text:
            line.addWidget(Pill(text, tone), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _cohort_step(self, step: CohortStep) -> QHBoxLayout:
        """What the decision just minuted can do to a cohort, one press away; its reason goes with it."""
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(words("By the decision", "muted"))
        for cohort_id, name in step.joins:
            line.addWidget(Button(
                f"Join {name}", lambda cohort_id=cohort_id: self._step(
                    join_by_decision, step.decision_id, cohort_id=cohort_id),
                description="The reason of the decision becomes the reason for entry"))
        if not step.joins:
            line.addWidget(Button("Leave the cohort", lambda: self._step(leave_by_decision, step.decision_id),
                                  description="With the reason of the decision"))
        line.addStretch(1)
        return line

    def _step(self, function: Callable[..., object], decision_id: int, **given: int) -> None:
        self.stepped.emit()
        self._desk.change(function, decision_id, **given)

    def _facts(self, item: ItemInHand) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(item.measured, "muted"))
        if item.months is not None:
            column.addWidget(chart_of(item.months.months, item.months.counts, item.plan_from, name=item.measured,
                                      usual=_usual(item)))
        column.addWidget(flow_text(_count_line(item), rich=True))
        if item.effect:
            column.addWidget(flow_text(item.effect, "muted"))
        column.addStretch(1)
        rows = RowList([0, 1])
        rows.add(words("Cohort", "muted"), item.standing)
        for known in item.known:
            rows.add(words(known.source, "muted"), self._desk.lens.see(known.text, Sensitive.DETAIL))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(words("What is known", "column"))
        beside.addWidget(rows)
        beside.addStretch(1)
        return FoldingRow((left, 48), (right, 52), gap=24)

    def _standing(self, item: ItemInHand, figures: tuple[Figure, ...]) -> None:
        if item.node.purpose:
            self._content.addWidget(flow_text(item.node.purpose, "muted"))
        if figures:
            rows = RowList([0, 1, 0])
            for figure in figures:
                tone = Tone.GREY if not figure.verdict.signal else Tone.GREEN if figure.verdict.good else Tone.RED
                rows.add(words(figure.shown, "bold"), figure.label, Pill(figure.verdict.words, tone))
            self._content.addWidget(rows)
        elif item.node.standing_key in ("actions", "minutes"):
            told = {"actions": "Overdue, or due by this meeting", "minutes": "Still open from the meeting before"}
            self._content.addWidget(words(told[item.node.standing_key], "column"))
            if item.actions:
                self._content.addWidget(ActionRows(self._desk, item.actions))
            else:
                self._content.addWidget(flow_text("No action waits here.", "muted"))
        elif item.node.children:
            rows = RowList([0, 0, 1])
            for child in item.node.children:
                button = link_button(f"{child.number}  {child.heading}",
                                     lambda child=child: self.subject_chosen.emit(child.id))
                state = "dealt with" if child.done else child.hint
                rows.add(button, words(state, "muted"), self._desk.lens.see(child.proposal, Sensitive.DETAIL))
            self._content.addWidget(rows)
        elif item.sheet:
            self._content.addWidget(flow_text("Nobody and nothing is down for this item.", "muted"))


def chart_of(
    months: tuple[date, ...], counts: tuple[int, ...], plan_from: date | None = None, *, name: str,
    usual: tuple[float, float] | None = None, height: int = 84, pixels: float = 11,
) -> BarChart:
    """Bars by month; light ones since the plan began."""
    begun = next((at for at, month in enumerate(months)
                  if plan_from and (month.year, month.month) >= (plan_from.year, plan_from.month)), None)
    bars = [Bar(MONTHS[month.month - 1][:3], count, begun is not None and at >= begun)
            for at, (month, count) in enumerate(zip(months, counts, strict=True))]
    return BarChart(bars, name=name, plan_at=begun if begun else None, usual=usual, height=height, pixels=pixels)


def _usual(item: ItemInHand) -> tuple[float, float] | None:
    verdict = item.verdict
    if verdict is None or verdict.usual_low is None or verdict.usual_high is None:
        return None
    return verdict.usual_low, verdict.usual_high


def _verdict_pill(item: ItemInHand) -> tuple[str, Tone]:
    if item.verdict is not None and item.signal:
        said = item.verdict.short
        return said[:1].upper() + said[1:], Tone.GREEN if item.verdict.good else Tone.RED
    return (item.node.hint.capitalize(), Tone.BLUE) if item.node.hint else ("", Tone.GREY)


def _count_line(item: ItemInHand) -> str:
    from ui.theme.current import tokens

    if item.verdict is None or not item.signal:
        return item.count_words
    colour = tokens().green if item.verdict.good else tokens().red
    said = item.verdict.words.split(" (")[0]
    return f'{item.count_words} <b style="color:{colour}">{said[:1].upper()}{said[1:]}.</b>'
