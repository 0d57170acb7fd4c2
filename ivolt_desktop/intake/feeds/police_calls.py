"""Police ASB calls: a row a call, or a row a caller with a count and a list of CAD references.

No real extract could be had: the headers are the likely ones (domain sheet, 5.4) and a saved layout takes over from
the second month on. ASB codes are kept as sent; which of them count is a setting of the repeat rule.
"""

import re
from datetime import datetime

from ivolt_desktop.intake.cad_references import dated
from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, Finishing

_CODE_AND_WORDS = re.compile(r"^(\d{2,4})\s*[-:–]?\s+(.+)$")


def _part_code(code: object, category: object) -> tuple[object, object]:
    """Part '215 Rowdy' into code and category."""
    parted = _CODE_AND_WORDS.match(str(code or ""))
    return (parted.group(1), category or parted.group(2).strip()) if parted else (code, category)


def _date_reference(reference: object, called: object) -> tuple[object]:
    """Give a bare CAD number the day that makes it unique."""
    return (dated(reference, called.date()) if isinstance(reference, str) and isinstance(called, datetime)
            else reference,)  # fmt: skip


def _has_its_day(reference: object) -> bool:
    return not isinstance(reference, str) or "/" in reference


def _count_one(count: object) -> tuple[object]:
    return (1 if count is None else count,)


_FINISHING = (
    Finishing(("code", "category"), _part_code),
    Finishing(("reference", "called_at"), _date_reference, sets=("reference",), settled=_has_its_day),
    Finishing(("call_count",), _count_one),
)


def _finish(values: dict[str, object]) -> None:
    for part in _FINISHING:
        part.finish(values)


POLICE_CALLS = Feed(
    key="police_calls",
    label="Police ASB calls",
    agency_kinds=("police",),
    register="asb_call",
    natural_key=("reference",),
    period_field="called_at",
    finish=_finish,
    finish_by=_FINISHING,
    cad_references=True,
    fields=(
        FeedField("reference", "CAD reference", "reference",
            ("CAD number", "CAD no", "CAD ref", "CAD reference", "CAD", "CAD/Ref", "Incident number", "Incident no",
             "Incident ref", "Incident reference", "Call reference", "Call ref", "URN", "Reference", "Ref")),
        FeedField("references", "List of CAD references", "references",
            ("CAD list", "List of CADs", "CADs", "CAD numbers", "CAD refs", "CAD references", "References",
             "Linked CADs", "All CADs")),
        FeedField("called_at", "Date of call", "datetime",
            ("Date and time of call", "Call date/time", "Call date and time", "Date/time of call", "Date/Time",
             "CAD date", "Call date", "Date of call", "Incident date", "Date of incident", "Date reported",
             "Call received", "Received", "Created", "Date", "Last call", "Date of last call",
             "Most recent call", "Latest call"), required=True),
        FeedField("called_at.time", "Time of call", "time",
            ("Time of call", "Call time", "CAD time", "Incident time", "Time reported", "Time")),
        FeedField("code", "Code", "code",
            ("Opening code 1", "Opening code", "Open code", "ASB code", "Call code", "Incident code", "Class code",
             "Code", "Closing code", "Close code", "Class", "Tag")),
        FeedField("category", "Category", "text",
            ("ASB type", "ASB category", "Category", "Type of ASB", "Code description", "Opening code description",
             "Class description", "Incident type", "Call type", "Type", "Description of code")),
        FeedField("caller_name", "Caller", "name",
            ("Caller name", "Name of caller", "Caller", "Informant name", "Informant", "Full name", "Name",
             "Caller full name", "Complainant", "Victim name")),
        FeedField("caller_name.title", "Caller's title", "text", ("Title", "Caller title")),
        FeedField("caller_name.forename", "Caller's forename", "text",
            ("Caller forename", "Forename", "First name", "Caller first name", "Forename(s)", "Given name")),
        FeedField("caller_name.surname", "Caller's surname", "text",
            ("Caller surname", "Surname", "Last name", "Caller last name", "Family name")),
        FeedField("caller_phone", "Caller's phone", "phone",
            ("Caller phone", "Caller telephone", "Caller tel", "Phone number", "Phone no", "Telephone number",
             "Telephone no", "Telephone", "Phone", "Tel no", "Tel", "Contact number", "Contact no", "Caller number",
             "CLI", "Mobile")),
        FeedField("caller_address", "Caller's address", "address",
            ("Caller address", "Address of caller", "Caller home address", "Home address", "Informant address",
             "Address", "Address line 1", "Address 1", "Address line 2", "Address 2"), several=True),
        FeedField("caller_postcode", "Caller's postcode", "postcode",
            ("Caller postcode", "Caller post code", "Postcode of caller", "Home postcode", "Postcode",
             "Post code")),
        FeedField("caller_age", "Caller's age", "age", ("Caller age", "Age of caller", "Age")),
        FeedField("caller_reference", "Caller's own reference", "code",
            ("Nominal number", "Nominal no", "Nominal ID", "Nominal ref", "Nominal", "PNC ID", "Person ID",
             "Caller ID number", "Caller reference")),
        FeedField("location", "Where", "address",
            ("Incident location", "Location of incident", "Location of call", "Call location", "Location",
             "Incident address", "Venue", "Where", "Street"), several=True),
        FeedField("location_postcode", "Postcode of the place", "postcode",
            ("Location postcode", "Location post code", "Incident postcode", "Incident post code",
             "Postcode of incident", "Venue postcode")),
        FeedField("ward", "Ward", "ward", ("Ward name", "Ward", "Ward/SNT", "SNT", "Safer neighbourhood", "Ward code")),
        FeedField("easting", "Easting", "easting", ("Easting", "Eastings", "X", "Grid easting")),
        FeedField("northing", "Northing", "northing", ("Northing", "Northings", "Y", "Grid northing")),
        FeedField("details", "Details", "text",
            ("Initial details", "Call details", "Details", "Remarks", "Remarks/initial details", "Narrative",
             "Summary", "Incident details", "Description", "Notes", "Comments")),
        FeedField("call_count", "Number of calls", "count",
            ("No. of calls", "Number of calls", "Calls", "Count of calls", "Total calls", "Call count", "No calls",
             "Times called", "Count")),
    ),
    known=("Response grade", "Grade", "I/S grade", "Priority", "BCU", "Borough", "OCU", "Vulnerable",
           "Vulnerable (Y/N)", "Repeat", "Repeat (Y/N)", "Opening code 2", "Opening code 3", "Closing code 2",
           "Closing code 3", "Result",
           "Unit", "First call", "Date of first call", "Day", "Month", "Year"),
    notes="A row a call, or a row a caller with the number of calls and a list of their references.",
)  # fmt: skip
