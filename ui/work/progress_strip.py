"""Shows work in hand: what is being done, how far it is, and a button to stop it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.text import words
from ui.work.runner import Job, Runner


class ProgressStrip(QFrame):
    """Appears when a job that is not quiet lasts longer than a moment."""

    def __init__(self, runner: Runner, parent: QWidget | None = None, after_ms: int = 350) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._job: Job | None = None
        self._waiting: list[Job] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._label = words("", "", wrap=True)
        self._bar = named(QProgressBar(), "Progress")
        self._bar.setTextVisible(False)
        column.addWidget(self._label)
        column.addWidget(self._bar)
        layout.addLayout(column, 1)
        self._stop = Button("Stop", self._cancel)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignVCenter)
        self._wait = QTimer(self, singleShot=True, interval=after_ms)
        self._wait.timeout.connect(self._appear)
        runner.began.connect(self._began)
        runner.reported.connect(self._reported)
        runner.ended.connect(self._ended)
        self.hide()

    def _began(self, job: Job) -> None:
        if job.quiet:
            return
        self._waiting.append(job)
        if self._job is None:
            self._take_next()

    def _take_next(self) -> None:
        self._job = self._waiting.pop(0) if self._waiting else None
        if self._job is None:
            self._wait.stop()
            self.hide()
            return
        self._show(self._job.title, -1)
        self._stop.setEnabled(True)
        self._stop.setVisible(self._job.stoppable)
        self._wait.start()

    def _appear(self) -> None:
        if self._job is not None:
            self.show()
            self.raise_()

    def _show(self, text: str, share: float) -> None:
        self._label.setText(text)
        self._bar.setRange(0, 0 if share < 0 else 1000)
        if share >= 0:
            self._bar.setValue(round(min(1.0, share) * 1000))
        named(self, text)

    def _reported(self, job: Job, text: str, share: float) -> None:
        if job is self._job:
            self._show(text or job.title, share)

    def _ended(self, job: Job) -> None:
        if job in self._waiting:
            self._waiting.remove(job)
        if job is self._job:
            self._take_next()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._label.setText("Stopping")
            self._stop.setEnabled(False)
