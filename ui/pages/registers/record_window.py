"""One record of any register: what is typed by hand as a form, the rest as facts; saved as one change."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ivolt_desktop.model import RegisterSpec, register_named
from ivolt_desktop.panel.editing import add_record, can_be_removed, change_record, remove_record
from ivolt_desktop.panel.views.record_doors import form_facts, form_links
from ivolt_desktop.panel.views.register_list import ListRow, list_fields, list_rows
from ui.desk import Desk
from ui.pages.records.record_finder import links_with
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.kept_form import KeptForm
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.record_form import RecordForm
from ui.widgets.row_list import RowList
from ui.widgets.text import words
from ui.widgets.wording import in_words

_PAGES = {"person": ("people", "person"), "place": ("places", "place"), "issue": ("issues", "issue"),
          "action": ("issues", "action"), "meeting": ("meeting", "meeting"), "cohort": ("cohorts", "cohort"),
          "delivery": ("deliveries", "delivery_id")}


@dataclass(frozen=True)
class _Read:
    row: ListRow | None
    version: int
    values: dict[str, Any]
    links: dict[str, list[tuple[int, str]]]


class RecordWindow(QDialog):
    """Reads the record in the background; ``form`` is there once it was read (``None`` where nothing is typed)."""

    def __init__(self, desk: Desk, key: str, record_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._spec, self._id = desk, register_named(key), record_id
        self.form: RecordForm | None = None
        self._kept: KeptForm | None = None
        self._version = 0
        about = self._spec.about
        one = about.one[:1].upper() + about.one[1:]
        self.setWindowTitle(f"IVOLT - {about.one}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, Space.GAP)
        self._body = PageBody()
        self._title = words(one if record_id else f"New {about.one}", "title", wrap=True)
        self._body.add(self._title)
        outer.addWidget(self._body, 1)
        self.problem = words("", "problem", wrap=True)
        self.problem.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        outer.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        self.remove = Button(f"Remove this {about.one}", self._remove)
        self.remove.setVisible(False)
        self.page = Button("Open its page", self._open_page)
        self.page.setVisible(bool(record_id) and key in _PAGES)
        foot.addWidget(self.remove)
        foot.addWidget(self.page)
        foot.addStretch(1)
        self.again = Button("Let go of what was typed", self._let_go)
        self.again.setVisible(False)
        self.leave = Button("Close", self.reject)
        foot.addWidget(self.again)
        self.save = Button("Save", self._save, primary=True, description="Key: Ctrl S")
        self.save.setVisible(False)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        outer.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        resize_with_text(self, 720, 640)
        self._read()

    def _read(self) -> None:
        panel, spec, record_id = self._desk.panel, self._spec, self._id

        def read(_progress: object, _cancelled: object) -> _Read:
            with panel.reading() as session:
                if record_id is None:
                    return _Read(None, 0, {}, form_links(session, spec))
                page = list_rows(session, spec, where={"id": record_id}, limit=1)
                facts = form_facts(session, spec.key, record_id)
                return _Read(page.rows[0] if page.rows else None, facts.version, facts.values, facts.links)

        self._desk.runner.run("Reading the record", read, then=self._show, quiet=True)

    def _show(self, read: _Read) -> None:
        self._version = read.version
        if self.form is not None:
            self.form.load(read.values, keep_typed=True)
            return
        edited = [each for each in self._spec.edited if not each.target or read.links.get(each.target) is not None]
        if read.row is not None:
            self._name(read.row)
        if edited:
            self.form = RecordForm(edited, links=links_with(self._desk, read.links))
            self.form.load(read.values or _defaults(self._spec))
            self._kept = KeptForm(self.form, f"form/{self._spec.key}/{self._id or 'new'}", self._desk.drafts)
            self.again.setVisible(self._kept.restored)
            if self._kept.restored:
                self.problem.setText("What was typed here and not saved is here again.")
            self._body.add(self.form)
            self.save.setVisible(True)
        if read.row is not None:
            self._facts(read.row)
        self._body.end()
        self.remove.setVisible(self._id is not None and can_be_removed(self._spec.key))
        if self.form is not None:
            self.form.show()  # what is not in sight yet does not take the focus
            self.form.editor(edited[0].name).widget.setFocus()

    def _name(self, row: ListRow) -> None:
        parts = []
        for name in self._spec.about.title:
            field = self._spec.field(name)
            parts.append(self._desk.lens.see(in_words(row[name], field), field.sensitive, row.reference))
        self._title.setText(" ".join(part for part in parts if part) or self._title.text())

    def _facts(self, row: ListRow) -> None:
        """What came in with a file or is worked out: shown, not typed."""
        fixed = {each.name for each in self._spec.fields if not each.edited}
        lines = RowList([0, 1])
        shown = 0
        for field in list_fields(self._spec, every=True):
            value = row.get(field.name)
            if field.name in fixed and value not in (None, ""):
                linked = row.links.get(field.name)
                reference = linked.reference if linked else row.reference
                label = words(field.label, "muted")
                lines.add(label, self._desk.lens.see(in_words(value, field), field.sensitive, reference))
                shown += 1
        if shown:
            self._body.add(words("On record", "heading"))
            self._body.add(lines)

    # ------------------------------------------------------------ doing
    def _save(self) -> None:
        if self.form is None or self.form.problems():
            return
        self.problem.setText("")
        key = self._spec.key
        if self._id is None:
            given = {name: value for name, value in self.form.values().items() if value is not None}
            self._desk.change(add_record, key, given, then=self._saved, failed=self._refused)
        elif changes := self.form.changes():
            self._desk.change(change_record, key, self._id, self._version, changes, then=self._saved,
                              failed=self._refused)
        else:
            self._saved(None)

    def _saved(self, _changed: object) -> None:
        self._done_with()
        self.accept()

    def _let_go(self) -> None:
        self._done_with()
        super().reject()

    def _done_with(self) -> None:
        if self._kept is not None:
            self._kept.done()

    def reject(self) -> None:
        if self._kept is not None and self._kept.keep():
            self._desk.notify("What you typed is not saved, and not lost: open the record again and it is there.")
        super().reject()

    def _refused(self, error: Exception) -> None:
        self.problem.setText(getattr(error, "sentence", "It could not be saved."))
        if self._id is not None and type(error).__name__ == "ChangedElsewhere":
            self._read()

    def _remove(self) -> None:
        assert self._id is not None
        self._desk.change(remove_record, self._spec.key, self._id, self._version, then=self._saved,
                          failed=self._refused)

    def _open_page(self) -> None:
        page, name = _PAGES[self._spec.key]
        self.reject()
        self._desk.open_page(page, **{name: self._id})

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def _defaults(spec: RegisterSpec) -> dict[str, Any]:
    """What a new record begins with: the defaults of its declaration."""
    from sqlalchemy import inspect

    columns = inspect(spec.register).column_attrs
    found = {}
    for field in spec.edited:
        default = columns[field.name].columns[0].default
        if default is not None and default.is_scalar:
            found[field.name] = default.arg
    return found
