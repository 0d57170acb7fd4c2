"""Finding a person or a place from a form, among as many as the panel holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from ivolt_desktop.panel.views.finding import still_taking_in
from ivolt_desktop.panel.views.found_by_typing import SEARCHED, Match, found_by_typing, matches_of
from ivolt_desktop.rules.masking import Sensitive
from ui.desk import Desk
from ui.widgets.editors import Finder, Links
from ui.widgets.picker import MOST, Found

_HINTS = {"person": "Type a name or a reference", "place": "Type a name, a street or a reference"}


def record_finder(desk: Desk, of: str, closed: Mapping[int, str] | None = None) -> Finder:
    """Finds people or places; those in ``closed`` are shown with the words why they cannot be chosen."""
    shut = closed or {}

    def look(typed: str) -> list[Found]:
        with desk.panel.reading() as session:
            found, still = found_by_typing(session, of, typed, MOST), still_taking_in(session)
        lines = [(each.id, _line(desk, each, shut.get(each.id, "")), each.id not in shut) for each in found]
        return [*lines, (None, still, False)] if still else lines

    def line(record_id: Any) -> str:
        with desk.panel.reading() as session:
            known = matches_of(session, of, [record_id])
        return _line(desk, known[record_id]) if record_id in known else "A record joined to another"

    return Finder(look, line, _HINTS[of])


def links_with(desk: Desk, listed: Mapping[str, Sequence[tuple[Any, str]]]) -> Links:
    """A form's links: people and places by typing, all others from ``listed``."""
    return lambda key: record_finder(desk, key) if key in SEARCHED else listed.get(key, [])


def _line(desk: Desk, match: Match, why_not: str = "") -> str:
    """'Mina Quill · P-0004 · born 3 May 1980 · Gascoigne', as far as the lens lets it be seen."""
    name = desk.lens.see(match.name, match.sensitive, match.reference)
    told = desk.lens.see(match.told, Sensitive.DETAIL, "") if match.told else ""
    return " · ".join(dict.fromkeys(part for part in (name, match.reference, told, match.ward, why_not) if part))
