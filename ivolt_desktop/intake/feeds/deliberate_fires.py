"""Deliberate fires: the extract the fire brigade makes for its partners.

Its headers could not be seen; those here are the likely ones (domain sheet, 5.1). Deliberate includes merely
suspected, and 'not known' counts as accidental in the published figures, so the three answers are kept apart.
"""

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField
from ivolt_desktop.intake.feeds.fire_types import finish_fire

_DELIBERATE = {
    "yes": "yes", "y": "yes", "true": "yes", "1": "yes", "deliberate": "yes", "delib": "yes",
    "suspecteddeliberate": "yes",
    "deliberateownproperty": "yes", "deliberateothersproperty": "yes", "deliberateunknownowner": "yes", "arson": "yes",
    "deliberateothersproprty": "yes", "suspected": "yes", "deliberatesuspected": "yes",
    "no": "no", "n": "no", "false": "no", "0": "no", "accidental": "no", "acc": "no", "notdeliberate": "no",
    "notknown": "not known", "unknown": "not known", "nk": "not known", "undetermined": "not known",
}  # fmt: skip
_KINDS = {"primary": "primary", "primaryfire": "primary", "p": "primary", "chimneyfire": "primary",
          "secondary": "secondary", "secondaryfire": "secondary", "s": "secondary", "other": "other"}  # fmt: skip
_TYPES = {
    "refuse": "refuse", "rubbish": "refuse", "rubbishrefuse": "refuse", "refuserubbish": "refuse", "bin": "refuse",
    "looserefuse": "refuse", "wheeliebin": "refuse", "vehicle": "vehicle", "car": "vehicle", "roadvehicle": "vehicle",
    "motorcycle": "vehicle", "openspace": "open space", "grass": "open space", "outdoor": "open space",
    "grassland": "open space", "grassscrub": "open space", "building": "building", "dwelling": "building",
    "nonresidential": "building", "nondomestic": "building", "derelictbuilding": "building",
}  # fmt: skip


def _finish(values: dict[str, object]) -> None:
    if values.get("deliberate") is None:
        values["deliberate"] = "yes"  # the file is the list of deliberate fires unless a column says otherwise
    finish_fire(values)


DELIBERATE_FIRES = Feed(
    key="deliberate_fires",
    label="Deliberate fires",
    agency_kinds=("fire",),
    register="fire_incident",
    natural_key=("reference",),
    period_field="called_at",
    finish=_finish,
    hints=("deliberate", "arson"),
    fields=(
        FeedField("reference", "Incident number", "reference",
            ("Incident number", "Incident no", "Incident ref", "Incident reference", "IRS number", "IRS ref",
             "Incident",
             "Reference", "Ref"), required=True),
        FeedField("called_at", "Date of call", "datetime",
            ("Date of call", "Call date", "Date/time of call", "Incident date", "Date of incident", "Date and time",
             "Date/time", "Date"), required=True),
        FeedField("called_at.time", "Time of call", "time", ("Time of call", "Call time", "Incident time", "Time")),
        FeedField("kind", "Primary or secondary", "choice",
            ("Primary/secondary", "Primary or secondary", "Fire class", "Fire kind", "Class", "P/S"), choices=_KINDS),
        FeedField("fire_type", "Type of fire", "choice",
            ("Fire type", "Type of fire", "Type", "Sub-type", "What burned", "Ignited"), choices=_TYPES),
        FeedField("deliberate", "Deliberate", "choice",
            ("Deliberate", "Deliberate/accidental", "Deliberate (Y/N)", "Motive", "Cause", "Accidental or deliberate"),
            choices=_DELIBERATE),
        FeedField("stop_code", "Stop code", "text", ("Stop code", "Stop code description")),
        FeedField("incident_group", "Incident group", "text", ("Incident group",)),
        FeedField("property_category", "Property category", "text", ("Property category", "Category")),
        FeedField("property_type", "Property type", "text", ("Property type", "Property")),
        FeedField("address", "Where", "address",
            ("Address", "Location", "Incident address", "Incident location", "Street", "Location of fire"),
             several=True),
        FeedField("postcode", "Postcode", "postcode", ("Postcode", "Post code", "Incident postcode")),
        FeedField("uprn", "UPRN", "uprn", ("UPRN",)),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name", "Ward code")),
        FeedField("borough_code", "Borough code", "code", ("Borough code",)),
        FeedField("borough", "Borough", "text", ("Borough", "Borough name")),
        FeedField("easting", "Easting", "easting", ("Easting", "Eastings", "X")),
        FeedField("northing", "Northing", "northing", ("Northing", "Northings", "Y")),
        FeedField("attendance_seconds", "First appliance arrived after (seconds)", "count",
            ("Attendance time", "First appliance attendance (seconds)", "Attendance seconds")),
        FeedField("pumps", "Appliances attending", "count", ("Pumps", "Appliances", "Number of pumps",
            "Pumps attending")),
        FeedField("cost", "Notional cost (£)", "money", ("Notional cost", "Notional cost (£)", "Cost")),
    ),
    known=("Station ground", "Station", "Month", "Year", "Heat source", "Ignition source", "Item first ignited",
           "Remarks", "Comments", "Watch"),
    notes="Every row counts as deliberate unless a column says otherwise.",
)  # fmt: skip
