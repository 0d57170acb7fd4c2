"""The second-notice rule: whoever is warned twice gets a visit by police and council together.

Source: the panel's own scheme (product sheet, 'comes to notice twice gets a joint visit'; the same in Tower Hamlets,
where 8 in 100 are warned again). How many working days it may take is the panel's to settle.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ivolt_desktop.rules.ticket_numbers import ticket_key
from ivolt_desktop.rules.working_days import WorkingDays


@dataclass(frozen=True)
class NoticeFact:
    """One notice as the rule reads it. ``person`` is whom the panel knows them as, after every merge.

    ``number`` is what the list says it is (2 for a second notice), ``None`` where it does not; ``visited_on`` is the
    day of the joint visit written on it.
    """

    id: int
    person: int
    issued_on: date
    ticket: str = ""
    number: int | None = None
    visited_on: date | None = None


@dataclass(frozen=True)
class VisitOwed:
    """A joint visit that has not been made: to whom, since which notice, and by when it was to be made."""

    person: int
    notice: int
    second_on: date
    due_on: date
    notices: tuple[int, ...]


def visits_owed(facts: Iterable[NoticeFact], days: WorkingDays, within: int) -> list[VisitOwed]:
    """Everybody warned twice and not yet visited, the most pressing first; ``within`` is in working days.

    The second notice is the second that is known, or the first that says it is a second. A ticket that stands twice
    counts once. A visit counts if it is written on the second notice or a later one, or was made after the second.
    """
    by_person: dict[int, list[NoticeFact]] = defaultdict(list)
    for fact in facts:
        by_person[fact.person].append(fact)
    owed = [visit for person, own in by_person.items() if (visit := _owed(person, own, days, within))]
    return sorted(owed, key=lambda visit: (visit.due_on, visit.person))


def _owed(person: int, own: list[NoticeFact], days: WorkingDays, within: int) -> VisitOwed | None:
    notices = _distinct(sorted(own, key=lambda fact: (fact.issued_on, fact.id)))
    second = next((place for place, fact in enumerate(notices) if place >= 1 or (fact.number or 1) >= 2), None)
    if second is None:
        return None
    since = notices[second].issued_on
    for place, fact in enumerate(notices):
        if fact.visited_on and (place >= second or fact.visited_on >= since):
            return None
    return VisitOwed(person, notices[second].id, since, days.add(since, within), tuple(fact.id for fact in notices))


def _distinct(notices: list[NoticeFact]) -> list[NoticeFact]:
    """Without the same ticket again; what was written of a visit on either is kept."""
    kept: dict[str, NoticeFact] = {}
    for fact in notices:
        key = ticket_key(fact.ticket) or f"id {fact.id}"
        first = kept.get(key)
        if first is None:
            kept[key] = fact
        elif fact.visited_on and not first.visited_on:
            kept[key] = NoticeFact(first.id, first.person, first.issued_on, first.ticket, first.number, fact.visited_on)
    return list(kept.values())
