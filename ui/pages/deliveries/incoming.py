"""What waits to be brought in: a file, or rows pasted from the clipboard; and which table of it to begin with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData

Progress = Callable[[str, float], None]
LARGE = 1_000_000
"""Bytes of a file that takes so long to read that its beginning is shown first."""


@dataclass(frozen=True)
class Incoming:
    """One file or block. ``sheet`` and ``table`` say where to begin ('' and 0: where the program thinks best).

    ``done`` are the tables of it that were brought in already, as (sheet, row of the header).
    """

    name: str
    path: Path | None = None
    copied: tuple[str, str] = ("", "")
    moment: datetime | None = None
    sheet: str = ""
    table: int = 0
    done: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def file(cls, path: Path) -> "Incoming":
        """A file to be read."""
        return cls(path.name, path)

    @classmethod
    def pasted(cls, copied: QMimeData, moment: datetime) -> "Incoming":
        """What was copied, as it stands on the clipboard now."""
        html = copied.html() if copied.hasHtml() else ""
        return cls("pasted rows", None, (copied.text() if copied.hasText() else "", html), moment)

    def at(self, sheet: str, table: int, done: tuple[str, int]) -> "Incoming":
        """Another table of the same file, after ``done``."""
        return replace(self, sheet=sheet, table=table, done=self.done | {done})

    def glance(self, layouts: Any, feeds: Any, today: Any) -> Any:
        """A review of the beginning of a large text or workbook, to look at meanwhile; None for other files."""
        from ivolt_desktop.intake.reading import read_large_start
        from ivolt_desktop.intake.review import Review

        if self.path is None or self.sheet or self.table or not _is_large(self.path):
            return None
        book = read_large_start(self.path)
        return Review(book, layouts, today, None, feeds) if book and book.sheets[0].rows else None

    def review(self, layouts: Any, feeds: Any, today: Any, progress: Progress) -> Any:
        """Read it; off the window's thread. Raises the ``KnownError``s of reading."""
        from ivolt_desktop.intake.pasted import pasted_book
        from ivolt_desktop.intake.review import Review

        if self.path is not None:
            made = Review.open(self.path, layouts, today=today, progress=progress, feeds=feeds)
        else:
            assert self.moment is not None
            made = Review(pasted_book(*self.copied, self.moment), layouts, today, progress, feeds)
        if self.sheet and self.sheet != made.sheet.name:
            made.choose_sheet(self.sheet)
        if self.table:
            made.choose_table(self.table)
        return made


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size >= LARGE
    except OSError:
        return False
