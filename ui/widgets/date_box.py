"""A box for a date: typed in any usual way, or picked from a calendar; empty is a state of its own."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ivolt_desktop.rules.dates_in_words import short_date
from ui.theme.current import text_scale
from ui.theme.resource_files import resource
from ui.widgets.accessible import named
from ui.widgets.todays_date import todays_date
from ui.widgets.typed_dates import NotADate, read_day, read_moment
from ui.widgets.wording import moment


class DateBox(QWidget):
    """Holds a date (or a date with a time where ``with_time``), or nothing."""

    changed = Signal()

    def __init__(
        self, with_time: bool = False, today: Callable[[], date] = todays_date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._with_time, self._today = with_time, today
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.line = QLineEdit()
        self.line.setPlaceholderText("such as 23 Nov 2026 14:30" if with_time else "such as 23 Nov 2026")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.installEventFilter(self)
        self.pick = named(QToolButton(), "Pick a date from a calendar")
        self.pick.setIcon(QIcon(str(resource("icons", "calendar.svg"))))
        self.pick.setIconSize(QSize(16, 16) * text_scale())
        self.pick.clicked.connect(self._open_calendar)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.pick)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.pick.setAccessibleName(f"{name}: pick from a calendar")

    def value(self) -> date | datetime | None:
        """What is typed; raises ``NotADate``."""
        read = read_moment if self._with_time else read_day
        return read(self.line.text(), self._today())

    def set_value(self, value: date | datetime | None) -> None:
        """Show a date, or nothing."""
        if value is None:
            self.line.clear()
        elif self._with_time and isinstance(value, datetime):
            self.line.setText(moment(value))
        else:
            self.line.setText(short_date(value))

    def problem(self) -> str:
        """What is wrong with the words typed, '' if nothing."""
        try:
            self.value()
        except NotADate as wrong:
            return str(wrong)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if not self.problem():
                self.set_value(self.value())
        return bool(super().eventFilter(watched, event))

    def _open_calendar(self) -> None:
        holder = QWidget(self, Qt.WindowType.Popup)
        holder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(4, 4, 4, 4)
        calendar = named(QCalendarWidget(), "Calendar")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        start = None if self.problem() else self.value()
        start = start or self._today()
        calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        layout.addWidget(calendar)

        def take(picked: QDate) -> None:
            chosen = date(picked.year(), picked.month(), picked.day())
            kept = None if self.problem() else self.value()
            at = kept.time() if isinstance(kept, datetime) else None
            self.set_value(datetime.combine(chosen, at) if at else chosen)
            holder.close()
            self.line.setFocus()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        holder.move(self.mapToGlobal(self.rect().bottomLeft()))
        holder.show()
        calendar.setFocus()
