"""Who came: by mouse, or by keyboard with P, A, X, E, U, I and S on the rows chosen."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.model.meetings import AttendanceState
from ivolt_desktop.panel.attending import mark_attendance, mark_information, mark_signed
from ivolt_desktop.panel.meetings import set_attendance
from ivolt_desktop.panel.views.meetings import AttendanceLine
from ui.desk import Desk
from ui.pages.records.change_dialog import ChangeDialog, Failed, Stored
from ui.widgets.accessible import named
from ui.widgets.record_form import RecordForm
from ui.widgets.text import words

_ID = Qt.ItemDataRole.UserRole
_STATES = {Qt.Key.Key_P: AttendanceState.PRESENT, Qt.Key.Key_A: AttendanceState.APOLOGIES,
           Qt.Key.Key_X: AttendanceState.ABSENT, Qt.Key.Key_E: AttendanceState.EXPECTED}
_HEADS = ("Member", "Agency", "Attendance", "Information", "Signed")
_HINTS = (("P", "present"), ("A", "apologies"), ("X", "absent"), ("U", "a substitute"),
          ("I", "sent information"), ("S", "signed"))
_INFORMATION, _SIGNED = 3, 4
_SAID = {_INFORMATION: "Sent information", _SIGNED: "Confidentiality signed"}
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Table(QTableWidget):
    """``pressed`` carries a plain letter that was pressed."""

    pressed_key = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not event.modifiers() and (key in _STATES or key in (Qt.Key.Key_I, Qt.Key.Key_S, Qt.Key.Key_U)):
            self.pressed_key.emit(key)
        else:
            super().keyPressEvent(event)


class AttendanceRows(QWidget):
    """One row for each member expected. Every mark is a change of its own and can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: dict[int, AttendanceLine] = {}
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = _Table(0, len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.verticalHeader().setVisible(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        named(self.table, "Attendance", "Choose rows; " + ", ".join(f"{key} {does}" for key, does in _HINTS)
              + ". Ctrl A chooses everybody.")
        self.table.pressed_key.connect(self.act)
        self.table.itemChanged.connect(self._ticked)
        column.addWidget(self.table, 1)
        told = " · ".join(f"{key} {does}" for key, does in (*_HINTS, ("Ctrl A", "everybody")))
        column.addWidget(words(f"Keys on the rows chosen: {told}", "small", wrap=True))

    def show_lines(self, lines: tuple[AttendanceLine, ...], fit: bool = False) -> None:
        """Show who is expected; the rows chosen stay chosen. With ``fit`` as high as its rows."""
        self._filling = True
        self._lines = {line.id: line for line in lines}
        chosen, at = set(self.chosen_ids()), self.table.currentRow()
        if self.table.rowCount() != len(lines):
            self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._show(row, line)
        self.table.setCurrentCell(min(max(at, 0), len(lines) - 1), 0)
        self.table.clearSelection()
        mode = self.table.selectionModel()
        for row, line in enumerate(lines):
            if line.id in chosen:
                mode.select(self.table.model().index(row, 0),
                            mode.SelectionFlag.Select | mode.SelectionFlag.Rows)
        if fit:
            high = self.table.horizontalHeader().sizeHint().height() + 4
            self.table.setMinimumHeight(high + sum(self.table.rowHeight(row) for row in range(len(lines))))
        self._filling = False

    def _show(self, row: int, line: AttendanceLine) -> None:
        name = f"{line.name}, {line.role}" if line.role else line.name
        state = f"{line.state_words} ({line.substitute} came)" if line.substitute else line.state_words
        for column, text in enumerate((name, line.agency, state)):
            self._cell(row, column, line.id).setText(text)
        for column, on in ((_INFORMATION, line.sent_information), (_SIGNED, line.confidentiality_signed)):
            cell = self._cell(row, column, line.id)
            cell.setFlags(_FLAGS | Qt.ItemFlag.ItemIsUserCheckable)
            cell.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_SAID[column]}: {'yes' if on else 'no'}")

    def _cell(self, row: int, column: int, record: int) -> QTableWidgetItem:
        cell = self.table.item(row, column)
        if cell is None:
            cell = QTableWidgetItem()
            cell.setFlags(_FLAGS)
            self.table.setItem(row, column, cell)
        cell.setData(_ID, record)
        return cell

    def chosen_ids(self) -> list[int]:
        """The attendance records of the rows chosen, else of the row the cursor is on."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        if not rows and self.table.currentRow() >= 0:
            rows = [self.table.currentRow()]
        cells = [self.table.item(row, 0) for row in rows]
        return [int(cell.data(_ID)) for cell in cells if cell is not None]

    def act(self, key: Qt.Key) -> None:
        """Do what a letter stands for to the rows chosen."""
        ids = self.chosen_ids()
        if not ids:
            return
        if key in _STATES:
            self._desk.change(mark_attendance, ids, _STATES[key])
        elif key == Qt.Key.Key_U:
            self.ask_for_substitute(self._lines[ids[0]])
        elif key == Qt.Key.Key_I:
            sent = not all(self._lines[each].sent_information for each in ids)
            self._desk.change(mark_information, ids, sent)
        else:
            able = [each for each in ids if self._may_sign(self._lines[each])] if len(ids) > 1 else ids
            signed = not all(self._lines[each].confidentiality_signed for each in able)
            if able:
                self._desk.change(mark_signed, able, signed)

    def ask_for_substitute(self, line: AttendanceLine) -> ChangeDialog:
        """Ask who came in somebody's place; a name emptied means that nobody did."""
        field = Field("Who came instead", Kind.TEXT, name="substitute",
                      help="They stand in the minutes as present for this member. Empty: nobody came instead.")

        def submit(values: dict[str, Any], then: Stored, failed: Failed) -> None:
            name = (values["substitute"] or "").strip()
            state = AttendanceState.PRESENT if name else \
                AttendanceState.APOLOGIES if line.substitute else line.state
            self._desk.change(set_attendance, line.id, state=state, substitute=name, version=line.version, then=then,
                              failed=failed)

        dialog = ChangeDialog(f"In place of {line.name}", "", RecordForm([field], columns=1), "Keep", submit,
                              loaded={"substitute": line.substitute or None}, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _may_sign(self, line: AttendanceLine) -> bool:
        away = line.state in (AttendanceState.APOLOGIES, AttendanceState.ABSENT)
        return not away or bool(line.substitute)

    def _ticked(self, cell: QTableWidgetItem) -> None:
        if self._filling or cell.column() not in (_INFORMATION, _SIGNED):
            return
        on = cell.checkState() is Qt.CheckState.Checked
        record = int(cell.data(_ID))
        function = mark_information if cell.column() == _INFORMATION else mark_signed
        self._desk.change(function, [record], on, failed=lambda error: self._put_back(cell, not on, error))

    def _put_back(self, cell: QTableWidgetItem, on: bool, error: Exception) -> None:
        self._filling = True
        cell.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._filling = False
        self._desk.notify(str(error), refused=True)
