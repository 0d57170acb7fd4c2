"""A notice is whole from the moment it is shown."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.notice_bar import Notice, NoticeArea


def test_the_first_notice_is_laid_out_when_it_appears(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    notice = Notice(ground)
    area = NoticeArea(ground, notice)
    ground.resize(1200, 800)
    ground.show()
    notice.say("Start the June panel", lambda: None)
    buttons = (notice.undo_button, notice.close_button)
    assert area.isVisible() and notice.width() == area.width() == 640
    assert all(each.width() >= each.sizeHint().width() and each.height() >= each.sizeHint().height()
               for each in buttons)
    assert notice.width() - notice.close_button.geometry().right() < 20


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
