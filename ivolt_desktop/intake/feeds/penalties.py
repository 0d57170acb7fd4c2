"""Fixed penalties and PSPO breaches, with community protection warnings and notices where they come in the same list.

Headers as likely in exports of Imperial 3sixty, Uniform and enforcement teams' own registers (domain sheet, 5.5).
"""

import re

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key, written_as
from ivolt_desktop.intake.feeds.issuers import ISSUERS

_KINDS = written_as({
    "fixed penalty":
        "fpn fixedpenalty fixedpenaltynotice fixedpenaltynoticefpn penaltynotice pcn pspofpn fpnpspo cpnfpn fpncpn "
        "fixedpenaltyforbreach penalty onthespotfine fine",
    "protection warning":
        "cpw cpnw cpnwarning communityprotectionwarning communityprotectionwarningcpw communityprotectionnoticewarning "
        "writtenwarning warningletter warning",
    "protection notice": "cpn communityprotectionnotice communityprotectionnoticecpn fullcpn protectionnotice",
    "breach":
        "breach pspobreach breachofpspo breachpspo cpnbreach breachofcpn breachcpn prosecution summons "
        "reportedforsummons courtsummons",
    "other": "other verbalwarning advice noaction",
})  # fmt: skip
_STATUSES = written_as({
    "Paid": "paid paidinfull y yes paidfull settled closedpaid fullypaid discharged",
    "Part paid": "partpaid partpayment partiallypaid instalments",
    "Unpaid": "unpaid n no notpaid outstanding overdue reminder remindersent pending",
    "Issued": "open issued live active",
    "Cancelled": "cancelled canceled void voided rescinded withdrawn",
    "Prosecution": "prosecution prosecuted court summons summonsissued referredtolegal legal",
    "Appealed": "appeal appealed underappeal challenged representation disputed",
    "Written off": "writtenoff writeoff nfa nofurtheraction",
})  # fmt: skip
_SECTION = re.compile(r"^(?:s|sec|sect|section)?[.\s]*(\d{1,3}[A-Z]?)\b.*$", re.I | re.S)


def _finish(values: dict[str, object]) -> None:
    """Say kind, status and section in one way; what is not known stays as it was written."""
    values["kind"] = values.get("kind") or _kind_of(str(values.get("reference") or ""))
    status = values.get("status")
    if isinstance(status, str):
        values["status"] = _STATUSES.get(header_key(status), status)
    elif values.get("paid_on") is not None:
        values["status"] = "Paid"
    section = values.get("section")
    found = _SECTION.match(section.strip()) if isinstance(section, str) else None
    if found:
        values["section"] = f"s.{found.group(1)}"


def _kind_of(reference: str) -> str:
    letters = re.match(r"[A-Z]+", reference.upper())
    return _KINDS.get(letters.group(0).casefold(), "fixed penalty") if letters else "fixed penalty"


