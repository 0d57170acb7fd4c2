"""One feed of the panel's own: its name, who sends it, where its rows go, and the headers of each field."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QCompleter, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.intake.defined_feeds import DefinedField, FeedDefinition
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.model import register_named
from ivolt_desktop.panel.feeds import change_feed, define_feed, registers_to_fill, remove_feed
from ivolt_desktop.rules.counting_words import joined
from ui.desk import Desk
from ui.pages.deliveries.choosing import Choice
from ui.shell.screen_room import resize_with_text
from ui.theme.tokens import Space
from ui.widgets.accessible import label_for, named
from ui.widgets.card import empty
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody, stacked
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words


class FeedWindow(QDialog):
    """Made with a definition, as kept (``feed_id``) or as an example proposes it (``headers`` are the example's)."""

    def __init__(
        self, desk: Desk, definition: FeedDefinition, agencies: Sequence[str], *, feed_id: int | None = None,
        version: int = 0, headers: Sequence[str] = (), parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._definition, self._feed_id, self._version = desk, definition, feed_id, version
        self._headers = list(headers)
        self.setWindowTitle("IVOLT - Feed")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, Space.GAP)
        body = PageBody()
        outer.addWidget(body, 1)
        body.add(words(definition.name if feed_id else "New feed", "title", wrap=True))
        self.name = QLineEdit(definition.name)
        self.agency, self.register = Choice(), Choice()
        self.agency.offer([("", "Any agency"), *((each, each) for each in agencies)], definition.agency)
        self.register.offer([(key, register_named(key).about.many) for key in registers_to_fill()],
                            definition.register)
        self.register.picked.connect(self._turn_to)
        body.add(FoldingRow(*((stacked(label_for(box, said), box, gap=Space.TINY), 1) for said, box in (
            ("Name", self.name), ("Sent by", self.agency), ("Its rows go to", self.register)))))
        self._unused = flow_text("", "muted")
        body.add(flow_text(
            "Write the headers each field comes under, parted by semicolons. ‘Needed’ sets a row without it aside; "
            "‘Same row’ is by what a row sent again is known.", "muted"))
        body.add(self._unused)
        self._room = QVBoxLayout()
        body.add(self._room)
        body.end()
        self.problem = flow_text("", "problem")
        self.problem.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        self.problem.hide()
        outer.addWidget(self.problem)
        outer.addLayout(self._foot())
        self.headers: dict[str, QLineEdit] = {}
        self.needed: dict[str, QCheckBox] = {}
        self.same: dict[str, QCheckBox] = {}
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_now)
        self._show_fields()
        resize_with_text(self, 820, 680)
        self.name.setFocus()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        if self._feed_id is not None:
            foot.addWidget(Button("Remove this feed", self._remove, description="What came in by it stays"))
        foot.addStretch(1)
        foot.addWidget(Button("Close", self.reject))
        self.save = Button("Save", self.save_now, primary=True, description="Key: Ctrl S")
        foot.addWidget(self.save)
        return foot

    def _show_fields(self) -> None:
        empty(self._room)
        rows = RowList([26, 44, 15, 15], ["Field", "Headers", "Needed", "Same row"])
        template = registers_to_fill()[self._definition.register]
        kept = {each.key: each for each in self._definition.fields}
        self.headers, self.needed, self.same = {}, {}, {}
        for field in template.fields:
            own = kept.get(field.key, DefinedField(field.key, ()))
            box = named(QLineEdit("; ".join(own.headers)), f"Headers of {field.label}")
            box.setPlaceholderText("not in this file")
            if self._headers:
                offered = QCompleter(QStringListModel(self._headers, box), box)
                offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                box.setCompleter(offered)
            box.textChanged.connect(self._tell_unused)
            needed = named(QCheckBox(), f"{field.label} is needed")
            always = field.key == template.period_field
            needed.setChecked(own.required or always)
            needed.setEnabled(not always)
            same = named(QCheckBox(), f"{field.label} makes a row the same row")
            same.setChecked(field.key in self._definition.same)
            self.headers[field.key], self.needed[field.key], self.same[field.key] = box, needed, same
            rows.add(words(field.label, "bold", wrap=True), box, needed, same)
        self._room.addWidget(rows)
        self._tell_unused()

    def _turn_to(self, register: str) -> None:
        """Another register has other fields; those of the same name keep their headers."""
        self._definition = replace(self.typed(), register=register, same=())
        offered = {field.key for field in registers_to_fill()[register].fields}
        self._definition = replace(
            self._definition, fields=tuple(each for each in self._definition.fields if each.key in offered))
        self._show_fields()

    def _tell_unused(self) -> None:
        used = {header_key(header) for box in self.headers.values() for header in _parted(box.text())}
        left = [f"‘{header}’" for header in self._headers if header_key(header) not in used]
        told = f"Kept with the row and in no field: {joined(left[:12])}." if left else ""
        self._unused.setText(told)
        self._unused.setVisible(bool(told))

    def typed(self) -> FeedDefinition:
        """The definition as it stands in the window."""
        fields = tuple(DefinedField(key, _parted(box.text()), self.needed[key].isChecked())
                       for key, box in self.headers.items())
        used = {header_key(header) for each in fields for header in each.headers}
        known = [*self._definition.known, *self._headers]
        return replace(
            self._definition, name=" ".join(self.name.text().split()), agency=self.agency.value or "", fields=fields,
            same=tuple(key for key, box in self.same.items() if box.isChecked()),
            known=tuple(dict.fromkeys(each for each in known if header_key(each) not in used)))

    def save_now(self) -> None:
        """Save as one change; what is wrong is said in the window."""
        definition = self.typed()
        if self._feed_id is None:
            self._desk.change(define_feed, definition, then=self._done, failed=self._refused)
        else:
            self._desk.change(change_feed, self._feed_id, self._version, definition, then=self._done,
                              failed=self._refused)

    def _remove(self) -> None:
        if self._feed_id is not None:
            self._desk.change(remove_feed, self._feed_id, self._version, then=self._done, failed=self._refused)

    def _done(self, _changed: object) -> None:
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.problem.setText(getattr(error, "sentence", "It could not be saved."))
        self.problem.show()


def _parted(text: str) -> tuple[str, ...]:
    return tuple(each for part in text.split(";") if (each := " ".join(part.split())))
