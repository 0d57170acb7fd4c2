from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.shell.crash_dialog import CrashDesk, CrashDialog
from ui.shell.crash_report import crash_report
from ui.widgets.typed_dates import NotADate, read_day

SECRET = "Meena Patel of Althorne Way"


def failure() -> Exception:
    try:
        try:
            read_day(SECRET, None)  # type: ignore[arg-type]
        except NotADate as wrong:
            raise KeyError(SECRET) from wrong
    except KeyError as error:
        return error
    raise AssertionError("nothing failed")


def test_a_report_names_files_and_lines_but_no_message_and_no_value() -> None:
    report = crash_report(failure())
    assert "KeyError" in report and "NotADate" in report
    assert "ui/widgets/typed_dates.py, line" in report and "in read_day" in report
    assert not [word for word in SECRET.split() if word in report]
    assert "/" not in report.replace("ui/widgets/typed_dates.py", "")


def test_the_dialog_copies_the_report(qtbot: QtBot) -> None:
    dialog = CrashDialog(failure())
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText() == crash_report_of(dialog)
    assert SECRET not in dialog.windowTitle()


def crash_report_of(dialog: CrashDialog) -> str:
    return dialog.report.toPlainText()


def test_one_crash_is_told_at_a_time(qtbot: QtBot) -> None:
    desk = CrashDesk()
    desk.show(failure())
    first = desk.open
    desk.show(failure())
    assert desk.open is first and first is not None
    first.carry_on.click()
    assert desk.open is None
