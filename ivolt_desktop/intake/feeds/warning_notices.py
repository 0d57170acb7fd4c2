"""Early-warning notices of police and council officers; each agency may send its own list.

Headers as likely in exports of E-CINS, ReACT and officers' own spreadsheets (domain sheet, 5.5). The same ticket on
both lists is one notice: it is known by its number and its day, however the number is written. A number alone is not
enough, because two agencies' books may both begin at 1.
"""

from collections.abc import Mapping
from datetime import date, datetime

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField, written_as
from ivolt_desktop.intake.feeds.issuers import ISSUERS
from ivolt_desktop.rules.ticket_numbers import ticket_key
from ivolt_desktop.rules.written_ages import age_on

_NUMBERS = written_as({
    "1": "1 1st first notice1 stage1 ewn1 one initial firstnotice 1stnotice level1 no1 1of3",
    "2": "2 2nd second notice2 stage2 ewn2 two repeat secondnotice 2ndnotice level2 no2 2of3",
    "3": "3 3rd third notice3 stage3 ewn3 three final thirdnotice 3rdnotice level3 no3 finalnotice 3of3",
    "4": "4 4th fourth notice4 four",
    "5": "5 5th fifth notice5 five",
})  # fmt: skip
_ADULT = 18


def _finish(values: dict[str, object]) -> None:
    """The notice's number as a number; whether somebody was under 18 from the date of birth where nobody says."""
    number = values.get("notice_number")
    values["notice_number"] = int(number) if isinstance(number, str) else number
    born, issued = values.get("born_on"), values.get("issued_at")
    if values.get("under_18") is None and isinstance(born, date) and isinstance(issued, datetime):
        years = age_on(born, issued)
        values["under_18"] = years < _ADULT


def _keyed(values: Mapping[str, object]) -> str:
    ticket, issued = ticket_key(str(values.get("reference") or "")), values.get("issued_at")
    return f"{ticket}|{issued:%Y-%m-%d}" if ticket and isinstance(issued, datetime) else ""


