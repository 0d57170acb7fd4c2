"""Making the practice panel on first use: what is being lived through, how far it is, and a way out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ivolt_desktop.panel.opening import open_practice
from ivolt_desktop.rules.known_errors import Cancelled, KnownError
from ivolt_desktop.store import PanelFile
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.key_hint import Button
from ui.widgets.text import words
from ui.work.runner import Job, Runner

Make = Callable[[Callable[[str, float], None]], Any]


def make_practice(parent: QWidget | None = None) -> PanelFile | None:
    """Make the practice panel and open it; ``None`` if the user stopped it or it could not be made."""
    dialog = PracticeMaking(lambda progress: open_practice(progress=progress), parent)
    return dialog.panel if dialog.exec() else None


class PracticeMaking(QDialog):
    """Runs ``make(progress)`` off the window's thread; ``panel`` is what it returned."""

    def __init__(self, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("IVOLT Desktop")
        self.panel: Any = None
        self.runner = Runner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(Space.GAP)
        layout.addWidget(words("The practice panel is being made", "heading"))
        layout.addWidget(words("This is done once and takes about half a minute: eighteen months of agency files are "
                               "invented and brought in, the same way as real ones.", "muted", wrap=True))
        self._line = words("Beginning", "small", wrap=True)
        self._bar = named(QProgressBar(), "Progress")
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        layout.addWidget(self._bar)
        layout.addWidget(self._line)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.stop = Button("Stop", self.reject)
        foot.addWidget(self.stop)
        layout.addLayout(foot)
        self.setMinimumWidth(480)
        self.runner.reported.connect(self._reported)
        self.job: Job = self.runner.run(
            "Making the practice panel", lambda progress, _cancelled: make(progress),
            then=self._made, failed=self._failed)

    def _reported(self, job: Job, text: str, share: float) -> None:
        self._line.setText(text)
        self._bar.setValue(round(min(1.0, max(0.0, share)) * 1000))

    def _made(self, panel: Any) -> None:
        self.panel = panel
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            super().reject()
            return
        sentence = error.sentence if isinstance(error, KnownError) else "The practice panel could not be made."
        self._line.setText(sentence)
        self.stop.setText("Close")
        self.job.cancel()

    def reject(self) -> None:
        """Stop at the next step; what was begun is thrown away."""
        if self.runner.busy:
            self.job.cancel()
            self._line.setText("Stopping")
            self.stop.setEnabled(False)
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.runner.close()
        super().done(result)
