"""Notices, penalties, licensing and surveys go through the panel: stored, linked, found, told, merged, taken back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import (
    Agency,
    Delivery,
    LicensingRecord,
    Penalty,
    Person,
    Place,
    SurveyResponse,
    WarningNotice,
)
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.importing import agency_for, import_files
from ivolt_desktop.panel.matches import decide
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.views.finding import find_records
from ivolt_desktop.panel.views.person_record import person_record, place_record
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import PanelFile
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import write

TODAY = date(2026, 6, 23)
NOTICES = ["Ticket no", "Date", "Time", "Officer", "Shoulder no./ID", "Name", "DOB", "Address", "Location of offence",
           "Behaviour", "PSPO area", "Ethnicity (self-defined)", "Under 18 Y/N", "Guardian", "Notice no. (1/2/3)",
           "Support offered", "Joint visit done on"]  # fmt: skip
PENALTIES = ["FPN no", "Date", "Time", "Name", "DOB", "Address", "Location of offence", "PSPO area", "Offence",
             "Section", "Amount", "Date paid", "Status", "Notice type"]  # fmt: skip
LICENSING = ["Licence number", "Premises", "Premises address", "Postcode", "Action taken", "Date of visit", "Outcome",
             "Event start date", "Applicant"]  # fmt: skip
SURVEY = ["Response ID", "Case reference", "Respondent", "Date completed", "Overall satisfaction (1-5)",
          "Speed of response (1-10)", "Kept informed", "Comments"]  # fmt: skip


def notice(ticket: str, day: str, name: str = "Dean Marlow", number: str = "1", **other: str) -> list[str]:
    cells = {
        "Ticket no": ticket, "Date": day, "Time": "21:40", "Officer": "PC Reed", "Shoulder no./ID": "123EA",
        "Name": name, "DOB": "01/02/2010", "Address": "4 Gorse Road RM10 8ZZ", "Location of offence": "Heathway",
        "Behaviour": "Street drinking", "PSPO area": "Heathway", "Ethnicity (self-defined)": "W1", "Under 18 Y/N": "",
        "Guardian": "Kim Marlow", "Notice no. (1/2/3)": number, "Support offered": "Youth service",
        "Joint visit done on": "", **other,
    }  # fmt: skip
    return [cells[header] for header in NOTICES]


def bring(panel: PanelFile, path: Path, agency: str = "") -> int:
    review = Review.open(path, today=TODAY)
    with panel.reading() as session:
        sender = agency_for(session, review, agency)
    delivery: int = perform(panel, bring_in, ReadFile.of(review, sender.short_name), agency_id=sender.id).result
    return delivery


def written(desk: Desk) -> list[Person]:
    """People whom files brought in, beside the cast."""
    return [person for person in desk.all(Person) if person.first_delivery_id]


def agency(desk: Desk, kind: str) -> str:
    with desk.panel.reading() as session:
        return session.scalars(select(Agency.short_name).where(Agency.kind == kind)).first() or ""


def test_a_notice_is_kept_with_all_that_was_written(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "police ewn.csv", NOTICES, [notice("EWN-0012", "03/05/2026")]))
    made = desk.all(WarningNotice)[0]
    assert (made.reference, made.issued_at, made.notice_number) == ("EWN-0012", datetime(2026, 5, 3, 21, 40), 1)
    assert (made.name, made.born_on, made.under_18) == ("Dean Marlow", date(2010, 2, 1), True)
    assert made.guardian == "Kim Marlow"
    assert (made.issued_by, made.officer, made.shoulder_number) == ("police", "PC Reed", "123EA")
    assert (made.location, made.pspo_area, made.ethnicity) == ("Heathway", "Heathway", "W1")
    with desk.panel.reading() as session:
        assert session.get_one(Person, made.person_id).name == "Dean Marlow"
        assert session.get_one(Place, made.place_id).name == "Heathway"
        told = person_record(session, made.person_id or 0, TODAY).timeline
        assert [(line.source, line.text) for line in told] == [("Police", "First warning notice, street drinking")]
        assert "given to this person" in told[0].below and "EWN-0012" in told[0].below
        assert any(line.source == "Police" for line in place_record(session, made.place_id or 0, TODAY).timeline)
        assert any(found.where == {"register": "warning_notice", "record": made.id}
                   for found in find_records(session, "EWN-0012"))


def test_the_same_ticket_from_police_and_council_is_one_notice(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "police.csv", NOTICES, [
        notice("EWN-0012", "03/05/2026"), notice("EWN-0013", "04/05/2026", "Sam Oak")]))
    again = bring(desk.panel, write(tmp_path / "council.csv", NOTICES, [
        notice("ewn 12", "03/05/2026", **{"Time": "", "Joint visit done on": "20/05/2026"}),
        notice("12", "09/05/2026", "Ola Fern")]))
    made = {each.name: each for each in desk.all(WarningNotice)}
    assert len(made) == 3
    assert made["Dean Marlow"].joint_visit_on == date(2026, 5, 20) and made["Dean Marlow"].issued_by == "police"
    assert made["Ola Fern"].issued_by == "council", "another book's ticket of that number, on another day"
    with desk.panel.reading() as session:
        delivery = session.get_one(Delivery, again)
        assert (delivery.rows_new, delivery.rows_changed) == (1, 1)
    desk.do(take_back, delivery_id=again)
    left = desk.all(WarningNotice)
    assert len(left) == 2 and all(each.joint_visit_on is None for each in left)
    assert {person.name for person in written(desk)} == {"Dean Marlow", "Sam Oak"}


def test_who_sent_a_shared_list_has_to_be_told(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv", NOTICES, [notice("1", "03/05/2026")])
    with pytest.raises(NotAllowed, match="more than one agency"):
        bring(desk.panel, path)
    assert "Say which sent this list" in import_files(desk.panel, [path])[0].refused
    assert import_files(desk.panel, [path], agency=agency(desk, "police"))[0].stored
    again = import_files(desk.panel, [write(tmp_path / "LBBD notices.csv", NOTICES, [notice("1", "04/05/2026")])])[0]
    assert again.stored and again.agency == agency(desk, "council"), "the file's name says more than the layout"


def test_notices_follow_a_merge(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "police.csv", NOTICES, [
        notice("1", "03/05/2026", "MARLOW, Dean"), notice("2", "10/05/2026", "Mr D Marlow")]))
    first, second = sorted(person.id for person in written(desk))
    desk.do(decide, of="person", first_id=first, second_id=second, verdict="same")
    assert {each.person_id for each in desk.all(WarningNotice)} == {first}


def test_penalties_say_kind_section_and_status_in_one_way(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    def row(number: str, kind: str, section: str, amount: str, paid: str, status: str) -> list[str]:
        return [number, "03/05/2026", "10:00", "Dean Marlow", "01/02/1990", "4 Gorse Road RM10 8ZZ", "Heathway",
                "Heathway", "Drinking in a controlled place", section, amount, paid, status, kind]  # fmt: skip

    bring(desk.panel, write(tmp_path / "fpn.csv", PENALTIES, [
        row("F1", "", "Section 63 ASB Act", "£100.00", "", "Y"), row("F2", "CPW", "43", "", "", ""),
        row("F3", "FPN", "s67", "1,000", "10/05/2026", ""), row("F4", "CPN breach", "", "", "", "With the judge")]))
    made = {each.reference: each for each in desk.all(Penalty)}
    first = made["F1"]
    assert (first.kind, first.section, first.amount, first.status) == ("fixed penalty", "s.63", 100, "Paid")
    assert (made["F2"].kind, made["F2"].section, made["F2"].status) == ("protection warning", "s.43", None)
    assert (made["F3"].amount, made["F3"].paid_on, made["F3"].status) == (1000, date(2026, 5, 10), "Paid")
    assert (made["F4"].kind, made["F4"].status) == ("breach", "With the judge")
    assert len({each.person_id for each in made.values()}) == 1
    assert {each.issued_by for each in made.values()} == {"council"}
    again = bring(desk.panel, write(tmp_path / "fpn2.csv", PENALTIES, [row("F2", "CPW", "43", "", "", "Paid")]))
    with desk.panel.reading() as session:
        assert session.get_one(Delivery, again).rows_changed == 1


def test_licensing_keeps_applications_events_and_actions_of_one_licence(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    rows = [["PREM/1", "The Lantern", "12 Gorse Road", "RM10 8ZZ", what, day, outcome, event, "Lantern Inns Ltd"]
            for what, day, outcome, event in (
                ("Test purchase", "03/05/2026", "Failed", ""), ("Licensing visit", "10/05/2026", "Advice given", ""),
                ("Temporary event notice", "11/05/2026", "", "04/07/2026"), ("Variation", "12/05/2026", "Granted", ""))]
    bring(desk.panel, write(tmp_path / "council licensing.csv", LICENSING, rows))
    made = desk.all(LicensingRecord)
    assert [each.kind for each in made] == ["action", "action", "event", "application"]
    assert made[2].starts_on == date(2026, 7, 4), "an event still to come is no mistake"
    assert len({each.place_id for each in made}) == 1 and made[0].place_id
    assert written(desk) == [], "a licence holder is accused of nothing and becomes nobody's record"
    rows[0][6] = "Passed on review"
    again = bring(desk.panel, write(tmp_path / "council licensing.csv", LICENSING, rows))
    with desk.panel.reading() as session:
        delivery = session.get_one(Delivery, again)
        assert (delivery.rows_new, delivery.rows_changed, delivery.rows_same) == (0, 1, 3)
        told = place_record(session, made[0].place_id or 0, TODAY).timeline
    assert ("Council", "Licensing: test purchase, passed on review") in [(line.source, line.text) for line in told]


def test_a_survey_keeps_its_scores_as_numbers_on_one_scale(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "survey.csv", SURVEY, [
        ["1", "2605-001", "Ada Hale", "03/05/2026", "4", "8", "Very satisfied", "Quick, and =kind"],
        ["2", "2605-002", "", "04/05/2026", "2 out of 5", "lots", "N/A", ""]]))
    made = desk.all(SurveyResponse)
    scores = [(each.overall, each.speed, each.informed, each.scale) for each in made]
    assert scores == [(4, 4, 5, 5), (2, None, None, 5)]
    assert made[0].words == "Quick, and =kind" and made[0].case_reference == "2605-001"
    assert made[0].person_id and made[1].person_id is None
    with desk.panel.reading() as session:
        told = person_record(session, made[0].person_id, TODAY).timeline
    assert [line.text for line in told] == ["Satisfaction survey answered: overall 4 of 5"]
    assert "case 2605-001" in told[0].below
