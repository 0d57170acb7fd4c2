"""What is minuted under the data briefing: the month's figures, said in one line an agency."""

from datetime import date

from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS
from ivolt_desktop.panel.practice.story import StoryLine
from ivolt_desktop.rules.calendar_months import first_of_month, months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatRule, over_line_in


def briefing_notes(month: date) -> list[StoryLine]:
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
    return [StoryLine(line) for line in lines]


def _calls(month: date) -> int:
    return sum(first_of_month(call.at) == month for call in life().calls)


def _repeat_callers(month: date) -> int:
    facts = [CallFact(number, call.at, call.caller or None) for number, call in enumerate(life().calls)]
    return len(over_line_in(facts, RepeatRule(same=("person",)), month))


def _fires(month: date) -> int:
    return sum(first_of_month(fire.at) == month and fire.deliberate == "yes" for fire in life().fires)


def _cases(month: date) -> int:
    return sum(first_of_month(case.opened_on) == month for case in life().cases)
