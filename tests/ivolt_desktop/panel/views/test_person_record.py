"""One person's record, and the sheets that must not leak into each other."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.model import Action, Membership, Person
from ivolt_desktop.panel.agenda import add_subject
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.issues import raise_issue
from ivolt_desktop.panel.minutes import TypedLine, type_line
from ivolt_desktop.panel.views.person_record import Record, person_record, place_record
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, CASES, bring, call, write

TODAY = date(2026, 6, 23)


@pytest.fixture
def both(desk: Desk, cast: Cast, tmp_path: Path) -> dict[str, int]:
    """Ada calls the police, and a council case names her as responsible; she is on both sheets."""
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [
        call(number, date(2026, 5, number), "HALE, Ada", "07700 900111") for number in (2, 9, 16)]))
    ada = next(person.id for person in desk.all(Person) if person.name == "Ada Hale")

    def name_her(work: object) -> None:
        from ivolt_desktop.model import CouncilCase

        work.session.add(CouncilCase(reference="2208-200", opened_on=date(2026, 4, 2), category="Threats",  # type: ignore[attr-defined]
                                     subject_name="Ada Hale", subject_id=ada))

    desk.do(name_her)
    victim = desk.do(join_cohort, cohort_id=cast.victims, person_id=ada, reason="third call in a month")
    offender = desk.do(join_cohort, cohort_id=cast.offenders, person_id=ada, reason="named in a case of threats")
    desk.do(raise_issue, title_line="Threats to a neighbour", membership_id=offender)
    return {"ada": ada, "victim": victim, "offender": offender}


def record(desk: Desk, ids: dict[str, int], sheet: str = "") -> Record:
    with desk.panel.reading() as session:
        membership = session.get(Membership, ids[sheet]) if sheet else None
        return person_record(session, ids["ada"], TODAY, membership)


def told(found: Record) -> str:
    return " ".join([*(f"{line.text} {line.below}" for line in found.timeline),
                     *(plan.title for plan in found.plans), *(line.reference for line in found.cohorts)])


def test_the_whole_record_holds_both_sides(desk: Desk, both: dict[str, int]) -> None:
    found = record(desk, both)
    assert sum(found.months.counts) == 3
    assert "names this person as responsible" in told(found) and "ASB call" in told(found)
    assert {line.kind for line in found.cohorts} == {"victims", "offenders"}


def test_the_victims_sheet_says_nothing_of_the_offender(desk: Desk, both: dict[str, int]) -> None:
    found = told(record(desk, both, "victim"))
    assert "ASB call" in found and "V-001" in found
    assert not any(word in found for word in ("O-001", "Threats", "threats", "responsible", "offenders"))


def test_the_offenders_sheet_says_nothing_of_the_victim(desk: Desk, both: dict[str, int]) -> None:
    found = record(desk, both, "offender")
    assert "Threats" in told(found) and "O-001" in told(found)
    assert not any(word in told(found) for word in ("V-001", "ASB call", "third call", "victims"))
    assert sum(found.months.counts) == 1


def test_a_timeline_tells_file_and_row(desk: Desk, both: dict[str, int]) -> None:
    lines = record(desk, both).timeline
    assert any("row 2" in line.below and "delivery of 23 Jun 2026" in line.below for line in lines)


def test_a_place_gathers_every_agency(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    bring(desk.panel, write(tmp_path / "calls.csv", CALLS, [
        call(1, date(2026, 5, 2), "Occupier", where="12 Gorse Road", postcode="")]))
    bring(desk.panel, write(tmp_path / "cases.csv", CASES, [
        ["2208-300", "03/05/2026", "", "Noise", "HALE, Ada", "", "", "", "12 Gorse Rd", "", "Gascoigne", ""]]))
    from ivolt_desktop.model import Place

    gorse = [place for place in desk.all(Place) if "Gorse" in place.name]
    with desk.panel.reading() as session:
        found = [place_record(session, place.id, TODAY) for place in gorse]
    assert {line.source for each in found for line in each.timeline} == {"Police", "Council"}


def test_an_action_agreed_for_an_item_about_somebody_is_at_once_on_their_timeline(
    desk: Desk, cast: Cast, both: dict[str, int]
) -> None:
    item = desk.do(add_subject, cast.items["victims"], membership_id=both["victim"])
    desk.do(type_line, item, TypedLine("action", "Fit a new lock", due_on=date(2026, 7, 14)))
    (action,) = desk.all(Action)
    words = f"Action {action.reference} agreed: Fit a new lock due 14 Jul 2026"
    assert words in told(record(desk, both)) and words in told(record(desk, both, "victim"))
    assert "Fit a new lock" not in told(record(desk, both, "offender"))
    for sheet in ("", "victim"):
        assert [each.text for each in record(desk, both, sheet).actions] == ["Fit a new lock"]
    assert record(desk, both, "offender").actions == ()


def test_an_action_agreed_on_one_sheet_stays_off_the_plan_that_both_sheets_show(
    desk: Desk, cast: Cast, both: dict[str, int]
) -> None:
    desk.do(raise_issue, title_line="Moved home twice", person_id=both["ada"])
    item = desk.do(add_subject, cast.items["victims"], membership_id=both["victim"])
    desk.do(type_line, item, TypedLine("action", "Fit a new lock"))

    def planned(sheet: str) -> list[str]:
        return [f"{plan.title}: {action.text}" for plan in record(desk, both, sheet).plans for action in plan.actions]

    assert planned("") == planned("victim") == ["Moved home twice: Fit a new lock"]
    assert record(desk, both).actions == ()
    assert planned("offender") == [] and "Fit a new lock" not in told(record(desk, both, "offender"))
