"""Chasing: an agency's overdue actions as plain words for an e-mail."""

from collections.abc import Iterable

from ivolt_desktop.panel.views.actions import NO_AGENCY, ActionLine
from ivolt_desktop.rules.counting_words import count_of, times
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.rules.masking import Sensitive

_ASK = ("Please send an update on each: done, on course, not possible because circumstances changed, or a new date "
        "with the reason.")
_IN_FULL = "The wording of each action is in your action list; it is left out here because e-mail is not marked."


def overdue_of(lines: Iterable[ActionLine], agency: str) -> list[ActionLine]:
    """The overdue actions of one agency (its short name), in the order of the log."""
    return [line for line in lines if line.overdue and (line.agency or NO_AGENCY) == agency]


def reminder(lines: Iterable[ActionLine], agency: str, lens: Lens) -> str:
    """The overdue actions of one agency, a few lines each, with what to answer.

    What an action says is left out where ``lens`` hides it: references and dates are enough to answer by.
    """
    late = overdue_of(lines, agency)
    if not late:
        return ""
    told = [f"{agency}: {count_of(len(late), 'action')} overdue", ""]
    for line in late:
        if lens.sees_names:
            told += [f"{line.reference}  {line.text}", f"  {_standing(line)}"]
        else:
            told.append(f"{line.reference}  {_standing(line)}")
        if line.latest_update and line.latest_update_at:
            said = f": {lens.see(line.latest_update, Sensitive.DETAIL)}" if lens.sees_names else ""
            told.append(f"  last update {short_date(line.latest_update_at.date())}{said}")
    told += ["", *([] if lens.sees_names else [_IN_FULL]), _ASK]
    return "\n".join(told)


def _standing(line: ActionLine) -> str:
    due = f"due {line.due_words}, {count_of(line.days_late, 'day')} late"
    first = f"first due {short_date(line.original_due_on)}" if line.times_moved and line.original_due_on else ""
    moved = f"moved {times(line.times_moved)}" if line.times_moved else ""
    about = f"about {line.subject}" if line.subject else ""
    return ", ".join(part for part in (due, first, moved, about) if part)
