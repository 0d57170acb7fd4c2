"""The comparison: what each side says, how they agree in words and shape, the verdict, and the three answers."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ivolt_desktop.panel.views.match_pair import MatchPair, ReasonRow
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card, empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.in_a_line import WHOLE_HEIGHT, in_a_line
from ui.widgets.key_hint import Button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.text import words
from ui.widgets.weight_bar import WeightBar

_TONES = {"agree": Tone.GREEN, "near": Tone.BLUE, "neutral": Tone.GREY, "against": Tone.RED}
_FULL_BAR = 12.0
_SHARES = (0, 34, 20, 30, 0)
Answer = Callable[[str], object]


class PairCard(Card):
    """Shows one pair; ``answer`` gets same, different or later."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)
        self.add(holder)
        self._headline = words("", "verdict")
        self._why = words("", "muted", wrap=True)
        self.same = Button("Same", lambda: answer("same"), primary=True, key="S")
        self.different = Button("Different", lambda: answer("different"), key="D")
        self.later = Button("Later", lambda: answer("later"), key="L")
        self.body.addSpacing(4)
        decisions = in_a_line(self.same, self.different, self.later, spacing=5, align=WHOLE_HEIGHT)
        self.add(FoldingRow((self._headline, 0), (self._why, 1), (decisions, 0), gap=Space.GAP))

    def show_pair(self, pair: MatchPair, lens: Lens) -> None:
        """Show a pair through ``lens``."""
        empty(self._grid)
        self._row(0, [words(text, "column", wrap=bool(text)) for text in
                      ("", pair.first.heading, "Agreement", pair.second.heading, "Weight")], strong=True)
        most = max([_FULL_BAR, *(abs(each.weight) for each in pair.reasons)])
        said = []
        for number, reason in enumerate(pair.reasons, 1):
            left = lens.see(reason.left, reason.sensitive, pair.first.reference)
            right = lens.see(reason.right, reason.sensitive, pair.second.reference)
            self._row(number, _cells(reason, left, right, most))
            said.append(f"{reason.label}: {left} and {right}, {reason.agreement}" if left or right
                        else f"{reason.label}: {reason.agreement}")
        self._headline.setText(pair.headline)
        why = f"{pair.odds}; {pair.because}."
        self._why.setText(why)
        named(self, f"{pair.first.heading} beside {pair.second.heading}. {pair.headline}", "; ".join(said))
        for button, meaning in ((self.same, "They are one"), (self.different, "They are two, kept for ever"),
                                (self.later, "Ask again later")):
            button.setAccessibleDescription(f"{meaning}. {pair.headline}: {why}")

    def _row(self, number: int, cells: list[QWidget], strong: bool = False) -> None:
        for column, cell in enumerate(cells):
            holder = QWidget()
            inside = QHBoxLayout(holder)
            inside.setContentsMargins(8, 6, 8, 6)
            if isinstance(cell, Pill):
                inside.addWidget(cell, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                inside.addStretch(1)
            else:
                inside.addWidget(cell, 1)
            self._grid.addWidget(holder, number * 2, column, Qt.AlignmentFlag.AlignVCenter)
        line = QFrame()
        line.setProperty("role", "line")
        self._grid.addWidget(line, number * 2 + 1, 0, 1, len(_SHARES))
        if strong:
            cells[-1].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            cells[-1].setProperty("alignment", int(Qt.AlignmentFlag.AlignCenter))


class _WholePill(Pill):
    """A pill that is never cut short: the sides wrap instead."""

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _cells(reason: ReasonRow, left: str, right: str, most: float) -> list[QWidget]:
    label = words(reason.label, "muted")
    bar = WeightBar(reason.weight, most, quiet=not reason.left and not reason.right)
    if not left and not right:
        return [label, words(""), words(reason.agreement, "muted", wrap=True), words(""), bar]
    return [
        label, _side(left), _WholePill(reason.agreement, _TONES[reason.state]), _side(right), bar,
    ]


def _side(text: str) -> QWidget:
    return words(text, "muted" if text == "not given" else "", wrap=True, selectable=True)
