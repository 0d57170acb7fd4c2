"""What changed since the last panel: who is new, back, gone and the same; and places likewise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Membership, Person, Place
from ivolt_desktop.panel.settings import PanelSettings
from ivolt_desktop.panel.views import happenings
from ivolt_desktop.rules.calendar_months import first_of_month, month_range, months_on
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatCaller, RepeatCalls, RepeatRule
from ivolt_desktop.rules.what_changed import WhatChanged, what_changed

_LOOK_BACK = 13
PLACE_RULE = RepeatRule(calls=5, days=30, same=("address",))
"""A place is watched when five reports of any agency come from it within a rolling month."""


@dataclass(frozen=True)
class Named:
    """A person, phone or place on the list, with what is needed to name it behind its reference."""

    kind: str
    id: int | None
    reference: str
    name: str
    count: int
    last_on: date
    ward: str = ""
    quiet_months: int = 0
    this_month: int = 0
    month_before: int = 0
    key: str = ""
    calls: tuple[int, ...] = ()
    """The calls that count, oldest first; empty for a place."""


@dataclass(frozen=True)
class Briefing:
    """The four lists of people and of places for one month of data; ``month`` is its first day."""

    month: date
    new: tuple[Named, ...]
    back: tuple[Named, ...]
    gone: tuple[Named, ...]
    same: tuple[Named, ...]
    places_new: tuple[Named, ...]
    places_back: tuple[Named, ...]
    places_gone: tuple[Named, ...]
    places_same: tuple[Named, ...]
    callers_by_month: tuple[tuple[date, int], ...]
    """Repeat callers over the line in each of the last months, the month itself last."""


Key = tuple[str, str]


def month_briefing(session: Session, settings: PanelSettings, month: date) -> Briefing:
    """Compare ``month`` with the months before it, by the repeat rule in the settings."""
    months = month_range(months_on(month, -_LOOK_BACK + 1), month)
    rule = RepeatRule(settings.repeat_rule.calls, settings.repeat_rule.days,
                      tuple(kind for kind in settings.repeat_rule.same if kind != "address"),
                      settings.repeat_rule.codes)
    since = months[0] - timedelta(days=max(rule.days, PLACE_RULE.days))  # no window of these months reaches further
    facts = happenings.call_facts(session, since)
    by_place = _reports_by_place(session, settings, since)
    calls, reports = RepeatCalls(facts, rule), RepeatCalls(by_place, PLACE_RULE)
    people = {each: calls.over_line_in(each) for each in months}
    places = {each: reports.over_line_in(each) for each in months}
    changed = _compare(people, months, settings.quiet_months)
    changed_places = _compare(places, months, settings.quiet_months)
    namer = _Namer(session, month, [*facts, *by_place])
    seen = {(caller.kind, caller.key): caller for each in months for caller in people[each]}
    seen_places = {(caller.kind, caller.key): caller for each in months for caller in places[each]}
    return Briefing(
        month=month,
        new=namer.all(changed.new, seen), same=namer.all(changed.same, seen), gone=namer.all(changed.gone, seen),
        back=namer.all([each.key for each in changed.back], seen, [each.quiet_panels for each in changed.back]),
        places_new=namer.all(changed_places.new, seen_places), places_same=namer.all(changed_places.same, seen_places),
        places_gone=namer.all(changed_places.gone, seen_places),
        places_back=namer.all([each.key for each in changed_places.back], seen_places,
                              [each.quiet_panels for each in changed_places.back]),
        callers_by_month=tuple((each, len(people[each])) for each in months),
    )


def _compare(found: dict[date, list[RepeatCaller]], months: Sequence[date], quiet: int) -> WhatChanged[Key]:
    """The four lists; whoever was quiet for fewer than ``quiet`` months is not 'back' but the same."""
    lists = [[(caller.kind, caller.key) for caller in found[each]] for each in months]
    changed = what_changed(lists[:-1], lists[-1])
    back = tuple(each for each in changed.back if each.quiet_panels >= quiet)
    soon = tuple(each.key for each in changed.back if each.quiet_panels < quiet)
    return replace(changed, back=back, same=(*changed.same, *soon))


def _reports_by_place(session: Session, settings: PanelSettings, since: date) -> list[CallFact]:
    reports = happenings.all_reports(session, settings.borough_code, since)
    return [
        CallFact(id=number, at=report.at, address=str(report.place_id), count=report.count)
        for number, report in enumerate(reports) if report.place_id
    ]


class _Namer:
    """Looks up names once; a person in a cohort goes by the cohort's reference."""

    def __init__(self, session: Session, month: date, facts: Sequence[CallFact]) -> None:
        self._session, self._month = session, month
        self._counts: Counter[tuple[str, str, date]] = Counter()
        before = months_on(month, -1)
        for fact in facts:
            within = first_of_month(fact.at)
            if within in (month, before):
                keys = (("person", fact.person), ("phone", fact.phone), ("address", fact.address))
                self._counts.update({(kind, key, within): fact.count for kind, key in keys if key})
        members = session.execute(
            select(Membership.person_id, Membership.place_id, Membership.reference)
            .where(Membership.left_on.is_(None)).order_by(Membership.id)
        ).all()
        self._person_reference = {person: reference for person, _, reference in members if person}
        self._place_reference = {place: reference for _, place, reference in members if place}

    def all(
        self, keys: Sequence[Key], seen: dict[Key, RepeatCaller], quiet: Sequence[int] = ()
    ) -> tuple[Named, ...]:
        return tuple(
            self._one(seen[key], quiet[number] if quiet else 0) for number, key in enumerate(keys)
        )

    def _one(self, caller: RepeatCaller, quiet: int) -> Named:
        now = self._counts[caller.kind, caller.key, self._month]
        before = self._counts[caller.kind, caller.key, months_on(self._month, -1)]
        if caller.kind == "phone":
            return Named("phone", None, "", f"A caller on …{caller.key[-3:]}", caller.count, caller.last_call_on,
                         "", quiet, now, before, caller.key, caller.calls)
        record_id = int(caller.key)
        record: Person | Place
        if caller.kind == "person":
            record = self._session.get_one(Person, record_id)
            reference = self._person_reference.get(record.id, record.reference)
        else:
            record = self._session.get_one(Place, record_id)
            reference = self._place_reference.get(record.id, record.reference)
        kind = "person" if caller.kind == "person" else "place"
        return Named(kind, record.id, reference, record.name, caller.count, caller.last_call_on, record.ward or "",
                     quiet, now, before, caller.key, caller.calls if kind == "person" else ())
