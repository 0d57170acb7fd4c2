"""One figure with its past and an honest verdict."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import Tone
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.sparkline import Sparkline
from ui.widgets.text import words


class FigureCard(Card):
    """Label, big number, sparkline with the usual range, verdict in a pill."""

    def __init__(
        self, label: str, figure: str, verdict: str = "", tone: Tone = Tone.GREY, values: Sequence[float] = (),
        usual: tuple[float, float] | None = None, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(2)
        self._label = words(label, "muted", wrap=True)
        self.body.addWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._figure = words(figure, "figure")
        self._line = Sparkline(values, usual, name=f"{label}, past months")
        line.addWidget(self._figure, 1)
        line.addWidget(self._line, 1)
        self.body.addLayout(line)
        self._pill = Pill(verdict, tone)
        self.body.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.tell(label, figure, verdict, tone, values, usual)

    def tell(
        self, label: str, figure: str, verdict: str, tone: Tone = Tone.GREY, values: Sequence[float] = (),
        usual: tuple[float, float] | None = None,
    ) -> None:
        """Show another figure."""
        self._label.setText(label)
        self._figure.setText(figure)
        self._pill.say(verdict, tone)
        self._pill.setVisible(bool(verdict))
        self._line.show_values(values, usual)
        self._line.setVisible(len(values) > 1)
        named(self, f"{label}: {figure}", verdict)
