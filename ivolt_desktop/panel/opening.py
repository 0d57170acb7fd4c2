"""Opening a panel: the user's own with its passphrase, or the practice panel, made first if it is not there."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ivolt_desktop.panel.settings import apply_clock
from ivolt_desktop.places_on_disk import practice_panel_path
from ivolt_desktop.rules.known_errors import FileMissing, NewerFile, NotAPanelFile, OlderFile, WrongPassphrase
from ivolt_desktop.store import PanelFile
from ivolt_desktop.store.private_file import and_beside

Progress = Callable[[str, float], None]


def open_panel(path: Path, passphrase: str) -> PanelFile:
    """Open a panel with its passphrase; raises the store's known errors."""
    return _ready(PanelFile.open(path, passphrase))


def read_panel(path: Path, passphrase: str) -> PanelFile:
    """Open a panel to read alone, also beside a window that has it open; nothing is written anywhere."""
    return _ready(PanelFile.read(path, passphrase))


def read_practice(path: Path | None = None) -> PanelFile:
    """As ``read_panel`` the practice panel, which is not made where there is none: then ``FileMissing``."""
    where = path or practice_panel_path()
    if not where.exists():
        raise FileMissing("The practice panel has not been made yet. Open it once, then do this again.")
    return _ready(PanelFile.read(where, None))


def new_panel(path: Path, passphrase: str) -> PanelFile:
    """Make an empty panel of the user's own."""
    return PanelFile.create(path, passphrase)


def open_made_practice(path: Path | None = None) -> PanelFile | None:
    """Open the practice panel where it is made and of this version; ``None`` where it has to be made first."""
    where = path or practice_panel_path()
    if not where.exists():
        return None
    try:
        return _ready(PanelFile.open_practice(where, upgrade=False))
    except (NewerFile, OlderFile, NotAPanelFile, WrongPassphrase):
        return None


def open_practice(path: Path | None = None, progress: Progress | None = None) -> PanelFile:
    """Open the practice panel, making it first where there is none or it is of another version.

    Only invented data is ever in it: a new version has its own, with something in every register it brings. The old one
    stays beside it under another name.
    """
    where = path or practice_panel_path()
    if where.exists():
        try:
            return _ready(PanelFile.open_practice(where, upgrade=False))
        except (NewerFile, OlderFile, NotAPanelFile, WrongPassphrase):
            _put_aside(where)
    from ivolt_desktop.panel.month_snapshot import fresh_month
    from ivolt_desktop.panel.practice.build import build_practice

    part = where.with_name(where.name + ".part")
    part.unlink(missing_ok=True)
    build_practice(part, progress or (lambda _words, _share: None))
    part.replace(where)
    part.with_name(part.name + ".lock").unlink(missing_ok=True)
    panel = _ready(PanelFile.open_practice(where))
    try:
        fresh_month(panel)  # so that the next start shows the first page at once
    except BaseException:
        panel.close()
        raise
    return panel


def _put_aside(where: Path) -> None:
    """Another name for a file, with what it keeps beside it: the next one of its name must not find that."""
    aside = where.with_name(f"{where.stem}, of another version{where.suffix}")
    for each, to in zip(and_beside(where), and_beside(aside), strict=True):
        with suppress(FileNotFoundError):
            each.replace(to)


def _ready(panel: PanelFile) -> PanelFile:
    try:
        apply_clock(panel)
    except BaseException:
        panel.close()
        raise
    return panel
