"""Fixed penalties under the public spaces orders, and community protection warnings, of the enforcement team."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from ivolt_desktop.panel.practice.invented import public_places
from ivolt_desktop.panel.practice.life_facts import LivedNotice, LivedPenalty, Resident, Warned
from ivolt_desktop.panel.practice.lived_notices import PSPO_AREAS, warned, warned_player
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS, TODAY
from ivolt_desktop.rules.calendar_months import days_in_month

PENALTIES_A_MONTH = 12
_OFFENCES = (
    ("Drinking in a controlled place", "s.63", 6), ("Urinating", "s.67", 3), ("Spitting", "s.67", 4),
    ("Riding a moped or e-scooter on the footway", "s.67", 4), ("Begging", "s.67", 2),
    ("Gathering after being told to leave", "s.67", 3), ("Dog fouling", "s.67", 2),
)  # fmt: skip
_STORIES = (("reece", date(2025, 7, 18)), ("reece", date(2026, 4, 10)), ("jordan", date(2026, 3, 20)))
_OFFICERS = ("CE04", "CE11", "CE15", "CE18")
_FULL_AMOUNT = 100
_PSPO_PLACES = tuple(PSPO_AREAS)


def lived_penalties(
    random: Random, notices: Sequence[LivedNotice], residents: Iterator[Resident]
) -> tuple[LivedPenalty, ...]:
    """All of them in order of time; one in six goes to somebody who had been warned before."""
    drafts = [_one(random, on, warned_player(key)) for key, on in _STORIES]
    for month in FULL_MONTHS:
        earlier = [each.who for each in notices if each.at.date() < month]
        for _ in range(PENALTIES_A_MONTH + random.randint(-3, 3)):
            on = month + timedelta(days=random.randrange(days_in_month(month)))
            who = random.choice(earlier) if earlier and random.random() < 1 / 6 else warned(next(residents))
            drafts.append(_one(random, on, who))
    drafts.sort(key=lambda each: (each.at, each.who.key))
    return tuple(replace(each, reference=f"{'CPW' if each.amount is None else 'FPN'}{2100 + number}")
                 for number, each in enumerate(drafts))


def _one(random: Random, on: date, who: Warned) -> LivedPenalty:
    key = random.choice(_PSPO_PLACES)
    place = public_places()[key]
    offence, section, _ = random.choices(_OFFENCES, [weight for *_, weight in _OFFENCES])[0]
    warning = random.random() < 0.12
    paid = on + timedelta(days=random.randint(2, 27)) if random.random() < 0.58 else None
    if warning or (paid and paid >= TODAY):
        paid = None
    old = (TODAY - on).days > 40
    unpaid = random.choice(("Unpaid", "Cancelled", "Prosecution")) if old else "Open"
    status = "" if warning else "Paid" if paid else unpaid
    return LivedPenalty(
        reference="", at=datetime.combine(on, time(random.randint(9, 21), random.randrange(60))),
        kind="CPW" if warning else "FPN", who=who, location=place.name, ward=place.ward, pspo_area=PSPO_AREAS[key],
        offence=offence, section="s.43" if warning else section, amount=None if warning else _FULL_AMOUNT,
        paid_on=paid, status=status, officer=random.choice(_OFFICERS),
    )
