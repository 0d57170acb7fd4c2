"""The two files of counts: the police's crimes by ward, and the fire brigade's monthly summary by borough.

Their figures are invented like everything else here. The first crime file covers two years back; each later one brings
a new month with the two before it, of which some have been revised.
"""

from collections.abc import Sequence
from datetime import date
from math import exp
from pathlib import Path
from random import Random
from typing import Any

from ivolt_desktop.panel.practice.dirt import dice
from ivolt_desktop.panel.practice.life_facts import LivedFire
from ivolt_desktop.panel.practice.practice_calendar import FIRST_MONTH
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.rules.calendar_months import months_apart, months_on
from ivolt_desktop.rules.wards import BOROUGH_NAME, WARDS, Ward

_WARD_COLUMNS = ("Group", "SubGroup", "WardName", "WardCode", "LookUp_BoroughName")
_CRIMES = (
    ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 1.9),
    ("VEHICLE OFFENCES", "THEFT FROM A VEHICLE", 4.6),
    ("VEHICLE OFFENCES", "THEFT OR UNAUTH TAKING OF A MOTOR VEH", 3.1),
    ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY", 6.4),
    ("BURGLARY", "RES BURGLARY OF A HOME", 2.7),
)
"""Group, kind and how many a ward has in a usual month."""
_BUSY = {"Abbey": 2.6, "Heath": 1.5, "Gascoigne": 1.4, "Becontree": 1.2, "Longbridge": 0.7, "Beam": 0.7}
_BACK, _AGAIN = 23, 2
_REVISED = 0.06
_SUMMARY_COLUMNS = (
    "Month", "Borough", "Borough code", "All fires", "Primary fires", "Secondary fires", "Deliberate fires",
    "Dwelling fires", "Vehicle fires - deliberate", "Open space fires - deliberate", "Rubbish fires - deliberate",
    "False alarms", "RTCs", "Shut in lift releases", "Special services",
)  # fmt: skip
_NEIGHBOURS = (("Havering", "E09000016"), ("Redbridge", "E09000026"))


def ward_crime_file_name(month: date) -> str:
    """'MPS ward level crime 2025-01.csv'."""
    return f"MPS ward level crime {month:%Y-%m}.csv"


def summary_file_name(month: date) -> str:
    """'LFB borough summary 2025-01.xlsx'."""
    return f"LFB borough summary {month:%Y-%m}.xlsx"


def write_ward_crime(path: Path, month: date) -> None:
    """Write crimes by ward, a column a month, up to ``month``."""
    back = _BACK if month == FIRST_MONTH else _AGAIN
    months = [months_on(month, -each) for each in range(back, -1, -1)]
    rows: list[Sequence[Any]] = [[*_WARD_COLUMNS, *(f"{each:%Y%m}" for each in months)]]
    for group, kind, usual in _CRIMES:
        for ward in WARDS:
            counts = [_crimes(ward, kind, usual, each, month) for each in months]
            rows.append([group, kind, ward.name, ward.code, BOROUGH_NAME, *counts])
    write_text_table(path, rows)


def _crimes(ward: Ward, kind: str, usual: float, month: date, told_in: date) -> int:
    """The count of a month as it stood in the file of ``told_in``: a late report may have been added since."""
    count = _chance_count(dice("crime", ward.code, kind, month), usual * _BUSY.get(ward.name, 0.9))
    if months_apart(month, told_in) and dice("revised", ward.code, kind, month).random() < _REVISED:
        count += 1
    return count


def write_summary(path: Path, month: date, fires: Sequence[LivedFire]) -> None:
    """Write the brigade's counts of one month; our own deliberate fires are those of its extract."""
    own = [fire for fire in fires if fire.deliberate == "yes"]
    counts = _summary(dice("summary", BOROUGH_NAME, month), len(own), own)
    rows: list[list[Any]] = [
        ["London Fire Brigade: incidents by borough and month, provisional"], [], list(_SUMMARY_COLUMNS),
        [f"{month:%b %Y}", BOROUGH_NAME, "E09000002", *counts],
    ]  # fmt: skip
    for name, code in _NEIGHBOURS:
        random = dice("summary", name, month)
        rows.append([f"{month:%b %Y}", name, code, *_summary(random, random.randint(5, 16), ())])
    write_spreadsheet(path, "Summary", rows)


def _summary(random: Random, deliberate: int, fires: Sequence[LivedFire]) -> list[int]:
    accidental = random.randint(18, 34)
    primary = min(deliberate + accidental, random.randint(12, 20))
    by_type = [sum(fire.fire_type == kind for fire in fires) for kind in ("Vehicle", "Open space", "Refuse")]
    if not fires:
        by_type = [deliberate // 6, deliberate // 4, deliberate // 2]
    return [
        deliberate + accidental, primary, deliberate + accidental - primary, deliberate, random.randint(5, 11),
        *by_type, random.randint(85, 130), random.randint(6, 15), random.randint(9, 20), random.randint(60, 95),
    ]  # fmt: skip


def _chance_count(random: Random, mean: float) -> int:
    """A count that comes by chance about ``mean`` (Poisson, after Knuth)."""
    limit, product, count = exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count
