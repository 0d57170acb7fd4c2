"""A notice is whole from the moment it is shown."""

import pytest
from PySide6.QtWidgets import QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from ui.shell import notice_bar
from ui.shell.notice_bar import Notice, NoticeArea
from ui.shell.status_bar import StatusBar
from ui.theme.tokens import Space


def test_the_first_notice_is_laid_out_when_it_appears(qtbot: QtBot, monkeypatch: MonkeyPatch) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    notice = Notice(ground)
    area = NoticeArea(ground, ground, notice)
    ground.resize(1200, 800)
    ground.show()
    notice.say("Start the June panel", lambda: None)
    buttons = (notice.undo_button, notice.close_button)
    assert area.isVisible() and notice.width() == area.width() == 720
    assert all(each.width() >= each.sizeHint().width() and each.height() >= each.sizeHint().height()
               for each in buttons)
    assert notice.width() - notice.close_button.geometry().right() < 20
    monkeypatch.setattr(notice_bar, "text_scale", lambda: 1.5)
    notice.say("Start the July panel", lambda: None)
    area._place()
    assert area.width() == 1080



def test_a_refusal_stays_until_other_work_begins_and_an_ordinary_notice_is_left_alone(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    notice = Notice(ground)
    notice.say("This file is protected by a password.", refused=True)
    notice.forget_refusal()
    assert notice.isHidden()
    notice.say("Bring in callers.xlsx")
    notice.forget_refusal()
    assert not notice.isHidden()


def test_a_notice_stands_over_the_line_at_the_bottom_and_no_button_of_the_page(qtbot: QtBot) -> None:
    ground, page = QWidget(), QWidget()
    qtbot.addWidget(ground)
    page.setParent(ground)
    ground.resize(1440, 900)
    page.setGeometry(200, 24, 1240, 850)
    notice = Notice(ground)
    area = NoticeArea(ground, page, notice)
    ground.show()
    notice.say("Make minutes of the May panel", lambda: None)
    assert area.geometry().bottom() >= 890
    assert area.y() >= page.geometry().bottom() - Space.BETWEEN
    assert area.geometry().center().x() - page.geometry().center().x() in (-1, 0, 1)


@pytest.mark.parametrize("wide", [1440, 1280])
def test_a_notice_leaves_the_keys_at_the_bottom_in_sight(qtbot: QtBot, wide: int) -> None:
    ground, page = QWidget(), QWidget()
    qtbot.addWidget(ground)
    page.setParent(ground)
    ground.resize(wide, 900)
    page.setGeometry(208, 24, wide - 208, 850)
    status = StatusBar((("Ctrl K", "find anything"), ("F9", "open the shared window")))
    status.setParent(ground)
    status.setGeometry(0, 874, wide, 26)
    notice = Notice(ground)
    area = NoticeArea(ground, page, notice, beside=status.hints)
    ground.show()
    notice.say("Bring in LFB deliberate fires 2026-05.xlsx from Fire brigade (18 new records)", lambda: None)
    qtbot.wait(10)
    keys = status.hints.mapTo(ground, status.hints.rect().topLeft()).x()
    assert area.geometry().right() < keys < wide and area.width() >= 600 and area.x() > 208


def test_the_line_at_the_bottom_makes_no_window_wide(qtbot: QtBot) -> None:
    status = StatusBar((("Ctrl K", "find anything"),))
    qtbot.addWidget(status)
    status.show()
    narrow = status.minimumSizeHint().width()
    status.say("Practice panel", "everything is saved as you go", "nobody in it is real")
    assert status.minimumSizeHint().width() == narrow
    status.resize(narrow + 120, 26)
    qtbot.wait(10)
    shown = status._words
    assert shown.text().endswith("…") and shown.toolTip() == status.said and status.said.endswith("is real")
    status.resize(1200, 26)
    qtbot.wait(10)
    assert shown.text() == status.said and not shown.toolTip()
