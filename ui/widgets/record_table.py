"""A register's list: quick filter, column chooser, the table, and what it says when it is empty."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ivolt_desktop.model.fields import Field, Kind
from ui.theme.current import text_scale
from ui.theme.tokens import Space
from ui.widgets.accessible import named
from ui.widgets.column_fit import ColumnFit, pixels_of
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hint import Button
from ui.widgets.lens import OWN, Lens
from ui.widgets.memory import Forgetful, Memory
from ui.widgets.record_model import RecordModel
from ui.widgets.record_rows import Column, ListRows, RowSource, columns_of
from ui.widgets.table_view import RowAction, TableView
from ui.widgets.text import words
from ui.widgets.wording import LinkWords

_WIDTHS = {Kind.DATE: 12, Kind.MOMENT: 17, Kind.NUMBER: 8, Kind.DECIMAL: 9, Kind.YES_NO: 7, Kind.PHONE: 14,
           Kind.EMAIL: 24, Kind.LONG_TEXT: 40, Kind.CHOICE: 16, Kind.LINK: 20}


class RecordTable(QWidget):
    """A list of rows in columns made from declared fields.

    ``opened`` carries the row opened with Enter or a double click, ``chosen`` the one the cursor is on (or None).
    ``remember_as`` is the key under which widths and hidden columns are kept in ``memory``; columns whose field is
    not ``listed`` start hidden, unless none is listed. With ``fit`` the table is exactly as high as its rows, up to
    that many; otherwise it takes what height there is.
    """

    opened = Signal(object)
    chosen = Signal(object)
    _scale = 0.0
    _column_fit: ColumnFit | None = None

    def __init__(
        self, fields: Sequence[Field | Column], rows: Sequence[Any] = (), *, name: str, lens: Lens = OWN,
        reference: Callable[[Any], str] | None = None, link_words: LinkWords | None = None,
        memory: Memory | None = None, remember_as: str = "", empty: str = "Nothing here yet.",
        bar: bool = True, fit: int = 0, row_actions: Sequence[RowAction] = (), parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._memory: Memory = memory or Forgetful()
        self._key, self._empty_words, self._link_words = remember_as or name, empty, link_words
        self._fit, self._setting_many = fit, False
        columns = columns_of(fields)
        self.model = RecordModel(columns, ListRows(rows, columns, link_words), lens=lens, reference=reference,
                                 link_words=link_words)
        self.view = TableView(self.model)
        self.view.row_actions = list(row_actions)
        named(self.view, name)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        self.filter_box = named(QLineEdit(), f"Filter {name}")
        self.filter_box.setPlaceholderText("Filter")
        self.filter_box.setClearButtonEnabled(True)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._narrow)
        self.filter_box.textChanged.connect(lambda _text: self._wait.start())
        self.filter_box.returnPressed.connect(self._narrow)
        self.filter_box.installEventFilter(self)
        self._said = words("", "small")
        self._choose = Button("Columns", self._choose_columns, description="Choose which columns are shown")
        if bar:
            line = QHBoxLayout()
            line.addWidget(self.filter_box, 1)
            line.addWidget(self._said)
            line.addWidget(self._choose)
            layout.addLayout(line)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 1)
        self._nothing = EmptyState(empty)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._arrange()
        self._tell()

    # ------------------------------------------------------------ rows
    def set_empty(self, sentence: str) -> None:
        """What the table says where it has no rows."""
        self._empty_words = sentence
        self._tell()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; order, filter and the place of the cursor stay."""
        self.set_source(ListRows(rows, self.model.columns, self._link_words))

    def set_source(self, source: RowSource) -> None:
        """Show rows from another source."""
        at = self.view.currentIndex().row()
        self.model.set_source(source)
        if 0 <= at < self.model.rowCount():
            self.select(at)
        self._tell()

    def set_lens(self, lens: Lens) -> None:
        """Show everything through another lens."""
        self.model.set_lens(lens)

    def selected_rows(self) -> list[Any]:
        """The row objects selected."""
        return self.view.selected_rows()

    def live_while_chosen(self, *buttons: QWidget) -> None:
        """Have buttons that work on what is chosen live only while something is."""

        def settle(*_given: object) -> None:
            for button in buttons:
                button.setEnabled(self.view.selectionModel().hasSelection())

        self.view.selectionModel().selectionChanged.connect(settle)
        self.model.modelReset.connect(settle)
        settle()

    def take_keys(self) -> bool:
        """Put the keyboard on the list; False where it has no rows."""
        if not self.model.rowCount():
            return False
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.clearSelection()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def select(self, at: int) -> None:
        """Put the cursor on a row and select it alone, whatever keys are held just now."""
        self.view.selectionModel().setCurrentIndex(
            self.model.index(at, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows)

    def sort(self, name: str, descending: bool = False) -> None:
        """Order by the field of that name."""
        at = next(at for at, column in enumerate(self.model.columns) if column.field.name == name)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(at, order)

    def set_filter(self, text: str) -> None:
        """Filter at once."""
        self.filter_box.setText(text)
        self._narrow()

    def _narrow(self) -> None:
        self._wait.stop()
        self.model.filter(self.filter_box.text())
        self._tell()

    def _tell(self) -> None:
        count, total = self.model.source.count(), self.model.source.total()
        self._said.setText(f"{count:,} of {total:,}" if count != total else f"{total:,}")
        self._nothing.say("No row matches the filter." if total else self._empty_words)
        if not count and self.view.hasFocus() and self.filter_box.isVisible():
            self.filter_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(0 if count else 1)
        if self._fit:
            self.view.show_whole_rows(self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress \
                and event.key() == Qt.Key.Key_Down:
            self._narrow()
            if self.model.rowCount():
                self.select(max(0, self.view.currentIndex().row()))
                self.view.setFocus()
            return True
        return bool(super().eventFilter(watched, event))

    # ------------------------------------------------------------ columns
    def _arrange(self) -> None:
        head = self.view.horizontalHeader()
        kept = self._memory.recall(f"table/{self._key}/widths") or []
        self._scale = text_scale()
        hidden = self._memory.recall(f"table/{self._key}/hidden")
        any_listed = any(column.field.listed for column in self.model.columns)
        widths = []
        stretches = head.stretchLastSection()
        head.setStretchLastSection(False)  # or each width set would lay out all the columns again
        for at, column in enumerate(self.model.columns):
            field = column.field
            wide = max(field.width or _WIDTHS.get(field.kind or Kind.TEXT, 18), len(field.label) + 1)
            wanted = kept[at] if len(kept) == len(self.model.columns) else 0
            widths.append(round(float(wanted) * self._scale) or min(420, pixels_of(wide, self.view)))
            head.resizeSection(at, widths[-1])
            hide = field.name in hidden if hidden is not None else any_listed and not field.listed
            self.view.setColumnHidden(at, bool(hide))
        head.setStretchLastSection(stretches)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        if any(column.least for column in self.model.columns):
            self._column_fit = ColumnFit(self.view, [column.least for column in self.model.columns], widths)
        head.sectionResized.connect(lambda *_: self._remember())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Larger text gets wider columns."""
        if self._scale not in (0, text_scale()):
            grown, self._scale = text_scale() / self._scale, text_scale()
            head = self.view.horizontalHeader()
            if self._column_fit is not None:
                self._column_fit.grow(grown)
                return
            for at in range(head.count()):
                if not self.view.isColumnHidden(at):
                    head.resizeSection(at, round(head.sectionSize(at) * grown))

    @contextmanager
    def many_widths(self) -> Iterator[None]:
        """Widths that are set inside are remembered, and the last one stretched, once, at the end."""
        head = self.view.horizontalHeader()
        stretches, self._setting_many = head.stretchLastSection(), True
        head.setStretchLastSection(False)
        try:
            yield
        finally:
            head.setStretchLastSection(stretches)
            self._setting_many = False
            self._remember()

    def _remember(self) -> None:
        if self._setting_many:
            return
        head, fit = self.view.horizontalHeader(), self._column_fit
        sizes = fit.widths if fit is not None else [head.sectionSize(at) for at in range(head.count())]
        widths = [0 if self.view.isColumnHidden(at) else round(size / self._scale) for at, size in enumerate(sizes)]
        self._memory.remember(f"table/{self._key}/widths", widths)

    def show_column(self, name: str, visible: bool) -> None:
        """Show or hide a column; the last one visible cannot be hidden."""
        names = [column.field.name for column in self.model.columns]
        at = names.index(name)
        left = [each for each in range(len(names)) if not self.view.isColumnHidden(each) and each != at]
        if visible or left:
            self.view.setColumnHidden(at, not visible)
            if self._column_fit is not None:
                self._column_fit.fit()
            hidden = [names[each] for each in range(len(names)) if self.view.isColumnHidden(each)]
            self._memory.remember(f"table/{self._key}/hidden", hidden)

    def column_menu(self) -> QMenu:
        """The column chooser: a tick for every column shown."""
        menu = QMenu(self)
        for at, column in enumerate(self.model.columns):
            action = menu.addAction(column.field.label)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(at))
            action.toggled.connect(lambda on, name=column.field.name: self.show_column(name, on))
        return menu

    def _choose_columns(self) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))
