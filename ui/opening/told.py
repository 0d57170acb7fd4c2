"""One sentence that has to be read before going on."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.key_hint import Button
from ui.widgets.text import words


class Told(QDialog):
    """A heading, a sentence and one button."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None, button: str = "Go on") -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.GAP)
        layout.addWidget(words(title, "heading", wrap=True))
        self.sentence = words(sentence, wrap=True, selectable=True)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        self.go = Button(button, self.accept, primary=True)
        self.go.setDefault(True)
        line.addWidget(self.go)
        layout.addLayout(line)
        self.setMinimumWidth(440)
        self.go.setFocus()
