"""The fields of a record that has no register of its own: what a feed that a panel defines may fill.

Not among the feeds the program knows by itself: its headers are too plain to recognise anything by.
"""

from ivolt_desktop.intake.feeds.declaration import Feed, FeedField

OTHER_RECORDS = Feed(
    key="other_records",
    label="Other records",
    agency_kinds=("other",),
    register="other_record",
    natural_key=("kind", "reference"),
    period_field="happened_on",
    borough_only=False,
    derived=("kind",),
    fields=(
        FeedField("reference", "Reference", "reference", ("Reference", "Ref", "Reference number", "Ref no", "Number",
                                                         "No", "Log number", "Log no", "ID", "Case")),
        FeedField("happened_on", "Date", "date", ("Date", "Date of incident", "Incident date", "When", "Day",
                                                  "Reported", "Date reported", "Date and time", "Start date",
                                                  "Seen on", "Date seen", "Date of visit", "Visited", "Logged",
                                                  "Logged on", "Date logged"),
                  required=True),
        FeedField("what", "About", "text", ("What", "About", "Type", "Category", "Description", "Kind", "Incident",
                                            "Nature", "Subject", "Activity", "What was seen", "What happened", "Issue",
                                            "Summary", "Observation")),
        FeedField("person_name", "Person", "name", ("Person", "Name", "Resident", "Tenant", "Reported by", "Customer",
                                                    "Complainant", "Client", "Full name", "Who", "Who was seen")),
        FeedField("person_phone", "Phone", "phone", ("Phone", "Telephone", "Tel", "Mobile", "Contact number")),
        FeedField("subject_name", "Named as responsible", "name", ("Perpetrator", "Offender", "Responsible",
                                                                   "Alleged perpetrator", "Suspect")),
        FeedField("address", "Address", "address", ("Address", "Location", "Where", "Place", "Street", "Premises",
                                                    "Site", "Where seen", "Address line 1", "Address line 2"),
                  several=True),
        FeedField("postcode", "Postcode", "postcode", ("Postcode", "Post code")),
        FeedField("ward", "Ward", "ward", ("Ward", "Ward name")),
        FeedField("count", "Count", "count", ("Count", "Number of people", "Quantity", "Total", "How many", "Times")),
        FeedField("notes", "Notes", "text", ("Notes", "Comments", "Details", "Remarks", "Action taken", "Outcome")),
    ),
)  # fmt: skip
