"""Whether a window fits on its screen with its frame; one that does not starts filling the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

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
