"""What some complainants answered when the council asked them, after their case was closed, how it had been handled."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from ivolt_desktop.panel.practice.life_facts import LivedCase, LivedSurvey
from ivolt_desktop.panel.practice.practice_calendar import FIRST_MONTH, LAST_FULL_MONTH
from ivolt_desktop.rules.calendar_months import last_of_month

_ANSWER = 0.3
_GOOD = ("They rang me back the same day", "Very helpful officer", "The letters stopped it", "Felt listened to")
_BAD = ("Nobody told me what was happening", "It is still going on", "I had to explain it three times", "Took too long")


def lived_surveys(random: Random, cases: Sequence[LivedCase]) -> tuple[LivedSurvey, ...]:
    """Responses in order of time; the sooner somebody was answered, the better they think of it."""
    found = []
    last = last_of_month(LAST_FULL_MONTH)
    for case in cases:
        if not case.closed_on or not case.complainant or random.random() > _ANSWER:
            continue
        on = case.closed_on + timedelta(days=random.randint(5, 25))
        if on > last:
            continue
        waited = (case.first_contact_on - case.opened_on).days if case.first_contact_on else 9
        mood = 4.4 - 0.25 * waited + (on - FIRST_MONTH).days / 500
        scores = tuple(max(1, min(5, round(random.gauss(mood, 0.8)))) for _ in range(5))
        words = random.choice(_GOOD if scores[0] > 3 else _BAD) if random.random() < 0.5 else ""
        found.append(LivedSurvey(case, on, (scores[0], scores[1], scores[2], scores[3], scores[4]), words))
    return tuple(sorted(found, key=lambda each: (each.on, each.case.reference)))


def within(surveys: Sequence[LivedSurvey], first: date, last: date) -> list[LivedSurvey]:
    """Those answered from ``first`` to ``last``."""
    return [each for each in surveys if first <= each.on <= last]
