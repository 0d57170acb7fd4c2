"""The second window, made to be shared: the marking always in sight, and only what was put there on purpose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.accessible import named
from ui.widgets.empty_state import EmptyState
from ui.widgets.marking_bar import MarkingBar
from ui.widgets.text import words

SHARED_TITLE = "IVOLT - shared window"
CURTAIN = "Nothing is being shown."
FOOT = "Names are behind references. The coordinator can reveal one by holding a key; letting go hides it."


class SharedWindow(QWidget):
    """Shows one widget alone, or a curtain. Its title names nobody; ``closed`` fires when it is closed."""

    closed = Signal()

    def __init__(self, marking: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(SHARED_TITLE)
        self.setProperty("role", "shared")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the coordinator goes on typing
        named(self, SHARED_TITLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.marking = MarkingBar(marking, large=True)
        layout.addWidget(self.marking)
        self._ground = QVBoxLayout()
        self._ground.setContentsMargins(48, 28, 48, 8)
        layout.addLayout(self._ground, 1)
        foot = words(FOOT, "small", wrap=True)
        foot.setContentsMargins(48, 0, 48, 18)
        layout.addWidget(foot)
        self._content: QWidget | None = None
        self._curtain = EmptyState(CURTAIN)
        self._ground.addWidget(self._curtain)
        self.resize(1280, 720)

    @property
    def content(self) -> QWidget | None:
        """What is shown, ``None`` behind the curtain."""
        return self._content

    def show_widget(self, content: QWidget | None) -> None:
        """Show ``content`` alone; the widget shown before is deleted. ``None`` draws the curtain."""
        if content is self._content:
            return
        if self._content is not None:
            self._ground.removeWidget(self._content)
            self._content.hide()
            self._content.setParent(None)
            self._content.deleteLater()
        self._content = content
        self._curtain.setVisible(content is None)
        if content is not None:
            self._ground.addWidget(content, 1)
            content.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.show_widget(None)
        self.closed.emit()
        super().closeEvent(event)
