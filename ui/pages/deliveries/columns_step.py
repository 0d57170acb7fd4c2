"""Step 2, Columns: where each column of the file goes, with its first values and how sure the program is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.standing import Standing
from ui.theme.current import text_scale
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import label_for, named
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import stacked
from ui.widgets.pill import Pill
from ui.widgets.row_list import FILLED_IN, RowList
from ui.widgets.text import flow_text, words

_CERTAIN, _SURE = 0.93, 0.75
_LEAST_HEIGHT = 220
"""Of the list of columns, in logical pixels; with less than that the page scrolls."""
_KEPT = "\0kept"
_MOST = 120
"""Rows shown at first, and by each press of the button below: every one takes some thousandths of a second."""
_TYPING_MS = 200
HIDDEN = "hidden in the sheet"


class ColumnsStep(QWidget):
    """A row for each column; the box in it says which field the column goes to.

    Of very many columns those come first that go somewhere; the others are found by typing, or shown by a button.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reviewing: Reviewing | None = None
        self._made_for: tuple[object, ...] = ()
        self._headers: tuple[str, ...] = ()
        self._standing: Standing | None = None
        self._shown: list[int] = []
        """Which columns have a row, in the order of the rows; ``boxes`` and what stands beside them follow it."""
        self.boxes: list[Choice] = []
        self.directions: list[Choice] = []
        """For each column which end of its scores is good; in sight for scores given in figures."""
        self._pills: list[Pill] = []
        self._whys: list[QLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.BETWEEN)
        self._card = Card("Where each column goes")
        self.missing = flow_text("", "bold")
        self._needs = QVBoxLayout()
        self._needs.setSpacing(Space.SMALL)
        self.needed: dict[str, Choice] = {}
        self._card.add(self.missing)
        self._card.add(self._needs)
        self.find = named(QLineEdit(), "Find a column")
        self.find.setPlaceholderText("Find a column by its name")
        self.find.setClearButtonEnabled(True)
        self.find.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.find.textChanged.connect(lambda _text: self._typing.start())
        self._card.add(self.find)
        self.more = Button("Show more", self._show_more)
        self._list = RowList([22, 30, 28, 20], ["Column in the file", "First values", "Goes to", "How sure"])
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("role", "clear")
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        scroll.setWidget(self._list)
        self._scroll = scroll
        self._card.add(scroll, 1)
        self._card.add(self.more)
        self._card.add(flow_text("A column that goes nowhere is kept with the original row, word for word.", "muted"))
        layout.addWidget(self._card, 1)

    def show_standing(self, standing: Standing, reviewing: Reviewing) -> None:
        """Show how the columns stand; boxes stay in place so that the keyboard does not lose its."""
        self._reviewing = reviewing
        self._scroll.setMinimumHeight(round(_LEAST_HEIGHT * text_scale()))
        done, of = standing.understood
        self._card.set_title("Where each column goes", f"{done} of {of} understood")
        needed = [f"‘{label}’" for label in standing.missing]
        self.missing.setText(
            f"{joined(needed)} {'is' if len(needed) == 1 else 'are'} needed and no column gives "
            f"{'it' if len(needed) == 1 else 'them'}. Say which does:" if needed else "")
        self.missing.setVisible(bool(needed))
        self._ask_for(standing)
        self._standing = standing
        headers = tuple(plan.header for plan in standing.columns)
        shape = (standing.file_name, standing.sheet, standing.feed.key, standing.hidden_columns, headers)
        if shape != self._made_for:
            self._made_for, self._headers = shape, headers
            self._typing.stop()
            self.find.blockSignals(True)
            self.find.clear()
            self.find.blockSignals(False)
            self.find.setVisible(len(headers) > _MOST)
            self._make(self._wanted()[:_MOST])
        self._tell()

    def _wanted(self) -> list[int]:
        """Every column that may be shown: those found by typing, or all; of many, those first that go somewhere."""
        assert self._standing is not None
        plans = self._standing.columns
        typed = self.find.text().strip().casefold()
        if typed:
            return [at for at, plan in enumerate(plans) if typed in plan.header.casefold()]
        if len(plans) <= _MOST:
            return list(range(len(plans)))
        return sorted(range(len(plans)), key=lambda at: plans[at].field is None)

    def _search(self) -> None:
        if self._standing is not None:
            self._make(self._wanted()[:_MOST])
            self._tell()

    def _show_more(self) -> None:
        """Rows for further columns, below the others; the keyboard goes to the first of them."""
        shown = set(self._shown)
        fresh = [at for at in self._wanted() if at not in shown][:_MOST]
        if fresh:
            self._add(fresh)
            self._tell()
            self.boxes[-len(fresh)].setFocus()

    def _tell(self) -> None:
        """Say in each row how its column stands."""
        standing = self._standing
        assert standing is not None
        plans = [standing.columns[at] for at in self._shown]
        left = len(set(self._wanted()) - set(self._shown))
        self.more.setVisible(left > 0)
        self.more.setText(f"Show {min(left, _MOST):,} more of {len(standing.columns):,} columns")
        self.more.setAccessibleName(self.more.text())
        fields = [(field.key, field.label + (" (needed)" if field.required else "")) for field in standing.feed.fields]
        for plan, direction in zip(plans, self.directions, strict=True):
            direction.offer([(False, "A high number is good"), (True, "A low number is good")], plan.low_is_good)
            direction.setVisible(plan.low_is_good is not None)
        for plan, box, pill, why in zip(plans, self.boxes, self._pills, self._whys, strict=True):
            box.offer([(_KEPT, "Kept with the row only"), *fields], plan.field or _KEPT)
            said, tone, how = verdict(plan)
            if plan.low_is_good and plan.low_how:
                how = "; ".join(filter(None, (how, f"low is good: {plan.low_how}")))
            pill.say(said, tone)
            why.setText(how)
            why.setVisible(bool(how))
            not_shown = HIDDEN if plan.place in standing.hidden_columns else ""
            box.setAccessibleDescription(", ".join(filter(None, (said, how, not_shown))))

    def _ask_for(self, standing: Standing) -> None:
        """A box for each field that is needed and that no column gives, above everything else."""
        if list(self.needed) == list(standing.missing):
            return
        held = any(box.hasFocus() for box in self.needed.values())
        empty(self._needs)
        self.needed = {}
        by_label = {field.label: field.key for field in standing.feed.fields if field.required}
        free = [plan for plan in standing.columns if plan.field is None] + [
            plan for plan in standing.columns if plan.field is not None]
        columns = [(plan.place, f"{plan.header} ({examples})" if (examples := self._examples(standing, plan)) else
                    plan.header) for plan in free]
        for label in standing.missing:
            box = Choice()
            box.offer(columns, None, nothing="Choose its column")
            box.picked.connect(lambda place, key=by_label[label]: self._map(place, key))
            self.needed[label] = box
            self._needs.addWidget(FoldingRow((label_for(box, label), 30), (box, 70)))
        if held:
            first = next(iter(self.needed.values()), self.boxes[0] if self.boxes else None)
            if first is not None:
                first.setFocus()

    def _make(self, shown: Sequence[int]) -> None:
        self._list.clear()
        self._shown = []
        self.boxes, self.directions, self._pills, self._whys = [], [], [], []
        self._add(shown)

    def _add(self, shown: Sequence[int]) -> None:
        """Put rows for some columns below the others."""
        standing = self._standing
        assert standing is not None
        self._shown += shown
        for plan in (standing.columns[at] for at in shown):
            box = named(Choice(), f"‘{plan.header}’ goes to")
            box.picked.connect(lambda key, place=plan.place: self._map(place, key))
            direction = named(Choice(), f"Which numbers are good in ‘{plan.header}’")
            direction.picked.connect(lambda low, place=plan.place: self._turn(place, low))
            direction.hide()
            self.directions.append(direction)
            pill, why = Pill("", Tone.GREY), words("", "small", wrap=True)
            self._whys.append(why)
            self.boxes.append(box)
            self._pills.append(pill)
            header = words(plan.header or "(no header)", "bold", wrap=True)
            hidden = plan.place in standing.hidden_columns
            goes = stacked(box, direction, gap=Space.TINY, end=False)
            goes.setProperty(FILLED_IN, True)
            self._list.add(stacked(header, words(HIDDEN, "small", wrap=True), gap=Space.TINY, end=False) if hidden
                           else header,
                           words(self._examples(standing, plan), "muted", wrap=True),
                           goes,
                           stacked(pill, why, gap=Space.TINY, end=False))

    def _examples(self, standing: Standing, plan: ColumnPlan) -> str:
        kind: Sensitive = standing.sensitive(plan.place)
        told = [self._desk.lens.see(text, kind) for text in plan.examples]
        short = [text if len(text) <= 32 else text[:31] + "…" for text in told]
        return " · ".join(short) or "empty"

    def _map(self, place: int, key: str) -> None:
        if self._reviewing is not None:
            wanted = None if key == _KEPT else key
            self._reviewing.do(lambda review: review.map_column(place, wanted))

    def _turn(self, place: int, low_is_good: bool) -> None:
        if self._reviewing is not None:
            self._reviewing.do(lambda review: review.choose_direction(place, low_is_good))

    def focus_column(self, header: str) -> None:
        """Put the keyboard on the box of a column; '' is the first field that is needed and missing."""
        if not header and self.needed:
            next(iter(self.needed.values())).setFocus()
        for at, name in enumerate(self._headers):
            if name == header:
                if at not in self._shown:
                    self._add([at])
                    self._tell()
                self.boxes[self._shown.index(at)].setFocus()


def verdict(plan: ColumnPlan) -> tuple[str, Tone, str]:
    """How sure the program is of a column, in a word, its tone, and where the choice came from."""
    if plan.state == "new":
        return "not seen before", Tone.AMBER, f"looks like {plan.looks_like}" if plan.looks_like != "empty" else ""
    if plan.how in ("as last time", "chosen by you"):
        return plan.how, Tone.GREEN if plan.field else Tone.GREY, ""
    if plan.state == "kept" or plan.field is None:
        return "kept", Tone.GREY, "known, and has no place of its own"
    if plan.confidence >= _CERTAIN:
        return "sure", Tone.GREEN, plan.how
    if plan.confidence >= _SURE:
        return "likely", Tone.GREEN, plan.how
    return "a guess", Tone.AMBER, f"{plan.how}: look at it"
