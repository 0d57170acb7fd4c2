"""Opening a panel file and making a new one. Words and boxes only: the work is in the functions handed in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.passphrase_words import SHORTEST, strength_words
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for
from ui.widgets.key_hint import Button
from ui.widgets.text import words

FILTER = "Panel files (*.ivolt);;All files (*)"


class PassphraseDialog(QDialog):
    """Asks for a passphrase (twice for a new panel) and tries it; stays open with a sentence until it works."""

    def __init__(
        self, title: str, sentence: str, attempt: Callable[[str], Any], *, button: str = "Open", twice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"IVOLT - {title}")
        self._attempt, self._twice = attempt, twice
        self.result_of_attempt: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(title, "heading"))
        layout.addWidget(words(sentence, "muted", wrap=True))
        self.boxes: list[QLineEdit] = []
        for label in ("Passphrase", "The same passphrase again")[: 2 if twice else 1]:
            box = QLineEdit()
            box.setEchoMode(QLineEdit.EchoMode.Password)
            layout.addWidget(label_for(box, label))
            layout.addWidget(box)
            self.boxes.append(box)
        if twice:
            layout.addWidget(words(f"At least {SHORTEST} characters; four or five words are good. Nobody can open the "
                                   "panel without it, and it cannot be found out again.", "small", wrap=True))
            self.strength = words("", "small", wrap=True)
            self.boxes[0].textChanged.connect(lambda typed: self.strength.setText(strength_words(typed)))
            layout.addWidget(self.strength)
        show = QCheckBox("Show what I type")
        show.toggled.connect(self._show_typing)
        layout.addWidget(show)
        self.problem = words("", "problem", wrap=True)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(Button("Cancel", self.reject))
        self.go = Button(button, self.try_it, primary=True)
        self.go.setDefault(True)
        line.addWidget(self.go)
        layout.addLayout(line)
        self.setMinimumWidth(440)
        self.boxes[0].setFocus()

    def _show_typing(self, on: bool) -> None:
        for box in self.boxes:
            box.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _refuse(self, sentence: str, box: QLineEdit) -> None:
        self.problem.setText(sentence)
        box.setFocus()
        box.selectAll()

    def try_it(self) -> None:
        """Try what was typed."""
        typed = self.boxes[0].text()
        if self._twice and len(typed) < SHORTEST:
            self._refuse(f"Please use at least {SHORTEST} characters.", self.boxes[0])
            return
        if self._twice and typed != self.boxes[1].text():
            self._refuse("The two passphrases are not the same.", self.boxes[1])
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.result_of_attempt = self._attempt(typed)
        except KnownError as error:
            self._refuse(error.sentence, self.boxes[0])
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()


def ask_passphrase(path: Path, open_it: Callable[[Path, str], Any], parent: QWidget | None = None) -> Any:
    """Ask for the passphrase of a panel file until ``open_it(path, passphrase)`` returns; ``None`` if given up."""
    dialog = PassphraseDialog("Open the panel", f"Type the passphrase of {path.name}.",
                              lambda typed: open_it(path, typed), parent=parent)
    return dialog.result_of_attempt if dialog.exec() else None


def open_panel(open_it: Callable[[Path, str], Any], parent: QWidget | None = None, folder: Path | None = None) -> Any:
    """Choose a panel file and open it; ``None`` if given up."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Open a panel", str(folder or ""), FILTER)
    return ask_passphrase(Path(chosen), open_it, parent) if chosen else None


def new_panel(create: Callable[[Path, str], Any], parent: QWidget | None = None, folder: Path | None = None) -> Any:
    """Choose a place and a passphrase for a new panel and create it; ``None`` if given up."""
    start = str((folder or Path()) / "panel.ivolt")
    chosen, _ = QFileDialog.getSaveFileName(parent, "Start a new panel", start, FILTER)
    if not chosen:
        return None
    path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".ivolt")
    dialog = PassphraseDialog("Start a new panel", f"{path.name} will be encrypted with the passphrase you choose.",
                              lambda typed: create(path, typed), button="Start the panel", twice=True, parent=parent)
    return dialog.result_of_attempt if dialog.exec() else None
