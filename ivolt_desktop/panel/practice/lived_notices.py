"""Early-warning notices: who was warned, for what, how often, and whether police and council went together after it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from ivolt_desktop.analysis.bank_holidays import england_bank_holidays
from ivolt_desktop.panel.practice.invented import PublicPlace, cast, public_places
from ivolt_desktop.panel.practice.life_facts import LivedNotice, Resident, Warned
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS
from ivolt_desktop.rules.calendar_months import days_in_month
from ivolt_desktop.rules.working_days import WorkingDays

NOTICES_A_MONTH = 7
"""Of people without a story; of those about one in twelve is warned again (Tower Hamlets found 8 in 100)."""

PSPO_AREAS = {"station-parade": "Barking town centre", "east-street": "Barking town centre",
              "broad-street": "Broad Street", "heathway": "Heathway", "heathway-steps": "Heathway"}  # fmt: skip
_AGAIN = 0.09
_BEHAVIOURS = (
    ("Street drinking", 8), ("Rowdy behaviour", 6), ("Begging", 3), ("Nuisance riding of a moped or e-scooter", 4),
    ("Loitering and intimidation", 4), ("Urinating in public", 2), ("Drug use in public", 4), ("Loud music", 2),
)  # fmt: skip
_SUPPORT = ("Drug and alcohol service", "Youth service", "Housing advice", "Declined", "Mental-health service", "")
_ETHNICITIES = ("W1", "W9", "A2", "B1", "B2", "M1", "A3", "Refused", "Not stated")
_POLICE = (("PC Reed", "1184EA"), ("PC Okoro", "2207EA"), ("PS Pryce", "84EA"), ("PCSO Lamb", "7121EA"))
_COUNCIL = (("L Odumosu", "CE04"), ("B Castell", "CE11"), ("V Sharma", "CE15"))


class _Given(NamedTuple):
    who: str
    on: date
    lists: tuple[str, ...]
    place: str
    behaviour: str
    visit_on: date | None = None


_STORIES = (
    _Given("reece", date(2025, 3, 14), ("police",), "broad-street", "Drug use in public"),
    _Given("reece", date(2025, 5, 9), ("council",), "broad-street", "Loitering and intimidation", date(2025, 5, 20)),
    _Given("jordan", date(2025, 9, 26), ("police",), "heathway", "Rowdy behaviour"),
    _Given("jordan", date(2026, 2, 6), ("police", "council"), "heathway-steps", _BEHAVIOURS[3][0],
           date(2026, 2, 17)),
    _Given("kyle", date(2025, 11, 21), ("council",), "thames-view-shops", "Loitering and intimidation"),
    _Given("kyle", date(2026, 5, 27), ("police",), "thames-view-shops", "Rowdy behaviour"),
)
"""Warnings of the cast. Kyle Warner's second is the newest: nobody has been to see him yet."""
_WITHOUT_A_VISIT = date(2026, 5, 22)
"""Somebody else's second notice, after which nobody went either."""


def warned(who: Resident) -> Warned:
    """A resident as the ticket names them."""
    return Warned(who.key, who.forename, who.surname, who.born_on, who.address, who.street.postcode)


def warned_player(key: str) -> Warned:
    """One of the cast as the ticket names them."""
    player = cast()[key]
    forename, _, surname = player.name.rpartition(" ")
    return Warned(key, forename, surname, player.born_on or date(1990, 1, 1), player.address, player.postcode)


def lived_notices(random: Random, residents: Iterator[Resident]) -> tuple[LivedNotice, ...]:
    """All notices in order of time, numbered within their year."""
    days = WorkingDays(england_bank_holidays(2025, 2026))
    given = [_told(random, story, warned_player(story.who)) for story in _STORIES]
    for month in FULL_MONTHS:
        for _ in range(NOTICES_A_MONTH + random.randint(-2, 3)):
            first = _drawn(random, month)
            who = warned(next(residents))
            given.append(_told(random, first, who))
            if random.random() < _AGAIN:
                again = first.on + timedelta(days=random.randint(20, 120))
                if again < FULL_MONTHS[-1]:
                    visit = days.add(again, random.randint(3, 12))
                    given.append(_told(random, _drawn(random, again, again)._replace(visit_on=visit), who))
    times = Counter(each.who.key for each in given)
    once = next(each.who for each in given if each.at.date() >= FULL_MONTHS[-2] and times[each.who.key] == 1)
    given.append(_told(random, _drawn(random, _WITHOUT_A_VISIT, _WITHOUT_A_VISIT), once))
    return tuple(_numbered(sorted(given, key=lambda each: (each.at, each.who.key))))


def _drawn(random: Random, month: date, on: date | None = None) -> _Given:
    place = random.choices(list(public_places()), [each.weight for each in public_places().values()])[0]
    behaviour = random.choices([words for words, _ in _BEHAVIOURS], [weight for _, weight in _BEHAVIOURS])[0]
    lists = random.choices((("police",), ("council",), ("police", "council")), (5, 4, 2))[0]
    return _Given("", on or month + timedelta(days=random.randrange(days_in_month(month))), lists, place, behaviour)


def _told(random: Random, given: _Given, who: Warned) -> LivedNotice:
    place: PublicPlace = public_places()[given.place]
    at = datetime.combine(given.on, time(random.randint(14, 22), random.randrange(60)))
    officer, shoulder = random.choice(_POLICE if given.lists[0] == "police" else _COUNCIL)
    young = (given.on - who.born_on).days < 18 * 365.25
    return LivedNotice(
        serial=0, at=at, lists=given.lists, who=who, number=0, location=place.name, ward=place.ward,
        pspo_area=PSPO_AREAS.get(given.place, ""), behaviour=given.behaviour, ethnicity=random.choice(_ETHNICITIES),
        guardian=f"Kerry {who.surname}" if young else "", support=random.choice(_SUPPORT), visit_on=given.visit_on,
        officer=officer, shoulder=shoulder,
    )


def _numbered(given: list[LivedNotice]) -> Iterator[LivedNotice]:
    serials: dict[int, int] = {}
    times: dict[str, int] = {}
    for each in given:
        serials[each.at.year] = serials.get(each.at.year, 0) + 1
        times[each.who.key] = times.get(each.who.key, 0) + 1
        yield replace(each, serial=serials[each.at.year], number=times[each.who.key])
