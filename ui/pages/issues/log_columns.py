"""The columns of the action log and of the list of issues."""

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.model.issues import IssueState
from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.issues import IssueLine
from ivolt_desktop.rules.masking import Sensitive
from ui.theme.tokens import Tone
from ui.widgets.record_rows import Column

TONES = {"R": Tone.RED, "A": Tone.AMBER, "G": Tone.GREEN, "C": Tone.BLUE, "N": Tone.GREY}
_ISSUE_TONES = {IssueState.OPEN: Tone.BLUE, IssueState.WATCHED: Tone.AMBER, IssueState.CLOSED: Tone.GREY}

_NO_PLAN = "no plan yet"


def rag_words(line: ActionLine) -> str:
    """'R red': the letter for the eye that sees no colour, the word for the ear."""
    return f"{line.rag} {line.rag_name}"


def state_words(line: ActionLine) -> str:
    """'25 days late · moved 3 times', 'open', 'done'."""
    return line.rag_words


def log_columns() -> list[Column]:
    """Columns over :class:`ActionLine`."""
    return [
        Column(Field("Ref", name="reference", listed=True, width=6)),
        Column(Field("Action", name="text", listed=True, width=19, sensitive=Sensitive.DETAIL), least=13),
        Column(Field("Agency", name="agency", listed=True, width=10), lambda line: line.agency or "no owner yet",
               least=8),
        Column(Field("Owner", name="owner", width=14), least=8),
        Column(Field("First due", Kind.DATE, name="original_due_on", listed=True, width=10), least=9),
        Column(Field("Due", Kind.DATE, name="due_on", listed=True, width=9)),
        Column(Field("Colour", name="rag", listed=True, width=7), rag_words, tone=lambda line: TONES.get(line.rag)),
        Column(Field("State", name="state", listed=True, width=20), state_words, least=11),
        Column(Field("About", name="subject", listed=True, width=5)),
        Column(Field("Last update", name="latest_update", listed=True, width=6, sensitive=Sensitive.DETAIL), least=10),
        Column(Field("Raised at", name="raised_at", width=16), least=9),
        Column(Field("Issue", name="issue_reference", width=8)),
    ]


def issue_columns() -> list[Column]:
    """Columns over :class:`IssueLine`."""
    return [
        Column(Field("Ref", name="reference", listed=True, width=7)),
        Column(Field("Issue", name="title", listed=True, width=21, sensitive=Sensitive.DETAIL), least=11),
        Column(Field("About", name="subject", listed=True, width=6)),
        Column(Field("State", name="state_words", width=7), tone=lambda line: _ISSUE_TONES[line.state]),
        Column(Field("Plan", name="words", listed=True, width=14), plan_words, tone=plan_tone),
        Column(Field("Raised", Kind.DATE, name="raised_on", width=10)),
        Column(Field("Lead agency", name="lead_agency", width=12)),
        Column(Field("Closed", Kind.DATE, name="closed_on", width=10)),
    ]


def plan_tone(line: IssueLine) -> Tone | None:
    """Red with something overdue, amber without a plan."""
    if line.overdue_actions:
        return Tone.RED
    return Tone.AMBER if plan_words(line) == _NO_PLAN else None


def plan_words(line: IssueLine) -> str:
    """'2 open, 1 overdue', 'nothing open', 'no plan yet', 'closed'."""
    if line.state is IssueState.CLOSED:
        return "closed"
    if not line.open_actions:
        return "nothing open" if line.has_plan else _NO_PLAN
    return f"{line.open_actions} open" + (f", {line.overdue_actions} overdue" if line.overdue_actions else "")


def issue_tone(state: IssueState) -> Tone:
    """The tone of an issue's state."""
    return _ISSUE_TONES[state]
