"""What a repeat rule would make of the month: tried before it is saved."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.briefing import month_briefing
from ivolt_desktop.panel.views.this_month import current_meeting
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import month_and_year
from ivolt_desktop.rules.repeat_calls import RepeatRule


@dataclass(frozen=True)
class RuleTrial:
    """How many people and places are over the line in ``month`` by a rule."""

    month: date
    people: int
    places: int

    @property
    def sentence(self) -> str:
        """'By this rule 3 people and 5 places were over the line in May 2026.'"""
        return (f"By this rule {count_of(self.people, 'person', 'people')} and {count_of(self.places, 'place')} "
                f"were over the line in {month_and_year(self.month)}.")


def try_rule(session: Session, rule: RepeatRule, today: date) -> RuleTrial:
    """Count by ``rule`` for the month that the panel considers now; nothing is changed."""
    meeting = current_meeting(session, today)
    month = meeting.covers if meeting else month_considered(today)
    found = month_briefing(session, replace(read_settings(session), repeat_rule=rule), month)
    return RuleTrial(month, len(found.new) + len(found.back) + len(found.same),
                     len(found.places_new) + len(found.places_back) + len(found.places_same))
