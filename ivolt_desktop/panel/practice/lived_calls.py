"""Who called the police, when and about what, month by month."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from ivolt_desktop.panel.practice.invented import Player, PublicPlace, Street, cast, public_places, streets
from ivolt_desktop.panel.practice.life_facts import LivedCall, Resident
from ivolt_desktop.panel.practice.practice_calendar import ALL_MONTHS, PART_MONTH, PART_MONTH_ENDS, month_number
from ivolt_desktop.panel.practice.topics import BY_KEY, TOPICS, Topic
from ivolt_desktop.rules.calendar_months import days_in_month

CALLS_A_MONTH = (134, 126, 140, 146, 154, 160, 163, 158, 146, 150, 139, 124, 128, 125, 141, 143, 151, 96)
"""All calls of a month, January 2025 to the first three weeks of June 2026: more in summer, fewer in winter."""

_NAMELESS = 0.2
_IN_PUBLIC = 0.62
_AGAIN = 0.06
_QUIET_DAYS = 75
_PLACE_TURNS: dict[str, tuple[float, ...]] = {
    "station-parade": (1,) * 5 + (0.5,) * 13,
    "heathway-steps": (1,) * 9 + (0.6,) + (0.15,) * 6 + (1.7, 1.2),
    "broad-street": (1,) * 12 + (2.4, 3.2, 2.6, 1.8, 1.6, 1.6),
    "london-road": (2,) * 4 + (0.7,) * 14,
}
"""How a place's share goes up and down: patrols halve one, one is quiet for a winter, one grows."""

_WEEKDAY_WEIGHTS = (9, 9, 10, 11, 17, 19, 12)
_HOUR_WEIGHTS = (14, 9, 6, 3, 2, 1, 1, 2, 4, 4, 5, 5, 6, 6, 6, 8, 9, 10, 11, 12, 15, 18, 21, 19)
_NAMELESS_NAMES = ("N/K", "N/K", "Anon", "ANON", "Refused", "Occupier", "", "Unknown", "Mr UNKNOWN")


def lived_calls(random: Random, residents: Iterator[Resident]) -> tuple[tuple[LivedCall, ...], dict[str, Resident]]:
    """All calls in order of time, and the residents who made some, by key."""
    callers: dict[str, Resident] = {}
    last_called: dict[str, date] = {}
    drafts: list[LivedCall] = []
    for month in ALL_MONTHS:
        drafts += _cast_calls(random, month)
        for _ in range(CALLS_A_MONTH[month_number(month)] - _cast_total(month)):
            drafts.append(_background(random, month, residents, callers, last_called))
    drafts.sort(key=lambda call: (call.at, call.caller, call.location))
    return tuple(_numbered(random, drafts)), callers


def _cast_total(month: date) -> int:
    return sum(player.calls[month_number(month)] for player in cast().values())


