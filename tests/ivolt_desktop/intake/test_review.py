"""One file from opening to reviewed rows."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW
from ivolt_desktop.intake.review import NotThere, Review
from ivolt_desktop.rules.known_errors import Cancelled
from tests.ivolt_desktop.intake.police_files import CALL_HEADERS, write_callers, write_calls, write_text

TODAY = date(2022, 6, 1)


def open_calls(tmp_path: Path, layouts: tuple[Layout, ...] = (), extra: str = "") -> Review:
    return Review.open(write_calls(tmp_path / "MPS ASB callers May 22.xlsx", extra=extra), layouts, today=TODAY)


def states(review: Review) -> dict[str, tuple[int, str]]:
    return {group.key: (group.count, group.state) for group in review.groups}


def test_a_row_a_call(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    assert review.feed.key == "police_calls"
    assert review.understood == (7, 7)
    assert review.missing_fields == []
    assert review.summary == (
        "MPS ASB callers May 22.xlsx · sheet ‘Callers’ · 5 rows below a header found on row 3"
        " · looks like: Police ASB calls"
    )
    first = review.ready[0]
    assert first.row_number == 4
    assert first.natural_key == "1234/02may22"
    assert first.original["CAD Date"] == "02/05/2022"
    assert {k: v for k, v in first.values.items() if v is not None} == {
        "reference": "1234/02MAY22", "called_at": datetime(2022, 5, 2, 21, 14), "code": "215", "category": "Rowdy",
        "caller_name": "John Smith", "caller_phone": "07700 900123", "caller_postcode": "RM10 8HT", "call_count": 1,
    }  # fmt: skip


def test_the_problems_are_those_in_the_file(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    assert states(review) == {
        "date_impossible": (1, "needs decision"),
        "postcode_mended": (1, "needs decision"),
        "date_serial": (1, "mended"),
        "phone_zero": (1, "mended"),
        "nobody_named:Caller": (2, "kept"),
        "postcode_partial": (1, "kept"),
    }
    examples = {group.key: group.example for group in review.groups}
    assert examples["phone_zero"] == "7700900123 → 07700 900123"
    assert examples["date_serial"] == "44685 → 4 May 2022"
    assert examples["nobody_named:Caller"] == "N/K, Occupier: kept, never matched"
    assert examples["date_impossible"] == "31/02/2022"


def test_the_account_balances(tmp_path: Path) -> None:
    account = open_calls(tmp_path).account
    assert (account.total, account.header, account.ready, account.set_aside, account.left_out) == (8, 1, 4, 1, 2)
    assert account.balanced
    assert account.reasons == {"above the table": 1, "a blank row": 1, "A date that does not exist": 1}


def test_decisions_by_group_and_by_row(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    assert review.kinds_left == 2
    review.decide("postcode_mended", "mend")
    review.decide("date_impossible", "set aside")
    assert review.kinds_left == 0
    assert next(row for row in review.ready if row.row_number == 7).values["caller_postcode"] == "IG11 7QJ"
    review.decide("phone_zero", "keep")
    assert review.ready[0].values["caller_phone"] == "7700900123"
    review.decide_row(8, "set aside")
    assert [row.row_number for row in review.rows if row.fate == "set aside"] == [6, 8]
    review.decide_row(8, None)
    assert [row.row_number for row in review.rows if row.fate == "set aside"] == [6]


def test_a_choice_not_offered_is_refused(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    with pytest.raises(NotThere):
        review.decide("date_impossible", "mend")
    with pytest.raises(NotThere):
        review.decide("nonsense", "keep")


def test_a_layout_is_recognised_next_month(tmp_path: Path) -> None:
    layout = open_calls(tmp_path).layout("Met callers", "Police")
    review = open_calls(tmp_path, (layout,), extra="Vuln flag")
    assert review.recognised is not None
    assert review.summary.endswith("layout ‘Met callers’ recognised, one new column: Vuln flag")
    assert review.understood == (7, 8)
    new = review.groups[-1]
    assert (new.key, new.title, new.example) == (
        COLUMN_NEW,
        "A column not seen before",
        "‘Vuln flag’: looks like yes/no",
    )
    assert new.actions == ("Map…", "Keep")
    review.decide(COLUMN_NEW, "keep")
    assert review.groups[-1].state == "kept"


def test_a_correction_in_the_layout_is_remembered(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    review.map_column(3, "category")
    again = open_calls(tmp_path, (review.layout("Met callers", "Police"),))
    assert again.columns[3].field == "category"
    assert again.ready[0].values["category"] == "215 Rowdy"


def test_mapping_a_column_takes_the_field_from_the_other(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    review.map_column(0, "caller_name")
    assert review.columns[4].field is None
    assert review.columns[0].how == "chosen by you"
    with pytest.raises(NotThere):
        review.map_column(99, None)


def test_a_row_a_caller_becomes_a_row_a_call(tmp_path: Path) -> None:
    review = Review.open(write_callers(tmp_path / "callers.xlsx"), today=date(2024, 6, 1))
    assert review.feed.key == "police_calls"
    told = [(r.row_number, r.part, r.values["reference"], r.values["call_count"]) for r in review.ready]
    assert told == [
        (2, 0, "1234/05MAR24", 1), (2, 1, "1300/06MAR24", 1), (2, 2, "0014/07MAR24", 1),
        (3, 0, "0022/05MAR24", 1), (3, 1, "0023/06MAR24", 1), (4, 0, None, 4),
    ]  # fmt: skip
    assert states(review) == {"count_differs": (1, "kept"), "count_undated": (1, "kept")}
    assert review.account.records == 6
    assert review.account.ready == 3
    assert review.account.balanced
    assert review.period == (date(2024, 3, 5), date(2024, 3, 7))


def test_text_with_titles_and_a_grand_total(tmp_path: Path) -> None:
    review = Review.open(write_text(tmp_path / "calls.csv"), today=TODAY)
    assert review.feed.key == "police_calls"
    assert [(row.row_number, row.reason) for row in review.rows if row.fate == "left out"] == [
        (1, "above the table"), (2, "above the table"), (3, "a blank row"), (7, "a total"), (8, "a blank row"),
        (9, "a note below the table"),
    ]  # fmt: skip
    assert review.rows[0].original == {"Incident No": "East Area BCU"}
    assert [row.values["caller_name"] for row in review.ready] == ["Ann Bello", "Bo Chu"]
    assert review.account.balanced


def test_a_file_of_nothing_known_says_so(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    review = Review.open(path, today=TODAY)
    assert not review.feed_is_clear
    assert review.summary.endswith("what it holds is not clear")
    review.choose_feed("council_cases")
    assert review.feed_is_clear
    assert review.missing_fields == ["Case reference", "Opened"]


def test_a_deliberate_fire_extract(tmp_path: Path) -> None:
    path = tmp_path / "LFB deliberate fires.csv"
    path.write_text(
        "Incident number,Date,Time,Type,Primary/Secondary,Location,Ward,Deliberate/Accidental\n"
        '012345-01052022,01/05/2022,21:10,Rubbish,Secondary,"Heathway, Dagenham",HEATH,Deliberate\n'
        "012346-02052022,02/05/2022,01:10,Grass,Secondary,Mayesbrook Park,Mayesbrook,Not known\n",
        encoding="utf-8",
    )
    review = Review.open(path, today=TODAY)
    assert review.feed.key == "deliberate_fires"
    told = [(r.values["kind"], r.values["fire_type"], r.values["deliberate"], r.values["ward"]) for r in review.ready]
    wards = ("Heath (to May 2022)", "Mayesbrook (to May 2022)")
    assert told == [("secondary", "refuse", "yes", wards[0]), ("secondary", "open space", "not known", wards[1])]
    assert review.ready[0].values["called_at"] == datetime(2022, 5, 1, 21, 10)


def test_a_council_case_export(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        "Case Ref;Opened;First contact;Category;Sub-category;Victim;DOB;Perpetrator;Closed;Closure Reason\n"
        'C-1;05/01/2022;06/01/2022;Nuisance;Noise;"NOWAK, Beata";02/05/65;"SMITH, John";04/01/2022;Advice\n'
        "C-2;06/01/2022;;Nuisance;;ANON;;N/K;31/02/2022;\n\n"
        "Confidential Information - Do Not Distribute;;;;;;;;;\n",
        encoding="utf-8",
    )
    review = Review.open(path, today=TODAY)
    assert review.feed.key == "council_cases"
    assert review.ready[0].values["category"] == "Nuisance: Noise"
    assert review.ready[0].values["complainant_name"] == "Beata Nowak"
    assert review.ready[0].values["complainant_born_on"] == date(1965, 5, 2)
    assert review.ready[1].values["closed_on"] is None
    assert states(review) == {
        "dates_crossed": (1, "kept"), "date_blank_impossible": (1, "kept"),
        "nobody_named:Complainant": (1, "kept"), "nobody_named:Subject": (1, "kept"),
    }  # fmt: skip
    assert review.account.balanced


def test_the_same_row_twice_is_stored_once(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    lines = ["CAD,Call date,Caller", "1/05MAR22,05/03/2022,Ann Bell", "1/05MAR22,05/03/2022,Ann Bell"]
    path.write_text("\n".join([*lines, "1/05MAR22,05/03/2022,Bo Chu"]), encoding="utf-8")
    review = Review.open(path, today=TODAY)
    assert [(row.fate, row.reason) for row in review.rows] == [
        ("ready", ""),
        ("left out", "the same as row 2"),
        ("ready", ""),
    ]
    assert [row.natural_key for row in review.ready] == ["0001/05mar22", "0001/05mar22#2"]
    assert states(review) == {"reference_twice": (1, "kept")}


def test_the_preview_tints_what_will_change(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    rows = review.preview()
    assert [row.row_number for row in rows] == [4, 5, 6, 7, 8]
    assert rows[0].cells[0] == "CAD 1234 02/05/2022"
    assert rows[0].tinted == {CALL_HEADERS.index("Caller Phone")}
    assert rows[1].tinted == frozenset()
    assert review.preview_group("date_serial", 2)[0].row_number == 5


def test_what_is_set_aside_can_be_sent_back(tmp_path: Path) -> None:
    headers, rows = open_calls(tmp_path).set_aside_table()
    assert headers[:3] == ["Row", "Why it was set aside", "CAD Number"] and headers[-1].startswith("Code")
    assert [row[:-1] for row in rows] == [[6, "A date that does not exist", "CAD 90 03/05/2022", "31/02/2022", "23:05",
                                           "302 Noise", "N/K", "withheld", "RM9 5"]]  # fmt: skip


def test_another_header_sheet_or_feed(tmp_path: Path) -> None:
    review = open_calls(tmp_path)
    review.choose_header(4)
    assert review.found.header_row == 4
    review.choose_sheet("Callers")
    assert review.found.header_row == 3
    review.choose_feed("council_cases")
    assert review.feed.key == "council_cases"
    with pytest.raises(NotThere):
        review.choose_sheet("Nowhere")


def test_cancelled_at_any_moment(tmp_path: Path) -> None:
    path = write_calls(tmp_path / "calls.xlsx")
    asked: list[int] = []
    Review.open(path, today=TODAY, cancelled=lambda: bool(asked.append(1))).account  # noqa: B018
    for stop in range(1, len(asked) + 1):
        times = iter(range(1, len(asked) + 1))
        with pytest.raises(Cancelled):
            Review.open(path, today=TODAY, cancelled=lambda t=times, s=stop: next(t) == s).account  # type: ignore[misc]  # noqa: B018


def test_progress_grows(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    review = Review.open(write_calls(tmp_path / "c.xlsx"), today=TODAY, progress=lambda w, s: told.append((w, s)))
    assert review.rows
    assert [share for _, share in told][2:] == sorted(share for _, share in told)[2:]
    assert all(0 <= share <= 1 for _, share in told)


def test_the_genuine_fire_brigade_file(shared_data: Path) -> None:
    review = Review.open(shared_data / "real" / "lfb-incidents-2023-sample.csv", today=date(2026, 11, 23))
    assert review.feed.key == "fire_incidents"
    assert review.understood == (39, 39)
    assert review.missing_fields == []
    assert len(review.ready) == 10_000
    assert len({row.natural_key for row in review.ready}) == 10_000
    ours = [row for row in review.ready if row.values["borough_code"] == "E09000002"]
    assert len(ours) == 155
    assert sum(row.values["kind"] == "secondary" for row in ours) == 11
    assert all(row.values["deliberate"] is None for row in review.ready)
    assert all(row.values["easting"] for row in review.ready)
    assert review.groups == []
    assert review.account.balanced


def test_genuine_files_of_other_kinds_do_not_fail(shared_data: Path) -> None:
    for path in (shared_data / "messy").iterdir():
        if path.suffix in (".csv", ".tsv", ".xlsx"):
            try:
                review = Review.open(path, today=TODAY)
            except Exception as fault:
                assert type(fault).__name__ in ("EmptyFile",), path.name
                continue
            assert review.account.balanced, path.name
