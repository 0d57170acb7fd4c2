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
