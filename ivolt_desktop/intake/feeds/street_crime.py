"""Street-level crime as the police publish it: the twelve columns of data.police.uk, with more beside them or not.

Source: data.police.uk. Only the month is told and the point is moved to one near by, so a file never shows who called
twice. Anti-social behaviour has no Crime ID; rows alike in everything are separate incidents all the same. An ID may
stand on several rows, one for each crime of an incident. Its outcome changes as months go by.
"""

import re

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.rules.boroughs import find_borough, is_own_ward
from ivolt_desktop.rules.national_grid import swapped, to_grid
from ivolt_desktop.rules.wards import BOROUGH_NAME

_AREA_NUMBER = re.compile(r"\s+\d{3}[A-Z]?$")


def _finish(values: dict[str, object]) -> None:
    """Put swapped coordinates right, give them as eastings and northings, tell the borough from ward or LSOA."""
    longitude, latitude = values.get("longitude"), values.get("latitude")
    if isinstance(longitude, (int, float)) and isinstance(latitude, (int, float)):
        if swapped(longitude, latitude):
            longitude, latitude = latitude, longitude
            values["longitude"], values["latitude"] = longitude, latitude
        point = to_grid(longitude, latitude)
        if point and values.get("easting") is None:
            values["easting"], values["northing"] = round(point[0]), round(point[1])
    named, ward = values.get("lsoa_name"), str(values.get("ward") or "")
    if is_own_ward(ward):
        values["borough"] = BOROUGH_NAME
    elif isinstance(named, str):
        bare = _AREA_NUMBER.sub("", named)
        known = find_borough(bare)
        values["borough"] = known.name if known else bare


STREET_CRIME = Feed(
    key="street_crime",
    label="Street-level crime",
    agency_kinds=("police",),
    register="street_crime",
    natural_key=("crime_id", "month", "crime_type"),
    second_key=("month", "crime_type", "location", "lsoa_code", "longitude", "latitude", "reported_by"),
    repeats=True,
    period_field="month",
    finish=_finish,
    borough_only=False,
    derived=("borough", "easting", "northing"),
    hints=("street",),
    fields=(
        FeedField("crime_id", "Crime ID", "code", ("Crime ID", "Persistent ID")),
        FeedField("month", "Month", "month", ("Month",), required=True),
        FeedField("reported_by", "Reported by", "text", ("Reported by",)),
        FeedField("longitude", "Longitude", "longitude", ("Longitude", "Long", "Lng", "Lon")),
        FeedField("latitude", "Latitude", "latitude", ("Latitude", "Lat")),
        FeedField("location", "Where, about", "text", ("Location", "Street name", "Street")),
        FeedField("lsoa_code", "LSOA code", "code", ("LSOA code",)),
        FeedField("lsoa_name", "LSOA", "text", ("LSOA name",)),
        FeedField("crime_type", "Kind of crime", "text", ("Crime type", "Category"), required=True),
        FeedField("outcome", "Last outcome", "text", ("Last outcome category", "Last outcome", "Outcome type",
            "Outcome")),
        FeedField("ward", "Ward", "ward", ("Ward code", "Ward_code_2018", "Ward_code_2022", "Ward", "Ward name")),
    ),
    known=("Falls within", "Context", "api_id", "location_type", "location_subtype", "persistent_id"),
    notes="Month only, and points moved to a place near by. Rows alike in everything are separate incidents.",
)  # fmt: skip
