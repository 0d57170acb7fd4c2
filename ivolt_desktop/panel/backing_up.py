"""Copies of the panel, one a day at closing and whenever asked; the newest fourteen are kept."""

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ivolt_desktop.places_on_disk import data_folder
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.backup import copy_to

KEPT = 14
_STAMP = "%Y-%m-%d"


def backup_folder(panel: PanelFile) -> Path:
    """Where a panel's daily copies go: a folder of its own, so that two panels of one name do not mix."""
    where = hashlib.sha256(str(panel.path.resolve()).encode()).hexdigest()[:6]
    return data_folder() / "backups" / f"{panel.path.stem} {where}"


def daily_copies(panel: PanelFile) -> list[Path]:
    """The daily copies there are, newest first."""
    named = backup_folder(panel).glob(f"{_glob_safe(panel.path.stem)} ????-??-??{panel.path.suffix}")
    return sorted(named, reverse=True)


def last_backup(panel: PanelFile) -> datetime | None:
    """When the newest daily copy was made, or ``None``."""
    with suppress(OSError):
        for copy in daily_copies(panel):
            return datetime.fromtimestamp(copy.stat().st_mtime)
    return None


def back_up_for_today(panel: PanelFile, keep: int = KEPT) -> Path | None:
    """Copy the panel if today's copy is not there yet; ``None`` where it is, or for a practice panel.

    The oldest copies above ``keep`` go. Raises ``DiskFull`` or ``CannotWrite``.
    """
    if panel.practice:
        return None
    target = backup_folder(panel) / f"{panel.path.stem} {datetime.now().strftime(_STAMP)}{panel.path.suffix}"
    if target.exists():
        return None
    copy_to(panel, target)
    for old in daily_copies(panel)[keep:]:
        with suppress(OSError):
            old.unlink()
    return target


def copy_name(panel: PanelFile) -> str:
    """A name for a copy made by hand: 'Panel copy 2026-11-23.ivolt'."""
    return f"{panel.path.stem} copy {datetime.now().strftime(_STAMP)}{panel.path.suffix}"


def back_up_now(panel: PanelFile, target: Path) -> Path:
    """Copy the panel to a file the user chose, encrypted with the same passphrase."""
    return copy_to(panel, target)


def _glob_safe(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
