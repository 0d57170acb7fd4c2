"""The plan: its actions with where each stands, and its aim."""

from collections.abc import Callable, Sequence

from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.person_record import PlanLine, Record
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import day_and_short_month
from ivolt_desktop.rules.masking import Sensitive
from ui.theme.tokens import Tone
from ui.widgets.card import Card
from ui.widgets.key_hint import link_button
from ui.widgets.lens import Lens
from ui.widgets.pill import Pill
from ui.widgets.row_list import RowList
from ui.widgets.text import flow_text, words

_TONES = {"R": Tone.RED, "A": Tone.AMBER, "G": Tone.BLUE, "C": Tone.GREEN, "N": Tone.GREY}
_MOST = 6


class PlanCard(Card):
    """Every issue of the record, the open ones first; ``open_issue`` gets the id of the one to look at."""

    def __init__(self, open_issue: Callable[[int], object]) -> None:
        super().__init__("Plan")
        self._open_issue = open_issue

    def show_record(self, record: Record, lens: Lens) -> None:
        """Show a record's plans."""
        self.clear()
        for plan in reversed(record.plans):
            self._show_plan(plan, lens)
        if record.actions:
            self.add(words("Agreed without an issue", "column"))
            self._show_actions(record.actions, lens)
        elif not record.plans:
            self.add(flow_text("No issue has been raised. Raise one to give it a plan.", "muted"))
        self.end()

    def _show_plan(self, plan: PlanLine, lens: Lens) -> None:
        title = lens.see(plan.title, Sensitive.DETAIL)
        self.add(link_button(f"{plan.reference}  {title}", lambda: self._open_issue(plan.issue_id),
                             f"Open issue {plan.reference}", flush=True))
        if plan.actions:
            self._show_actions(plan.actions, lens)
        else:
            self.add(words("No action yet.", "muted"))
        if plan.objective:
            aim = plan.objective[:1].lower() + plan.objective[1:]
            self.add(flow_text(f"Aim: {lens.see(aim, Sensitive.DETAIL).rstrip('.')}.", "muted"))

    def _show_actions(self, actions: Sequence[ActionLine], lens: Lens) -> None:
        rows = RowList([0, 1, 0])
        for action in sorted(actions, key=lambda action: not action.is_open)[:_MOST]:
            rows.add(Pill(*standing_of(action)), flow_text(lens.see(action.text, Sensitive.DETAIL)),
                     words(action.agency or "no owner yet", "muted"))
        self.add(rows)
        if len(actions) > _MOST:
            self.add(words(f"and {count_of(len(actions) - _MOST, 'more action')}", "small"))


def standing_of(action: ActionLine) -> tuple[str, Tone]:
    """'done', 'due 8 Jul', 'overdue since 8 Jul', 'not possible', with the tone that goes with it."""
    if action.state is ActionStatus.NOT_POSSIBLE:
        return "not possible", Tone.GREY
    if not action.is_open or action.due_on is None:
        tone = Tone.GREEN if action.state is ActionStatus.DONE else _TONES.get(action.rag, Tone.GREY)
        return action.state_words, tone
    due = day_and_short_month(action.due_on)
    return (f"overdue since {due}" if action.overdue else f"due {due}"), _TONES.get(action.rag, Tone.GREY)
