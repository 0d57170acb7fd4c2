"""Drives a review in the background: the window asks, the runner works, a fresh standing comes back.

The review itself is only ever touched on the runner's thread, one job after another; the window sees standings alone.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.deliveries.incoming import Incoming
from ui.pages.deliveries.standing import Standing, stand

Progress = Callable[[str, float], None]


class _Relay:
    """Passes progress to whichever job is running; the review keeps it from one job to the next."""

    def __init__(self) -> None:
        self.progress: Progress = lambda words, share: None

    def __call__(self, words: str, share: float) -> None:
        self.progress(words, share)


class Reviewing(QObject):
    """One file on its way in. ``stood`` carries each fresh ``Standing``, ``failed`` the sentence of a refusal to read.
    ``glanced`` carries one of the beginning of a large file, while the rest is still being read.

    Nothing is stored until ``bring_in``; dropping the object leaves no trace.
    """

    glanced = Signal(object)
    stood = Signal(object)
    failed = Signal(str)
    brought = Signal(object)

    def __init__(self, desk: Desk, incoming: Incoming) -> None:
        super().__init__()
        self._desk, self.incoming = desk, incoming
        self._relay = _Relay()
        self._review: Any = None
        self._agency_id: int | None = None
        self._job: Any = None
        self._left = False

    def open(self) -> None:
        """Read the file and work out how it stands."""

        def read() -> None:
            from ivolt_desktop.panel.feeds import feeds_of
            from ivolt_desktop.panel.importing import saved_layouts

            with self._desk.panel.reading() as session:
                layouts, feeds = saved_layouts(session), feeds_of(session)
            today = self._desk.panel.clock().date()
            glance = self.incoming.glance(layouts, feeds, today)
            if glance is not None and not self._left:
                with self._desk.panel.reading() as session:
                    self.glanced.emit(stand(session, glance, None))
            self._review = self.incoming.review(layouts, feeds, today, self._relay)

        self._work("Reading the file", read, self._refused)

    def do(self, change: Callable[[Any], object]) -> None:
        """Change the review (choose a sheet, map a column, decide a group), then stand anew."""
        self._work("Checking the rows", lambda: change(self._review), self._said)

    def choose_agency(self, agency_id: int) -> None:
        """Say who sent the file."""

        def choose() -> None:
            self._agency_id = agency_id

        self._work("Comparing with what is kept", choose, self._said)

    def bring_in(self, layout_name: str, agency_id: int) -> None:
        """Store it all, as one change; ``brought`` carries the ``Changed``."""

        from ivolt_desktop.model import Agency
        from ivolt_desktop.panel.bringing_in import ReadFile, bring_in

        def file(progress: Progress) -> dict[str, ReadFile]:
            self._relay.progress = progress
            with self._desk.panel.reading() as session:
                short = session.get_one(Agency, agency_id).short_name
            return {"file": ReadFile.of(self._review, short, layout_name)}

        self._job = self._desk.runner.operation(
            "Bringing in the file", self._desk.panel, bring_in, read=file, agency_id=agency_id,
            then=self.brought.emit, failed=self._said)

    def leave(self) -> None:
        """Stop whatever runs; nothing is told any more."""
        self._left = True
        if self._job is not None:
            self._job.cancel()

    def _work(self, title: str, change: Callable[[], object], failed: Callable[[Exception], object]) -> None:
        def work(progress: Progress, _cancelled: object) -> Standing:
            self._relay.progress = progress
            change()
            with self._desk.panel.reading() as session:
                return stand(session, self._review, self._agency_id)

        self._job = self._desk.runner.run(title, work, then=self._stand, failed=failed)

    def _stand(self, standing: Standing) -> None:
        if not self._left:
            self.stood.emit(standing)

    def _refused(self, error: Exception) -> None:
        if not self._left:
            self.failed.emit(getattr(error, "sentence", ""))

    def _said(self, error: Exception) -> None:
        sentence = getattr(error, "sentence", "")
        if sentence and not self._left:
            self._desk.notify(sentence, refused=True)
            self.failed.emit("")
