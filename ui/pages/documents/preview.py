"""A document looked at inside the page: one page at a time, turned with the arrow keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.documents.pdf_pages import PagePicture, page_picture
from ui.theme.current import tokens
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hint import Button
from ui.widgets.text import words

CHOOSE = "Choose a document to look at it here."
_DRAWN_WIDE = 1000


class Sheet(QWidget):
    """Draws one page, as large as fits. ``turn`` carries +1 or -1."""

    turn = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 260)

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def show_image(self, image: QImage | None) -> None:
        """Show a page, or nothing."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            room = self.rect().adjusted(3, 3, -3, -3)
            size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(room.x() + (room.width() - size.width()) / 2, room.y(), size.width(), size.height())
            ratio = self.devicePixelRatioF()
            fitted = self._image.scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio,
                                        Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(box, fitted)
            painter.setPen(QPen(QColor(tokens().accent if self.hasFocus() else tokens().border), 1))
            painter.drawRect(box)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1}.get(
            Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.turn.emit(-1 if event.angleDelta().y() > 0 else 1)


class Preview(Card):
    """Shows a PDF; what else it is given only gets its name and the buttons."""

    def __init__(self, desk: Desk, buttons: list[Button]) -> None:
        super().__init__("Preview")
        self._desk = desk
        self.path: Path | None = None
        self.at, self.pages = 0, 0
        self.sheet = Sheet()
        self.sheet.turn.connect(self.turn)
        self._nothing = EmptyState(CHOOSE)
        self._stack = QStackedLayout()
        self.add(self._stack, 1)
        self._stack.addWidget(self._nothing)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.sheet, 1)
        turn = QHBoxLayout()
        self.before = Button("Page before", lambda: self.turn(-1))
        self.after = Button("Next page", lambda: self.turn(1))
        self._where = words("", "muted")
        turn.addWidget(self.before)
        turn.addStretch(1)
        turn.addWidget(self._where)
        turn.addStretch(1)
        turn.addWidget(self.after)
        column.addLayout(turn)
        self._stack.addWidget(holder)
        foot = QHBoxLayout()
        for each in buttons:
            foot.addWidget(each)
        foot.addStretch(1)
        self.add(foot)

    def show_file(self, path: Path | None, sentence: str = CHOOSE) -> None:
        """Show the first page of a PDF, or a sentence."""
        self.path, self.at, self.pages = path, 0, 0
        self.set_title(path.name if path else "Preview")
        if path is None or path.suffix.casefold() != ".pdf":
            self._nothing.say(sentence)
            self._stack.setCurrentIndex(0)
            return
        self.sheet.show_image(None)
        self._read(path, 0)

    def turn(self, by: int) -> None:
        """Turn a page over."""
        if self.path is not None and self.pages and 0 <= self.at + by < self.pages:
            self.at += by
            self._read(self.path, self.at)

    def _read(self, path: Path, at: int) -> None:
        def show(picture: PagePicture) -> None:
            if self.path == path and self.at == at:
                self._show(picture)

        def failed(_error: Exception) -> None:
            if self.path == path:
                self.show_file(None, f"{path.name} cannot be shown here. Open it instead.")

        work: Callable[..., PagePicture] = lambda _progress, _cancelled: _picture(path, at)  # noqa: E731
        self._desk.runner.run("Drawing the page", work, then=show, failed=failed, quiet=True)

    def _show(self, picture: PagePicture) -> None:
        self.at, self.pages = picture.at, picture.pages
        self.sheet.show_image(picture.image)
        said = f"Page {picture.at + 1} of {picture.pages}"
        self._where.setText(said)
        named(self.sheet, f"{said} of the document. The arrow keys turn the pages.")
        self.before.setEnabled(picture.at > 0)
        self.after.setEnabled(picture.at + 1 < picture.pages)
        self._stack.setCurrentIndex(1)


def _picture(path: Path, at: int) -> PagePicture:
    from ivolt_desktop.rules.known_errors import UnreadableFile

    try:
        return page_picture(path, at, _DRAWN_WIDE)
    except Exception as error:
        raise UnreadableFile(f"{path.name} cannot be shown here. Open it instead.") from error
