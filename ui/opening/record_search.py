"""Records for the palette: found by the panel, opened by the window."""

from collections.abc import Callable
from typing import Any

from ui.shell.palette import Answer, Found


def find(panel: Any, typed: str, go: Callable[[str, dict[str, Any]], object]) -> Answer:
    """Lines for the records that match; ``go(page, where)`` opens one. Called off the window's thread."""
    from ivolt_desktop.panel.views.finding import find_records, still_taking_in

    with panel.reading() as session:
        found, still = find_records(session, typed), still_taking_in(session)
    return Answer([
        Found(each.title, each.sub, lambda each=each: go(each.page, each.where))  # type: ignore[misc]
        for each in found
    ], still)
