"""Cohorts, the agencies' own writing, and who has seen the record."""

from PySide6.QtWidgets import QWidget

from ivolt_desktop.panel.cohorts import reviews_of
from ivolt_desktop.panel.views.person_record import CohortLine, Record
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.two_lines import two_lines
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words


class CohortsCard(Card):
    """Memberships, those that stand first. One sheet's are never shown beside another's where names are hidden."""

    def __init__(self) -> None:
        super().__init__("Cohorts")

    def show_record(self, record: Record, lens: Lens) -> None:
        """Show a record's memberships."""
        self.clear()
        lines = sorted(record.cohorts, key=lambda line: line.left_on is not None)
        if not lens.sees_names:
            lines = [line for line in lines if line.kind == lines[0].kind]
        rows = RowList([0, 1])
        for line in lines:
            rows.add(Pill(line.reference, Tone.BLUE if line.left_on is None else Tone.GREY), _words(line, lens))
        if lines:
            self.add(rows)
        else:
            self.add(flow_text("In no cohort.", "muted"))
        self.end()


def _words(line: CohortLine, lens: Lens) -> QWidget:
    until = f" to {short_date(line.left_on)}" if line.left_on else ""
    since = f"{short_date(line.entered_on)}{until}" if line.left_on else f"since {short_date(line.entered_on)}"
    why, _ = reviews_of(line.entry_reason)
    return two_lines(f"{line.cohort}, {since}", lens.see(why, Sensitive.DETAIL))


class WrittenCard(Card):
    """How each agency writes the name, where that is not how the panel does."""

    def __init__(self) -> None:
        super().__init__("Written as")

    def show_record(self, record: Record, lens: Lens) -> None:
        """Show each agency's own writing."""
        self.clear()
        mask = Sensitive.NAME if record.kind == "person" else Sensitive.PLACE
        rows = RowList([1, 1])
        for source, written in record.written_as[:8]:
            rows.add(words(source, "muted", wrap=True), flow_text(lens.see(written, mask, record.known_by)))
        if record.written_as:
            self.add(rows)
        else:
            self.add(flow_text("Every agency writes it in this way.", "muted"))
        self.end()


class SeenCard(Card):
    """What the audit trail holds of looks, prints and exports."""

    def __init__(self) -> None:
        super().__init__("Seen by")
        self.said = flow_text("", "muted")
        self.add(self.said)
        self.end()
