"""The first screen of all: the practice panel, a panel of one's own, or a new one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.scroll_ground import scroll_ground
from ui.widgets.text import words

Choose = Callable[[QWidget | None], Any]


class StartScreen(QDialog):
    """Three ways in; ``panel`` is the one opened. Stays until one of them leads to an open panel."""

    def __init__(self, practice: Choose, open_one: Choose, new_one: Choose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT Desktop")
        self.panel: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.BETWEEN)
        layout.setSpacing(Space.GAP)
        layout.addWidget(words("IVOLT Desktop", "title"))
        layout.addWidget(words("The coordinator's desk for the monthly panel. Everything stays on this computer, in "
                               "one encrypted file.", "muted", wrap=True))
        layout.addSpacing(Space.SMALL)
        self.buttons: list[Button] = []
        ways = (
            ("Practise", "Eighteen months of one borough, all invented. Try anything; nobody in it is real.",
             "Open the practice panel", practice),
            ("Go on with a panel", "Choose the panel's file and type its passphrase.", "Open a panel", open_one),
            ("Begin", "An empty panel in a new file, with a passphrase of your own.", "Start a new panel", new_one),
        )
        self.ways = scroll_ground(*(self._way(*way, primary=at == 0) for at, way in enumerate(ways)), QWidget())
        layout.addWidget(self.ways, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(Button("Close", self.reject))
        layout.addLayout(line)
        resize_with_text(self, 620, 480)
        self.buttons[0].setFocus()

    def _way(self, title: str, sentence: str, button: str, choose: Choose, *, primary: bool) -> Card:
        card = Card()
        line = QHBoxLayout()
        line.setSpacing(Space.BETWEEN)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(words(title, "heading"))
        column.addWidget(words(sentence, "muted", wrap=True))
        line.addLayout(column, 1)
        made = Button(button, lambda: self.choose(choose), primary=primary, description=sentence)
        self.buttons.append(made)
        line.addWidget(made)
        card.add(line)
        return named(card, title)

    def choose(self, choose: Choose) -> None:
        """Follow one way in; the screen stays where it was given up."""
        self.panel = choose(self)
        if self.panel is not None:
            self.accept()