def _cast_calls(random: Random, month: date) -> Iterator[LivedCall]:
    for player in cast().values():
        wanted = player.calls[month_number(month)]
        last_day = _last_day(month)
        step = max(1, (last_day - 3) // max(wanted, 1))
        for turn in range(wanted):
            day = min(last_day, 2 + turn * step + random.randrange(max(1, step)))
            if wanted < 3:
                day = _apart(player, month, turn, last_day)
            yield _of_player(random, player, _moment(random, month, day), month_number(month) + turn)


def _apart(player: Player, month: date, turn: int, last_day: int) -> int:
    """One or two calls that stay clear of a busier month before or after: late in the month, or early."""
    after = month_number(month) + 1
    busy_next = after < len(player.calls) and player.calls[after] >= 2
    return (2 + turn * 3) if busy_next else max(1, last_day - 3 * (turn + 1))


def _of_player(random: Random, player: Player, at: datetime, turn: int) -> LivedCall:
    topic = BY_KEY[player.topic]
    there: Player | PublicPlace = public_places()[player.where] if player.where else player
    location = there.name if isinstance(there, PublicPlace) else player.address
    name = player.police_names[turn % len(player.police_names)]
    return LivedCall(
        serial=0, at=at, topic=topic.key, caller=player.key if player.name else "", name=name,
        phone=player.phone or "Call box, Heathway station", address=player.address, postcode=player.postcode,
        location=location, location_postcode=there.postcode, ward=there.ward, easting=there.easting,
        northing=there.northing, details=random.choice(topic.details),
    )  # fmt: skip


def _background(
    random: Random, month: date, residents: Iterator[Resident], callers: dict[str, Resident],
    last_called: dict[str, date],
) -> LivedCall:  # fmt: skip
    at = _moment(random, month, random.randint(1, _last_day(month)))
    topic = _topic(random, month)
    nameless = random.random() < _NAMELESS
    who = None
    if not nameless:
        who = _again(random, at.date(), callers, last_called) or next(residents)
        callers[who.key] = who
        last_called[who.key] = max(at.date(), last_called.get(who.key, at.date()))
    if not topic.at_home and random.random() < _IN_PUBLIC:
        call = _at(at, topic, random, _public_place(random, month))
    else:
        call = _at(at, topic, random, who.street if who else random.choice(streets()), who.address if who else "")
    if who is None:
        phone = random.choice(("withheld", "", "", "999 call box", "Number withheld"))
        return replace(call, name=random.choice(_NAMELESS_NAMES), phone=phone)
    return replace(
        call, caller=who.key, name=_police_name(random, who), phone=who.phone, address=who.address,
        postcode=who.street.postcode, born_on=who.born_on,
    )  # fmt: skip


def _again(random: Random, day: date, callers: dict[str, Resident], last_called: dict[str, date]) -> Resident | None:
    """Now and then somebody who called before, long enough ago not to make a repeat caller."""
    if random.random() > _AGAIN:
        return None
    rested = [key for key, last in last_called.items() if (day - last).days > _QUIET_DAYS]
    return callers[random.choice(rested)] if rested else None


def _at(at: datetime, topic: Topic, random: Random, where: Street | PublicPlace, door: str = "") -> LivedCall:
    return LivedCall(
        0, at, topic.key, "", "", "", "", "", door or where.name, where.postcode, where.ward, where.easting,
        where.northing, random.choice(topic.details),
    )  # fmt: skip


def _police_name(random: Random, who: Resident) -> str:
    shapes = (
        f"{who.surname.upper()}, {who.forename}", f"{who.surname.upper()}, {who.forename}",
        f"{who.title} {who.forename[0]} {who.surname}", f"{who.forename} {who.surname}",
    )  # fmt: skip
    return random.choice(shapes)


def _topic(random: Random, month: date) -> Topic:
    weights = [topic.weight * (2 if month.month in topic.busy else 1) for topic in TOPICS]
    if month.month == 11:
        weights[[topic.key for topic in TOPICS].index("fireworks")] *= 8
    return random.choices(TOPICS, weights)[0]


def _public_place(random: Random, month: date) -> PublicPlace:
    places = list(public_places().values())
    turns = {key: turn[month_number(month)] for key, turn in _PLACE_TURNS.items()}
    weights = [place.weight * turns.get(place.key, 1) for place in places]
    return random.choices(places, weights)[0]


def _last_day(month: date) -> int:
    return PART_MONTH_ENDS.day if month == PART_MONTH else days_in_month(month)


def _moment(random: Random, month: date, day: int) -> datetime:
    """Some minute of the day, or of a day close by with the same month that such things rather happen on."""
    last = _last_day(month)
    nearby = [month.replace(day=each) for each in range(max(1, day - 2), min(last, day + 2) + 1)]
    chosen = random.choices(nearby, [_WEEKDAY_WEIGHTS[each.weekday()] for each in nearby])[0]
    hour = random.choices(range(24), _HOUR_WEIGHTS)[0]
    return datetime.combine(chosen, time(hour, random.randrange(60)))


def _numbered(random: Random, drafts: list[LivedCall]) -> Iterator[LivedCall]:
    """Give each call the number of the day's message: it grows through the day, in the thousands by night."""
    last: tuple[date, int] = (date.min, 0)
    for call in drafts:
        start = int((call.at - datetime.combine(call.at.date(), time())) / timedelta(minutes=1) * 5.5)
        serial = max(start + random.randrange(20, 60), last[1] + 1 if last[0] == call.at.date() else 1)
        last = (call.at.date(), serial)
        yield replace(call, serial=serial)
