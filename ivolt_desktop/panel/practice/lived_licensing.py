"""Licensing: applications, temporary events, visits and test purchases at invented premises."""

from datetime import timedelta
from functools import cache
from random import Random

from ivolt_desktop.panel.practice.invented import read_json, streets
from ivolt_desktop.panel.practice.life_facts import LivedLicensing
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS, TODAY
from ivolt_desktop.rules.calendar_months import days_in_month

LINES_A_MONTH = 6
_WHAT = (
    ("council", "Premises licence, variation", "APP", ("Granted", "Granted with conditions", "Refused"), 3),
    ("council", "Premises licence, new", "APP", ("Granted with conditions", "Granted"), 2),
    ("council", "Temporary event notice", "TEN", ("Acknowledged", "Counter notice"), 4),
    ("council", "Licensing visit", "LIC", ("No concerns", "Advice given", "Breach of conditions"), 4),
    ("police", "Test purchase", "LIC", ("Passed", "Failed"), 2),
    ("police", "Licensing visit after disorder", "LIC", ("Advice given", "Action plan agreed"), 2),
)
_OFFICERS = {"council": ("F Ostler", "D Penhale"), "police": ("PC Varga",)}


@cache
def _premises() -> tuple[tuple[str, str, int], ...]:
    return tuple((each["name"], each["holder"], each["number"]) for each in read_json("premises.json"))


def lived_licensing(random: Random) -> tuple[LivedLicensing, ...]:
    """All lines in order of time."""
    where = {name: random.choice(streets()) for name, _, _ in _premises()}
    found = []
    for month in FULL_MONTHS:
        for _ in range(LINES_A_MONTH + random.randint(-2, 2)):
            place = random.randrange(len(_premises()))
            name, holder, number = _premises()[place]
            team, what, letters, outcomes, _ = random.choices(_WHAT, [weight for *_, weight in _WHAT])[0]
            on = month + timedelta(days=random.randrange(days_in_month(month)))
            decided = on + timedelta(days=0 if letters == "LIC" else random.randint(7, 42))
            done = decided < TODAY
            street = where[name]
            found.append(LivedLicensing(
                reference=f"{letters}/{on:%y}/{100 + place}", on=on, team=team, what=what, premises=name,
                address=f"{number} {street.name}", postcode=street.postcode, ward=street.ward, holder=holder,
                event_on=on + timedelta(days=random.randint(10, 60)) if letters == "TEN" else None,
                decided_on=decided if done else None, status="Decided" if done else "Pending",
                outcome=random.choice(outcomes) if done else "", officer=random.choice(_OFFICERS[team]),
            ))  # fmt: skip
    once = {(each.reference, each.on, each.what): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: (each.on, each.reference)))
