"""A combo box that is changed on purpose only: the wheel passes it by, and being filled is no choice."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.widgets.steady_box import SteadyBox


class Choice(SteadyBox):
    """``picked`` carries the value of an entry that a person chose."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[Any] = []
        self._offered: list[tuple[Any, str]] = []
        self.activated.connect(self._pick)

    def offer(self, entries: Sequence[tuple[Any, str]], chosen: Any, nothing: str = "") -> None:
        """Fill with (value, words) and show the one chosen; ``nothing`` is shown where none is."""
        wanted = [(None, nothing), *entries] if nothing and chosen is None else list(entries)
        if wanted != self._offered:
            self._offered = wanted
            self._values = [value for value, _ in wanted]
            self.blockSignals(True)
            self.clear()
            self.addItems([words for _, words in wanted])
            self.blockSignals(False)
        if chosen in self._values:
            self.setCurrentIndex(self._values.index(chosen))

    @property
    def value(self) -> Any:
        """The value shown as chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def choose(self, value: Any) -> None:
        """Choose as a person would."""
        self.setCurrentIndex(self._values.index(value))
        self._pick(self.currentIndex())

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._values) and self._values[at] is not None:
            self.picked.emit(self._values[at])
