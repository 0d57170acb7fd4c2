"""The lists of people and places: who stands by themselves, and how often they were reported."""

from datetime import date, datetime
from typing import Any

from ivolt_desktop.model import AsbCall, FireIncident, Person
from ivolt_desktop.panel.cohorts import join_cohort
from ivolt_desktop.panel.views.known_records import known_people, known_places
from ivolt_desktop.store import UnitOfWork

TODAY = date(2026, 6, 23)


def _report(work: UnitOfWork, cast: Any) -> None:
    for at in (datetime(2026, 5, 4, 21), datetime(2025, 7, 1, 9), datetime(2025, 5, 1, 9)):
        work.session.add(AsbCall(called_at=at, person_id=cast.caller, place_id=cast.parade, call_count=2))
    work.session.add(FireIncident(called_at=datetime(2026, 6, 1, 3), place_id=cast.parade, deliberate="yes"))
    work.session.add(FireIncident(called_at=datetime(2026, 6, 2, 3), place_id=cast.parade, deliberate="not known"))
    work.session.add(Person(reference="P-0900", name="M Quill", merged_into_id=cast.caller))
    work.says("Report")


def test_people_with_their_reports_of_twelve_months(desk: Any, cast: Any) -> None:
    desk.do(_report, cast)
    desk.do(join_cohort, cohort_id=cast.victims, person_id=cast.caller, reason="Three calls")
    with desk.panel.reading() as session:
        rows = known_people(session, TODAY)
    assert [row["name"] for row in rows] == ["Mina Quill", "Tobias Wren"]
    first = rows[0]
    assert (first["reports"], first["last_report"], first["in_cohort"], first["known_by"]) == (
        4, date(2026, 5, 4), "V-001", "V-001")
    assert (rows[1]["reports"], rows[1]["last_report"], rows[1]["known_by"]) == (0, None, rows[1]["reference"])


def test_places_count_fires_that_were_set(desk: Any, cast: Any) -> None:
    desk.do(_report, cast)
    with desk.panel.reading() as session:
        rows = known_places(session, TODAY)
    assert [(row["name"], row["reports"], row["last_report"]) for row in rows] == [
        ("Station Parade", 5, date(2026, 6, 1))]