PENALTIES = Feed(
    key="penalties",
    label="Fixed penalties and PSPO breaches",
    agency_kinds=("council", "police"),
    register="penalty",
    natural_key=("kind", "reference"),
    period_field="issued_at",
    finish=_finish,
    hints=("fpn", "fixed penalt", "penalties", "pspo breach"),
    fields=(
        FeedField("reference", "Number", "reference",
            ("FPN number", "FPN no", "FPN ref", "FPN reference", "FPN", "Fixed penalty number", "Fixed penalty no",
             "Penalty notice number", "Penalty number", "Penalty no", "Penalty ref", "PCN number",
             "CPW/CPN number", "FPN/CPN number", "CPN number", "Notice number", "Notice no", "Notice ref",
             "Notice reference", "Ticket number", "Ticket no", "Ticket", "Reference number", "Reference no",
             "Case number", "Reference", "REFVAL", "Ref no", "Ref"),
             required=True),
        FeedField("kind", "Kind", "choice",
            ("Notice type", "Type of notice", "FPN/CPW/CPN", "FPN type", "Kind", "Action type", "Enforcement type",
             "Enforcement action", "Disposal", "Disposal type", "Tool used", "Power used", "Tool"), choices=_KINDS),
        FeedField("issued_at", "Issued", "datetime",
            ("Date/time issued", "Date and time issued", "Date issued", "Issued on", "Issue date", "Date of issue",
             "Date of offence", "Offence date", "Date/time of offence", "Offence date/time", "Date of breach",
             "Breach date", "Contravention date", "Date served", "Date/time", "Date and time", "Date"), required=True),
        FeedField("issued_at.time", "Time", "time",
            ("Time of offence", "Offence time", "Time issued", "Time of issue", "Contravention time", "Time")),
        FeedField("issued_by", "Issued by", "choice",
            ("Issuing agency", "Agency", "Issuing authority", "Police/Council", "Organisation"), choices=ISSUERS),
        FeedField("officer", "Officer", "text",
            ("Issuing officer", "Officer name", "Officer", "Name of officer", "Issued by", "Enforcement officer",
             "CEO", "Warden")),
        FeedField("shoulder_number", "Officer's number", "code",
            ("Officer ID", "Officer number", "Officer no", "Shoulder number", "Shoulder no", "Shoulder no./ID",
             "Badge number", "Badge no", "Collar number", "CEO number")),
        FeedField("name", "Person", "name",
            ("Offender name", "Name of offender", "Offender", "Recipient name", "Recipient", "Name of recipient",
             "Issued to", "Given to", "Served on", "Subject name", "Subject", "Full name", "Person", "Defendant",
             "Customer name", "Name")),
        FeedField("name.title", "Person's title", "text", ("Title", "Offender title")),
        FeedField("name.forename", "Person's forename", "text",
            ("Offender forename", "Forename", "First name", "Forename(s)", "Offender first name", "Given name")),
        FeedField("name.surname", "Person's surname", "text",
            ("Offender surname", "Surname", "Last name", "Offender last name", "Family name")),
        FeedField("born_on", "Date of birth", "date",
            ("Date of birth", "DOB", "D.O.B.", "Offender DOB", "Offender date of birth", "Born")),
        FeedField("age", "Age", "age", ("Age", "Offender age", "Age of offender")),
        FeedField("own_reference", "Person's own reference", "code",
            ("Person ID", "Person ref", "Person reference", "Nominal number", "Nominal no", "Nominal ID", "PNC ID",
             "Offender ID", "Offender ref number", "Offender reference")),
        FeedField("address", "Home address", "address",
            ("Offender address", "Home address", "Address of offender", "Recipient address", "Address",
             "Address line 1", "Address 1", "Address line 2", "Address 2", "Address line 3"), several=True),
        FeedField("postcode", "Home postcode", "postcode",
            ("Offender postcode", "Offender post code", "Home postcode", "Postcode", "Post code")),
        FeedField("location", "Where", "address",
            ("Offence location", "Location of offence", "Place of offence", "Location of breach", "Breach location",
             "Contravention location", "Street of offence", "Location", "Where", "Site", "Street", "Place"),
             several=True),
        FeedField("location_postcode", "Postcode of the place", "postcode",
            ("Location postcode", "Offence postcode", "Postcode of offence")),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name", "Ward code", "Offence ward")),
        FeedField("pspo_area", "PSPO area", "text",
            ("PSPO area", "PSPO", "PSPO zone", "PSPO name", "Order", "PSPO order", "Controlled area")),
        FeedField("offence", "For", "text",
            ("Offence", "Offence type", "Offence description", "Prohibition", "Prohibition breached",
             "PSPO prohibition", "Breach type", "Type of breach", "Nature of breach", "Contravention",
             "Contravention description", "Reason", "Behaviour", "Type", "Description of offence")),
        FeedField("section", "Section", "text",
            ("Section", "Section of Act", "Act section", "Section (s.63/s.67)", "S.63/S.67", "S63/S67", "Legislation",
             "Statute", "Act and section", "Offence code", "Contravention code")),
        FeedField("amount", "Amount (£)", "money",
            ("Amount", "Amount (£)", "FPN amount", "Penalty amount", "Amount due", "Fine amount", "Fine", "Charge",
             "Penalty (£)", "Full amount", "Value", "Amount issued", "Penalty charge")),
        FeedField("paid_on", "Paid on", "date",
            ("Date paid", "Paid on", "Paid date", "Payment date", "Date of payment", "Payment received",
             "Date payment received")),
        FeedField("status", "Status", "text",
            ("Status", "Payment status", "FPN status", "Current status", "Paid", "Paid?", "Paid (Y/N)",
             "Paid Y/N", "Outcome", "Case status", "Progress", "Stage", "Result")),
        FeedField("details", "Details", "text",
            ("Details", "Circumstances", "Notes", "Comments", "Remarks", "Officer notes", "Description")),
    ),
    known=("Amount paid", "Balance", "Discounted amount", "Discount", "Reminder sent", "Reminder date", "Due date",
           "Payment method", "Receipt number", "Gender", "Sex", "Ethnicity", "Month", "Year", "Vehicle",
           "VRM", "Email", "Phone", "Telephone", "Mobile", "Easting", "Northing", "UPRN", "Contractor", "Team",
           "Under 18", "Body worn video", "CPW number", "Linked CPW"),
)  # fmt: skip
