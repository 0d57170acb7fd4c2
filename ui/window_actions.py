"""What can be done from anywhere in the window, declared once."""

from typing import TYPE_CHECKING, Any

from ui.shell.actions import Action
from ui.theme.tokens import Look

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LOOKS = ((Look.SYSTEM, "Look like the system"), (Look.LIGHT, "Light"), (Look.DARK, "Dark"),
         (Look.CONTRAST, "High contrast"))
DOINGS: tuple[tuple[str, str, str, dict[str, Any], str], ...] = (
    ("bring-in", "Bring in a file …", "deliveries", {"bring": True}, "Ctrl+B"),
    ("make-pack", "Make the pack", "documents", {"make": "pack"}, ""),
    ("make-minutes", "Make the minutes", "documents", {"make": "minutes"}, ""),
    ("make-actions", "Make the action extracts", "documents", {"make": "actions"}, ""),
    ("make-workbook", "Make a workbook of a register", "documents", {"make": "workbook"}, ""),
)
"""Work begun on a page from anywhere: key, words, page, where on it, shortcut."""
SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


def window_actions(window: "MainWindow") -> list[Action]:
    """The actions of the window itself, in the order of its menu."""
    undo = window.undo_stack
    made = [
        Action("find", "Find anything", window.open_palette, "Go", "Ctrl+K", palette=False),
    ]
    digits = iter("123456789")
    for at, entry in enumerate(window.pages.entries.values()):
        digit = next(digits, "") if entry.numbered else ""
        made.append(Action(
            f"go-{entry.key}", f"Go to {entry.title}", lambda key=entry.key: window.go(key), "Go",
            f"Ctrl+{digit}" if digit else "", gap=at == 0,
        ))
    made += [_doing(window, *each) for each in DOINGS if each[2] in window.pages.entries]
    made += [
        Action("undo", "Undo", lambda: undo and undo.undo(), "Edit", "Ctrl+Z",
               enabled=lambda: bool(undo and undo.undo_label),
               words_now=lambda: f"Undo: {undo.undo_label}" if undo and undo.undo_label else "Undo"),
        Action("redo", "Do again", lambda: undo and undo.redo(), "Edit", "Ctrl+Shift+Z",
               enabled=lambda: bool(undo and undo.redo_label),
               words_now=lambda: f"Do again: {undo.redo_label}" if undo and undo.redo_label else "Do again"),
    ]
    for look, words in LOOKS:
        made.append(Action(f"look-{look.name.lower()}", words, lambda look=look: window.set_look(look), "View",
                           checked=lambda look=look: window.look is look))
    made += [
        Action("text-larger", "Larger text", lambda: window.step_text(1), "View", "Ctrl++", gap=True,
               enabled=lambda: window.scale < SCALES[-1]),
        Action("text-smaller", "Smaller text", lambda: window.step_text(-1), "View", "Ctrl+-",
               enabled=lambda: window.scale > SCALES[0]),
        Action("text-usual", "Usual text size", lambda: window.set_scale(1.0), "View", "Ctrl+0"),
        Action("refresh", "Read again", window.read_again, "View", "F5", gap=True),
        Action("next-area", "Next part of the window", lambda: window.move_focus(1), "View", "F6", palette=False),
        Action("last-area", "Part of the window before", lambda: window.move_focus(-1), "View", "Shift+F6",
               palette=False),
        Action("shared", "Open the shared window", window.toggle_shared, "View", "F9", gap=True,
               words_now=lambda: "Close the shared window" if window.presenting else "Open the shared window"),
        Action("help", "Help and keys", window.show_help, "Help", "F1"),
        Action("menu", "Open the menu", window.open_menu, shortcut="F10", palette=False),
        Action("quit", "Close the program", window.close, "Go", "Ctrl+Q", gap=True),
    ]
    return made


def _doing(window: "MainWindow", key: str, words: str, page: str, where: dict[str, Any], shortcut: str) -> Action:
    return Action(key, words, lambda: window.go(page, **where), "Make", shortcut)
