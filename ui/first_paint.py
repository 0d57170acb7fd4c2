"""How long the program took from its start to the first paint of its window; for the benchmark only."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

VARIABLE = "IVOLT_BENCH_FIRST_PAINT"
_IMPORTED_AT = time.monotonic()


def seconds_since_start(fallback: float = _IMPORTED_AT) -> float:
    """Seconds since this process began; where the system does not say, since ``fallback`` (``time.monotonic``)."""
    try:
        after_boot = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - after_boot / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return time.monotonic() - fallback


class FirstPaint(QObject):
    """Calls ``painted(seconds)`` once, after the first paint of a window has been done."""

    def __init__(self, window: QWidget, painted: Callable[[float], object]) -> None:
        super().__init__(window)
        self._painted, self._seen = painted, False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self._painted(seconds_since_start())


def tell_and_quit(seconds: float) -> None:
    """Write ``first-paint <seconds>`` and end the program."""
    sys.stdout.write(f"first-paint {seconds:.3f}\n")
    sys.stdout.flush()
    QApplication.quit()


def watch_if_asked(window: QWidget) -> FirstPaint | None:
    """Measure if the environment asks for it."""
    return FirstPaint(window, tell_and_quit) if os.environ.get(VARIABLE) else None
