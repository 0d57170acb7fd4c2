"""What a repeat rule would make of the panel's own data: tried before it is saved."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.briefing import Briefing, Named, month_briefing
from ivolt_desktop.panel.views.this_month import current_meeting
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.dates_in_words import month_and_year
from ivolt_desktop.rules.repeat_calls import RepeatRule

_NAMED = 6


@dataclass(frozen=True)
class RuleTrial:
    """How many people and places are over the line in ``month`` by a rule, against the rule that is saved.

    ``half_year`` and ``year`` count how often somebody was over the line in the last six and twelve months, once a
    month each. ``more`` and ``fewer`` are panel references of people who would be added and left out.
    """

    month: date
    people: int
    places: int
    half_year: int = 0
    year: int = 0
    more: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """'By this rule 3 people and 5 places were over the line in May 2026.' and what that changes."""
        said = (f"By this rule {count_of(self.people, 'person', 'people')} and {count_of(self.places, 'place')} "
                f"were over the line in {month_and_year(self.month)}. Month by month that makes {self.half_year:,} in "
                f"six months and {self.year:,} in twelve.")
        if not self.more and not self.fewer:
            return f"{said} Nobody is added or left out against the rule as saved."
        added = f"{_named(self.more)} would be added" if self.more else ""
        gone = f"{_named(self.fewer)} left out" if self.fewer else ""
        return f"{said} Against the rule as saved {joined([part for part in (added, gone) if part])}."


def _named(references: tuple[str, ...]) -> str:
    shown = list(references[:_NAMED])
    if len(references) > _NAMED:
        shown.append(f"{len(references) - _NAMED} more")
    return joined(shown)


def try_rule(session: Session, rule: RepeatRule, today: date) -> RuleTrial:
    """Count by ``rule`` for the month that the panel considers now; nothing is changed."""
    meeting = current_meeting(session, today)
    month = meeting.covers if meeting else month_considered(today)
    settings = read_settings(session)
    found = month_briefing(session, replace(settings, repeat_rule=rule), month)
    saved = found if rule == settings.repeat_rule else month_briefing(session, settings, month)
    now, then = _over(found), _over(saved)
    months = [number for _, number in found.callers_by_month]
    return RuleTrial(
        month, len(now), len(found.places_new) + len(found.places_back) + len(found.places_same),
        sum(months[-6:]), sum(months[-12:]),
        tuple(_words(each) for key, each in now.items() if key not in then),
        tuple(_words(each) for key, each in then.items() if key not in now),
    )  # fmt: skip


def _over(found: Briefing) -> dict[tuple[str, str], Named]:
    return {(each.kind, each.key): each for each in (*found.new, *found.back, *found.same)}


def _words(each: Named) -> str:
    return each.reference or each.name
