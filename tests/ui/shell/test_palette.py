from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.closeness import closeness
from ui.shell.palette import Answer, CommandPalette, Found
from ui.work.runner import Runner

OPENED: list[str] = []


def found(title: str, sub: str = "") -> Found:
    return Found(title, sub, lambda: OPENED.append(title))


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def palette(window: QWidget, runner: Runner) -> CommandPalette:
    OPENED.clear()
    commands = [found("Go to Meeting", "Ctrl 8"), found("Go to Matches"), found("Make the pack"), found("Dark")]
    people = [found("V-021", "Patel, Meena"), found("V-014", "Okafor, A.")]

    def search(text: str) -> Answer:
        fit = [each for each in people if text.casefold() in f"{each.title} {each.sub}".casefold()]
        return Answer(fit, "Still taking in 7 records: not everything is found yet." if text == "okafor" else "")

    made = CommandPalette(lambda: commands, search, runner, window)
    made.open_over(window)
    return made


def test_a_command_is_found_and_done_with_keys_alone(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.box, "pack")
    assert palette.titles == ["Make the pack"]
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert OPENED == ["Make the pack"] and palette.isHidden()


def test_arrows_walk_and_stop_at_the_ends(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.box, "go to")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(palette.box, key)
    assert OPENED == ["Go to Matches"]


def test_records_are_found_off_the_window_s_thread(palette: CommandPalette, runner: Runner, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.box, "patel")
    palette.look_up()
    runner.drain()
    assert palette.titles == ["V-021"]
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert OPENED == ["V-021"]


def test_a_command_whose_letters_are_only_scattered_comes_after_the_records(
    window: QWidget, runner: Runner, qtbot: QtBot,
) -> None:
    OPENED.clear()
    commands = [found("Go to Settings, Colours of actions"), found("Station list")]
    palette = CommandPalette(lambda: commands, lambda _text: Answer([found("Station Parade")]), runner, window)
    palette.open_over(window)
    qtbot.keyClicks(palette.box, "station")
    assert palette.titles == ["Station list", "Go to Settings, Colours of actions"]
    palette.look_up()
    runner.drain()
    assert palette.titles == ["Station list", "Station Parade", "Go to Settings, Colours of actions"]
    palette.hide()


def test_an_answer_to_words_no_longer_there_is_dropped(palette: CommandPalette, runner: Runner, qtbot: QtBot) -> None:
    palette.box.setText("patel")
    palette.look_up()
    palette.box.setText("dark")
    runner.drain()
    assert palette.titles == ["Dark"]


def test_it_says_while_not_all_can_be_found(palette: CommandPalette, runner: Runner, qtbot: QtBot) -> None:
    said = []
    for typed in ("patel", "okafor", "patel"):
        palette.box.setText(typed)
        palette.look_up()
        runner.drain()
        said.append(palette.still.text() if palette.still.isVisible() else "")
    assert said == ["", "Still taking in 7 records: not everything is found yet.", ""]


def test_escape_leaves_and_nothing_is_done(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette, Qt.Key.Key_Escape)
    assert palette.isHidden() and OPENED == []


def test_it_starts_empty_again(palette: CommandPalette, window: QWidget) -> None:
    palette.box.setText("zzzz")
    assert palette.titles == []
    palette.open_over(window)
    assert len(palette.titles) == 4


@pytest.mark.parametrize(("typed", "better", "worse"), [
    ("me", "Meeting", "Go to Meeting"), ("pack", "Make the pack", "Unpacked"), ("mtp", "Make the pack", "Empty map"),
    ("the make", "Make the pack", "Theatre"),
])
def test_beginnings_count_more(typed: str, better: str, worse: str) -> None:
    assert closeness(typed, better) > closeness(typed, worse)


def test_letters_that_are_not_there_are_not_found() -> None:
    assert closeness("xyz", "Make the pack") == 0
    assert closeness("", "anything") > 0
