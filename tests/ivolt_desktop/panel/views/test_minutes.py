"""Minutes as they are read."""

from datetime import date

from ivolt_desktop.model import Action
from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.views.minutes import minutes_by_item


def test_lines_stand_in_the_order_in_which_they_were_typed(desk, cast):
    item = cast.items["victims"]
    desk.do(type_line, item, TypedLine("note", "Two attended"))
    desk.do(type_line, item, TypedLine("decision", "Wait", "too early", "act now?"))
    desk.do(type_line, item, TypedLine("action", "Visit", agency_id=cast.health, due_on=date(2026, 7, 7)))
    desk.do(type_line, item, TypedLine("action", "Ask"))
    desk.do(update_action, desk.all(Action)[0].id, text="Ill", due_on=date(2026, 7, 14))
    with desk.panel.reading() as session:
        found = minutes_by_item(session, cast.meeting)
    assert list(found) == [item]
    assert [(line.pill, line.text, line.ending) for line in found[item]] == [
        ("Note", "Two attended", ""),
        ("Decision", "Wait", "Reason: too early. Considered: act now?"),
        ("Action 26-001", "Visit", "NELFT · due Tue 14 July"),
        ("Action 26-002", "Ask", "no owner yet · no date"),
    ]
    assert found[item][2].action_reference == "26-001"
