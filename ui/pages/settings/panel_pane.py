"""The panel itself: its name, where and when it meets, the line on its papers."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.settings import LABELS
from ivolt_desktop.rules.dates_in_words import clock
from ui.desk import Desk
from ui.pages.settings.pane import SettingsPane

FIELDS = (
    Field(LABELS["panel_name"], Kind.TEXT, name="panel_name", required=True),
    Field(LABELS["borough"], Kind.TEXT, name="borough", required=True),
    Field(LABELS["borough_code"], Kind.TEXT, name="borough_code", required=True,
          help="The code by which the fire brigade's file names the borough."),
    Field(LABELS["venue"], Kind.TEXT, name="venue"),
    Field(LABELS["starts"], Kind.TEXT, name="starts", required=True, help="Such as 10:00."),
    Field(LABELS["handling"], Kind.LONG_TEXT, name="handling", help="Stands at the foot of every restricted page."),
)


class PanelPane(SettingsPane):
    """Name, borough, venue, usual start, handling line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "The panel", "Its name and borough stand on every paper.", FIELDS)

    def shown(self, settings: Any) -> dict[str, Any]:
        return {**super().shown(settings), "starts": clock(settings.starts)}

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {**super().typed(values), "starts": time_of(str(values["starts"]))}


def time_of(typed: str) -> time:
    """A time of day as people type it: 10, 10:00, 9.30; raises ``ValueError`` with a sentence."""
    hours, _, minutes = typed.strip().replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise ValueError("The usual start must be a time of day, such as 10:00.") from None
