"""Runs functions of the panel on one thread beside the window's, one after another.

The worker only computes. Everything that tells of it (progress, results, errors) is emitted by the :class:`Runner`,
which lives on the window's thread, into slots on that thread. A result that says what changed (``label``, ``kinds``,
``change_id``: see ``ivolt_desktop.panel.operation.Changed``) is noted for Undo and told to the screens.
"""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal, Slot

from ivolt_desktop.rules.known_errors import Cancelled, KnownError

Progress = Callable[[str, float], None]
"""``progress(words, share)``: what is being done, and the share done from 0 to 1 (below 0: not known)."""
Work = Callable[[Progress, Callable[[], bool]], Any]
_BETWEEN_REPORTS = 0.05


def _nothing(_progress: Progress) -> Mapping[str, Any]:
    return {}


class Job(QObject):
    """One piece of work, waiting, running or done."""

    reported = Signal(object, str, float)
    finished = Signal(object, object, object)

    def __init__(
        self, title: str, work: Work, then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None, quiet: bool, stoppable: bool,
    ) -> None:
        super().__init__()
        self.title, self.quiet, self.stoppable = title, quiet, stoppable
        self.then, self.failed = then, failed
        self._work = work
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it stops where it next looks."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True once asked to stop."""
        return self._stop.is_set()

    def progress(self, words: str, share: float) -> None:
        """Report, at most twenty times a second; raises ``Cancelled`` after Stop. Called on the worker's thread."""
        if self.stoppable and self.cancelled:
            raise Cancelled("Stopped. Nothing was stored.")
        now = time.monotonic()
        if now - self._last >= _BETWEEN_REPORTS or share >= 1:
            self._last = now
            self.reported.emit(self, words, share)

    def execute(self) -> None:
        """Do the work; called on the worker's thread."""
        try:
            if self.cancelled:
                raise Cancelled("Stopped before it began; nothing was stored.")
            result = self._work(self.progress, self._stop.is_set)
        except Exception as error:
            self.finished.emit(self, None, error)
        else:
            self.finished.emit(self, result, None)


class Runner(QObject):
    """One worker and its queue.

    Signals: ``began(job)`` when a job is queued, ``reported(job, words, share)``, ``ended(job)``;
    ``changed(frozenset of register keys)`` after a change; ``noted(Changed)`` for Undo; ``refused(sentence)`` for an
    error the user can act on; ``broke(exception)`` for a bug.
    """

    began = Signal(object)
    reported = Signal(object, str, float)
    ended = Signal(object)
    changed = Signal(object)
    noted = Signal(object)
    refused = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._jobs: list[Job] = []
        self._closed = False

    @property
    def busy(self) -> bool:
        """True while anything waits or runs."""
        return bool(self._jobs)

    def run(
        self, title: str, work: Work, *, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None, quiet: bool = False, stoppable: bool = True,
    ) -> Job:
        """Queue ``work(progress, cancelled)``. ``progress`` raises ``Cancelled`` at the next report after Stop.

        ``then(result)`` and ``failed(error)`` are called on the window's thread; with ``failed`` given, known errors go
        there alone and not to ``refused``. ``quiet`` work shows no progress; what is not ``stoppable`` no Stop.
        """
        job = Job(title, work, then, failed, quiet, stoppable)
        job.reported.connect(self._report)
        job.finished.connect(self._finish)
        if self._closed:
            return job
        self._jobs.append(job)
        self.began.emit(job)
        self._pool.start(job.execute)
        return job

    def change(
        self, panel: Any, function: Callable[..., Any], *args: Any, title: str = "Saving",
        then: Callable[[Any], object] | None = None, failed: Callable[[Exception], object] | None = None,
        **kwargs: Any,
    ) -> Job:
        """Queue one change: a function of ``ivolt_desktop.panel`` and its arguments; ``then`` gets ``Changed``."""

        def perform_it(progress: Progress, cancelled: Callable[[], bool]) -> Any:
            from ivolt_desktop.panel.operation import perform

            return perform(panel, function, *args, **kwargs)

        return self.run(title, perform_it, then=then, failed=failed, quiet=True)

    def operation(
        self, title: str, panel: Any, function: Callable[..., Any], *, then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        read: Callable[[Progress], Mapping[str, Any]] = _nothing, **given: Any,
    ) -> Job:
        """Queue a change that may take long, with progress and a Stop button.

        ``function`` of ``ivolt_desktop.panel`` gets ``progress``, what is ``given`` and what ``read(progress)`` gives,
        which is called on the worker's thread. Stopped, nothing is changed.
        """

        def perform_it(progress: Progress, cancelled: Callable[[], bool]) -> Any:
            from ivolt_desktop.panel.operation import perform

            return perform(panel, function, progress=progress, **given, **read(progress))

        return self.run(title, perform_it, then=then, failed=failed)

    @Slot(object, str, float)
    def _report(self, job: Job, words: str, share: float) -> None:
        self.reported.emit(job, words, share)

    @Slot(object, object, object)
    def _finish(self, job: Job, result: Any, error: Exception | None) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        self.ended.emit(job)
        if self._closed:
            return
        if error is None:
            self._note(result)
            if job.then is not None:
                job.then(result)  # what it asks to be read comes before what every page reads again
            self._tell_change(result)
        elif job.failed is not None and isinstance(error, KnownError):
            job.failed(error)
        elif isinstance(error, KnownError):
            self.refused.emit(error.sentence)
        else:
            if job.failed is not None:
                job.failed(error)
            self.broke.emit(error)

    def _note(self, result: Any) -> None:
        if _is_change(result):
            self.noted.emit(result)

    def _tell_change(self, result: Any) -> None:
        if _is_change(result) and result.kinds:
            self.changed.emit(result.kinds)

    def cancel_all(self) -> None:
        """Ask everything waiting or running to stop."""
        for job in self._jobs:
            job.cancel()

    def drain(self) -> None:
        """Wait until nothing is left, and deliver every result."""
        while self._jobs:
            self._pool.waitForDone(-1)
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest, deliver nothing more."""
        self.cancel_all()
        self._closed = True
        self._pool.waitForDone(-1)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self._jobs.clear()


def _is_change(result: Any) -> bool:
    return isinstance(getattr(result, "kinds", None), frozenset) and hasattr(result, "change_id")
