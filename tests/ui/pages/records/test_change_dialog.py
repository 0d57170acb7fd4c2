from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivolt_desktop.model.fields import Field, Kind
from ui.pages.records.change_dialog import ChangeDialog
from ui.widgets.record_form import RecordForm


def _open(qtbot: QtBot, stored: list[Any]) -> ChangeDialog:
    form = RecordForm([Field("Why", Kind.TEXT, name="why"), Field("Notes", Kind.LONG_TEXT, name="notes")])
    dialog = ChangeDialog("Leave", "", form, "Store", lambda values, _then, _failed: stored.append(values),
                          loaded={"why": "as it stood"})
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_one_esc_closes_where_nothing_was_typed(qtbot: QtBot) -> None:
    dialog = _open(qtbot, [])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_typing_is_let_go_only_by_a_second_esc(qtbot: QtBot) -> None:
    stored: list[Any] = []
    dialog = _open(qtbot, stored)
    dialog.form.editor("notes").write("half")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "once more" in dialog.problem.text()
    dialog.form.editor("notes").write("half a line")
    assert dialog.problem.text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.go.click()
    assert stored == [{"why": "as it stood", "notes": "half a line"}]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
