"""The lists that come twice or thrice a year: warning notices, penalties, licensing, satisfaction surveys."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ivolt_desktop.panel.practice.dirt import dice, soiled_postcode
from ivolt_desktop.panel.practice.invented import uprn_of
from ivolt_desktop.panel.practice.life_facts import LivedLicensing, LivedNotice, LivedPenalty, LivedSurvey
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.rules.written_ages import age_on

_POLICE_NOTICES = [
    "Ticket no", "Date", "Time", "Officer", "Shoulder no./ID", "Name", "DOB", "Address", "Postcode",
    "Location of offence", "Ward", "Behaviour", "PSPO area", "Ethnicity (self-defined)", "Under 18 Y/N", "Guardian",
    "Notice no. (1/2/3)", "Support offered", "Joint visit done on",
]  # fmt: skip
_NUMBERS_FROM = date(2026, 1, 1)
"""From 2026 the police's list tells how old somebody was and the police's own number for them, and the council's
licensing list the number of the property."""
_NO_NOMINAL, _NO_PAPERS = 0.3, 0.15
_COUNCIL_NOTICES = [
    "EWN ref", "Date issued", "Issuing agency", "Issuing officer", "Subject surname", "Subject forename",
    "Date of birth", "Home address", "Home postcode", "Location", "Ward", "Behaviour type", "PSPO", "Stage",
    "Referral made", "Joint visit",
]  # fmt: skip
_PENALTIES = [
    "FPN no", "Notice type", "Date of offence", "Time of offence", "Officer ID", "Offender name", "DOB",
    "Offender address", "Post code", "Offence location", "Ward", "PSPO area", "Offence", "Section", "Amount",
    "Date paid", "Status",
]  # fmt: skip
_LICENSING = [
    "Licence ref", "Date received", "Application type", "Premises name", "Premises address", "Postcode", "Ward",
    "Applicant", "Event date", "Decision date", "Status", "Outcome", "Licensing officer",
]  # fmt: skip
_VISITS = [
    "Reference", "Date of visit", "Action taken", "Premises", "Premises address", "Postcode", "Result", "Officer",
]  # fmt: skip
_SURVEY = [
    "Response ID", "Case reference", "Respondent", "Date completed", "Overall satisfaction (1-5)", "Speed of response",
    "Helpfulness of staff", "Kept informed", "Satisfaction with outcome", "Any other comments",
]  # fmt: skip
_ORDINALS = ("", "1st", "2nd", "3rd", "4th", "5th")


def write_police_notices(path: Path, notices: Sequence[LivedNotice]) -> None:
    """The police's list, below a title."""
    numbered = bool(notices) and notices[0].at.date() >= _NUMBERS_FROM
    rows: list[list[Any]] = [
        ["East Area BCU: early warning notices"], [],
        [*_POLICE_NOTICES, "Age", "Nominal no"] if numbered else _POLICE_NOTICES,
    ]  # fmt: skip
    for each in notices:
        age = age_on(each.who.born_on, each.at.date())
        told = each.who.born_on if not numbered or _showed_papers(each) else None
        rows.append([
            each.ticket, each.at.date(), each.at.time(), each.officer, each.shoulder,
            f"{each.who.surname.upper()}, {each.who.forename}", told, each.who.address,
            soiled_postcode(each.who.postcode, each.ticket), each.location, each.ward, each.behaviour, each.pspo_area,
            each.ethnicity, "Y" if age < 18 else "N", each.guardian, each.number, each.support, each.visit_on,
            *((age, _nominal(each)) if numbered else ()),
        ])  # fmt: skip
    write_spreadsheet(path, "EWN", [*rows, ["Total", len(notices)]])


def _showed_papers(notice: LivedNotice) -> bool:
    """Whether the ticket has a date of birth, or only the age that was given; what both lists hold has been checked."""
    return "council" in notice.lists or dice("papers", notice.ticket).random() >= _NO_PAPERS


def _nominal(notice: LivedNotice) -> int | None:
    """The police's own number for the person: one each, where they are on their system."""
    chance = dice("nominal", notice.who.key)
    return None if chance.random() < _NO_NOMINAL else chance.randrange(1_000_000, 10_000_000)


def write_council_notices(path: Path, notices: Sequence[LivedNotice]) -> None:
    """The enforcement team's list: tickets written its own way, and no time of day."""
    write_text_table(path, [_COUNCIL_NOTICES, *(
        [
            f"EWN {each.serial}/{each.at:%y}", each.at.date(), "Police" if each.lists[0] == "police" else "Council",
            each.officer, each.who.surname, each.who.forename, each.who.born_on, each.who.address,
            soiled_postcode(each.who.postcode, each.ticket), each.location, each.ward, each.behaviour, each.pspo_area,
            _ORDINALS[each.number], each.support, each.visit_on,
        ] for each in notices
    )])  # fmt: skip


def write_penalties(path: Path, penalties: Sequence[LivedPenalty]) -> None:
    """The enforcement team's penalties, warnings among them."""
    write_spreadsheet(path, "FPN", [_PENALTIES, *(
        [
            each.reference, each.kind, each.at.date(), each.at.time(), each.officer,
            f"{each.who.forename} {each.who.surname}", each.who.born_on, each.who.address, each.who.postcode,
            each.location, each.ward, each.pspo_area, each.offence, each.section, each.amount, each.paid_on,
            "Paid in full" if each.status == "Paid" and dice("paid", each.reference).random() < 0.5 else each.status,
        ] for each in penalties
    )])  # fmt: skip


def write_licensing(path: Path, lines: Sequence[LivedLicensing]) -> None:
    """The council's licensing list; from 2026 with the number of the property."""
    numbered = bool(lines) and lines[0].on >= _NUMBERS_FROM
    write_spreadsheet(path, "Licensing", [[*_LICENSING, "UPRN"] if numbered else _LICENSING, *(
        [
            each.reference, each.on, each.what, each.premises, each.address, each.postcode, each.ward, each.holder,
            each.event_on, each.decided_on, each.status, each.outcome, each.officer,
            *((uprn_of(each.address),) if numbered else ()),
        ] for each in lines
    )])  # fmt: skip


def write_licensing_visits(path: Path, lines: Sequence[LivedLicensing]) -> None:
    """The police licensing officer's list of visits and test purchases."""
    write_text_table(path, [_VISITS, *(
        [each.reference, each.on, each.what, each.premises, each.address, each.postcode, each.outcome, each.officer]
        for each in lines
    )])  # fmt: skip


def write_surveys(path: Path, surveys: Sequence[LivedSurvey]) -> None:
    """The answers to the council's questionnaire, some in figures and some in words."""
    write_text_table(path, [_SURVEY, *(
        [
            f"S{each.on:%y}{number:03d}", each.case.reference,
            each.case.complainant_name if dice("named", each.case.reference).random() < 0.7 else "", each.on,
            *_said(each), each.words,
        ] for number, each in enumerate(surveys, start=1)
    )])  # fmt: skip


def _said(survey: LivedSurvey) -> list[Any]:
    words = ("", "Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied")
    by_telephone = dice("by telephone", survey.case.reference).random() < 0.3
    return [words[score] if by_telephone else score for score in survey.scores]
