from datetime import date

import pytest

from ivolt_desktop.model import Action, MinuteLine
from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.minutes import owner_choices, type_line
from ivolt_desktop.panel.retyping import retype_line
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.minute_line import ParsedLine, parse_line


def read(desk, text: str) -> ParsedLine:
    with desk.panel.reading() as session:
        return parse_line(text, date(2026, 6, 23), owner_choices(session))


def test_a_note_becomes_a_decision_and_back(desk, cast, undoes) -> None:
    line = desk.do(type_line, cast.items["victims"], read(desk, "n they agreed"))
    undoes(retype_line, line, read(desk, "d join the cohort because risk rose. considered: leaving it"))
    kept = desk.get(MinuteLine, line)
    assert (kept.kind, kept.text, kept.reason, kept.considered) == (
        "decision", "Join the cohort", "risk rose", "Leaving it")
    desk.do(retype_line, line, read(desk, "n only talked"))
    kept = desk.get(MinuteLine, line)
    assert (kept.kind, kept.text, kept.reason, kept.considered) == ("note", "Only talked", None, None)


def test_an_action_keeps_what_is_not_typed_anew(desk, cast) -> None:
    line = desk.do(type_line, cast.items["victims"], read(desk, "a visit @council by 10 july"))
    action = desk.get(MinuteLine, line).action_id
    desk.do(retype_line, line, read(desk, "a visit twice"))
    kept = desk.get(Action, action)
    assert (kept.text, kept.agency_id, kept.due_on) == ("Visit twice", cast.council, date(2026, 7, 10))
    desk.do(retype_line, line, read(desk, "a visit twice @fenn by 17 july"))
    kept = desk.get(Action, action)
    assert (kept.agency_id, kept.member_id, kept.due_on) == (cast.health, cast.nurse, date(2026, 7, 17))
    assert kept.original_due_on == date(2026, 7, 17) and kept.times_moved == 0


def test_a_date_corrected_after_an_update_is_a_move(desk, cast) -> None:
    line = desk.do(type_line, cast.items["victims"], read(desk, "a visit @council by 10 july"))
    action = desk.get(MinuteLine, line).action_id
    desk.do(update_action, action, text="Booked")
    desk.do(retype_line, line, read(desk, "a visit by 17 july"))
    kept = desk.get(Action, action)
    assert (kept.original_due_on, kept.due_on, kept.times_moved) == (date(2026, 7, 10), date(2026, 7, 17), 1)


def test_an_action_stays_an_action(desk, cast) -> None:
    line = desk.do(type_line, cast.items["victims"], read(desk, "a visit @council by 10 july"))
    with pytest.raises(NotAllowed, match="stays an action"):
        desk.do(retype_line, line, read(desk, "n visited"))
    note = desk.do(type_line, cast.items["victims"], read(desk, "n talked"))
    with pytest.raises(NotAllowed):
        desk.do(retype_line, note, read(desk, "a visit"))


def test_it_is_never_due_before_it_was_raised(desk, cast) -> None:
    line = desk.do(type_line, cast.items["victims"], read(desk, "a visit @council by 10 july"))
    with pytest.raises(NotAllowed, match="before it was raised"):
        desk.do(retype_line, line, ParsedLine(read(desk, "a x").kind, "Visit", due=date(2026, 6, 1)))
