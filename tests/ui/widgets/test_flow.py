"""Things in a row that go on below."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button


def _row(qtbot: QtBot) -> tuple[QWidget, list[Button]]:
    buttons = [Button(words) for words in ("Review…", "Put on the agenda…", "Leave…")]
    row = flowing(buttons)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    row.show()
    return row, buttons


def test_a_wide_row_is_one_line_and_a_narrow_one_goes_on_below(qtbot: QtBot) -> None:
    row, buttons = _row(qtbot)
    assert {button.y() for button in buttons} == {0}
    assert row.heightForWidth(row.sizeHint().width()) == buttons[0].height()
    narrow = row.minimumSizeHint().width()
    row.resize(narrow, row.heightForWidth(narrow))
    assert [button.x() for button in buttons] == [0, 0, 0]
    assert buttons[0].y() < buttons[1].y() < buttons[2].y()
    assert buttons[2].geometry().bottom() < row.height()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    row, buttons = _row(qtbot)
    wide = row.sizeHint().width()
    buttons[1].hide()
    assert row.sizeHint().width() == wide - buttons[1].sizeHint().width() - 6
