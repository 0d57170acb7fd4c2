"""How the window looks on this computer: light, dark, high contrast, size of the text. Not kept in the panel's file."""

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.settings.pane import Pane
from ui.theme.tokens import Look
from ui.widgets.text import words
from ui.window_actions import LOOKS, SCALES


class AppearancePane(Pane):
    """Takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Appearance", "On this computer only, and at once.")
        self.looks = self._choice("Colours", [(words_of, look) for look, words_of in LOOKS], self._take_look)
        self.sizes = self._choice("Size of the text", [(f"{round(scale * 100)} %", scale) for scale in SCALES],
                                  self._take_scale)
        self.column.addStretch(1)

    def _choice(self, title: str, choices: list[tuple[str, Any]], take: Any) -> QButtonGroup:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(words(title, "column"))
        group = QButtonGroup(holder)
        for at, (said, value) in enumerate(choices):
            button = QRadioButton(said)
            button.setAccessibleName(f"{title}: {said}")
            button.setProperty("value", value.value if isinstance(value, Look) else value)
            group.addButton(button, at)
            button.clicked.connect(lambda _=False, value=value: take(value))
            column.addWidget(button)
        self.column.addWidget(holder)
        return group

    def _take_look(self, look: Look) -> None:
        window: Any = self.window()
        if hasattr(window, "set_look"):
            window.set_look(look)

    def _take_scale(self, scale: float) -> None:
        window: Any = self.window()
        if hasattr(window, "set_scale"):
            window.set_scale(scale)

    def showEvent(self, event: Any) -> None:
        window: Any = self.window()
        look, scale = getattr(window, "look", Look.SYSTEM), getattr(window, "scale", 1.0)
        for group, value in ((self.looks, look.value), (self.sizes, scale)):
            for button in group.buttons():
                button.setChecked(button.property("value") == value)
        super().showEvent(event)
