"""London Fire Brigade incident records: the open data file of 39 columns and its older variants.

Source: London Datastore, 'LFB Incident Records'. The file has no deliberate flag and withholds the exact place of
dwellings; eastings and northings are then the rounded ones, and a UPRN of 0 means withheld.
"""

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.feeds.fire_types import FIRE_FINISHING, WARD_FINISHING, finish_fire

FIRE_INCIDENTS = Feed(
    key="fire_incidents",
    label="Fire brigade incident records",
    agency_kinds=("fire",),
    register="fire_incident",
    natural_key=("reference",),
    period_field="called_at",
    finish=finish_fire,
    finish_by=(FIRE_FINISHING, WARD_FINISHING),
    borough_only=False,
    derived=("kind", "fire_type", "deliberate", "address"),
    fields=(
        FeedField("reference", "Incident number", "reference", ("IncidentNumber", "Incident number"), required=True),
        FeedField("called_at", "Date of call", "datetime", ("DateOfCall", "Date of call", "DateAndTimeOfCall"),
            required=True),
        FeedField("called_at.time", "Time of call", "time", ("TimeOfCall", "Time of call")),
        FeedField("incident_group", "Incident group", "text", ("IncidentGroup",)),
        FeedField("stop_code", "Stop code", "text", ("StopCodeDescription", "Stop code")),
        FeedField("property_category", "Property category", "text", ("PropertyCategory",)),
        FeedField("property_type", "Property type", "text", ("PropertyType",)),
        FeedField("postcode", "Postcode", "postcode", ("Postcode_full", "Postcode full")),
        FeedField("postcode.district", "Postcode district", "postcode", ("Postcode_district",)),
        FeedField("ward", "Ward", "ward", ("IncGeo_WardNameNew", "IncGeo_WardName", "WardName")),
        FeedField("ward_code", "Ward code", "code", ("IncGeo_WardCode", "WardCode")),
        FeedField("borough_code", "Borough code", "code", ("IncGeo_BoroughCode", "BoroughCode")),
        FeedField("borough", "Borough", "text", ("ProperCase", "IncGeo_BoroughName", "BoroughName")),
        FeedField("easting", "Easting", "easting", ("Easting_m",)),
        FeedField("easting.rounded", "Easting, rounded", "easting", ("Easting_rounded",)),
        FeedField("northing", "Northing", "northing", ("Northing_m",)),
        FeedField("northing.rounded", "Northing, rounded", "northing", ("Northing_rounded",)),
        FeedField("attendance_seconds", "First appliance arrived after (seconds)", "count",
            ("FirstPumpArriving_AttendanceTime",)),
        FeedField("pumps", "Appliances attending", "count", ("NumPumpsAttending", "PumpCount")),
        FeedField("cost", "Notional cost (£)", "money", ("Notional Cost (£)", "Notional Cost")),
    ),
    known=("CalYear", "HourOfCall", "SpecialServiceType", "AddressQualifier", "UPRN", "USRN", "FRS",
           "IncGeo_WardName", "IncGeo_BoroughName", "Latitude", "Longitude", "IncidentStationGround",
           "FirstPumpArriving_DeployedFromStation", "SecondPumpArriving_AttendanceTime",
           "SecondPumpArriving_DeployedFromStation", "NumStationsWithPumpsAttending", "PumpCount", "PumpMinutesRounded",
           "PumpHoursRoundUp", "NumCalls", "Notional Cost", "FirstPumpArriving_AttendanceTime"),
    notes="The open data file holds all of London; only the borough's own incidents are shown.",
)  # fmt: skip
