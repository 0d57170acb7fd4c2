"""Layouts saved and recognised."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.feed_guessing import guess_feed
from ivolt_desktop.intake.finding import FoundTable, find_table
from ivolt_desktop.intake.layouts import Layout, load_layouts, recognise
from ivolt_desktop.intake.reading import read_book
from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.known_errors import UnreadableFile

LAYOUT = Layout("Met callers", "Police", "police_calls", {
    "CAD Number": "reference", "Call date": "called_at", "Code": "code", "Caller": "caller_name", "Tel": "caller_phone",
    "Grade": None,
})  # fmt: skip


def table(*headers: str) -> FoundTable:
    rows = [[f"{header} {n}" for header in headers] for n in range(3)]
    return find_table(RawSheet("s", [list(headers), *rows]), header_row=1)


def test_json_both_ways() -> None:
    assert Layout.from_json(LAYOUT.to_json()) == LAYOUT


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": "x", "agency": "y", "feed": "none", "columns": {"A": "b"}}']
)
def test_bad_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile):
        Layout.from_json(text)


def test_the_same_again() -> None:
    fit = recognise(table(*LAYOUT.mapping), [LAYOUT])
    assert fit is not None
    assert (fit.score, fit.differences, fit.words) == (1.0, [], "layout ‘Met callers’ recognised")


def test_moved_added_renamed_and_missing() -> None:
    moved = recognise(table("Tel", "Grade", "Caller", "Code", "Call date", "CAD Number"), [LAYOUT])
    assert moved is not None
    assert moved.differences == ["columns in another order"]
    added = recognise(table(*LAYOUT.mapping, "Vuln flag"), [LAYOUT])
    assert added is not None
    assert added.differences == ["one new column: Vuln flag"]
    renamed = recognise(table("CAD Number", "Call date", "Code", "Caller", "Phone no", "Grade"), [LAYOUT])
    assert renamed is not None
    assert renamed.differences == ["‘Tel’ is now called ‘Phone no’"]
    assert renamed.given["phoneno"] == "caller_phone"
    several = recognise(table("CAD No", "Call date/time", "Opening code", "Caller name", "Phone no", "Grade"), [LAYOUT])
    assert several is not None and several.differences == [
        "5 columns have other names, such as ‘CAD Number’ is now called ‘CAD No’"]
    missing = recognise(table("CAD Number", "Call date", "Code", "Caller", "Grade"), [LAYOUT])
    assert missing is not None
    assert missing.differences == ["one column missing: Tel"]


def test_another_file_is_not_recognised() -> None:
    assert recognise(table("Case ref", "Date opened", "Officer", "Status"), [LAYOUT]) is None


def test_the_best_of_several() -> None:
    other = Layout("Old", "Police", "police_calls", {"CAD Number": "reference", "Call date": "called_at", "X": None})
    fit = recognise(table(*LAYOUT.mapping), [other, LAYOUT])
    assert fit is not None
    assert fit.layout is LAYOUT


@pytest.mark.parametrize(
    ("headers", "feed"),
    [
        (("CAD Number", "CAD Date", "Caller Name", "Caller Phone"), "police_calls"),
        (("Case Ref", "Opened", "Category", "Victim", "Perpetrator", "Closure Reason"), "council_cases"),
        (("Incident number", "Date of call", "Fire type", "Deliberate", "Ward"), "deliberate_fires"),
    ],
)
def test_the_feed_is_guessed(headers: tuple[str, ...], feed: str) -> None:
    assert guess_feed(table(*headers))[0][0].key == feed


def test_starter_layouts_know_the_genuine_file(root: Path, shared_data: Path) -> None:
    layouts = load_layouts(root / "resources" / "layouts")
    found = find_table(read_book(shared_data / "real" / "lfb-incidents-2023-sample.csv").sheets[0])
    fit = recognise(found, layouts)
    assert fit is not None
    assert (fit.layout.feed, fit.differences) == ("fire_incidents", [])


def test_what_was_decided_about_problems_is_decided_next_month(tmp_path: Path) -> None:
    first = tmp_path / "May.csv"
    first.write_text("CAD number,Call date,Caller,Postcode\n1,02/05/2026,Finch,1G11 7QJ\n2,31/02/2026,Vale,RM8 2BB\n")
    review = Review.open(first, today=date(2026, 6, 1))
    assert review.kinds_left == 2
    review.decide("postcode_mended", "mend")
    review.decide("date_impossible", "set aside")
    kept = Layout.from_json(review.layout("Met", "Police").to_json())
    next_month = tmp_path / "June.csv"
    next_month.write_text(
        "CAD number,Call date,Caller,Postcode\n3,02/06/2026,Marsh,1G11 7QJ\n4,31/06/2026,Quayle,RM8 2BB\n")
    again = Review.open(next_month, [kept], today=date(2026, 7, 1))
    assert again.kinds_left == 0
    assert {group.key: group.as_before for group in again.groups} == {"postcode_mended": True, "date_impossible": True}
    assert again.ready[0].values["caller_postcode"] == "IG11 7QJ"
    again.decide("postcode_mended", "keep")
    assert not next(group for group in again.groups if group.key == "postcode_mended").as_before
    assert again.ready[0].values["caller_postcode"] == "1G11 7QJ"


def test_a_decision_that_is_no_longer_offered_is_passed_over() -> None:
    layout = Layout("Met", "Police", "police_calls", {}, "", {
        "problem:postcode_mended": "burn", "problem:nothing_of_the_kind": "keep", "other": "keep",
        "problem:nobody_named:Caller": "set aside"})
    assert layout.decisions() == {"nobody_named:Caller": "set aside"}


def test_headers_in_another_script_or_of_signs_are_told_apart() -> None:
    layout = Layout("Signs", "Police", "police_calls", {"№": "reference", "日付": "called_at", "£": None})
    fit = recognise(table("£", "日付", "№"), [layout])
    assert fit is not None and set(fit.given.values()) == {"reference", "called_at", None}
    assert recognise(table("$", "名前", "%"), [layout]) is None


def test_a_few_common_headers_in_a_wide_table_are_not_the_layout() -> None:
    layout = Layout("Small", "Police", "police_calls", {"Ref": "reference", "Date": "called_at", "Notes": "details"})
    assert recognise(table("Ref", "Date", "Notes", "Ward"), [layout]) is not None
    wide = ("Ref", "Date", "Notes", *(f"Measure {number}" for number in range(12)))
    assert recognise(table(*wide), [layout]) is None
