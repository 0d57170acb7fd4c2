"""What can be made now: the pack, the minutes, each owner's actions, a register as a workbook."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.panel.views.document_desk import DocumentDesk, ToMake
from ivolt_desktop.panel.views.register_shelf import Shelved
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.text import words

Does = Callable[[], object]


class MakeCard(Card):
    """One kind of document: its name, how it stands, and its buttons."""

    def __init__(self, title: str, buttons: Sequence[Button], extra: QWidget | None = None) -> None:
        super().__init__(title)
        self._sentence = words("", "muted", wrap=True)
        self.buttons = list(buttons)
        self.add(self._sentence)
        if extra is not None:
            self.add(extra)
        self.end()
        line = QHBoxLayout()
        line.setSpacing(6)
        for each in buttons:
            line.addWidget(each)
        line.addStretch(1)
        self.add(line)

    def tell(self, thing: ToMake) -> None:
        """Say how it stands; the buttons wait until it can be made."""
        self._sentence.setText(thing.sentence)
        for each in self.buttons:
            each.setEnabled(thing.meeting_id is not None)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)


class Makers(QWidget):
    """The four cards; each function is called when its button is pressed."""

    def __init__(
        self, *, pack: Does, minutes: Does, minutes_word: Does, actions: Does, sent: Does, workbook: Does
    ) -> None:
        super().__init__()
        from ui.widgets.folding_row import FoldingRow

        self.pack = MakeCard("Meeting pack", [Button("Make the pack", pack, primary=True)])
        self.minutes = MakeCard("Minutes", [
            Button("As PDF", minutes, description="Make the minutes as PDF"),
            Button("For Word", minutes_word, description="Make the minutes for Word"),
        ])
        self.sent = Button("They are sent", sent, description="Note that every owner has been sent their actions")
        self.actions = MakeCard("Action lists", [
            Button("One for each owner", actions, description="Make an action list for each owner"), self.sent])
        self.registers = named(QComboBox(), "Register")
        self.registers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.registers.setMinimumContentsLength(14)
        self.workbook = MakeCard("Workbook", [Button("Save as Excel", workbook)], self.registers)
        self.workbook.say("A whole register, for Excel.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FoldingRow((self.pack, 1), (self.minutes, 1), (self.actions, 1), (self.workbook, 1)))

    def show_desk(self, desk: DocumentDesk, shelf: Sequence[Shelved]) -> None:
        """Bring the sentences and the choice of registers up to date."""
        self.pack.tell(desk.pack)
        self.minutes.tell(desk.minutes)
        self.actions.tell(desk.actions)
        self.sent.setEnabled(desk.actions.meeting_id is not None and not desk.actions_sent)
        chosen = self.register
        self.registers.clear()
        for each in shelf:
            self.registers.addItem(each.name, each.key)
        self.choose_register(chosen or "asb_call")

    @property
    def register(self) -> str:
        """The key of the register chosen."""
        return str(self.registers.currentData() or "")

    def choose_register(self, key: str) -> None:
        """Choose a register."""
        at = self.registers.findData(key)
        if at >= 0:
            self.registers.setCurrentIndex(at)
