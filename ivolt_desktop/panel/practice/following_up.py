"""What becomes of an action after the meeting: updates, moved dates, and how it was closed."""

from ivolt_desktop.panel.actions import update_action
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.story import Later
from ivolt_desktop.rules.action_state import ActionStatus

_STATES = {
    "done": ActionStatus.DONE,
    "not_done": ActionStatus.NOT_DONE,
    "not_possible": ActionStatus.NOT_POSSIBLE,
    "progress": ActionStatus.IN_PROGRESS,
}


def follow_up(stage: Stage, action_id: int, later: Later) -> None:
    """Record one thing that became of an action."""
    if later.moved_to:
        stage.do(update_action, action_id, text=later.words, due_on=later.moved_to)
        return
    state = _STATES.get(later.verb)
    outcome = later.words if state and state.closed else None
    stage.do(update_action, action_id, text=later.words, state=state, outcome=outcome)
