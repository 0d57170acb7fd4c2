"""Every action is declared once and feeds the menu, its shortcut, the palette and the list of shortcuts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class Action:
    """What the coordinator can do from anywhere."""

    key: str
    words: str
    does: Callable[[], object]
    menu: str = ""
    """The menu it stands in ('' for none); menus come in the order in which they are first named."""
    shortcut: str = ""
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None
    words_now: Callable[[], str] | None = None
    """Words that depend on the moment, such as ``Undo: add an action``."""
    palette: bool = True
    gap: bool = False
    """A line above it in its menu."""

    @property
    def is_enabled(self) -> bool:
        """Whether it can be done now."""
        return self.enabled is None or self.enabled()

    @property
    def title(self) -> str:
        """Its words now."""
        return self.words_now() if self.words_now else self.words


_ALSO = {"Ctrl++": ("Ctrl+=",)}
"""Keys that do the same: the plus sign shares its key with the equals sign, and nobody holds Shift for it."""


class ActionRegistry:
    """All actions of a window. Shortcuts work from everywhere in ``window``."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, Action] = {}
        self._qt: dict[str, QAction] = {}

    def add(self, *actions: Action) -> None:
        """Declare actions; a key or a shortcut declared twice is a mistake (``ValueError``)."""
        for action in actions:
            taken = {each.shortcut: each.words for each in self}
            if action.key in self._actions:
                raise ValueError(f"the action {action.key} is declared twice")
            if action.shortcut and action.shortcut in taken:
                raise ValueError(f"{action.shortcut} already stands for {taken[action.shortcut]}")
            self._actions[action.key] = action
            made = QAction(action.words, self._window)
            if action.shortcut:
                made.setShortcuts([QKeySequence(each) for each in (action.shortcut, *_ALSO.get(action.shortcut, ()))])
            made.setCheckable(action.checked is not None)
            made.triggered.connect(lambda _=False, key=action.key: self.do(key))
            self._window.addAction(made)
            self._qt[action.key] = made

    def __iter__(self) -> Iterator[Action]:
        return iter(list(self._actions.values()))

    def __getitem__(self, key: str) -> Action:
        return self._actions[key]

    def do(self, key: str) -> bool:
        """Do it if it can be done now; says whether it was."""
        action = self._actions[key]
        if action.is_enabled:
            action.does()
            return True
        return False

    def build_menu(self, title: str = "Menu") -> QMenu:
        """One menu with a submenu for each name; enabled state and words are fresh each time it opens."""
        menu = QMenu(title, self._window)
        submenus: dict[str, QMenu] = {}
        for action in self:
            if not action.menu:
                continue
            if action.menu not in submenus:
                submenus[action.menu] = menu.addMenu(action.menu)
            if action.gap:
                submenus[action.menu].addSeparator()
            submenus[action.menu].addAction(self._qt[action.key])
        menu.aboutToShow.connect(self.freshen)
        menu.aboutToHide.connect(self._rest)
        return menu

    def freshen(self) -> None:
        """Bring the words, ticks and enabled state of every menu entry up to date."""
        for key, action in self._actions.items():
            made = self._qt[key]
            made.setText(action.title.replace("&", "&&"))
            made.setEnabled(action.is_enabled)
            if action.checked is not None:
                made.setChecked(action.checked())

    def _rest(self) -> None:
        """Between menus all shortcuts stay live: whether they may act is asked when they are pressed."""
        for made in self._qt.values():
            made.setEnabled(True)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys as people write them, and what they do."""
        return [
            (as_people_write(each.shortcut), each.words) for each in self if each.shortcut
        ]


def as_people_write(shortcut: str) -> str:
    """``Ctrl Shift Z`` for ``Ctrl+Shift+Z``, in the words of the system."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return re.sub(r"\+(?=.)", " ", native)
