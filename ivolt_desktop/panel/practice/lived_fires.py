"""What the fire brigade went to: deliberate fires, and everything else of some months."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from random import Random

from ivolt_desktop.panel.practice.invented import public_places, streets
from ivolt_desktop.panel.practice.life_facts import LivedFire, Where
from ivolt_desktop.panel.practice.practice_calendar import FULL_MONTHS, month_number
from ivolt_desktop.rules.calendar_months import days_in_month

DELIBERATE_A_MONTH = (9, 8, 13, 16, 12, 10, 9, 11, 11, 14, 19, 9, 8, 10, 15, 13, 14)
"""January 2025 to May 2026: more in dry springs, in autumn and in the week of 5 November."""

OPEN_DATA_MONTHS: tuple[date, ...] = (date(2025, 3, 1), date(2025, 9, 1), date(2026, 3, 1))
"""Months whose whole list of incidents is brought in too, in the form of the brigade's open data."""

_OTHERS_A_MONTH = 96
_MARSHAM_FIRES = {1: 1, 2: 3, 3: 4, 4: 1, 5: 1, 15: 2, 16: 4}
"""Refuse fires at one block: a spell in spring 2025, and again from April 2026."""

_BURNED = (
    ("secondary", "Refuse", "Outdoor Structure", "Common external bin storage area", 34),
    ("secondary", "Refuse", "Outdoor", "Loose refuse (incl in garden)", 26),
    ("secondary", "Open space", "Outdoor", "Grassland, pasture, grazing etc", 18),
    ("secondary", "Open space", "Outdoor", "Park", 8),
    ("primary", "Vehicle", "Road Vehicle", "Car", 11),
    ("primary", "Vehicle", "Road Vehicle", "Motorcycle", 7),
    ("primary", "Building", "Non Residential", "Shed/garage", 5),
)
_OTHERS = (
    ("False Alarm", "AFA", "Dwelling", "Purpose Built Flats/Maisonettes - 4 to 9 storeys", 30),
    ("False Alarm", "False alarm - Good intent", "Outdoor", "Domestic garden (vegetation not equipment)", 10),
    ("Special Service", "Special Service", "Dwelling", "Purpose Built Flats/Maisonettes - 10 or more storeys", 26),
    ("Special Service", "Special Service", "Road Vehicle", "Car", 8),
    ("Fire", "Primary Fire", "Dwelling", "House - single occupancy", 9),
    ("Fire", "Secondary Fire", "Outdoor", "Tree scrub (includes single trees not in garden)", 8),
)


def lived_fires(random: Random) -> tuple[LivedFire, ...]:
    """All incidents in order of time, each with the number the brigade gives it."""
    taken: dict[str, LivedFire] = {}
    for month in FULL_MONTHS:
        for fire in _of_month(random, month):
            taken[_free(fire.reference, taken)] = fire
    named = [replace(fire, reference=reference) for reference, fire in taken.items()]
    return tuple(sorted(named, key=lambda fire: (fire.at, fire.reference)))


def _free(reference: str, taken: Mapping[str, LivedFire]) -> str:
    """The number itself, or the next one that no other incident has."""
    while reference in taken:
        serial, day = reference.split("-")
        reference = f"{int(serial) + 1:06d}-{day}"
    return reference


def _of_month(random: Random, month: date) -> Iterator[LivedFire]:
    number = month_number(month)
    at_marsham = _MARSHAM_FIRES.get(number, 0)
    for turn in range(DELIBERATE_A_MONTH[number]):
        yield _deliberate(random, month, turn < at_marsham)
    for _ in range(random.randint(2, 4)):
        yield _fire(random, month, _somewhere(random), "not known")
    if month in OPEN_DATA_MONTHS:
        for _ in range(_OTHERS_A_MONTH):
            yield _other(random, month)


def _deliberate(random: Random, month: date, at_marsham: bool) -> LivedFire:
    if at_marsham:
        return _fire(random, month, public_places()["marsham"], "yes", _BURNED[0])
    return _fire(random, month, _somewhere(random), "yes")


def _fire(
    random: Random, month: date, where: Where, deliberate: str,
    burned: tuple[str, str, str, str, int] | None = None,
) -> LivedFire:  # fmt: skip
    kind, fire_type, category, property_type, _ = burned or random.choices(_BURNED, [each[4] for each in _BURNED])[0]
    stop = "Primary Fire" if kind == "primary" else "Secondary Fire"
    at = _moment(random, month)
    return _incident(
        random, at, where, group="Fire", stop_code=stop, kind=kind, fire_type=fire_type, deliberate=deliberate,
        category=category, property_type=property_type,
    )  # fmt: skip


def _other(random: Random, month: date) -> LivedFire:
    group, stop, category, property_type, _ = random.choices(_OTHERS, [each[4] for each in _OTHERS])[0]
    kind = {"Primary Fire": "primary", "Secondary Fire": "secondary"}.get(stop, "other")
    return _incident(
        random, _moment(random, month), random.choice(streets()), group=group, stop_code=stop, kind=kind,
        fire_type="", deliberate="no", category=category, property_type=property_type,
    )  # fmt: skip


def _incident(
    random: Random, at: datetime, where: Where, *, group: str, stop_code: str, kind: str, fire_type: str,
    deliberate: str, category: str, property_type: str,
) -> LivedFire:  # fmt: skip
    serial = int((at - datetime(at.year, 1, 1)).total_seconds() / 86400 * 345) + random.randrange(300)
    return LivedFire(
        reference=f"{serial:06d}-{at:%d%m%Y}", at=at, group=group, stop_code=stop_code, kind=kind,
        fire_type=fire_type, deliberate=deliberate, property_category=category, property_type=property_type,
        address=where.name, postcode=where.postcode, ward=where.ward, station=_station(where),
        easting=where.easting, northing=where.northing, seconds=random.randint(190, 560),
        pumps=2 if kind == "primary" else 1,
    )  # fmt: skip


def _somewhere(random: Random) -> Where:
    if random.random() < 0.45:
        return random.choice([place for place in public_places().values() if place.key != "marsham"])
    return random.choice(streets())


def _station(where: Where) -> str:
    return next(street.station for street in streets() if street.ward == where.ward)


def _moment(random: Random, month: date) -> datetime:
    day = random.randint(1, days_in_month(month))
    if month.month == 11:
        day = random.choice((1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, day, day, day))
    hour = random.choices(range(24), (6, 5, 4, 3, 2, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 9, 10, 11, 11, 12, 12, 10, 8))[0]
    return datetime.combine(month.replace(day=day), time(hour, random.randrange(60), random.randrange(60)))
