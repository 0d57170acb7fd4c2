"""A box of choices that the wheel passes by: who rolls down a form changes nothing on the way."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget


class SteadyBox(QComboBox):
    """Chosen from by key or click only; the wheel moves what the box stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words too long for the box end in an ellipsis; whole they are a hint."""
        super().initStyleOption(option)
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option,
                                            QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = self.fontMetrics().elidedText(  # type: ignore[attr-defined]
            self.currentText(), Qt.TextElideMode.ElideRight, max(0, field.width() - 2))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            cut = option.currentText != self.currentText()  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), self.currentText() if cut else "", self)
            return True
        return bool(super().event(event))
