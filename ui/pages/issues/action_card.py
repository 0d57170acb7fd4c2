"""The action in hand: what it is, everything said of it since, and what can be done."""

from collections.abc import Callable, Mapping, Sequence

from ivolt_desktop.panel.views.actions import ActionLine, UpdateLine
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.issues.log_columns import TONES, rag_words, state_words
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.flow import flowing
from ui.widgets.key_hint import Button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words


class ActionCard(Card):
    """``does`` maps 'update', 'change', 'issue' and 'subject' to what they do."""

    def __init__(self, does: Mapping[str, Callable[[], object]]) -> None:
        self.update_it = Button("Update…", does["update"], key="U")
        self.change = Button("Change…", does["change"])
        self.issue = Button("Open issue", does["issue"])
        self.subject = Button("Open record", does["subject"])
        super().__init__(" ", right=[flowing((self.update_it, self.change, self.issue, self.subject))])
        self.show_action(None, (), Lens())

    def show_action(self, line: ActionLine | None, updates: Sequence[UpdateLine], lens: Lens) -> None:
        """Show one action, or ask for one."""
        self.clear()
        for button in (self.update_it, self.change, self.issue, self.subject):
            button.setVisible(line is not None)
        if line is None:
            self.set_title("No action chosen")
            self.add(words("Choose a line above to see what was said of it.", "muted"))
            self.end()
            return
        self.issue.setVisible(line.issue_id is not None)
        self.subject.setVisible(line.about is not None and line.about.kind in ("person", "place"))
        self.set_title(line.reference)
        self.add(flow_text(lens.see(line.text, Sensitive.DETAIL), "bold"))
        self.add(flow_text(" · ".join(part for part in (
            line.owner_words, f"due {line.due_words}", _about(line, lens)) if part), "muted"))
        rows = RowList([0, 0, 1])
        rows.add(Pill(rag_words(line), TONES.get(line.rag, Tone.GREY)), words("now", "muted"), state_words(line))
        for update in updates:
            said = lens.see(update.text, Sensitive.DETAIL)
            rows.add(Pill("Update", Tone.GREY), words(short_date(update.at.date()), "muted"),
                     f"{said} ({update.note})" if update.note else said)
        where = f"at the {line.raised_at}" if line.raised_at else "outside a meeting"
        first = f", first due {short_date(line.original_due_on)}" if line.original_due_on else ""
        rows.add(Pill("Raised", Tone.BLUE), words(short_date(line.raised_on), "muted"), f"{where}{first}")
        self.add(rows)
        self.end()


def _about(line: ActionLine, lens: Lens) -> str:
    if line.about is None:
        return ""
    name = lens.see(line.about.name, line.about.sensitive, line.about.reference)
    return f"about {line.about.reference} {name}" if name != line.about.reference else f"about {name}"
