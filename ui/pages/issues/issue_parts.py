"""The parts of one issue below its plan: its actions, and what was said of them."""

from collections.abc import Callable

from ivolt_desktop.panel.views.issues import IssueDetail
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.issues.log_columns import TONES, rag_words
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.key_hint import Button, link_button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words


class ActionsCard(Card):
    """The actions of the issue, each opening in the log."""

    def __init__(self, add: Callable[[], object], open_action: Callable[[int], object]) -> None:
        self.new = Button("New action…", add, key="N")
        super().__init__("Actions", right=[self.new])
        self._open = open_action

    def show_issue(self, issue: IssueDetail, lens: Lens) -> None:
        """Show an issue's actions: colour, reference and text, owner and due date."""
        self.clear()
        rows = RowList([0, 0, 1, 0])
        for action in issue.actions:
            when = action.due_words if action.is_open else f"closed {short_date(action.closed_on)}" \
                if action.closed_on else "closed"
            rows.add(
                Pill(rag_words(action), TONES.get(action.rag, Tone.GREY)),
                link_button(action.reference, lambda id_=action.id: self._open(id_), f"Open action {action.reference}"),
                flow_text(lens.see(action.text, Sensitive.DETAIL)),
                words(f"{action.agency or 'no owner yet'}\n{when}", "muted"))
        if issue.actions:
            self.add(rows)
        else:
            self.add(words("No action yet. A plan without one is only a wish.", "muted"))
        self.end()


class UpdatesCard(Card):
    """Everything said of the issue's actions, newest first."""

    def __init__(self) -> None:
        super().__init__("Updates")

    def show_issue(self, issue: IssueDetail, lens: Lens) -> None:
        """Show the timeline."""
        self.clear()
        references = {action.id: action.reference for action in issue.actions}
        said = sorted(((update, references[id_]) for id_, updates in issue.updates.items() for update in updates),
                      key=lambda each: (each[0].at, each[0].id), reverse=True)
        rows = RowList([0, 0, 1])
        for update, reference in said:
            text = lens.see(update.text, Sensitive.DETAIL)
            rows.add(words(short_date(update.at.date()), "muted"), words(reference),
                     flow_text(f"{text} ({update.note})" if update.note else text))
        if said:
            self.add(rows)
        else:
            self.add(words("No update yet.", "muted"))
        self.end()
