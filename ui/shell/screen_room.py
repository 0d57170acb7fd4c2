"""Whether a window fits on its screen with its frame: one that does not fills it, one with large text grows to it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.theme.current import text_scale

FRAME = QSize(16, 48)
"""Room for the frame and title bar the system draws around a window, in logical pixels."""


def has_room(window: QSize, screen: QSize) -> bool:
    """Whether a window of that inner size, in its frame, fits on a screen with that much room."""
    return (window + FRAME).boundedTo(screen) == window + FRAME


def fill_small_screen(window: QWidget) -> None:
    """Have a window not shown yet open maximised where its screen is too small for the size it wants."""
    screen = window.screen()
    if screen is not None and not has_room(window.size(), screen.availableSize()):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def resize_with_text(window: QWidget, wide: int, high: int) -> None:
    """Give a window a size, larger with larger text as far as its screen has room, in logical pixels."""
    wanted = QSize(wide, high)
    window.resize(within_screen(window, wanted * text_scale()).expandedTo(wanted))


def within_screen(window: QWidget, size: QSize) -> QSize:
    """That size, or what a screen that is smaller has room for."""
    screen = window.screen()
    return size.boundedTo(screen.availableSize() - FRAME) if screen is not None else size
