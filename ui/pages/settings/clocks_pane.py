"""The panel's clocks, and when an action turns amber or red."""

from collections.abc import Mapping, Sequence
from typing import Any

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.settings import LABELS
from ivolt_desktop.rules.action_state import RagRule
from ui.desk import Desk
from ui.pages.settings.pane import SettingsPane


def _numbers(names: Sequence[tuple[str, str, str]]) -> tuple[Field, ...]:
    return tuple(Field(label, Kind.NUMBER, name=name, required=True, help=help) for name, label, help in names)


CLOCKS = _numbers([
    ("pack_days", LABELS["pack_days"], "Members need time to read it."),
    ("minutes_days", LABELS["minutes_days"], ""),
    ("actions_hours", LABELS["actions_hours"], "Each owner gets their own actions and nobody else's."),
    ("visit_days", LABELS["visit_days"], "A second notice to the same person, police and council together."),
    ("action_days", LABELS["action_days"], "Put in for an action typed without a date."),
    ("quiet_months", LABELS["quiet_months"], "Shorter gaps count as the same spell."),
])
COLOURS = _numbers([
    ("near", "Amber when due within, days", "Only where it has not been started."),
    ("fresh", "An overdue action stays amber for, days after an update", "Only where it is in progress."),
    ("late", "Red when overdue by more than, days", "Whatever was said about it."),
    ("moved_amber", "At best amber once its date was moved, times", ""),
])


class ClocksPane(SettingsPane):
    """When things are due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Clocks", "When the pack, the minutes and the actions are due. Working days leave out "
                         "week-ends and bank holidays in England.", CLOCKS)


class ColoursPane(SettingsPane):
    """When an open action turns amber or red."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Colours of actions", "Green is on time, amber needs a look, red needs the panel. All "
                         "days are calendar days.", COLOURS)

    def shown(self, settings: Any) -> dict[str, Any]:
        return {field.name: getattr(settings.rag_rule, field.name) for field in COLOURS}

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"rag_rule": RagRule(**values)}
