"""The council's cases: who complained of whom, and how soon the team answered."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from ivolt_desktop.analysis.bank_holidays import england_bank_holidays
from ivolt_desktop.panel.practice.invented import Player, cast
from ivolt_desktop.panel.practice.life_facts import LivedCall, LivedCase, Resident
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS, TODAY, month_number
from ivolt_desktop.panel.practice.topics import BY_KEY, TOPICS
from ivolt_desktop.rules.calendar_months import first_of_month, last_of_month
from ivolt_desktop.rules.working_days import WorkingDays

CASES_A_MONTH = (34, 31, 36, 38, 41, 44, 45, 43, 39, 38, 35, 30, 32, 33, 37, 39, 42)
"""January 2025 to May 2026."""

RESPONSE_WORKING_DAYS = (3.1, 3.0, 3.1, 2.9, 2.8, 2.9, 2.6, 2.5, 2.4, 2.3, 2.1, 2.1, 1.9, 1.8, 1.7, 1.6, 1.5)
"""About how long a complainant waited for the first contact, by month: the team is found to have halved it."""

OFFICERS = ("J Bright", "S Mahmood", "T Ferris", "L Odumosu", "K Jessop", "R Anand")
_OUTCOMES = (
    "Advice given", "Warning letter", "Mediation accepted", "Community protection warning", "No further reports",
    "Referred to housing", "Complainant withdrew",
)  # fmt: skip
_CALLED_POLICE_TOO = 0.33
_NAMES_SOMEBODY = 0.4
_YOUTHS_NAMED = {"jordan": (5, 6, 7, 9, 13, 14, 15, 16), "reece": (1, 2, 3), "kyle": (9, 15)}
"""Offenders of the cast and the months in which a background complainant names them."""


def lived_cases(
    random: Random, calls: Sequence[LivedCall], callers: Mapping[str, Resident], residents: Iterator[Resident]
) -> tuple[LivedCase, ...]:
    """All cases, numbered within their month by the day they were opened."""
    days = WorkingDays(england_bank_holidays(2025, 2026))
    found: list[LivedCase] = []
    for month in FULL_MONTHS:
        recent = sorted({
            call.caller for call in calls if call.caller in callers and first_of_month(call.at.date()) == month
        })  # fmt: skip
        random.shuffle(recent)
        of_cast = [player for player in cast().values() for _ in range(player.cases[month_number(month)])]
        number = month_number(month)
        drafts = [_of_player(random, days, player, month) for player in of_cast]
        named = [key for key, months in _YOUTHS_NAMED.items() if number in months for _ in range(2)]
        while len(drafts) < CASES_A_MONTH[number]:
            both = recent and random.random() < _CALLED_POLICE_TOO
            who = callers[recent.pop()] if both else next(residents)
            drafts.append(_of_resident(random, days, who, month, named, residents))
        drafts.sort(key=lambda case: (case["opened_on"], case["complainant"]))
        for serial, draft in enumerate(drafts, start=1):
            found.append(LivedCase(reference=f"{month:%y%m}-{serial:03d}", **draft))
    return tuple(found)


def _of_player(random: Random, days: WorkingDays, player: Player, month: date) -> dict[str, Any]:
    number = month_number(month)
    turn = sum(player.cases[:number])
    draft = _draft(random, days, month)
    draft |= {
        "category": BY_KEY[player.topic].council, "complainant": player.key,
        "complainant_name": player.council_names[turn % len(player.council_names)], "phone": player.phone,
        "email": player.email or "", "born_on": player.born_on, "address": player.address,
        "postcode": player.postcode, "ward": player.ward, "tenure": player.tenure, "location": player.address,
    }  # fmt: skip
    if player.names_as_responsible:
        draft |= _named(cast()[player.names_as_responsible], turn)
    return draft


def _of_resident(
    random: Random, days: WorkingDays, who: Resident, month: date, named: list[str], residents: Iterator[Resident]
) -> dict[str, Any]:
    topic = random.choices(TOPICS, [each.weight * (3 if each.at_home else 1) for each in TOPICS])[0]
    draft = _draft(random, days, month)
    anonymous = random.random() < 0.05
    name = random.choice((f"{who.title} {who.forename} {who.surname}", f"{who.forename} {who.surname}"))
    draft |= {
        "category": topic.council, "complainant": "" if anonymous else who.key,
        "complainant_name": "ANON" if anonymous else name, "phone": "" if anonymous else who.phone,
        "email": "" if anonymous else who.email or "",
        "born_on": None if anonymous or random.random() < 0.4 else who.born_on,
        "address": "" if anonymous else who.address, "postcode": "" if anonymous else who.street.postcode,
        "ward": who.street.ward, "tenure": who.tenure, "location": who.street.name if anonymous else who.address,
    }  # fmt: skip
    if named and topic.key in ("youths", "rowdy", "vehicle nuisance", "drug dealing", "neighbour"):
        key = named.pop()
        draft |= _named(cast()[key], month_number(month))
    elif random.random() < _NAMES_SOMEBODY:
        other = next(residents)
        draft |= {
            "subject": other.key, "subject_name": f"{other.forename} {other.surname}",
            "subject_address": f"{other.number} {who.street.name}, {who.street.postcode}",
        }  # fmt: skip
    return draft


def _named(player: Player, turn: int) -> dict[str, Any]:
    return {
        "subject": player.key, "subject_name": player.named_as[turn % len(player.named_as)],
        "subject_address": f"{player.address}, {player.postcode}",
    }  # fmt: skip


def _draft(random: Random, days: WorkingDays, month: date) -> dict[str, Any]:
    """What every case has: when it was opened, answered and closed, and by whom."""
    opened = days.on_or_after(month + timedelta(days=random.randrange((last_of_month(month) - month).days + 1)))
    if opened > last_of_month(month):
        opened = days.on_or_before(last_of_month(month))
    waited = max(0, round(random.gauss(RESPONSE_WORKING_DAYS[month_number(month)], 0.9)))
    answered = None if random.random() < 0.03 else (days.add(opened, waited) if waited else opened)
    closed = days.on_or_after(opened + timedelta(days=random.randint(12, 80)))
    shut = closed if random.random() < 0.82 and closed < TODAY else None
    return {
        "opened_on": opened, "first_contact_on": answered, "closed_on": shut, "subject": "", "subject_name": "",
        "subject_address": "", "officer": random.choice(OFFICERS), "outcome": random.choice(_OUTCOMES) if shut else "",
    }  # fmt: skip
