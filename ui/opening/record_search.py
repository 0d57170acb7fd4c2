"""Records for the palette: found by the panel, opened by the window."""

from collections.abc import Callable
from typing import Any

from ui.shell.palette import Found


def find(panel: Any, typed: str, go: Callable[[str, dict[str, Any]], object]) -> list[Found]:
    """Lines for the records that match; ``go(page, where)`` opens one. Called off the window's thread."""
    from ivolt_desktop.panel.views.finding import find_records

    with panel.reading() as session:
        found = find_records(session, typed)
    return [
        Found(each.title, each.sub, lambda each=each: go(each.page, each.where))  # type: ignore[misc]
        for each in found
    ]
