"""One plain question before something that cannot be undone."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.key_hint import Button
from ui.widgets.text import words


class Question(QDialog):
    """A title, a sentence, a button named for what it does, and Cancel, which is where the keyboard starts."""

    def __init__(self, title: str, sentence: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(words(title, "heading", wrap=True))
        layout.addWidget(words(sentence, wrap=True))
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        self.cancel = Button("Cancel", self.reject)
        self.go = Button(button, self.accept, primary=True)
        line.addWidget(self.cancel)
        line.addWidget(self.go)
        layout.addLayout(line)
        self.setMinimumWidth(420)
        self.cancel.setFocus()
