"""The wheel passes a box of choices by."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.widgets.steady_box import SteadyBox


def test_the_wheel_changes_nothing_and_a_key_does(qtbot: QtBot) -> None:
    box = SteadyBox()
    qtbot.addWidget(box)
    box.addItems(["one", "two", "three"])
    middle = QPointF(5, 5)
    rolled = QWheelEvent(middle, middle, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                         Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, rolled)
    assert box.currentIndex() == 0 and not rolled.isAccepted()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == 1


def test_words_too_long_for_a_box_end_in_an_ellipsis(qtbot: QtBot) -> None:
    box = SteadyBox()
    qtbot.addWidget(box)
    box.addItems(["Flat 3, 12 Althorne Way (Police, call, 16 times · Council ASB, case, 4 times)"])
    box.show()
    shown = []
    for wide in (1000, 200):
        box.resize(wide, box.sizeHint().height())
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        shown.append(option.currentText)  # type: ignore[attr-defined]
    assert shown[0] == box.currentText() and shown[1].endswith("…") and len(shown[1]) > 10
    assert box.currentText().endswith("4 times)")
