"""Step 2, Columns: where each column of the file goes, with its first values and how sure the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.rules.counting_words import joined
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.deliveries.choosing import Choice
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.standing import Standing
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_SURE = 0.75
_KEPT = "\0kept"


class ColumnsStep(QWidget):
    """A row for each column; the box in it says which field the column goes to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reviewing: Reviewing | None = None
        self._made_for: tuple[str, ...] = ()
        self.boxes: list[Choice] = []
        self._pills: list[Pill] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.BETWEEN)
        self._card = Card("Where each column goes")
        self.missing = flow_text("", "bold")
        self._card.add(self.missing)
        self._list = RowList([24, 34, 30, 12], ["Column in the file", "First values", "Goes to", ""])
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(220)
        self._list.setProperty("role", "clear")
        scroll.setWidget(self._list)
        self._scroll = scroll
        self._card.add(scroll, 1)
        self._card.add(flow_text("A column that goes nowhere is kept with the original row, word for word.", "muted"))
        layout.addWidget(self._card, 1)

    def show_standing(self, standing: Standing, reviewing: Reviewing) -> None:
        """Show how the columns stand; boxes stay in place so that the keyboard does not lose its."""
        self._reviewing = reviewing
        done, of = standing.understood
        self._card.set_title("Where each column goes", f"{done} of {of} understood")
        needed = [f"‘{label}’" for label in standing.missing]
        self.missing.setText(
            f"{joined(needed)} {'is' if len(needed) == 1 else 'are'} needed and no column gives "
            f"{'it' if len(needed) == 1 else 'them'}. Choose the column below." if needed else "")
        self.missing.setVisible(bool(needed))
        shape = (standing.file_name, standing.sheet, standing.feed.key, *(plan.header for plan in standing.columns))
        if shape != self._made_for:
            self._made_for = shape
            self._make(standing)
        fields = [(field.key, field.label + (" (needed)" if field.required else "")) for field in standing.feed.fields]
        for plan, box, pill in zip(standing.columns, self.boxes, self._pills, strict=True):
            box.offer([(_KEPT, "Kept with the row only"), *fields], plan.field or _KEPT)
            pill.say(*_verdict(plan))

    def _make(self, standing: Standing) -> None:
        self._list.clear()
        self.boxes, self._pills = [], []
        for plan in standing.columns:
            box = named(Choice(), f"‘{plan.header}’ goes to")
            box.picked.connect(lambda key, place=plan.place: self._map(place, key))
            pill = Pill("", Tone.GREY)
            self.boxes.append(box)
            self._pills.append(pill)
            self._list.add(words(plan.header or "(no header)", "bold", wrap=True),
                           words(self._examples(standing, plan), "muted", wrap=True), box, pill)

    def _examples(self, standing: Standing, plan: ColumnPlan) -> str:
        kind: Sensitive = standing.sensitive(plan.place)
        told = [self._desk.lens.see(text, kind) for text in plan.examples]
        short = [text if len(text) <= 32 else text[:31] + "…" for text in told]
        return " · ".join(short) or "empty"

    def _map(self, place: int, key: str) -> None:
        if self._reviewing is not None:
            wanted = None if key == _KEPT else key
            self._reviewing.do(lambda review: review.map_column(place, wanted))

    def focus_column(self, header: str) -> None:
        """Put the keyboard on the box of a column."""
        for at, name in enumerate(self._made_for[3:]):
            if name == header:
                self.boxes[at].setFocus()


def _verdict(plan: ColumnPlan) -> tuple[str, Tone]:
    if plan.state == "new":
        return "new", Tone.AMBER
    if plan.state == "kept" or plan.field is None:
        return "kept", Tone.GREY
    return ("understood", Tone.GREEN) if plan.confidence >= _SURE else ("unsure", Tone.AMBER)
