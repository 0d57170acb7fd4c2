"""Cohorts, the agencies' own writing, and who has seen the record."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivolt_desktop.panel.cohorts import reviews_of
from ivolt_desktop.panel.views.person_record import CohortLine, Record
from ivolt_desktop.panel.views.record_trail import DocumentLine
from ivolt_desktop.panel.views.written_values import WrittenValue
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.records.two_lines import two_lines
from ui.theme.tokens import Tone
from ui.widgets.card import Card, empty
from ui.widgets.key_hint import link_button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_MOST_WRITTEN, _MOST_PAPERS = 12, 5


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
    """Names and contacts as the agencies write them; a person chooses which of them the panel shows."""

    def __init__(self, choose: Callable[[], object] | None = None) -> None:
        self.choose = link_button("Choose what to show…", choose or (lambda: None),
                                  "Choose among the names and contacts that were written")
        super().__init__("Written as", right=[self.choose] if choose else [])

    def show_record(self, record: Record, lens: Lens, written: Sequence[WrittenValue] = ()) -> None:
        """Show each agency's own writing; ``written`` for a person, by field."""
        self.clear()
        self.choose.setEnabled(any(not each.shown for each in written))
        rows = RowList([0, 1] if written else [1, 1])
        label = ""
        for each in written[:_MOST_WRITTEN]:
            text = lens.see(each.text, each.sensitive, record.known_by)
            below = each.sources if lens.sees_names else ""
            rows.add(words("" if each.label == label else each.label, "muted"),
                     two_lines(f"{text}, shown" if each.shown else text, below))
            label = each.label
        mask = Sensitive.NAME if record.kind == "person" else Sensitive.PLACE
        for source, text in record.written_as[:8] if not written else ():
            rows.add(words(source, "muted", wrap=True), flow_text(lens.see(text, mask, record.known_by)))
        if written or record.written_as:
            self.add(rows)
        else:
            self.add(flow_text("Every agency writes it in this way.", "muted"))
        if len(written) > _MOST_WRITTEN:
            self.add(words(f"and {count_of(len(written) - _MOST_WRITTEN, 'other way', 'other ways')} of writing",
                           "small"))
        self.end()


class SeenCard(Card):
    """What the audit trail holds of looks, prints and exports, and the papers the record stood in."""

    def __init__(self) -> None:
        super().__init__("Seen by")
        self.said = flow_text("", "muted")
        self._papers = QVBoxLayout()
        self.add(self.said)
        self.add(self._papers)
        self.end()

    def show_seen(self, said: str, documents: Sequence[DocumentLine]) -> None:
        """Show who has seen the record, and the newest papers."""
        self.said.setText(said)
        empty(self._papers)
        if not documents:
            return
        rows = RowList([0, 1])
        for line in documents[:_MOST_PAPERS]:
            rows.add(words(short_date(line.at.date()), "muted"), two_lines(line.file_name, ""))
        self._papers.addWidget(rows)
        if len(documents) > _MOST_PAPERS:
            self._papers.addWidget(words(f"and {count_of(len(documents) - _MOST_PAPERS, 'earlier paper')}", "small"))
