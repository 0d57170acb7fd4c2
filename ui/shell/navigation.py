"""The rail at the left: the pages in groups, with counts of what waits there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.desk import Count, PageEntry
from ui.theme.current import text_scale, tokens
from ui.theme.fonts import font
from ui.theme.tokens import Type
from ui.widgets.accessible import named
from ui.widgets.key_hint import link_button
from ui.widgets.text import words

_WIDTH, _BETWEEN_GROUPS = 207, 10
_AROUND_WORDS = 50
"""Logical pixels of an entry that its words and its number may not use."""


class _Entry(QAbstractButton):
    def __init__(self, entry: PageEntry) -> None:
        super().__init__()
        self.entry = entry
        self._count: Count | None = None
        self._by_key = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_count(None)

    def show_count(self, count: Count | None) -> None:
        """Show what waits there; nought is not shown."""
        self._count = count if count and count.number else None
        told = f"{self._count.number} {self._count.words}".strip() if self._count else ""
        named(self, f"{self.entry.title}, {told}" if told else self.entry.title)
        self.setToolTip(told if self._count and self._count.words else "")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason
        )
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(font(Type.BODY)).height() + 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, box = tokens(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if self.isChecked() else look.hover))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus() and self._by_key:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        right = 10.0
        if self._count is not None:
            painter.setFont(font(Type.SMALL, QFont.Weight.DemiBold))
            painter.setPen(QColor(look.red if self._count.urgent else look.muted))
            number = f"{self._count.number:,}"
            painter.drawText(box.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                             number)
            right += QFontMetrics(painter.font()).horizontalAdvance(number) + 6
        painter.setFont(font(Type.BODY, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.setPen(QColor(look.accent_text if self.isChecked() else look.ink))
        inner = box.adjusted(10, 0, -right, 0)
        fitted = QFontMetrics(painter.font()).elidedText(self.entry.title, Qt.TextElideMode.ElideRight,
                                                         int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
        painter.end()


class Navigation(QFrame):
    """``chosen`` carries the key of the page wanted; arrow keys walk, Enter or Space opens."""

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(self, entries: Sequence[PageEntry], place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        named(self, "Pages")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 15, 11, 6)
        outer.setSpacing(0)
        self._place = words(place, "small", wrap=True)
        for label in (words("IVOLT", "brand"), self._place):
            label.setContentsMargins(10, 0, 4, 0)
            outer.addWidget(label)
            outer.addSpacing(3)
        outer.addSpacing(9)
        holder = QWidget()
        holder.setProperty("role", "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._entries: dict[str, _Entry] = {}
        group: int | None = None
        for entry in entries:
            if group is not None and entry.group != group:
                column.addSpacing(_BETWEEN_GROUPS)
            group = entry.group
            button = _Entry(entry)
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._entries[entry.key] = button
            column.addWidget(button)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        outer.addWidget(self._scroll, 1)
        self.menu_button = link_button("Menu", self.menu_wanted.emit, "Everything that can be done (F10)")
        foot = QHBoxLayout()
        foot.setContentsMargins(5, 0, 0, 0)
        foot.addWidget(self.menu_button)
        foot.addStretch(1)
        outer.addLayout(foot)
        self.fit_width()

    def fit_width(self) -> None:
        """Take the width that the size of the text needs."""
        bold = QFontMetrics(font(Type.BODY, QFont.Weight.DemiBold))
        longest = max((bold.horizontalAdvance(each.entry.title) for each in self._entries.values()), default=0)
        number = QFontMetrics(font(Type.SMALL, QFont.Weight.DemiBold)).horizontalAdvance("999")
        self.setFixedWidth(max(round(_WIDTH * min(1.5, text_scale())), longest + number + _AROUND_WORDS) + 1)

    def set_place(self, place: str) -> None:
        """The line below the program's name."""
        self._place.setText(place)

    def set_current(self, key: str) -> None:
        """Mark the page shown, and have it in sight; Tab comes to this entry alone."""
        self._entries[key].setChecked(True)
        for each in self._entries.values():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus)
        self._scroll.ensureWidgetVisible(self._entries[key], 0, 4)

    def set_count(self, key: str, count: Count | None) -> None:
        """Show what waits on a page."""
        self._entries[key].show_count(count)

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Put the keyboard on the page shown."""
        current = next((each for each in self._entries.values() if each.isChecked()), None)
        if current is not None:
            current.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = list(self._entries.values())
        at = next((at for at, each in enumerate(buttons) if each.hasFocus()), None)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if at is not None and move is not None:
            to = buttons[(at + move) % len(buttons)]
            to.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(to, 0, 4)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            buttons[at].click()
        else:
            super().keyPressEvent(event)
