"""The coordinator's window: marking, navigation, one page at a time, status; everything else hangs on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.desk import Count, Desk, Kinds, PageEntry
from ui.page_host import PageHost
from ui.shell.actions import Action, ActionRegistry, as_people_write
from ui.shell.file_drop import FileDrop
from ui.shell.navigation import Navigation
from ui.shell.notice_bar import Notice, NoticeArea
from ui.shell.palette import CommandPalette, Found, Search
from ui.shell.reveal_key import RevealKey
from ui.shell.settings_file import SettingsFile
from ui.shell.shared_window import SharedWindow
from ui.shell.status_bar import StatusBar
from ui.shell.undo_keys import UndoKeys
from ui.theme.current import apply_look
from ui.theme.tokens import Look
from ui.widgets.kept_typing import Drafts, DraftsInMemory
from ui.widgets.marking_bar import MarkingBar
from ui.window_actions import SCALES, window_actions
from ui.work.progress_strip import ProgressStrip
from ui.work.runner import Runner
from ui.work.undo_stack import TakeBack, UndoStack

TITLE = "IVOLT Desktop"
KEYS = (("Ctrl K", "find anything"), ("F9", "open the shared window"))


@dataclass
class Opened:
    """The panel in hand and what the window needs to know of it. ``take_back`` undoes a change by its number."""

    panel: Any
    marking: str
    shared_marking: str
    place: str = ""
    take_back: TakeBack | None = None
    search: Search | None = None
    drafts: Drafts | None = None
    actions: Sequence[Action] = ()
    """What can be done with the file; first in the menu."""
    status: Callable[[], str] | None = None
    """What the line at the bottom says of the file; asked at the start and after each change."""


class MainWindow(QMainWindow):
    """Built once for an open panel; ``pages`` in the order of the navigation. ``left`` fires once it is closed."""

    left = Signal()

    def __init__(self, pages: Sequence[PageEntry], opened: Opened, settings: SettingsFile) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.opened, self.settings = opened, settings
        self.look, self.scale = Look(settings.recall("look", Look.SYSTEM.value)), settings.recall_number("scale", 1.0)
        self.runner = Runner(self)
        self.undo_stack = UndoStack(self.runner, opened.take_back, self) if opened.take_back else None
        self.reveal = RevealKey(parent=self)
        self.shared: SharedWindow | None = None
        self.desk = Desk(
            panel=opened.panel, runner=self.runner, open_page=self.go, notify=self.notify, settings=settings,
            drafts=opened.drafts or DraftsInMemory(), ask=self.ask, present=self.present,
            presenting=lambda: self.presenting, reveal=self.reveal,
        )
        self.pages = PageHost(pages, self.desk)
        self.navigation = Navigation(pages, opened.place)
        self.status = StatusBar(KEYS)
        self._lay_out(opened.marking)
        ground = self.centralWidget()
        self.notice = Notice(ground)
        self._area = NoticeArea(ground, self.pages, ProgressStrip(self.runner), self.notice,
                                beside=self.status.hints)
        self.actions_of_window = ActionRegistry(self)
        self.actions_of_window.add(*opened.actions, *window_actions(self))
        self.menu = self.actions_of_window.build_menu()
        self.palette_of_commands: CommandPalette | None = None
        self._connect()
        self.resize(1440, 900)
        self.restoreGeometry(settings.recall_bytes("geometry"))

    def _lay_out(self, marking: str) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.marking = MarkingBar(marking)
        column.addWidget(self.marking)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self.pages, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.navigation.menu_wanted.connect(self.open_menu)
        self.pages.turned.connect(self.navigation.set_current)
        self.runner.ended.connect(self.pages.settle_keys, Qt.ConnectionType.QueuedConnection)
        self.runner.changed.connect(self._changed)
        self.runner.noted.connect(self._noted)
        self.runner.refused.connect(lambda sentence: self.notice.say(sentence, refused=True))
        self.runner.began.connect(lambda job: None if job.quiet else self.notice.forget_refusal())
        if self.undo_stack is not None:
            self.undo_stack.told.connect(self.notice.say)
        if "deliveries" in self.pages.entries:
            FileDrop(self, lambda files: self.go("deliveries", files=files))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        UndoKeys(application, self)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)

    # ------------------------------------------------------------ pages
    def go(self, key: str, **where: Any) -> None:
        """Show a page."""
        self.pages.open_page(key, **where)

    def start(self) -> None:
        """Show the first page; count what waits once the window is up."""
        self.go(next(iter(self.pages.entries)))
        self.show()
        self.navigation.take_focus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.count_again)

    def read_again(self) -> None:
        """Have everything read anew."""
        self.pages.refresh(None)
        self.count_again()

    def _changed(self, kinds: Kinds) -> None:
        self.pages.refresh(kinds)
        self.count_again()

    def _noted(self, changed: Any) -> None:
        undo = self.undo_stack
        if changed.label and undo is not None and undo.undo_label == changed.label:
            self.notice.say(changed.label, undo.undo)

    def count_again(self) -> None:
        """Bring the numbers of the navigation and the line at the bottom up to date, off the window's thread."""
        if self.opened.status is not None:
            self.runner.run("Looking at the file", lambda _progress, _cancelled: self.opened.status(),
                            then=self.status.say, quiet=True)
        entries = [entry for entry in self.pages.entries.values() if entry.count is not None]
        if not entries:
            return

        def count(progress: object, cancelled: object) -> dict[str, Count | None]:
            return {entry.key: entry.count() for entry in entries if entry.count is not None}

        def show(counts: dict[str, Count | None]) -> None:
            for key, number in counts.items():
                self.navigation.set_count(key, number)

        self.runner.run("Counting", count, then=show, quiet=True)

    # ------------------------------------------------------------ telling and asking
    def notify(self, words: str, undo: Any = None, refused: bool = False) -> None:
        """Say a plain sentence."""
        self.notice.say(words, undo, refused=refused)

    def ask(self, title: str, sentence: str, button: str) -> bool:
        """Ask before something that cannot be undone."""
        from ui.shell.question import Question

        return bool(Question(title, sentence, button, self).exec())

    def show_help(self) -> None:
        """Help on the page in sight, and all keys."""
        from ui.shell.help_window import HelpWindow

        entry = self.pages.entries.get(self.pages.current_key)
        window = HelpWindow(entry.title if entry else TITLE, self.help_on(self.pages.current_key),
                            self.actions_of_window.shortcuts(), self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def help_on(self, key: str) -> str:
        """The help on a page, in Markdown."""
        from ui.help.help_pages import help_page

        entry = self.pages.entries.get(key)
        return (entry.help if entry else "") or help_page(key)

    def open_menu(self) -> None:
        """Open the menu where its button is."""
        button = self.navigation.menu_button
        self.menu.popup(button.mapToGlobal(button.rect().topLeft()))

    def open_palette(self) -> None:
        """Find anything."""
        if self.palette_of_commands is None:
            self.palette_of_commands = CommandPalette(self._commands, self.opened.search, self.runner, self)
        self.palette_of_commands.open_over(self)

    def _commands(self) -> list[Found]:
        keys = {action.key: as_people_write(action.shortcut) for action in self.actions_of_window}
        return [
            Found(action.title, keys[action.key], lambda key=action.key: self.actions_of_window.do(key))
            for action in self.actions_of_window if action.palette and action.is_enabled
        ] + [
            Found(f"Go to {entry.title}, {name}", "", lambda page=entry.key, key=key: self.go(page, section=key))
            for entry in self.pages.entries.values() for key, name in (entry.sections() if entry.sections else ())
        ]

    # ------------------------------------------------------------ the shared window
    @property
    def presenting(self) -> bool:
        """Whether the shared window is open."""
        return self.shared is not None

    def present(self, widget: QWidget | None) -> None:
        """Open the shared window if need be, and show ``widget`` alone in it (``None``: the curtain)."""
        if self.shared is None:
            self.shared = SharedWindow(self.opened.shared_marking)
            self.shared.closed.connect(self._shared_closed)
            self.reveal.watch(self.shared)
            self.shared.show()
            self.activateWindow()  # the coordinator goes on typing here
        self.shared.show_widget(widget)

    def toggle_shared(self) -> None:
        """Open the shared window for the page in sight, or close it."""
        if self.shared is not None:
            self.shared.close()
            self.activateWindow()
            return
        page: Any = self.pages.currentWidget()
        if hasattr(page, "present"):
            page.present()
        if self.shared is None:
            self.present(None)

    def _shared_closed(self) -> None:
        closed, self.shared = self.shared, None
        if closed is not None:
            closed.deleteLater()

    # ------------------------------------------------------------ looks
    def set_look(self, look: Look) -> None:
        """Light, dark, high contrast or as the system."""
        self.look = look
        self.settings.remember("look", look.value)
        self._dress()

    def set_scale(self, scale: float) -> None:
        """Size of the text, 1.0 to 2.0."""
        self.scale = min(SCALES[-1], max(SCALES[0], scale))
        self.settings.remember("scale", self.scale)
        self._dress()

    def step_text(self, steps: int) -> None:
        """One size of text up or down."""
        near = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.set_scale(SCALES[max(0, min(len(SCALES) - 1, near + steps))])

    def _scheme_changed(self) -> None:
        if self.look is Look.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_look(application, self.look, self.scale)
        self.navigation.fit_width()

    # ------------------------------------------------------------ moving and leaving
    def move_focus(self, by: int) -> None:
        """F6: from the navigation to the page and back."""
        in_rail = self.navigation.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        page = self.pages.currentWidget()
        if in_rail and page is not None:
            target = next((each for each in page.findChildren(QWidget)
                           if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page)), None)
            (target or page).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.navigation.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.remember_bytes("geometry", self.saveGeometry())
        self.settings.save()
        self.runner.close()
        if self.shared is not None:
            self.shared.close()
        super().closeEvent(event)
        self.left.emit()
