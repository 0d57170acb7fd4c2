"""Changing the passphrase of the open panel."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.passphrase_words import SHORTEST, strength_words
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.key_hint import Button
from ui.widgets.text import words

LABELS = ("Today's passphrase", "The new passphrase", "The new passphrase again")


class PassphraseChange(QDialog):
    """Tries ``change(old, new)``; stays open with a sentence until it works."""

    def __init__(self, change: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - change the passphrase")
        self._change = change
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words("Change the passphrase", "heading"))
        layout.addWidget(words("The file is encrypted anew. Nobody can open it without the new passphrase, and it "
                               "cannot be found out again.", "muted", wrap=True))
        self.boxes: list[QLineEdit] = []
        for label in LABELS:
            box = QLineEdit()
            box.setEchoMode(QLineEdit.EchoMode.Password)
            layout.addWidget(label_for(box, label))
            layout.addWidget(box)
            self.boxes.append(box)
        self.strength = words("", "small", wrap=True)
        self.boxes[1].textChanged.connect(lambda typed: self.strength.setText(strength_words(typed)))
        layout.addWidget(self.strength)
        self.problem = words("", "problem", wrap=True)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(Button("Cancel", self.reject))
        self.go = Button("Change it", self.try_it, primary=True)
        self.go.setDefault(True)
        line.addWidget(self.go)
        layout.addLayout(line)
        self.setMinimumWidth(440)
        self.boxes[0].setFocus()

    def _refuse(self, sentence: str, at: int) -> None:
        self.problem.setText(sentence)
        self.boxes[at].setFocus()
        self.boxes[at].selectAll()

    def try_it(self) -> None:
        """Try what was typed."""
        old, new, again = (box.text() for box in self.boxes)
        if len(new) < SHORTEST:
            self._refuse(f"Please use at least {SHORTEST} characters for the new one.", 1)
            return
        if new != again:
            self._refuse("The two new passphrases are not the same.", 2)
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._change(old, new)
        except KnownError as error:
            self._refuse(error.sentence, 0)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()
