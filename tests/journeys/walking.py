"""Hands and eyes for a journey: keys, clicks and what can be read on the screen, in the real window."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.opening.sitting import Sitting
from ui.widgets.pill import Pill

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
_LONG = 20_000


class Walk:
    """A coordinator at work. Looks only at what is visible and acts only through keys, clicks and drops."""

    def __init__(self, sitting: Sitting, qtbot: QtBot) -> None:
        self.sitting, self._qtbot = sitting, qtbot
        self.broken: list[Exception] = []
        self.titles: set[str] = set()
        self.catches: Callable[..., object] = sys.__excepthook__
        """What the window does with an error that nobody caught; the tests' own hook stands in its place."""
        assert sitting.window is not None
        sitting.window.runner.broke.connect(self.broken.append)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert self.sitting.window is not None
        return self.sitting.window

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    # ------------------------------------------------------------ waiting
    def settle(self) -> None:
        """Wait for the work in the background and for everything that follows from it."""
        for _ in range(4):
            self.window.runner.drain()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QCoreApplication.processEvents()
        self.titles |= {each.windowTitle() for each in QApplication.topLevelWidgets()}

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""

        def asked() -> bool:
            self.settle()
            return bool(holds())

        self._qtbot.waitUntil(asked, timeout=_LONG)

    # ------------------------------------------------------------ hands
    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.keyboard(), key, modifiers)
            self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.keyboard(), text)
        self.settle()

    def keyboard(self) -> QWidget:
        """The widget that has the keyboard."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        if front is not None:
            return focused if focused is not None and front.isAncestorOf(focused) else front.focusWidget() or front
        return focused or self.window.focusWidget() or self.window

    def tab_to(self, widget: QWidget, most: int = 60) -> None:
        """Go on with Tab until ``widget`` has the keyboard."""
        for _ in range(most):
            if self.keyboard() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name_of(widget)}")

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget that can be seen."""
        assert widget.isVisible() and widget.isEnabled(), f"{name_of(widget)} cannot be clicked"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())
        self.settle()

    def push(self, words: str, inside: QWidget | None = None) -> None:
        """Click the button that says ``words``."""
        self.click(self.button(words, inside))

    def drop(self, target: QWidget, files: Sequence[Path]) -> None:
        """Drop files on a widget."""
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at, copy, left = target.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(at, copy, carried, left, NONE)
        QApplication.sendEvent(target, entering)
        assert entering.isAccepted(), "the page does not take the files"
        QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, carried, left, NONE))
        self.settle()

    def meanwhile(self, opens: Callable[[], object], answer: Callable[[QDialog], object]) -> None:
        """Do what opens a dialog that waits; ``answer`` deals with the dialog."""
        failed: list[BaseException] = []
        answered: list[QDialog] = []

        def deal() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
                return
            timer.stop()
            answered.append(dialog)
            self.titles.add(dialog.windowTitle())
            try:
                answer(dialog)
            except BaseException as error:
                failed.append(error)
                dialog.reject()

        timer = QTimer()
        timer.timeout.connect(deal)
        timer.start(10)
        give_up = QTimer(singleShot=True, interval=_LONG)
        give_up.timeout.connect(lambda: [dialog.reject() for dialog in answered])
        give_up.start()
        opens()
        timer.stop()
        assert give_up.isActive(), "the dialog stayed open"
        give_up.stop()
        if failed:
            raise failed[0]
        assert answered, "no dialog opened"
        self.window.activateWindow()
        self.settle()

    def choose_file(self, opens: Callable[[], object], path: Path) -> None:
        """Do what asks for a file and type its name."""

        def name_it(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            box, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
            assert box is not None and buttons is not None
            box.setText(str(path))
            accepts = QDialogButtonBox.ButtonRole.AcceptRole
            (go,) = [each for each in buttons.buttons() if buttons.buttonRole(each) is accepts]
            QTest.mouseClick(go, Qt.MouseButton.LeftButton)

        self.meanwhile(opens, name_it)

    # ------------------------------------------------------------ eyes
    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button in sight that says ``words``, whole or as its beginning."""
        seen = [each for each in (inside or self.window).findChildren(QAbstractButton) if each.isVisible()]
        for each in seen:
            if name_of(each) == words:
                return each
        for each in seen:
            if name_of(each).startswith(words):
                return each
        raise AssertionError(f"no button says {words!r}; there are {sorted(name_of(each) for each in seen)}")

    def said(self, inside: QWidget | None = None) -> str:
        """Everything that labels, pills and lists in sight say."""
        return "\n".join(words_in(inside or self.window))

    def find(self, words: str, title: str) -> None:
        """Ctrl+K: type ``words`` and open the line whose title holds ``title``."""
        self.press(Qt.Key.Key_K, CTRL)
        palette = self.window.palette_of_commands
        assert palette is not None and palette.isVisible()
        QTest.keyClicks(palette.box, words)
        self.until(lambda: any(title in each for each in palette.titles))
        at = next(at for at, each in enumerate(palette.titles) if title in each)
        for _ in range(at - palette.list.currentRow()):
            QTest.keyClick(palette.box, Qt.Key.Key_Down)
        QTest.keyClick(palette.box, Qt.Key.Key_Return)
        self.window.activateWindow()
        self.settle()


def words_in(root: QWidget) -> Iterable[str]:
    """The words of every label, pill and list in sight; of a list all rows, also those scrolled away."""
    for each in root.findChildren(QWidget):
        if each.isVisible():
            if isinstance(each, QLabel):
                yield each.text()
            elif isinstance(each, Pill):
                yield each.text
            elif isinstance(each, QAbstractItemView) and each.model() is not None:
                yield from cells_of(each)


def cells_of(view: QAbstractItemView) -> Iterable[str]:
    """Every cell of a list or table, as shown."""
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            yield str(model.index(row, column).data() or "")


def name_of(widget: QWidget) -> str:
    """What a widget is called, for the ear or else for the eye."""
    words = widget.accessibleName()
    return words or (widget.text() if isinstance(widget, QAbstractButton) else "") or type(widget).__name__
