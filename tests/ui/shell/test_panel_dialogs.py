from pathlib import Path

from pytestqt.qtbot import QtBot

from ivolt_desktop.rules.known_errors import WrongPassphrase
from ui.shell.panel_dialogs import PassphraseDialog


def test_a_wrong_passphrase_is_one_sentence_and_another_try(qtbot: QtBot, tmp_path: Path) -> None:
    def attempt(typed: str) -> str:
        if typed != "correct horse battery":
            raise WrongPassphrase("That passphrase does not open this panel.")
        return "the panel"

    dialog = PassphraseDialog("Open the panel", "Type the passphrase.", attempt)
    qtbot.addWidget(dialog)
    dialog.boxes[0].setText("wrong")
    dialog.try_it()
    assert dialog.problem.text() == "That passphrase does not open this panel."
    assert dialog.result() == 0
    dialog.boxes[0].setText("correct horse battery")
    dialog.try_it()
    assert dialog.result_of_attempt == "the panel" and dialog.result() == 1


def test_a_new_panel_wants_a_long_passphrase_typed_twice(qtbot: QtBot) -> None:
    made: list[str] = []
    dialog = PassphraseDialog("Start a new panel", "Choose a passphrase.", made.append, twice=True)
    qtbot.addWidget(dialog)
    for first, second, told in (("short", "short", "at least 12"), ("four words or five", "for words", "not the same")):
        dialog.boxes[0].setText(first)
        dialog.boxes[1].setText(second)
        dialog.try_it()
        assert told in dialog.problem.text() and made == []
    dialog.boxes[1].setText("four words or five")
    dialog.try_it()
    assert made == ["four words or five"]
