"""Every feed's file is known as its own, and as no other's, by its headers: as sent, renamed, moved, in two rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.feed_guessing import guess_feed
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.finding import FoundTable, find_table
from ivolt_desktop.intake.review import Review

VARIANTS: dict[str, tuple[str, ...]] = {
    "police_calls": (
        "CAD Number|CAD Date|Time|Opening Code|ASB Type|Caller Name|Caller Phone|Caller Address|Postcode|"
        "Incident Location",
        "URN|Call date/time|Code|Category|Informant|Tel no|Home address|Location|Ward|Remarks",
        "Caller surname|Caller forename|Contact number|No. of calls|List of CADs|Last call",
    ),
    "fire_incidents": (
        "IncidentNumber|DateOfCall|TimeOfCall|IncidentGroup|StopCodeDescription|PropertyCategory|PropertyType|"
        "Postcode_full|IncGeo_BoroughCode|IncGeo_WardName|Easting_rounded|Northing_rounded|NumPumpsAttending",
    ),
    "deliberate_fires": (
        "Incident number|Date of call|Time of call|Primary/secondary|Fire type|Deliberate|Address|Postcode|Ward",
        "IRS number|Incident date|Type of fire|Motive|Location of fire|Ward name|Pumps",
    ),
    "council_cases": (
        "REFVAL|RECPTD|Request Type|Address|UPRN|Ward|Officer initials|Status|Date Closed|Outcome",
        "Case Ref|Opened|Category|Sub-category|Victim|Perpetrator|Risk Score|Case Officer|Next Action|"
        "Next Action Date|Closed|Closure Reason",
        "Case Number|Date/Time Opened|Account Name|Subject|Status|Owner Alias",
        "Ref No|Date Received|Complaint Type|Complainant|Subject|Premises|Officer|Status",
    ),
    "warning_notices": (
        "Ticket no|Date|Time|Officer|Shoulder no./ID|Name|DOB|Address|Location of offence|Behaviour|PSPO area|"
        "Ethnicity (self-defined)|Under 18 Y/N|Guardian|Notice no. (1/2/3)|Support offered|Joint visit done on",
        "EWN ref|Date issued|Issuing agency|Issuing officer|Subject forename|Subject surname|Date of birth|"
        "Home address|Home postcode|Location|Behaviour type|SDE|Juvenile|Parent/guardian|Stage|Referral made|"
        "Visit date",
        "Warning notice number|Date of notice|Issued by|Badge number|Recipient|DOB|Reason for notice|Where issued|"
        "1st/2nd/3rd|Support|Joint visit",
        "Reference|Date|Officer|Name|D.O.B.|Address|Place|Behaviour|Under 18|Warning number|Support offered (Y/N)",
        "Ticket|Date/time|Police/Council|Collar no|Given to|Born|Ward|ASB type|U18|Which notice|Signposted to",
    ),
    "penalties": (
        "FPN no|Date|Time|Officer|Shoulder no./ID|Name|DOB|Address|Location of offence|PSPO area|Offence|Section|"
        "Amount|Date paid|Status",
        "Notice Number|Date of Offence|Time of Offence|Offence Type|Offence Location|Officer ID|First Name|Last Name|"
        "Date of birth|Address 1|Address 2|Post Code|Amount Due|Amount Paid|Payment Date|Notice Status|Legislation",
        "FPN ref|Date issued|Notice type|Recipient|Prohibition breached|PSPO|S63/S67|FPN amount|Paid (Y/N)|Officer",
        "Reference|Date|Offender|Breach type|Location|Ward|Penalty (£)|Paid on|Payment status",
        "PCN number|Contravention date|Contravention|Contravention location|CEO number|Penalty charge|Payment received",
    ),
    "licensing": (
        "Licence number|Trading name|Premises address|Postcode|Ward|Application type|Date received|Decision|"
        "Decision date|Status|Licensing officer",
        "Reference|Premises|Action taken|Date of visit|Outcome|Officer|Licensing team",
        "TEN reference|Premises name|Applicant|Event name|Event date|Event end|Date received|Status",
        "REFVAL|Application received date|Licence type|Licensed premises|Premises licence holder|Valid from|"
        "Expiry date|Licence status",
        "Ref|Date|Venue|Venue address|Type of visit|DPS|Result|Notes",
    ),
    "satisfaction_surveys": (
        "Case reference|Date completed|Overall satisfaction|Speed of response|Helpfulness of staff|Kept informed|"
        "Satisfaction with outcome|Comments",
        "ID|Start time|Completion time|Email|Name|Overall, how satisfied were you with the service|"
        "How satisfied were you with the outcome|Do you feel safer|Any other comments",
        "Response ID|Survey date|Respondent|Satisfaction score (1-10)|Timeliness|Staff attitude|Updates|Feedback",
        "Ref|Date|Customer|Overall|Communication|Outcome|Feel safer|Free text",
        "Case number|Date of interview|Tenant|Overall rating|Ease of contact|Listened to|Kept up to date|Verbatim",
    ),
}  # fmt: skip
RENAMED = {
    "Date": "Dated", "Name": "Name of person", "Status": "Current status", "Officer": "Officer name", "DOB": "D.O.B",
    "Ward": "Ward name", "Address": "Home address", "Outcome": "Final outcome", "Comments": "Further comments",
    "Ticket no": "Ticket number", "FPN no": "FPN number", "Support offered": "Support offered?", "Amount": "Amount (£)",
    "Joint visit done on": "Date joint visit completed", "Trading name": "Trading as", "Postcode": "Post code",
}  # fmt: skip
_ADDED = ("Month", "Entered on system", "Checked by")


def _cell(header: str, row: int) -> Cell:
    said = header.casefold()
    if "time" in said and "date" not in said and "complet" not in said and "respon" not in said:
        return f"1{row}:20"
    dated = ("date", "dob", "d.o.b", "born", "recptd", "opened", "visit", "completion", "paid on")
    if any(word in said for word in dated):
        return f"0{row + 1}/05/2026"
    if any(word in said for word in ("satisf", "overall", "speed", "informed", "staff")):
        return str(row + 2)
    return f"{header[:12]} {row}"


def _table(headers: Sequence[str], *, two_rows: bool = False, empty: bool = False) -> FoundTable:
    body: list[list[Cell]] = [[None if empty else _cell(header, row) for header in headers] for row in range(5)]
    if empty:
        body = [[f"x{row}" for _ in headers] for row in range(3)]
    top: list[list[Cell]] = [list(headers)]
    if two_rows:
        half = len(headers) // 2
        top.insert(0, ["Details", *[None] * (half - 1), "Action", *[None] * (len(headers) - half - 1)])
    return find_table(RawSheet("Sheet1", [["List for May 2026"], [], *top, *body]))


def _changed(headers: list[str], random: Random) -> Iterator[tuple[str, FoundTable]]:
    yield "as sent", _table(headers)
    yield "by headers alone", _table(headers, empty=True)
    yield "in two rows", _table(headers, two_rows=True)
    yield "in capitals", _table([header.upper().replace(" ", "_") for header in headers])
    moved = random.sample(headers, len(headers))
    yield "moved", _table(moved)
    renamed = [RENAMED.get(header, header) for header in moved]
    yield "renamed and moved", _table(renamed)
    yield "with more columns", _table([*renamed[:2], *_ADDED, *renamed[2:]])


CASES = [(key, number) for key, variants in VARIANTS.items() for number in range(len(variants))]


@pytest.mark.parametrize(("key", "number"), CASES, ids=[f"{key} {number}" for key, number in CASES])
def test_a_file_is_known_as_its_own_feed_and_no_other(key: str, number: int) -> None:
    headers = VARIANTS[key][number].split("|")
    for how, found in _changed(headers, Random(f"{key}{number}")):
        (first, score), (second, next_score), *_ = guess_feed(found)
        assert first.key == key, (how, score, second.key, next_score)
        assert score > next_score + 0.02, (how, score, second.key, next_score)
        assert score >= 0.35, (how, score)


def test_every_feed_is_in_the_matrix() -> None:
    assert set(VARIANTS) <= set(FEEDS)
    people_and_premises = {"warning_notices", "penalties", "licensing", "satisfaction_surveys"}
    assert people_and_premises <= set(VARIANTS)


@pytest.mark.parametrize(
    "headers", ["Name|Address|Postcode|Notes", "Item|Price|Quantity|Total", "a|b|c", "Month|Count"])
def test_a_table_of_nobodys_is_not_claimed_with_certainty(headers: str) -> None:
    assert guess_feed(_table(headers.split("|")))[0][1] < 0.5


def test_the_files_name_tips_the_balance() -> None:
    headers = ["Reference", "Date", "Officer", "Name", "Location", "Notes"]
    found = _table(headers)
    assert guess_feed(found, "EWN list May.xlsx")[0][0].key == "warning_notices"
    assert guess_feed(found, "FPN list May.xlsx")[0][0].key == "penalties"


@pytest.mark.parametrize(
    ("file", "sheet", "key"),
    [("MPS Ward Level Crime (most recent 24 months).csv", "", "crime_counts"),
     ("defra-fly-tipping-2022.xlsx", "LA_incidents", "fly_tipping"),
     ("defra-fly-tipping-2022.xlsx", "LA_actions", "fly_tipping"),
     ("lbbd-street-2016-2018.csv", "", "street_crime"), ("police-uk-street-2023-01-sample.csv", "", "street_crime"),
     ("lfb-incidents-2023-sample.csv", "", "fire_incidents")],
)  # fmt: skip
def test_a_public_file_is_understood_in_full_without_a_layout(
    shared_data: Path, file: str, sheet: str, key: str
) -> None:
    review = Review.glance(shared_data / "real" / file, today=date(2026, 6, 20))
    if sheet:
        review.choose_sheet(sheet)
    assert (review.feed.key, review.missing_fields) == (key, [])
    assert review.certainty > 0.8 and all(plan.state != "new" for plan in review.columns)
    assert all(plan.confidence > 0.7 for plan in review.columns if plan.field)
