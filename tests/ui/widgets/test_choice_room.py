"""A box of choices shows its words up to its arrow, at every size of text."""

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.pages.deliveries.choosing import Choice
from ui.theme.current import apply_look
from ui.theme.tokens import Look


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_have_the_room_up_to_the_arrow(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_look(qapp, Look.LIGHT, scale)
    box = Choice()
    qtbot.addWidget(box)
    box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    box.offer([(1, "Metropolitan Police Service")], 1)
    box.resize(box.sizeHint())
    box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field, arrow = (box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
                    for part in (QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow))
    wide = box.fontMetrics().horizontalAdvance("Metropolitan Police Service")
    assert field.width() >= wide - 2 and field.right() <= arrow.left() + 1
    assert field.width() <= wide + 30 * scale and arrow.width() >= 14 * scale
