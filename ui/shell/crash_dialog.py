"""What the coordinator sees when the program meets a bug of its own."""

import sys
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.shell.crash_report import crash_report
from ui.shell.screen_room import resize_with_text
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.text import words

SENTENCE = (
    "Something went wrong in the program. What was already saved is safe, and what you typed is still there. "
    "You can carry on; if it happens again, send the report below to whoever looks after the program."
)


class CrashDialog(QDialog):
    """A calm sentence, the report that can be copied, and a way on."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT - something went wrong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words("Something went wrong", "heading"))
        layout.addWidget(words(SENTENCE, wrap=True))
        self.report = named(QPlainTextEdit(crash_report(error)), "Report, without personal data")
        self.report.setReadOnly(True)
        layout.addWidget(words("The report holds no personal data: no names, no words you typed.", "small", wrap=True))
        layout.addWidget(self.report, 1)
        line = QHBoxLayout()
        line.addWidget(Button("Copy the report", self.copy))
        line.addStretch(1)
        self.carry_on = Button("Carry on", self.accept, primary=True)
        line.addWidget(self.carry_on)
        layout.addLayout(line)
        resize_with_text(self, 560, 380)
        self.carry_on.setFocus()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())


class CrashDesk:
    """Shows one crash dialog at a time, for errors in slots as well as in background work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent
        self.open: CrashDialog | None = None

    def show(self, error: BaseException) -> None:
        """Tell of a bug, unless another is being told of."""
        if self.open is not None:
            return
        self.open = CrashDialog(error, self._parent)
        self.open.finished.connect(self._closed)
        self.open.show()

    def _closed(self) -> None:
        if self.open is not None:
            self.open.deleteLater()
        self.open = None

    def catch_everything(self) -> None:
        """Have errors nobody caught come here; Ctrl+C still ends the program."""

        def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, Exception):
                self.show(error.with_traceback(trace))
            else:
                sys.__excepthook__(kind, error, trace)

        sys.excepthook = caught
