"""Files that come now and then: street-level crime, fly-tipping by authority, and a log that has a feed of its own.

Invented like everything else. The wardens' log is what this panel defined a feed for, because no other panel has one.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ivolt_desktop.intake.defined_feeds import DefinedField, FeedDefinition, key_for
from ivolt_desktop.panel.practice.dirt import dice
from ivolt_desktop.panel.practice.invented import public_places, streets
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.rules.calendar_months import days_in_month, month_range
from ivolt_desktop.rules.national_grid import to_grid
from ivolt_desktop.rules.wards import BOROUGH_NAME, WARDS

STREET_CRIME_MONTHS = (date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))
"""Published two months late in life; here as soon as the others, so that there is something to see."""

_WARDENS = "Street warden log"
WARDEN_LOG = FeedDefinition(
    key_for(_WARDENS), _WARDENS, "Enforcement", "other_record",
    (DefinedField("reference", ("Log no",), True), DefinedField("happened_on", ("Seen on",), True),
     DefinedField("what", ("What was seen",)), DefinedField("address", ("Where seen",)),
     DefinedField("count", ("How many",)), DefinedField("notes", ("What we did",))),
    same=("reference",), known=("Warden", "Weather"))  # fmt: skip
"""The feed as the coordinator defined it from the first log that came."""

_STREET_COLUMNS = ("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
                   "LSOA name", "Crime type", "Last outcome category", "Context")  # fmt: skip
_FORCE = "Metropolitan Police Service"
_KINDS = (
    ("Anti-social behaviour", 30), ("Violence and sexual offences", 22), ("Vehicle crime", 11), ("Other theft", 7),
    ("Criminal damage and arson", 7), ("Public order", 6), ("Shoplifting", 6), ("Drugs", 5), ("Burglary", 4),
    ("Robbery", 3), ("Theft from the person", 3), ("Possession of weapons", 1),
)  # fmt: skip
_OUTCOMES = (
    ("Under investigation", 5), ("Investigation complete; no suspect identified", 6),
    ("Unable to prosecute suspect", 3), ("Awaiting court outcome", 1), ("Offender given a caution", 1),
)  # fmt: skip
_A_MONTH = 90
_TIPPING_COLUMNS = (
    "Year", "ONS Code", "Region", "LA Name", "Total Incidents", "Highway Incidents", "Back Alleyway Incidents",
    "Council Land Incidents", "Private / Residential Incidents", "Total Actions", "Investigation Actions",
    "Warning Letter Actions", "Total Fixed Penalty Notice Actions", "Prosecution Actions",
)  # fmt: skip
_AUTHORITIES = ((BOROUGH_NAME, "E09000002", 3400), ("Havering", "E09000016", 2900), ("Redbridge", "E09000026", 5200),
                ("Newham", "E09000025", 11000))  # fmt: skip
_WARDEN_COLUMNS = ("Log no", "Seen on", "What was seen", "Where seen", "How many", "What we did", "Warden", "Weather")
_SEEN = (
    ("Street drinking", 6, "Moved on; drink poured away"), ("Feeding pigeons in quantity", 1, "Asked to stop"),
    ("Riding on the pavement", 2, "Spoken to"), ("Black bags beside the bin", 1, "Searched for an address"),
    ("Begging at the cash machine", 1, "Told of the outreach team"), ("Loud speaker", 3, "Turned down when asked"),
)  # fmt: skip
_SPOTS = (
    "Bandstand, Sorrel Green", "Subway, Teasel Lane", "Car park stairs, Halyard Court", "Lake path, Osier Park",
    "Arcade, Lanthorn Parade", "Bus stand, Curfew Circus", "Steps, Tidemill Wharf", "Play area, Mallard Green",
)  # fmt: skip


def street_crime_file_name(month: date) -> str:
    """'2026-05-metropolitan-street.csv', as the police's site names them."""
    return f"{month:%Y-%m}-metropolitan-street.csv"


