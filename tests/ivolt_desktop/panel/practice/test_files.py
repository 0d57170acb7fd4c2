"""The practice files: always the same, all readable by the intake, every row accounted for, the dirt in them."""

from datetime import date
from pathlib import Path

import pytest

from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.review import Review
from ivolt_desktop.panel.practice.files import PracticeFile, practice_files, save_practice_files
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.other_files import WARDEN_LOG
from ivolt_desktop.panel.practice.practice_calendar import TODAY
from ivolt_desktop.rules.calendar_months import first_of_month


def _file(name: str) -> PracticeFile:
    return next(file for file in practice_files() if file.name == name)


def _review(folder: Path, name: str) -> Review:
    return Review.open(folder / name, today=TODAY, feeds={**FEEDS, WARDEN_LOG.key: WARDEN_LOG.feed("council")})


def test_two_savings_are_equal_byte_for_byte(saved_files: Path, tmp_path: Path) -> None:
    again = save_practice_files(tmp_path / "again")
    assert len(again) == len(practice_files()) > 50
    for path in again:
        assert path.read_bytes() == (saved_files / path.name).read_bytes(), path.name


@pytest.mark.parametrize("file", practice_files(), ids=lambda file: file.name)
def test_the_intake_reads_every_file_and_accounts_for_every_row(saved_files: Path, file: PracticeFile) -> None:
    review = _review(saved_files, file.name)
    assert review.feed.key == file.feed
    assert review.missing_fields == []
    assert review.account.balanced and review.account.ready > 0
    assert review.account.set_aside <= 6


def test_each_month_has_a_file_from_each_agency_and_three_are_left_to_bring_in() -> None:
    left = [file.name for file in practice_files() if not file.brought_in]
    assert left == [
        "LFB deliberate fires 2026-05.xlsx", "LFB borough summary 2026-05.xlsx", "MPS ASB callers Jun 26 to 21st.xlsx",
    ]  # fmt: skip
    months = {(file.sender, file.month) for file in practice_files()}
    assert len(months) == 17 + 17 + 18 + 3 + 2, "and lists twice or thrice a year from enforcement and licensing"
    assert all(file.came_in.date() < TODAY for file in practice_files())


@pytest.mark.parametrize(
    ("name", "header_row", "has_list"),
    [
        ("MPS ASB callers Feb 25.xlsx", 3, True),
        ("MPS ASB callers Aug 25.csv", 5, False),
        ("MPS ASB callers Mar 26.xlsx", 6, False),
    ],
)
def test_the_police_sheet_came_in_three_layouts(saved_files: Path, name: str, header_row: int, has_list: bool) -> None:
    review = _review(saved_files, name)
    assert review.found.header_row == header_row
    assert any(plan.field == "references" for plan in review.columns) is has_list
    month = _file(name).month
    calls = sum(first_of_month(call.at) == month for call in life().calls)
    assert calls - 6 <= len({row.natural_key for row in review.ready}) <= calls + 25
    assert any("total" in reason for reason in review.account.reasons)


def test_the_dirt_shows_as_problems(saved_files: Path) -> None:
    titles = {
        group.title
        for name in ("MPS ASB callers Jun 25.csv", "MPS ASB callers May 26.xlsx", "MPS ASB callers Feb 26.xlsx")
        for group in _review(saved_files, name).groups
    }
    assert {
        "A date that does not exist", "Phone lost its leading zero", "Dates as Excel numbers", "No caller named",
        "Postcode with a 1 for an I or a 0 for an O",
    } <= titles  # fmt: skip


def test_columns_move_are_renamed_and_are_added(saved_files: Path) -> None:
    headers = {month: [plan.header for plan in _review(saved_files, f"MPS ASB callers {month}.xlsx").columns]
               for month in ("Dec 25", "Feb 26", "Mar 26", "May 26")}  # fmt: skip
    assert sorted(headers["Dec 25"]) == sorted(headers["Feb 26"]) and headers["Dec 25"] != headers["Feb 26"]
    assert "Contact number" in headers["Mar 26"] and "Caller Phone" not in headers["Mar 26"]
    assert set(headers["May 26"]) - set(headers["Mar 26"]) == {"Vuln flag"}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("ASB case export 2025-09.csv", set()),
        ("ASB case export 2025-10.xlsx", {"complainant_reference", "uprn"}),
        ("MPS ASB callers Dec 25.xlsx", {"caller_age"}),
        ("EA EWN list Jul to Dec 2025.xlsx", set()),
        ("EA EWN list Jan to May 2026.xlsx", {"age", "own_reference"}),
        ("LBBD licensing 2026.xlsx", {"uprn"}),
    ],
)
def test_some_tell_ages_own_references_and_property_numbers(saved_files: Path, name: str, fields: set[str]) -> None:
    review = _review(saved_files, name)
    every = {"complainant_reference", "uprn", "caller_age", "age", "own_reference"}
    assert {plan.field for plan in review.columns} & every == fields
    for field in fields:
        assert any(row.values.get(field) for row in review.ready)


def test_one_person_has_one_reference_and_one_door_one_number(saved_files: Path) -> None:
    of_person: dict[str, set[str]] = {}
    doors: dict[str, set[str]] = {}
    truth = {case.reference: (case.complainant, case.address) for case in life().cases}
    for month in ("2025-10", "2026-02", "2026-05"):
        for row in _review(saved_files, f"ASB case export {month}.xlsx").ready:
            person, door = truth[str(row.values["reference"])]
            if row.values.get("complainant_reference"):
                of_person.setdefault(str(row.values["complainant_reference"]), set()).add(person)
            if row.values.get("uprn"):
                doors.setdefault(str(row.values["uprn"]), set()).add(door)
    assert of_person and doors and all(len(each) == 1 for each in [*of_person.values(), *doors.values()])


def test_some_files_overlap_others(saved_files: Path) -> None:
    first = {row.natural_key for row in _review(saved_files, "MPS ASB callers Mar 25.xlsx").ready}
    again = {row.natural_key for row in _review(saved_files, "MPS ASB callers Mar 25 corrected.xlsx").ready}
    assert first <= again and len(again) > len(first)
    period = _review(saved_files, "MPS ASB callers Sep 25.csv").period
    assert period and period[0] == date(2025, 8, 28)


def test_the_open_data_file_has_its_thirty_nine_columns(saved_files: Path) -> None:
    review = _review(saved_files, "LFB incidents 2025-09.csv")
    assert len(review.columns) == 39
    assert {row.values["borough_code"] for row in review.ready} == {"E09000002"}
