"""One sitting: the panel that is open and its window, from opening to closing, and changing to another panel."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.drafts import PanelDrafts
from ivolt_desktop.panel.opening import new_panel, open_made_practice, open_panel
from ivolt_desktop.panel.undoing import undo_change
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition
from ivolt_desktop.store import PanelFile
from ui.application import open_window
from ui.main_window import MainWindow, Opened
from ui.pages.entries import page_entries
from ui.shell.settings_file import SettingsFile
from ui.widgets.todays_date import follow
from ui.work.runner import Progress

if TYPE_CHECKING:
    from ui.shell.palette import Answer

LAST, PRACTICE = "panel/last", "practice"


class Sitting:
    """Holds the open panel and its window. ``begin`` opens the first one; the menu changes to others."""

    def __init__(self, settings: SettingsFile) -> None:
        self.settings = settings
        self.panel: PanelFile | None = None
        self.window: MainWindow | None = None

    def begin(self, *, practice: bool = False, path: Path | None = None) -> bool:
        """Open what was asked for, or what was open last, or what the user chooses; ``False`` if given up."""
        last = self.settings.recall(LAST, "")
        if practice or (path is None and last == PRACTICE):
            opened = self._practice()
        elif path is not None or last:
            opened = self._with_passphrase(path or Path(last))
        else:
            opened = None
        panel = opened or self._choose()
        if panel is None:
            return False
        self.show(panel)
        return True

    # ------------------------------------------------------------ opening
    def _practice(self, parent: QWidget | None = None) -> PanelFile | None:
        try:
            made = open_made_practice()
        except KnownError as error:
            self._tell("The practice panel did not open", error.sentence, parent)
            return None
        if made is not None:
            return made
        from ui.opening.practice_making import make_practice

        return make_practice(parent)

    def _with_passphrase(self, path: Path, parent: QWidget | None = None) -> PanelFile | None:
        from ui.shell.panel_dialogs import ask_passphrase

        if not path.exists():
            self._tell("The panel is not there", f"{path.name} is not in {path.parent}. It may have been moved or "
                       "renamed. Open it where it is now, or open a copy.", parent)
            return None
        opened: PanelFile | None = ask_passphrase(path, open_panel, parent)
        return opened

    def _choose(self) -> PanelFile | None:
        from ui.opening.start_screen import StartScreen

        screen = StartScreen(self._practice, self._open, self._new)
        return screen.panel if screen.exec() else None

    def _open(self, parent: QWidget | None = None) -> PanelFile | None:
        from ui.shell.panel_dialogs import open_panel as choose_and_open

        opened: PanelFile | None = choose_and_open(open_panel, parent, self._folder())
        return opened

    def _new(self, parent: QWidget | None = None) -> PanelFile | None:
        from ui.shell.panel_dialogs import new_panel as choose_and_make

        made: PanelFile | None = choose_and_make(new_panel, parent, self._folder())
        return made

    def _folder(self) -> Path:
        from ivolt_desktop.places_on_disk import documents_folder

        last = self.settings.recall(LAST, "")
        if last and last != PRACTICE and Path(last).parent.is_dir():
            return Path(last).parent
        folder = documents_folder()
        return folder if folder.is_dir() else folder.parent

    def _tell(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        from ui.opening.told import Told

        Told(title, sentence, parent).exec()

    # ------------------------------------------------------------ the window
    def show(self, panel: PanelFile) -> MainWindow:
        """Show a panel in a window of its own; the window of the panel before closes."""
        from ui.opening.file_actions import file_actions

        before = self.window
        words = marking_words(Edition.RESTRICTED, panel.practice)
        opened = Opened(
            panel=panel, marking=words.banner, shared_marking=words.shared_banner, place=place_of(panel),
            take_back=partial(take_back, panel), search=lambda typed: self._find(panel, typed),
            drafts=PanelDrafts(panel), actions=file_actions(self), status=lambda: standing(panel),
        )
        self.settings.remember(LAST, PRACTICE if panel.practice else str(panel.path))
        self.panel = panel
        follow(lambda: panel.clock().date())
        self.window = window = open_window(page_entries(panel), opened, self.settings)
        window.left.connect(lambda: self._left(panel))
        if before is not None:
            before.close()
            before.deleteLater()
        return window

    def _find(self, panel: PanelFile, typed: str) -> "Answer":
        from ui.opening.record_search import find

        return find(panel, typed, lambda page, where: self.window and self.window.go(page, **where))

    def _left(self, panel: PanelFile) -> None:
        from ivolt_desktop.panel.backing_up import back_up_for_today

        try:
            back_up_for_today(panel)
        except KnownError as error:
            self._tell("Today's copy was not made", error.sentence)
        finally:
            panel.close()
            if panel is self.panel:
                follow(None)

    def change_to(self, choose: Callable[[QWidget | None], PanelFile | None]) -> None:
        """Open another panel in place of this one; given up, this one stays."""
        panel = choose(self.window)
        if panel is not None:
            self.show(panel)

    def open_another(self) -> None:
        """Choose a panel file and change to it."""
        self.change_to(self._open)

    def start_another(self) -> None:
        """Make a new panel and change to it."""
        self.change_to(self._new)

    def practise(self) -> None:
        """Change to the practice panel."""
        self.change_to(self._practice)


def place_of(panel: PanelFile) -> str:
    """The line below the program's name: the borough."""
    from ivolt_desktop.panel.settings import read_settings

    with panel.reading() as session:
        return read_settings(session).borough


def take_back(panel: PanelFile, change_id: int, progress: Progress) -> Any:
    """Undo one change; a change of its own. Stopped, nothing is undone."""
    from ivolt_desktop.panel.operation import perform

    return perform(panel, undo_change, change_id, progress=progress)


def standing(panel: PanelFile) -> str:
    """The line at the bottom: 'Saved 14:02 · copied today 09:00', or that this is the practice panel."""
    from ivolt_desktop.panel.views.file_facts import file_facts

    return file_facts(panel).line
