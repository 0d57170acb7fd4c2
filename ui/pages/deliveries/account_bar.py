"""The account below the problems: what would be stored, what is set aside, what is left out."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.deliveries import RowFate
from ui.pages.deliveries.standing import Standing
from ui.pages.deliveries.wordings import account_markup, account_words, left_out_markup
from ui.theme.current import tokens
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.text import flow_text


class AccountBar(Card):
    """One line of numbers, with Save what is set aside and the way on."""

    def __init__(self, save: Callable[[], object], go_on: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        said = QVBoxLayout()
        said.setSpacing(2)
        self.numbers = flow_text("", rich=True)
        self.left_out = flow_text("", rich=True)
        for label in (self.numbers, self.left_out):
            label.setMinimumHeight(1)  # its width decides; Qt's guess for a narrow one would make the page scroll
            said.addWidget(label)
        line.addLayout(said, 1)
        self.save = Button("Save what is set aside", save)
        self.on = Button("Go on", go_on, primary=True)
        line.addWidget(self.save)
        line.addWidget(self.on)
        self.add(line)

    def show_standing(self, standing: Standing, words_on: str, enabled: bool = True) -> None:
        """Show the account; ``words_on`` is what the main button says."""
        self.numbers.setText(account_markup(standing))
        named(self.numbers, account_words(standing))
        self.left_out.setText(left_out_markup(standing, tokens().muted))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.save.setVisible(bool(standing.count(RowFate.SET_ASIDE)))
        self.on.setText(words_on)
        named(self.on, words_on, "Key: Alt Right" if enabled else "")
        self.on.setEnabled(enabled)
