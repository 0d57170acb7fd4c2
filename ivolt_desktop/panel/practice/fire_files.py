"""The fire brigade's two files: its deliberate-fire extract, and its incidents in the open data's columns."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ivolt_desktop.panel.practice.life_facts import LivedFire
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.rules.wards import BOROUGH_CODE, BOROUGH_NAME, find_ward

OPEN_DATA_COLUMNS = (
    "IncidentNumber", "DateOfCall", "CalYear", "TimeOfCall", "HourOfCall", "IncidentGroup", "StopCodeDescription",
    "SpecialServiceType", "PropertyCategory", "PropertyType", "AddressQualifier", "Postcode_full",
    "Postcode_district", "UPRN", "USRN", "IncGeo_BoroughCode", "IncGeo_BoroughName", "ProperCase", "IncGeo_WardCode",
    "IncGeo_WardName", "IncGeo_WardNameNew", "Easting_m", "Northing_m", "Easting_rounded", "Northing_rounded",
    "Latitude", "Longitude", "FRS", "IncidentStationGround", "FirstPumpArriving_AttendanceTime",
    "FirstPumpArriving_DeployedFromStation", "SecondPumpArriving_AttendanceTime",
    "SecondPumpArriving_DeployedFromStation", "NumStationsWithPumpsAttending", "NumPumpsAttending", "PumpCount",
    "PumpMinutesRounded", "Notional Cost (£)", "NumCalls",
)  # fmt: skip
"""The thirty-nine columns of the London Fire Brigade's published incident records, in order."""

_EXTRACT_COLUMNS = [
    "Incident No", "Date of call", "Time of call", "Fire class", "Fire type", "Motive", "Property type",
    "Location", "Postcode", "Ward", "Easting", "Northing", "Pumps",
]  # fmt: skip
_COST = 388


def fire_file_name(month: date) -> str:
    """'LFB deliberate fires 2025-01.xlsx'."""
    return f"LFB deliberate fires {month:%Y-%m}.xlsx"


def open_data_file_name(month: date) -> str:
    """'LFB incidents 2025-03.csv'."""
    return f"LFB incidents {month:%Y-%m}.csv"


def write_deliberate_fires(path: Path, month: date, fires: Sequence[LivedFire]) -> None:
    """Write the partner extract of one month: deliberate fires, and those whose cause is not known."""
    rows: list[list[Any]] = [
        ["London Fire Brigade, Barking and Dagenham: deliberate fires", None, None, f"{month:%B %Y}"],
        [],
        _EXTRACT_COLUMNS,
    ]
    wanted = [fire for fire in fires if fire.deliberate != "no"]
    rows += [
        [
            fire.reference, fire.at.date(), fire.at.time().replace(second=0), fire.kind.capitalize(), fire.fire_type,
            {"yes": "Deliberate", "not known": "Not known"}[fire.deliberate], fire.property_type, fire.address,
            fire.postcode, fire.ward, fire.easting, fire.northing, fire.pumps,
        ]
        for fire in wanted
    ]  # fmt: skip
    write_spreadsheet(path, "Deliberate fires", [*rows, ["Total", len(wanted)]])


def write_open_data(path: Path, fires: Sequence[LivedFire]) -> None:
    """Write incidents in the columns of the open data, which never say whether a fire was set."""
    write_text_table(path, [OPEN_DATA_COLUMNS, *(_open_data_row(fire) for fire in fires)])


def _open_data_row(fire: LivedFire) -> list[Any]:
    home = fire.property_category == "Dwelling"
    ward = find_ward(fire.ward)
    code, upper = (ward.code if ward else ""), fire.ward.upper()
    rounded = (round(fire.easting / 50) * 50, round(fire.northing / 50) * 50)
    second = fire.pumps > 1
    return [
        fire.reference, fire.at.date().isoformat(), fire.at.year, f"{fire.at:%H:%M:%S}", fire.at.hour, fire.group,
        fire.stop_code, "Lift Release" if fire.group == "Special Service" else "", fire.property_category,
        fire.property_type, "Correct incident location", "" if home else fire.postcode, fire.postcode.split()[0],
        0, 0, BOROUGH_CODE, BOROUGH_NAME.upper(), BOROUGH_NAME, code, upper, upper,
        "" if home else f"{fire.easting}.0", "" if home else f"{fire.northing}.0", *rounded, "", "", "London",
        fire.station, f"{fire.seconds}.0", fire.station, f"{fire.seconds + 75}.0" if second else "",
        fire.station if second else "", "1.0", f"{fire.pumps}.0", fire.pumps, 60 * fire.pumps, _COST * fire.pumps,
        "1.0",
    ]  # fmt: skip
