"""Licensing lists of the council's and the police's licensing teams: applications, events and what the teams did.

Headers as likely in exports of Uniform and Flare/APP licensing modules and in the teams' own sheets.
"""

from collections.abc import Mapping
from datetime import date

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, header_key, written_as
from ivolt_desktop.intake.feeds.issuers import ISSUERS

_EVENT = ("tempor", "event", "ten ", "tens", "concert", "festival", "fixture", "march")
_ACTION = ("visit", "inspect", "test purchase", "warning", "enforce", "suspen", "revo", "closure", "seiz", "operation",
           "advice", "letter", "prosecut", "interview", "action plan", "complaint")  # fmt: skip
_KINDS = written_as({
    "application": "application app new licence premises",
    "event": "event ten temporaryevent temporaryeventnotice",
    "action": "action actiontaken visit enforcement inspection",
})  # fmt: skip


def _finish(values: dict[str, object]) -> None:
    """Tell application, event and action apart by the words for what it is."""
    if values.get("kind") is None:
        said = f"{values.get('what') or ''} ".casefold()
        if any(word in said for word in _ACTION):
            values["kind"] = "action"
        elif any(word in said for word in _EVENT) or (values.get("event") and not values.get("what")):
            values["kind"] = "event"
        else:
            values["kind"] = "application"


def _keyed(values: Mapping[str, object]) -> str:
    """One licence has many applications and visits: the reference (or the premises), the day, and what it was."""
    told = str(values.get("reference") or values.get("premises") or "")
    day = values.get("noted_on")
    return (
        f"{header_key(told)}|{day.isoformat()}|{header_key(str(values.get('what') or ''))}"
        if told and isinstance(day, date)
        else ""
    )


LICENSING = Feed(
    key="licensing",
    label="Licensing",
    agency_kinds=("council", "police"),
    register="licensing_record",
    natural_key=("reference", "noted_on", "what"),
    period_field="noted_on",
    finish=_finish,
    keyed=_keyed,
    shared_list=True,
    hints=("licens", "licence"),
    fields=(
        FeedField("reference", "Reference", "reference",
            ("Licence number", "Licence no", "Licence ref", "Licence reference", "Application number",
             "Application reference", "Application ref", "Licensing reference", "TEN number", "TEN reference",
             "REFVAL", "Case reference", "Reference number", "Reference no", "Reference", "Ref no", "Ref")),
        FeedField("noted_on", "Date", "date",
            ("Date received", "Application received date", "Received date", "Application received", "Received",
             "RECPTD", "Application date", "Date of application", "Date submitted", "Date of action", "Action date",
             "Date of visit", "Visit date", "Inspection date", "Date of inspection", "Date", "Date valid",
             "Date registered"), required=True),
        FeedField("kind", "Application, event or action", "choice",
            ("Record type", "Application/event/action", "Application or event", "Entry type"), choices=_KINDS),
        FeedField("what", "What", "text",
            ("Application type", "Type of application", "Licence type", "Type of licence", "Licence category",
             "Action taken", "Action", "Activity", "Event type", "Type of visit", "Visit type", "Proposal",
             "Enforcement action", "Type", "Nature", "Category")),
        FeedField("premises", "Premises", "text",
            ("Premises name", "Name of premises", "Premises", "Trading name", "Trading as", "Venue name", "Venue",
             "Business name", "Licensed premises", "Business", "Site name", "Club", "Pub")),
        FeedField("address", "Address", "address",
            ("Premises address", "Address of premises", "Venue address", "Event location", "Location of event",
             "Site address", "Business address", "Address", "Address line 1", "Address line 2", "Location"),
             several=True),
        FeedField("postcode", "Postcode", "postcode",
            ("Premises postcode", "Venue postcode", "Postcode", "Post code", "Premises post code")),
        FeedField("uprn", "UPRN", "uprn", ("UPRN", "Premises UPRN", "Property UPRN")),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name", "Ward code")),
        FeedField("holder", "Applicant or holder", "name",
            ("Applicant", "Applicant name", "Licence holder", "Licensee", "Premises licence holder", "Holder",
             "Premises user", "DPS", "Designated premises supervisor", "Organiser", "Event organiser")),
        FeedField("event", "Event", "text", ("Event name", "Name of event", "Event", "Event description",
            "Details of event")),
        FeedField("starts_on", "From", "date",
            ("Event date", "Date of event", "Event start", "Event start date", "Start date", "Valid from",
             "Licence start", "Effective from", "From", "Date from", "Commencement date")),
        FeedField("ends_on", "Until", "date",
            ("Event end", "Event end date", "End date", "Expiry date", "Valid to", "Licence expiry", "Expires",
             "Date to", "To", "Until")),
        FeedField("decided_on", "Decided", "date",
            ("Decision date", "Date of decision", "Determination date", "Date determined", "Hearing date",
             "Committee date", "Date of hearing", "Date granted", "Issue date", "Date issued", "Decided on")),
        FeedField("status", "Status", "text",
            ("Status", "Application status", "Licence status", "Current status", "Stage")),
        FeedField("outcome", "Outcome", "text",
            ("Outcome", "Decision", "Determination", "Result", "Decision type", "Outcome of hearing", "Finding")),
        FeedField("team", "Team", "choice",
            ("Licensing team", "Team", "Agency", "Police/Council", "Police or council", "Authority",
             "Responsible authority"), choices=ISSUERS),
        FeedField("officer", "Officer", "text",
            ("Licensing officer", "Case officer", "Officer", "Officer name", "Officer initials", "Visiting officer")),
        FeedField("details", "Details", "text",
            ("Details", "Conditions", "Notes", "Comments", "Remarks", "Representations", "Description", "Summary")),
    ),
    known=("Easting", "Northing", "Capacity", "Opening hours", "Alcohol on sales", "Alcohol off sales",
           "Late night refreshment", "Regulated entertainment", "Consultation end", "Consultation end date",
           "Number attending", "Fee", "Fee paid", "Month", "Year", "Operating schedule"),
)  # fmt: skip
