"""The first screen: steps, needs, snapshot."""

from datetime import date, datetime, timedelta
from pathlib import Path

from ivolt_desktop.panel.actions import add_action
from ivolt_desktop.panel.agencies import add_agency
from ivolt_desktop.panel.month_snapshot import fresh_month, remembered_month
from ivolt_desktop.panel.views.month_facts import ThisMonth
from ivolt_desktop.panel.views.this_month import this_month
from tests.ivolt_desktop.panel.conftest import Cast, Desk
from tests.ivolt_desktop.panel.incoming import CALLS, bring, call, write


def month(desk: Desk) -> ThisMonth:
    with desk.panel.reading() as session:
        return this_month(session, desk.now.date())


def test_an_empty_panel_says_what_to_do_first(desk: Desk) -> None:
    shown = month(desk)
    assert shown.subtitle == "No panel is planned yet"
    assert [(need.text, need.page, need.where) for need in shown.needs] == [
        ("No agency sends data yet", "settings", {"section": "agencies"}), ("No panel is planned", "meeting", {})]
    assert (shown.steps[0].below, shown.steps[0].state) == ("no agency yet", "current")


def test_the_meeting_gives_title_and_distance(desk: Desk, cast: Cast) -> None:
    shown = month(desk)
    assert shown.title == "June panel"
    assert shown.subtitle == "Tuesday 30 June 2026, 10:00 · Chair: Metropolitan Police · in 5 working days"
    assert [step.label for step in shown.steps] == [
        "Data in", "Matches", "Agenda", "Pack", "Meeting", "Minutes", "Actions out"]
    assert shown.steps[3].below == "due Fri 26 June"


def test_an_agency_that_supplies_is_missed_until_its_file_is_in(desk: Desk, cast: Cast, tmp_path: Path) -> None:
    desk.do(add_agency, name="Second police", short_name="Transport", kind="police", supplies="ASB calls")
    assert any("Second police: nothing in for May" in need.text for need in month(desk).needs)
    assert month(desk).steps[0].below == "0 of 1 agency"
    bring(desk.panel, write(tmp_path / "may.csv", CALLS, [call(1, date(2026, 5, 2), "HALE, Ada")]))
    assert not any("nothing in" in need.text for need in month(desk).needs)
    assert month(desk).steps[0].state == "done"


def test_overdue_actions_are_counted_by_agency(desk: Desk, cast: Cast) -> None:
    late = desk.now.date() - timedelta(days=3)
    desk.now = datetime(2026, 6, 1, 9, 0)
    for agency in (cast.council, cast.council, cast.police):
        desk.do(add_action, text="Visit together", agency_id=agency, due_on=late)
    desk.now = datetime(2026, 6, 23, 9, 30)
    need = next(each for each in month(desk).needs if each.pill == "Overdue")
    assert need.text == "3 actions overdue: Council 2, Police 1"
    assert month(desk).counts["issues"] == 3


def test_the_snapshot_holds_until_something_changes_or_the_day_does(desk: Desk, cast: Cast) -> None:
    assert remembered_month(desk.panel) is None
    worked_out = fresh_month(desk.panel)
    assert remembered_month(desk.panel) == worked_out
    desk.do(add_agency, name="Housing", short_name="Housing", kind="housing")
    assert remembered_month(desk.panel) is None
    fresh_month(desk.panel)
    desk.now += timedelta(days=1)
    assert remembered_month(desk.panel) is None


def test_json_brings_it_back_whole(desk: Desk, cast: Cast) -> None:
    shown = month(desk)
    assert ThisMonth.from_json(shown.to_json()) == shown


def test_a_clock_that_was_set_back_is_told(desk: Desk, cast: Cast) -> None:
    assert "Clock" not in [need.pill for need in month(desk).needs]
    desk.now = desk.now.replace(day=22)
    first = month(desk).needs[0]
    assert (first.pill, first.page) == ("Clock", "registers")
    assert first.below.startswith("It says 22 June; the last change here was saved on 23 June.")