WARNING_NOTICES = Feed(
    key="warning_notices",
    label="Warning notices",
    agency_kinds=("police", "council"),
    register="warning_notice",
    natural_key=("reference", "issued_at"),
    period_field="issued_at",
    finish=_finish,
    keyed=_keyed,
    shared_list=True,
    hints=("warning", "ewn"),
    fields=(
        FeedField("reference", "Ticket number", "reference",
            ("Ticket number", "Ticket no", "Ticket", "Ticket ref", "Ticket reference", "EWN number", "EWN no",
             "EWN ref", "EWN reference", "EWN", "Warning notice number", "Warning notice no", "Warning notice ref",
             "Warning reference", "Warning ref", "Notice reference", "Notice ref", "Notice ID", "Notice serial number",
             "Serial number", "Serial no", "Book number", "Unique reference", "URN",
             "E-CINS reference", "Reference number", "Reference no", "Reference", "Ref no", "Ref"), required=True),
        FeedField("issued_at", "Issued", "datetime",
            ("Date/time issued", "Date and time issued", "Date issued", "Issued on", "Issue date", "Date of issue",
             "Date of notice", "Notice date", "Date of warning", "Warning date", "Date given", "Date served",
             "Date/time", "Date and time", "Date of incident", "Incident date", "Date of behaviour", "Date"),
             required=True),
        FeedField("issued_at.time", "Time", "time",
            ("Time issued", "Time of issue", "Time of notice", "Time given", "Time of incident", "Incident time",
             "Time")),
        FeedField("issued_by", "Issued by", "choice",
            ("Issuing agency", "Agency", "Issuing authority", "Issuing organisation", "Issuing body", "Issuer",
             "Issued by agency", "Issued by police or council", "Police/Council", "Police or council", "Organisation",
             "Authority", "Service", "Partner"), choices=ISSUERS),
        FeedField("officer", "Officer", "text",
            ("Issuing officer", "Officer name", "Officer", "Name of officer", "Issuing officer name", "Issued by",
             "Issued by officer", "Officer in case", "OIC", "Reporting officer", "Warden")),
        FeedField("shoulder_number", "Shoulder number", "code",
            ("Shoulder number", "Shoulder no", "Shoulder no/ID", "Shoulder number/ID", "Shoulder no./ID", "Shoulder",
             "Collar number", "Collar no", "Officer ID", "Officer number", "Officer no", "Warrant number", "Warrant no",
             "Badge number", "Badge no", "ID number")),
        FeedField("name", "Person", "name",
            ("Name of person", "Person's name", "Name of recipient", "Recipient name", "Recipient", "Subject name",
             "Name of subject", "Subject", "Full name", "Issued to", "Given to", "Served on", "Offender name",
             "Name of offender", "Offender", "Perpetrator name", "Perpetrator", "Person warned", "Person", "Name")),
        FeedField("name.title", "Person's title", "text", ("Title",)),
        FeedField("name.forename", "Person's forename", "text",
            ("Forename", "First name", "Forename(s)", "Forenames", "Given name", "Subject forename",
             "Recipient forename", "Recipient first name", "Person forename", "Offender forename")),
        FeedField("name.surname", "Person's surname", "text",
            ("Surname", "Last name", "Family name", "Subject surname", "Recipient surname", "Recipient last name",
             "Person surname", "Offender surname")),
        FeedField("born_on", "Date of birth", "date",
            ("Date of birth", "DOB", "D.O.B.", "Born", "Subject DOB", "Recipient DOB", "Offender DOB", "Person DOB",
             "Person date of birth", "Birth date")),
        FeedField("age", "Age", "age", ("Age", "Subject age", "Age of recipient")),
        FeedField("own_reference", "Person's own reference", "code",
            ("Person ID", "Person ref", "Person reference", "Nominal number", "Nominal no", "Nominal ID", "PNC ID",
             "Subject ID", "Subject ref number", "Subject reference")),
        FeedField("address", "Home address", "address",
            ("Home address", "Person's address", "Address of person", "Address of recipient", "Subject address",
             "Recipient address", "Offender address", "Person address", "Address", "Address line 1", "Address 1",
             "Address line 2", "Address 2"), several=True),
        FeedField("postcode", "Home postcode", "postcode",
            ("Home postcode", "Postcode", "Post code", "Subject postcode", "Recipient postcode", "Person postcode")),
        FeedField("location", "Where", "address",
            ("Location of behaviour", "Place of behaviour", "Location of offence", "Location of incident",
             "Incident location", "Place of issue", "Location of issue", "Location issued", "Where issued",
             "Place issued", "Location", "Where", "Venue", "Street", "Place", "Incident address"), several=True),
        FeedField("location_postcode", "Postcode of the place", "postcode",
            ("Location postcode", "Postcode of location", "Incident postcode", "Postcode of incident")),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name", "Ward code", "SNT ward")),
        FeedField("pspo_area", "PSPO area", "text",
            ("PSPO area", "PSPO", "PSPO zone", "PSPO name", "Within PSPO", "In PSPO area", "PSPO location",
             "Public space protection order", "Controlled area")),
        FeedField("behaviour", "Behaviour", "text",
            ("Behaviour", "Behaviour observed", "ASB behaviour", "Type of behaviour", "Behaviour type",
             "Behaviour description", "Description of behaviour", "Nature of behaviour", "Nature of ASB", "ASB type",
             "Type of ASB", "Reason for notice", "Reason for warning", "Reason issued", "Reason", "Incident type",
             "What happened", "Category", "Offence")),
        FeedField("ethnicity", "Ethnicity, self-defined", "text",
            ("Ethnicity (self-defined)", "Self-defined ethnicity", "Self defined ethnicity", "Ethnicity",
             "Ethnicity self defined", "SDE", "SDE code", "Ethnic origin", "Ethnic group", "16+1", "Ethnicity 16+1")),
        FeedField("under_18", "Under 18", "yesno",
            ("Under 18", "Under 18 (Y/N)", "Under 18 Y/N", "Under 18?", "U18", "Under-18", "Juvenile", "Minor",
             "Youth", "Child", "Is under 18")),
        FeedField("guardian", "Parent or guardian", "name",
            ("Parent/guardian", "Parent or guardian", "Guardian", "Guardian name", "Name of guardian", "Parent name",
             "Parent", "Parent/guardian name", "Appropriate adult", "Parent/carer", "Carer")),
        FeedField("notice_number", "First, second or third notice", "choice",
            ("Notice no. (1/2/3)", "Notice number (1/2/3)", "Notice no", "Notice number", "Notice (1/2/3)",
             "Which notice", "1st/2nd/3rd", "1st, 2nd or 3rd", "Notice stage", "Stage", "Warning number", "Warning no",
             "EWN stage", "Warning stage", "Number of notice", "Notice level", "First/second/third", "Notice count",
             "1/2/3"), choices=_NUMBERS),
        FeedField("support_offered", "Support offered", "text",
            ("Support offered", "Support offered (Y/N)", "Support offered Y/N", "Offer of support", "Support",
             "Support or referral", "Support/referral", "Referral offered", "Referral made", "Referrals made",
             "Referral", "Signposted to", "Signposting", "Intervention offered", "Help offered")),
        FeedField("joint_visit_on", "Joint visit done on", "date",
            ("Joint visit done on", "Joint visit", "Joint visit date", "Date of joint visit", "Joint visit on",
             "Joint visit completed", "Joint visit completed on", "Date joint visit completed", "Joint home visit",
             "Home visit date", "Date of home visit", "Visit date", "Date of visit", "Date visited", "Visited on")),
        FeedField("details", "Details", "text",
            ("Details", "Circumstances", "Notes", "Comments", "Remarks", "Summary", "Description", "Officer notes",
             "Additional information")),
    ),
    known=("Gender", "Sex", "IC code", "Officer defined ethnicity", "Month", "Year", "Day", "BCU", "Borough",
           "Phone", "Telephone", "Mobile", "Email", "Easting", "Northing", "UPRN", "Status", "Outcome", "School",
           "Letter sent", "Date letter sent", "CAD number", "CRIS number", "Entered by", "Team"),
    notes="Police and council may each send a list; the same ticket on both is one notice.",
)  # fmt: skip
