"""A window that does not fit its screen starts filling it."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell import screen_room
from ui.shell.screen_room import FRAME, fill_small_screen, has_room, resize_with_text


@pytest.mark.parametrize(("screen", "fits"), [
    (QSize(1920, 1040), True), (QSize(1440, 900), False), (QSize(1366, 728), False), (QSize(2560, 900), False)])
def test_a_window_fits_with_its_frame_or_not(screen: QSize, fits: bool) -> None:
    assert has_room(QSize(1440, 900), screen) is fits


def test_a_window_just_fitting_fits() -> None:
    assert has_room(QSize(1440, 900), QSize(1440, 900) + FRAME)


def test_a_window_larger_than_the_screen_is_maximised_and_a_small_one_left_alone(qtbot: QtBot) -> None:
    large, small = QWidget(), QWidget()
    for each in (large, small):
        qtbot.addWidget(each)
    room = large.screen().availableSize()
    large.resize(room.width() + 1, 100)
    small.resize(200, 100)
    fill_small_screen(large)
    fill_small_screen(small)
    assert large.isMaximized() and not small.isMaximized()


def test_a_dialog_grows_with_the_text_as_far_as_its_screen_goes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize() - FRAME
    resize_with_text(dialog, 300, 200)
    assert dialog.size() == QSize(300, 200)
    monkeypatch.setattr(screen_room, "text_scale", lambda: 2.0)
    resize_with_text(dialog, 300, 200)
    assert dialog.size() == QSize(600, 400)
    resize_with_text(dialog, room.width() - 100, 200)
    assert dialog.size() == QSize(room.width(), 400)