def write_street_crime(path: Path, month: date) -> None:
    """One month of crime by street: no day, no person, a point near by; anti-social behaviour without an ID."""
    random = dice("street crime", month)
    places = list(public_places().values())
    areas = {ward.name: number for number, ward in enumerate(WARDS, start=1)}
    rows: list[Sequence[Any]] = [_STREET_COLUMNS]
    for number in range(_A_MONTH + random.randint(-12, 12)):
        busy = random.random() < 0.6
        spot = random.choices(places, [each.weight for each in places])[0] if busy else random.choice(streets())
        kind = random.choices([name for name, _ in _KINDS], [weight for _, weight in _KINDS])[0]
        quiet = kind == "Anti-social behaviour"
        outcome = random.choices([name for name, _ in _OUTCOMES], [weight for _, weight in _OUTCOMES])[0]
        longitude, latitude = _on_the_globe(spot.easting, spot.northing)
        area = areas.get(spot.ward, 0)
        rows.append([
            "" if quiet else f"{random.getrandbits(256):064x}", f"{month:%Y-%m}", _FORCE, _FORCE, f"{longitude:.6f}",
            f"{latitude:.6f}", f"On or near {spot.name}", f"E01099{area:03d}",
            f"{BOROUGH_NAME} {area:03d}{'ABC'[number % 3]}", kind, "" if quiet else outcome, "",
        ])  # fmt: skip
    write_text_table(path, rows)


def _on_the_globe(easting: float, northing: float) -> tuple[float, float]:
    """Longitude and latitude of a point on the National Grid, to a metre: the projection, run backwards by trying."""
    longitude, latitude = 0.13, 51.54
    for _ in range(6):
        found = to_grid(longitude, latitude)
        assert found is not None
        longitude += (easting - found[0]) / 69_200
        latitude += (northing - found[1]) / 111_250
    return longitude, latitude


def write_fly_tipping(path: Path) -> None:
    """Two financial years of fly-tipping in four authorities, with the total of the region."""
    rows: list[Sequence[Any]] = [["Fly-tipping incidents and actions taken, by local authority"], [], _TIPPING_COLUMNS]
    for year, growth in (("2023-24", 1.0), ("2024-25", 1.08)):
        lines = [_tipping(year, name, code, round(usual * growth)) for name, code, usual in _AUTHORITIES]
        total = [sum(line[at] for line in lines) for at in range(4, len(_TIPPING_COLUMNS))]
        rows += [*lines, [year, "*Total", "*Total London", "*Total London", *total]]
    write_spreadsheet(path, "LA incidents", rows)


def _tipping(year: str, name: str, code: str, usual: int) -> list[Any]:
    random = dice("fly-tipping", year, code)
    total = usual + random.randint(-150, 150)
    highway, alley, council = (round(total * share) for share in (0.62, 0.08, 0.22))
    actions = round(total * random.uniform(0.5, 0.9))
    return [year, code, "London", name, total, highway, alley, council, total - highway - alley - council, actions,
            round(actions * 0.6), round(actions * 0.1), round(actions * 0.2), random.randint(2, 19)]  # fmt: skip


def write_warden_log(path: Path, first: date, last: date) -> None:
    """What the street wardens saw: a line or two a week, of places and never of people."""
    rows: list[Sequence[Any]] = [_WARDEN_COLUMNS]
    for month in month_range(first, last):
        random = dice("wardens", month)
        days = sorted(random.sample(range(days_in_month(month)), 7))
        for day, spot in zip(days, random.sample(_SPOTS, 7), strict=True):
            seen, most, did = random.choice(_SEEN)
            rows.append([f"SW-{len(rows):04d}", month + timedelta(days=day), seen, spot, random.randint(1, most), did,
                         random.choice(("Ali", "Jo", "Bea")), random.choice(("dry", "wet"))])  # fmt: skip
    write_text_table(path, rows)
