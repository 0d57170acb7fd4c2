"""Fly-tipping by authority and financial year: incidents, and what was done about them.

Source: Defra, 'Fly-tipping incidents and actions taken in England' (WasteDataFlow). The workbook has a sheet of
incidents and one of actions; both fill the same records. ':' means not available; rows of '*Total' are regions and
England.
"""

import re
from datetime import date

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField

_YEAR = re.compile(r"^\s*(?:fy\s*)?(\d{4})\s*(?:[-/–]|to)\s*(\d{2}|\d{4})\s*$", re.I)
_REGIONS = {
    "england": "E92000001", "north east": "E12000001", "north west": "E12000002",
    "yorkshire and the humber": "E12000003", "yorkshire and humber": "E12000003", "east midlands": "E12000004",
    "west midlands": "E12000005", "east": "E12000006", "east of england": "E12000006", "london": "E12000007",
    "south east": "E12000008", "south west": "E12000009",
}  # fmt: skip


def _finish(values: dict[str, object]) -> None:
    """Read the financial year; give the totals of regions their own name and code."""
    found = _YEAR.match(str(values.get("year") or ""))
    if found:
        values["year_from"] = date(int(found[1]), 4, 1)
        values["year"] = f"{found[1]}-{found[2][-2:]}"
    code, name = str(values.get("area_code") or ""), str(values.get("area_name") or "")
    if code.startswith("*") or name.startswith("*"):
        region = re.sub(r"^\*?\s*total\s*", "", str(values.get("region") or name), flags=re.I).strip()
        values["area_name"] = values["region"] = region or "All authorities"
        values["area_code"] = _REGIONS.get(region.casefold())


def _amount(key: str, label: str, *headers: str) -> FeedField:
    return FeedField(key, label, "number", headers)


FLY_TIPPING_YEARS = Feed(
    key="fly_tipping",
    label="Fly-tipping by authority and year",
    agency_kinds=("council",),
    register="fly_tipping",
    natural_key=("area_code", "year"),
    second_key=("area_name", "region", "year"),
    period_field="year_from",
    finish=_finish,
    borough_only=False,
    derived=("year_from",),
    hints=("incidents reported", "tipping incidents"),
    fields=(
        FeedField("year", "Year", "text", ("Year", "Financial year"), required=True),
        FeedField("area_code", "Authority code", "code", ("ONS Code", "LA code", "Authority code", "GSS code")),
        FeedField("area_name", "Authority", "text",
            ("LA Name", "Local authority", "Authority", "Authority name", "Local authority name"), required=True),
        FeedField("region", "Region", "text", ("Region", "Region name")),
        _amount("incidents", "Incidents", "Total Incidents", "Incidents"),
        _amount("highway", "On highways", "Highway Incidents", "Highway"),
        _amount("footpath", "On footpaths and bridleways", "Footpath / Bridleway Incidents"),
        _amount("alley", "In back alleyways", "Back Alleyway Incidents"),
        _amount("council_land", "On council land", "Council Land Incidents"),
        _amount("private_land", "On private and residential land", "Private / Residential Incidents"),
        _amount("household", "Household waste", "Other Household Waste Incidents"),
        _amount("clearance_cost", "Cost of clearance (£)", "Total Incidents Clearance Costs (£)",
                "Total clearance costs"),
        _amount("per_thousand", "Incidents per 1,000 people",
                "Incidents per 1,000 people", "Incidents per 1000 people"),
        _amount("actions", "Actions", "Total Actions", "Actions"),
        _amount("investigations", "Investigations", "Investigation Actions"),
        _amount("warning_letters", "Warning letters", "Warning Letter Actions"),
        _amount("statutory_notices", "Statutory notices", "Statutory Notice Actions"),
        _amount("penalties", "Fixed penalties, all", "Total Fixed Penalty Notice Actions",
                "Fixed Penalty Notice Actions"),
        _amount("penalties_tipping", "Fixed penalties for fly-tipping",
                "Fixed Penalty Notices issued specifically for fly-tipping"),
        _amount("penalties_household", "Fixed penalties, household duty of care",
                "Fixed Penalty Notices issued for Household Duty of Care"),
        _amount("penalties_paid", "Fixed penalties paid", "Paid Fixed Penalty Notice Outcomes"),
        _amount("prosecutions", "Prosecutions", "Prosecution Actions"),
        _amount("fines", "Fines by courts (£)", "Total fines (£)"),
    ),
    known=(
        "Railway Incidents", "Agricultural Incidents", "Commercial / Industrial Incidents",
        "Watercourse / Bank Incidents", "Other (unidentified) Incidents", "Animal Carcass Incidents",
        "Green Incidents", "Vehicle Parts Incidents", "White Goods Incidents", "Other Electrical Incidents",
        "Tyres Incidents", "Asbestos Incidents", "Clinical Incidents", "Constr / Demol / Excav Incidents",
        "Black Bags - Commercial Incidents", "Black Bags - Household Incidents",
        "Chemical Drums, Oil, Fuel Incidents", "Other Commercial Waste Incidents",
        "Primary Waste Type Measures Other (unidentified) Incidents", "Single Black Bag Incidents",
        "Single Black Bag Clearance Costs (£)", "Single Item Incidents", "Single Item Clearance Costs (£)",
        "Car Boot or Less Incidents", "Car Boot or Less Clearance Costs (£)", "Small Van Load Incidents",
        "Small Van Load Clearance Costs (£)", "Transit Van Load Incidents", "Transit Van Load Clearance Costs (£)",
        "Tipper Lorry Load Incidents", "Tipper Lorry Load Clearance Costs (£)", "Significant / Multi Loads Incidents",
        "Sig / Multi Loads Clearance Costs (£)", "Mid population estimates", "Reporting basis",
        "Investigation Action Costs (£)", "Warning Letter Action Costs (£)", "Statutory Notice Action Costs (£)",
        "Littering Fixed Penalty Notices issued in conjunction with fly-tipping",
        "All Other Fixed Penalty Notices issued", "Fixed Penalty Notice Action Costs (£)",
        "Duty of Care Inspection Actions", "Duty of Care Inspect Action Costs (£)", "Stop and Search Actions",
        "Stop and Search Action Costs (£)", "Vehicles seized", "Vehicles seized cost (£)", "Formal Caution Actions",
        "Formal Caution Action Costs (£)", "Prosecution Action Costs (£)", "Injunction Actions",
        "Injunction Action Costs (£)", "Absolute / Cond Discharge Outcomes", "Community Service Outcomes",
        "Fine Outcomes (issued by courts)", "Custodial Sentence Outcomes", "Other (successful) Outcomes",
        "Cases Lost Outcomes", "£0 to £50 fines", "£51 to £200 fines", "£201 to £500 fines", "£501 to £1000 fines",
        "£1001 to £5000 fines", "£5001 to £20000 fines", "£20001 to £50000 fines", "over £50000 fines",
    ),
    notes="A row an authority and year; every authority is kept, to compare with.",
)  # fmt: skip
