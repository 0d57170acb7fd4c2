"""What the shared window says of actions is what the action log says."""

from datetime import date

from ivolt_desktop.panel.actions import add_action, update_action
from ivolt_desktop.panel.views.actions import action_lines
from ivolt_desktop.panel.views.shared_item import _actions
from ivolt_desktop.rules.action_state import ActionStatus
from ivolt_desktop.rules.name_curtain import NameCurtain
from tests.ivolt_desktop.panel.conftest import Cast, Desk


def test_an_action_has_the_colour_of_the_action_log(desk: Desk, cast: Cast) -> None:
    early = date(2026, 5, 1)
    for due in (date(2026, 6, 1), date(2026, 6, 20), date(2026, 8, 20)):
        desk.do(add_action, text="Visit together", agency_id=cast.council, due_on=due, raised_on=early)
    in_hand = desk.do(add_action, text="Mend the lock", agency_id=cast.police, due_on=date(2026, 6, 20),
                      raised_on=early)
    desk.do(update_action, in_hand, text="Locksmith booked", state=ActionStatus.IN_PROGRESS)
    with desk.panel.reading() as session:
        lines = tuple(action_lines(session, desk.now.date(), open_only=True))
    shown = {row.pill: row.tone for row in _actions(lines, NameCurtain([]))}
    assert shown == {line.reference: line.rag_name for line in lines}
    assert {line.rag for line in lines} == {"R", "A", "G"}
    assert any(line.overdue and shown[line.reference] == "amber" for line in lines)
