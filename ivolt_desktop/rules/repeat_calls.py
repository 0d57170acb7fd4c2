"""Who called again and again: the panel's repeat rule, as a setting.

The default is three calls within a rolling month by the same person, from the same phone or about the
same address. Definitions differ between forces (three in three months, ten in six months), so the count,
the window, what must be the same and which codes count are all part of the rule.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from ivolt_desktop.rules.calendar_months import day_of, first_of_month, last_of_month
from ivolt_desktop.rules.counting_words import count_of, joined

KINDS = ("person", "phone", "address")


@dataclass(frozen=True)
class CallFact:
    """One call as far as the rule cares.

    ``person``, ``phone`` and ``address`` are keys that are equal when they are the same; None where not
    known, withheld, or shared by many (a hostel, a call box): such a key never makes a repeat caller.
    ``count`` is above 1 for a row that stands for several calls whose own dates are not known.
    """

    id: int
    at: date | datetime
    person: str | None = None
    phone: str | None = None
    address: str | None = None
    code: str | None = None
    count: int = 1


@dataclass(frozen=True)
class RepeatRule:
    """So many calls within so many days (the last one included) with the same key; no codes means all."""

    calls: int = 3
    days: int = 30
    same: tuple[str, ...] = KINDS
    codes: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """'3 calls in 30 days by the same person, phone or address'."""
        codes = f", codes {', '.join(sorted(self.codes))} only" if self.codes else ""
        return f"{count_of(self.calls, 'call')} in {count_of(self.days, 'day')} by the same " + (
            joined(self.same, "or") + codes
        )


PRESETS: dict[str, RepeatRule] = {
    "3 calls in a rolling month": RepeatRule(),
    "3 calls in three months": RepeatRule(days=91),
    "3 calls in six months": RepeatRule(days=183),
    "3 calls in twelve months": RepeatRule(days=365),
    "10 calls in six months (Islington)": RepeatRule(calls=10, days=183),
    "10 calls in twelve months": RepeatRule(calls=10, days=365),
    "2 calls in twelve months": RepeatRule(calls=2, days=365),
}
"""Rules seen elsewhere: domain sheet 3.3. The last is what call handlers are taught to ask for."""


@dataclass(frozen=True)
class RepeatCaller:
    """Somebody (or a phone, or an address) at or over the line.

    ``calls`` are the ids that count, oldest first; ``crossed_on`` is the day of the call that last
    brought them to the line, ``first_crossed_on`` the first such day in all the calls given.
    """

    kind: str
    key: str
    calls: tuple[int, ...]
    count: int
    crossed_on: date
    first_crossed_on: date
    last_call_on: date


@dataclass(frozen=True)
class _Group:
    """Calls with one key, oldest first, their days, and before each how many calls there had been."""

    kind: str
    key: str
    calls: tuple[CallFact, ...]
    days: tuple[date, ...]
    before: tuple[int, ...]

    def within(self, first: date, last: date) -> tuple[CallFact, ...]:
        """The calls from ``first`` to ``last``, both included."""
        return self.calls[bisect_left(self.days, first) : bisect_right(self.days, last)]

    def crossings(self, rule: RepeatRule) -> list[tuple[date, bool]]:
        """Each day with a call that ends at or over the line, and whether the day before it did not."""
        found = []
        for day in dict.fromkeys(self.days):
            if self._total(day, rule.days) >= rule.calls:
                found.append((day, self._total(day - timedelta(days=1), rule.days) < rule.calls))
        return found

    def _total(self, on: date, days: int) -> int:
        first = bisect_left(self.days, on - timedelta(days=days - 1))
        return self.before[bisect_right(self.days, on)] - self.before[first]


def _groups(calls: Iterable[CallFact], rule: RepeatRule) -> list[_Group]:
    """The calls by key; of keys with too few calls ever to come to the line there is no group."""
    codes = {code.strip().casefold() for code in rule.codes}
    gathered: dict[tuple[str, str], list[CallFact]] = defaultdict(list)
    for call in calls:
        if codes and (call.code or "").strip().casefold() not in codes:
            continue
        for kind in rule.same:
            key: str | None = getattr(call, kind)
            if key:
                gathered[kind, key].append(call)
    groups = []
    for (kind, key), members in gathered.items():
        if sum(call.count for call in members) < rule.calls:
            continue
        members.sort(key=lambda call: (day_of(call.at), call.id))
        before = tuple(accumulate((call.count for call in members), initial=0))
        groups.append(_Group(kind, key, tuple(members), tuple(day_of(call.at) for call in members), before))
    return groups


def _once_each(found: list[RepeatCaller]) -> list[RepeatCaller]:
    """Leave out a phone or an address whose calls are all counted already under a person or phone."""
    kept: list[RepeatCaller] = []
    for caller in sorted(found, key=lambda one: KINDS.index(one.kind)):
        mine = set(caller.calls)
        if not any(other.kind != caller.kind and mine <= set(other.calls) for other in kept):
            kept.append(caller)
    return sorted(kept, key=lambda one: (-one.count, one.last_call_on.toordinal() * -1, one.kind, one.key))


def repeat_callers(calls: Iterable[CallFact], rule: RepeatRule, on: date) -> list[RepeatCaller]:
    """Everybody at or over the line in the window of ``rule.days`` days that ends with ``on``.

    Most calls first. Calls after ``on`` are not looked at.
    """
    found = []
    for group in _groups((call for call in calls if day_of(call.at) <= on), rule):
        inside = group.within(on - timedelta(days=rule.days - 1), on)
        if sum(call.count for call in inside) < rule.calls:
            continue
        reached = [day for day, first in group.crossings(rule) if first]
        found.append(_caller(group, inside, reached))
    return _once_each(found)


class RepeatCalls:
    """Calls gathered once, to be asked about many months; a month looks at no call after it."""

    def __init__(self, calls: Iterable[CallFact], rule: RepeatRule) -> None:
        self._rule = rule
        told = ((group, group.crossings(rule)) for group in _groups(calls, rule))
        self._crossed = [(group, crossings) for group, crossings in told if crossings]

    def over_line_in(self, month: date) -> list[RepeatCaller]:
        """Everybody whom a call in the calendar month brought to the line or kept over it.

        This is the monthly figure: a person who went over in April and called again in May within the window
        is a repeat caller of both months. ``calls`` are those of the window that ends with their last call
        of the month.
        """
        return self._in_month(month, only_crossing=False)

    def crossed_in(self, month: date) -> list[RepeatCaller]:
        """Those of ``over_line_in`` who reached the line in that month, having been under it before."""
        return self._in_month(month, only_crossing=True)

    def _in_month(self, month: date, only_crossing: bool) -> list[RepeatCaller]:
        first, last = first_of_month(month), last_of_month(month)
        found = []
        for group, crossings in self._crossed:
            hits = [day for day, reached in crossings if first <= day <= last and (reached or not only_crossing)]
            if hits:
                inside = group.within(hits[-1] - timedelta(days=self._rule.days - 1), hits[-1])
                reached_on = [day for day, reached in crossings if reached and day <= last]
                found.append(_caller(group, inside, reached_on))
        return _once_each(found)


def over_line_in(calls: Iterable[CallFact], rule: RepeatRule, month: date) -> list[RepeatCaller]:
    """As ``RepeatCalls.over_line_in``, of one month alone."""
    return RepeatCalls(calls, rule).over_line_in(month)


def crossed_in(calls: Iterable[CallFact], rule: RepeatRule, month: date) -> list[RepeatCaller]:
    """As ``RepeatCalls.crossed_in``, of one month alone."""
    return RepeatCalls(calls, rule).crossed_in(month)


def _caller(group: _Group, inside: Sequence[CallFact], reached: Sequence[date]) -> RepeatCaller:
    return RepeatCaller(
        kind=group.kind,
        key=group.key,
        calls=tuple(call.id for call in inside),
        count=sum(call.count for call in inside),
        crossed_on=reached[-1],
        first_crossed_on=reached[0],
        last_call_on=day_of(inside[-1].at),
    )
