"""What is minuted of itself: the last minutes agreed, how the action log stands, and the month's figures."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.practice_calendar import FIRST_MONTH, FULL_MONTHS, panel_day
from ivolt_desktop.panel.practice.story import StoryLine
from ivolt_desktop.rules.calendar_months import first_of_month, months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatRule, over_line_in


def standing_notes(session: Session, covers: date) -> dict[int, list[StoryLine]]:
    """What is said under the first four standing items of the panel that considers ``covers``, by item number."""
    last, today = panel_day(months_on(covers, -1)), panel_day(covers)
    said = {1: ["n Confidentiality statement read and signed; no declarations."]}
    if covers == FIRST_MONTH:
        said[2] = ["n First panel under the new terms of reference; no earlier minutes."]
    else:
        closed = session.scalar(select(func.count()).select_from(Action).where(Action.closed_on >= last)) or 0
        late = session.scalar(
            select(func.count()).select_from(Action).where(Action.closed_on.is_(None), Action.due_on < today)
        )
        overdue = f"{late} overdue" if late else "none overdue"
        said[2] = [f"n Minutes of the {last:%B} panel agreed as a true record."]
        said[3] = [f"n {count_of(closed, 'action')} closed since the last panel; {overdue}."]
    said[4] = briefing_notes(covers)
    return {item: [StoryLine(line) for line in lines] for item, lines in said.items()}


def briefing_notes(month: date) -> list[str]:
    """Calls and repeat callers, deliberate fires, council cases of the month, each beside the month before."""
    before = months_on(month, -1)
    lines = []
    calls = _calls(month)
    repeat = count_of(_repeat_callers(month), "caller")
    then = f"; {_calls(before)} the month before" if before in FULL_MONTHS else ""
    lines.append(f"n Police: {count_of(calls, 'call')} in {month:%B}{then}. {repeat} at or over the repeat line.")
    then = f"; {_fires(before)} the month before" if before in FULL_MONTHS else ""
    lines.append(f"n Fire brigade: {count_of(_fires(month), 'deliberate fire')}{then}.")
    lines.append(f"n Council: {count_of(_cases(month), 'case')} opened.")
    return lines


def _calls(month: date) -> int:
    return sum(first_of_month(call.at) == month for call in life().calls)


def _repeat_callers(month: date) -> int:
    facts = [CallFact(number, call.at, call.caller or None) for number, call in enumerate(life().calls)]
    return len(over_line_in(facts, RepeatRule(same=("person",)), month))


def _fires(month: date) -> int:
    return sum(first_of_month(fire.at) == month and fire.deliberate == "yes" for fire in life().fires)


def _cases(month: date) -> int:
    return sum(first_of_month(case.opened_on) == month for case in life().cases)
