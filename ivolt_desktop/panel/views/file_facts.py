"""Facts of the panel's file: where it is, how large, when it was last changed and last copied."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select

from ivolt_desktop.model import Change
from ivolt_desktop.panel.backing_up import backup_folder, last_backup
from ivolt_desktop.rules.dates_in_words import clock, day_and_short_month
from ivolt_desktop.store import PanelFile


@dataclass(frozen=True)
class FileFacts:
    """What the status line and the settings say of the file. Moments are those of the computer's clock."""

    name: str
    folder: Path
    size: int
    practice: bool
    changes: int
    saved_at: datetime | None
    copied_at: datetime | None
    copies: Path

    @property
    def line(self) -> str:
        """'Saved 14:02 · backup today 09:00', or that nobody in the practice panel is real."""
        if self.practice:
            return "Practice panel · everything is saved as you go · nobody in it is real"
        today = date.today()
        saved = f"Saved {when(self.saved_at, today)}" if self.saved_at else "Nothing typed yet"
        copied = f"backup {when(self.copied_at, today, always_day=True)}" if self.copied_at else "no backup yet"
        return f"{saved} · {copied} · encrypted"

    @property
    def size_words(self) -> str:
        """'9.6 MB'."""
        return f"{self.size / 1_000_000:,.1f} MB" if self.size >= 100_000 else f"{max(1, self.size // 1000):,} KB"


def when(moment: datetime, today: date, *, always_day: bool = False) -> str:
    """'14:02', 'today 09:00' or '21 Nov 14:02'."""
    if moment.date() == today:
        return f"today {clock(moment)}" if always_day else clock(moment)
    return f"{day_and_short_month(moment.date())} {clock(moment)}"


def file_facts(panel: PanelFile) -> FileFacts:
    """Read them now."""
    with panel.reading() as session:
        changes, saved_at = session.execute(select(func.count(), func.max(Change.at)).select_from(Change)).one()
    return FileFacts(
        name=panel.path.name, folder=panel.path.parent, size=panel.path.stat().st_size, practice=panel.practice,
        changes=changes, saved_at=saved_at, copied_at=last_backup(panel), copies=backup_folder(panel),
    )
