"""The application object, dressed; and the window opened on a panel."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.desk import PageEntry
from ui.first_paint import watch_if_asked
from ui.main_window import TITLE, MainWindow, Opened
from ui.shell.crash_dialog import CrashDesk
from ui.shell.screen_room import fill_small_screen
from ui.shell.settings_file import SettingsFile
from ui.theme.current import apply_look
from ui.theme.resource_files import resource
from ui.theme.tokens import Look


def build_application(argv: Sequence[str] | None = None, settings: SettingsFile | None = None) -> QApplication:
    """The one ``QApplication``: Fusion, the bundled font, British formats, the look last chosen."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(list(argv or sys.argv))
    application.setApplicationName(TITLE)
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application.setWindowIcon(QIcon(str(resource("icons", "ivolt.svg"))))
    look = Look(settings.recall("look", Look.SYSTEM.value)) if settings else Look.SYSTEM
    apply_look(application, look, settings.recall_number("scale", 1.0) if settings else 1.0)
    return application


def open_window(pages: Sequence[PageEntry], opened: Opened, settings: SettingsFile) -> MainWindow:
    """Build the window on an open panel and show its first page; errors nobody caught come to the crash dialog."""
    window = MainWindow(pages, opened, settings)
    if not settings.recall_bytes("geometry"):
        fill_small_screen(window)
    crashes = CrashDesk(window)
    crashes.catch_everything()
    window.runner.broke.connect(crashes.show)
    watch_if_asked(window)
    window.start()
    return window
