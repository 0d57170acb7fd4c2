"""Counts that agencies publish, recorded crimes without a person in them, and the outlines of areas."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.provenance import Delivered, SentIn
from ivolt_desktop.model.register import About, Register


class CrimeCount(Delivered, Register):
    """How many crimes of one kind the police recorded in one area in one month; a 0 is said, not left out."""

    __tablename__ = "crime_count"
    happened, said_of = "month", "subgroup"
    sent_in = SentIn("Police", "Police", "crime counts", "count")
    about = About("crime count", "Crime counts", title=("area_name", "subgroup"), order=("-month", "area_name"),
                  empty="No crime counts yet. They come in with the police's monthly counts by ward or borough.")

    month: Mapped[date] = field("Month", listed=True, required=True, index=True, help="Its first day stands for it.")
    area_kind: Mapped[str | None] = field("Kind of area", listed=True, width=12)
    area_code: Mapped[str | None] = field("Area code", index=True, width=12)
    area_name: Mapped[str | None] = field("Area", listed=True, width=24)
    borough: Mapped[str | None] = field("Borough", width=22)
    group: Mapped[str | None] = field("Group", listed=True, width=28)
    subgroup: Mapped[str | None] = field("Kind of crime", listed=True, width=32)
    measure: Mapped[str | None] = field("What is counted", listed=True, width=16)
    count: Mapped[int] = field("Count", listed=True, required=True, width=8)
    published_as: Mapped[str | None] = field("Published as", width=24, help="Counts of different sources never add up.")


class FireCount(Delivered, Register):
    """How many incidents of one kind the fire brigade attended in one borough in one month."""

    __tablename__ = "fire_count"
    happened, said_of = "month", "kind"
    sent_in = SentIn("Fire brigade", "Fire", "monthly summary", "count")
    about = About("fire brigade count", "Fire brigade counts", title=("borough", "kind"), order=("-month", "borough"),
                  empty="No counts yet. They come in with the fire brigade's monthly borough summary.")

    month: Mapped[date] = field("Month", listed=True, required=True, index=True, help="Its first day stands for it.")
    borough_code: Mapped[str | None] = field("Borough code", index=True, width=12)
    borough: Mapped[str | None] = field("Borough", listed=True, width=22)
    kind: Mapped[str | None] = field("What is counted", listed=True, width=24)
    cause: Mapped[str | None] = field("Cause", listed=True, width=14, help="Unknown counts as accidental elsewhere.")
    count: Mapped[int] = field("Count", listed=True, required=True, width=8)


class FlyTipping(Delivered, Register):
    """What one authority reported of fly-tipping in one financial year (Defra, WasteDataFlow)."""

    __tablename__ = "fly_tipping"
    happened = "year_from"
    sent_in = SentIn("Council", "Council", "fly-tipping figures", "year")
    about = About("year of fly-tipping", "Fly-tipping", title=("area_name", "year"), order=("-year_from", "area_name"),
                  empty="No figures yet. They come in with Defra's yearly fly-tipping workbook.")

    year: Mapped[str] = field("Year", listed=True, required=True, width=10)
    year_from: Mapped[date] = field("Year began", required=True, index=True)
    area_code: Mapped[str | None] = field("Authority code", index=True, width=12)
    area_name: Mapped[str | None] = field("Authority", listed=True, searched=True, width=26)
    region: Mapped[str | None] = field("Region", width=20)
    incidents: Mapped[float | None] = field("Incidents", listed=True)
    highway: Mapped[float | None] = field("On highways")
    footpath: Mapped[float | None] = field("On footpaths and bridleways")
    alley: Mapped[float | None] = field("In back alleyways")
    council_land: Mapped[float | None] = field("On council land")
    private_land: Mapped[float | None] = field("On private and residential land")
    household: Mapped[float | None] = field("Household waste")
    clearance_cost: Mapped[float | None] = field("Cost of clearance (£)")
    per_thousand: Mapped[float | None] = field("Incidents per 1,000 people", listed=True)
    actions: Mapped[float | None] = field("Actions", listed=True)
    investigations: Mapped[float | None] = field("Investigations")
    warning_letters: Mapped[float | None] = field("Warning letters")
    statutory_notices: Mapped[float | None] = field("Statutory notices")
    penalties: Mapped[float | None] = field("Fixed penalties, all", listed=True)
    penalties_tipping: Mapped[float | None] = field("Fixed penalties for fly-tipping")
    penalties_household: Mapped[float | None] = field("Fixed penalties, household duty of care")
    penalties_paid: Mapped[float | None] = field("Fixed penalties paid")
    prosecutions: Mapped[float | None] = field("Prosecutions", listed=True)
    fines: Mapped[float | None] = field("Fines by courts (£)")


class StreetCrime(Delivered, Register):
    """One incident the police published with its month and a point moved to a place near by (data.police.uk)."""

    __tablename__ = "street_crime"
    happened, said_of = "month", "crime_type"
    sent_in = SentIn("Police", "Police", "street-level file", "crime")
    about = About("street-level crime", "Street-level crimes", title=("crime_type", "location"), order=("-month",),
                  empty="No street-level crimes yet. They come in with the files of data.police.uk.")

    month: Mapped[date] = field("Month", listed=True, required=True, index=True, help="No day is published.")
    crime_type: Mapped[str | None] = field("Kind of crime", listed=True, index=True, width=28)
    location: Mapped[str | None] = field("Where, about", listed=True, width=32)
    ward: Mapped[str | None] = field("Ward", width=22)
    borough: Mapped[str | None] = field("Borough", listed=True, index=True, width=22)
    outcome: Mapped[str | None] = field("Last outcome", listed=True, width=36)
    crime_id: Mapped[str | None] = field("Crime ID", width=20)
    reported_by: Mapped[str | None] = field("Reported by", width=26)
    lsoa_code: Mapped[str | None] = field("LSOA code", width=12)
    lsoa_name: Mapped[str | None] = field("LSOA", width=26)
    longitude: Mapped[float | None] = field("Longitude")
    latitude: Mapped[float | None] = field("Latitude")
    easting: Mapped[int | None] = field("Easting")
    northing: Mapped[int | None] = field("Northing")


class Outline(Delivered, Register):
    """The outline of one area: a ward, a borough, the area of a public spaces protection order."""

    __tablename__ = "outline"
    happened = ""
    sent_in = SentIn("Council", "Council", "map file", "outline")
    about = About("outline", "Outlines", title=("name",), order=("name", "valid_from"),
                  empty="No outlines yet. They come in with a map file, such as that of the ward boundaries.")

    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, width=26)
    code: Mapped[str | None] = field("Code", listed=True, index=True, width=12)
    kind: Mapped[str | None] = field("Kind of area", listed=True, width=12)
    borough: Mapped[str | None] = field("Borough", listed=True, width=22)
    valid_from: Mapped[date | None] = field("Stands from", listed=True)
    valid_to: Mapped[date | None] = field("Stood until", listed=True)
    hectares: Mapped[float | None] = field("Hectares", listed=True)
    shape: Mapped[str] = mapped_column(doc="Rings of eastings and northings in metres, simplified, as JSON")
