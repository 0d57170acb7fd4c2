"""Step 4, Confirm: what would be stored, what it changes, what stays out, and the name of the layout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ivolt_desktop.model import register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.deliveries import period_words
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.pages.deliveries.raw_rows import fit_height, fit_widths
from ui.pages.deliveries.reviewing import Reviewing
from ui.pages.deliveries.standing import Standing
from ui.theme.tokens import Space, Tone
from ui.widgets.accessible import label_for
from ui.widgets.card import Card
from ui.widgets.folding_row import FoldingRow
from ui.widgets.key_hint import Button
from ui.widgets.pill import Pill
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words
from ui.widgets.wording import in_words

_FATES = (
    (RowFate.NEW, "New", Tone.GREEN, "become records, linked to their people and places"),
    (RowFate.CHANGED, "Changed", Tone.AMBER, "change a record that is kept; what it said before can be got back"),
    (RowFate.SAME, "Same", Tone.GREY, "say what is kept already"),
    (RowFate.SET_ASIDE, "Set aside", Tone.RED, "are for the agency to correct"),
    (RowFate.LEFT_OUT, "Left out", Tone.GREY, "stay with the file and become no record"),
)


@dataclass(frozen=True)
class _Change:
    row: str
    of: str
    field: str
    before: str
    after: str
    sensitive: Sensitive


class ConfirmStep(QWidget):
    """The account in full. Nothing is stored until its main button is pressed."""

    def __init__(self, desk: Desk, lead_to: Callable[[str], object]) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.BETWEEN)
        self._account = Card("What will happen")
        self._period = flow_text("", "bold")
        self._corrects, self._before = flow_text("", "bold"), flow_text("", "bold")
        self._blocked = flow_text("", "problem")
        self.mend = Button("", lambda: lead_to(self._leads_to))
        self._leads_to = "file"
        self._undecided = flow_text("", "muted")
        self._fates = RowList([0, 0, 1])
        self.layout_name = QLineEdit()
        self._about_layout = flow_text("", "muted")
        grid = QGridLayout()
        grid.addWidget(label_for(self.layout_name, "Keep this layout as"), 0, 0)
        grid.addWidget(self.layout_name, 1, 0)
        for part in (self._corrects, self._before, self._blocked, self.mend, self._undecided, self._period, self._fates,
                     grid, self._about_layout):
            self._account.add(part)
        self._account.end()
        self._changes = Card("What changes")
        self._out = Card("What stays out, and why")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.GAP)
        column.addWidget(self._changes)
        column.addWidget(self._out)
        column.addStretch(1)
        layout.addWidget(FoldingRow((self._account, 48), (right, 52)), 1)

    def show_standing(self, standing: Standing, _reviewing: Reviewing) -> None:
        """Show what would be stored."""
        self._corrects.setText(standing.corrects)
        self._corrects.setVisible(bool(standing.corrects))
        self._before.setText(standing.before)
        self._before.setVisible(bool(standing.before))
        self._blocked.setText(_why_not(standing))
        self._blocked.setVisible(bool(self._blocked.text()))
        self._leads_to = "columns" if standing.missing else "file"
        self.mend.setText("Go to Columns" if standing.missing else "Go to File")
        self.mend.setVisible(not standing.ready)
        left = [group.title for group in standing.groups if group.state == "needs decision"]
        self._undecided.setText(
            f"Not decided yet: {joined(left)}. Unless you decide in Problems, such rows are set aside or kept as they "
            "are." if left else "")
        self._undecided.setVisible(bool(left))
        period = period_words(*standing.period) if standing.period else ""
        self._period.setText(f"{standing.feed.label}, {period}" if period else standing.feed.label)
        self._fates.clear()
        for fate, label, tone, means in _FATES:
            if standing.count(fate) or fate is RowFate.NEW:
                self._fates.add(words(f"{standing.count(fate):,}", "bold"), Pill(label, tone), words(means, "muted",
                                                                                               wrap=True))
        if not self.layout_name.isModified():
            self.layout_name.setText(standing.layout_name)
        self._about_layout.setText(
            "This layout was recognised. It is kept as it stands now." if standing.layout_known and standing.layout_kept
            else "Next month a file that looks like this one goes straight to Confirm.")
        self._show_changes(standing)
        self._show_out(standing)

    def forget(self) -> None:
        """Begin with the next file's own layout name."""
        self.layout_name.clear()
        self.layout_name.setModified(False)

    def _show_changes(self, standing: Standing) -> None:
        self._changes.clear()
        changes = _changes(standing)
        self._changes.setVisible(bool(changes))
        if not changes:
            return
        self._changes.set_title("What changes", count_of(standing.count(RowFate.CHANGED), "record"))
        see: Callable[[_Change, str], str] = lambda row, text: self._desk.lens.see(text, row.sensitive)  # noqa: E731
        table = RecordTable(
            [Field("Row", Kind.TEXT, name="row", width=6), Field("Reference", Kind.TEXT, name="of", width=14),
             Field("Field", Kind.TEXT, name="field", width=14),
             Column(Field("Before", Kind.TEXT, name="before", width=22), value=lambda row: see(row, row.before)),
             Column(Field("After", Kind.TEXT, name="after", width=22), value=lambda row: see(row, row.after))],
            changes, name="What changes", lens=self._desk.lens, bar=False)
        fit_widths(table, 126)
        fit_height(table, 8)
        self._changes.add(table)

    def _show_out(self, standing: Standing) -> None:
        self._out.clear()
        rows = RowList([0, 1])
        told = 0
        for fate in (RowFate.SET_ASIDE, RowFate.LEFT_OUT):
            for reason, count in _together(standing.reasons.get(fate, {})).items():
                tone = Tone.RED if fate is RowFate.SET_ASIDE else Tone.GREY
                rows.add(Pill(f"{count:,}", tone), reason[:1].upper() + reason[1:])
                told += 1
        self._out.setVisible(bool(told))
        self._out.add(rows)


def _together(reasons: Mapping[str, int]) -> dict[str, int]:
    """Reasons with those that differ only in a row number counted as one."""
    found: dict[str, int] = {}
    for reason, count in reasons.items():
        words_for = "Said twice in the file" if reason.startswith("the same as row") else reason
        found[words_for] = found.get(words_for, 0) + count
    return found


def _why_not(standing: Standing) -> str:
    if standing.missing:
        return f"No column gives {' or '.join(standing.missing)}. Choose it in Columns."
    if standing.agency_id is None:
        return "Say in File which agency sent it."
    if not standing.plan.rows:
        return "The sheet has no rows. Choose another sheet or header row in File."
    if standing.to_store == 0 and standing.count(RowFate.SET_ASIDE):
        return "No row can be taken in as it stands; only the delivery itself would be recorded."
    if standing.to_store == 0:
        return "Everything in it is kept already; only the delivery itself would be recorded."
    return ""


def _changes(standing: Standing) -> list[_Change]:
    spec = register_named(standing.feed.register)
    found = []
    for row in standing.plan.of(RowFate.CHANGED):
        for each in row.differences:
            about = spec.field(each.field) if any(f.name == each.field for f in spec.fields) else Field(each.field)
            found.append(_Change(f"{row.row_number}", str(_reference(row.values)), about.label,
                                 in_words(each.before, about) or "nothing", in_words(each.after, about),
                                 about.sensitive))
    return found


def _reference(values: Mapping[str, Any]) -> Any:
    return values.get("reference") or values.get("incident_number") or ""
