"""Which column holds which field."""

import time

import pytest

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.columns import header_score, looks_like, plan_columns, sample_columns
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.finding import FoundTable, find_table
from ivolt_desktop.intake.grid import Grid


def table(headers: list[str], *rows: list[str]) -> FoundTable:
    return find_table(RawSheet("s", [headers, *rows]), header_row=1)


def fields(found: FoundTable, feed: str) -> dict[str, str | None]:
    return {plan.header: plan.field for plan in plan_columns(found, FEEDS[feed])}


def test_headers_in_any_dress() -> None:
    found = table(["CAD_NUMBER", "call date", "Opening-Code", "Caller  name"], ["1", "1/5/22", "215", "Ann"])
    assert list(fields(found, "police_calls").values()) == ["reference", "called_at", "code", "caller_name"]


def test_the_better_header_wins_and_the_other_is_kept() -> None:
    found = table(["NumPumpsAttending", "PumpCount"], ["1", "1"])
    plans = plan_columns(found, FEEDS["fire_incidents"])
    assert [(plan.field, plan.state) for plan in plans] == [("pumps", "mapped"), (None, "kept")]
    assert fields(table(["PumpCount"], ["1"]), "fire_incidents") == {"PumpCount": "pumps"}


def test_values_speak_where_the_header_does_not() -> None:
    found = table(["Ref", "A", "B"], ["1", "07700 900001", "01/05/2022"], ["2", "07700 900002", "02/05/2022"])
    assert fields(found, "police_calls") == {"Ref": "reference", "A": "caller_phone", "B": "called_at"}


def test_values_contradict_a_header() -> None:
    found = table(["Date", "Call day"], ["07700 900001", "01/05/2022"], ["07700 900002", "02/05/2022"])
    plan = plan_columns(found, FEEDS["police_calls"])[0]
    assert plan.confidence < 0.6


def test_a_month_written_like_a_date_is_no_guess() -> None:
    found = table(["Crime ID", "Month", "Crime type"], ["", "2023-01", "Drugs"], ["", "2023-01", "Burglary"])
    plan = plan_columns(found, FEEDS["street_crime"])[1]
    assert (plan.field, plan.looks_like) == ("month", "dates") and plan.confidence > 0.95


def test_a_reference_column_of_lists() -> None:
    found = table(["Caller", "CAD"], ["Ann", "1/05MAR24, 2/06MAR24"], ["Bo", "3/05MAR24; 4/06MAR24"])
    assert fields(found, "police_calls")["CAD"] == "references"


def test_a_column_nobody_has_met() -> None:
    plan = plan_columns(table(["CAD", "Vuln flag"], ["1", "Y"], ["2", "N"]), FEEDS["police_calls"])[1]
    assert (plan.field, plan.state, plan.looks_like, plan.examples) == (None, "new", "yes/no", ("Y", "N"))


def test_address_lines_are_joined_columns() -> None:
    found = table(["Case ref", "Address line 1", "Address line 2"], ["1", "12 Althorne Way", "Dagenham"])
    assert fields(found, "council_cases")["Address line 2"] == "complainant_address"
    assert fields(found, "council_cases")["Address line 1"] == "complainant_address"


def test_a_subject_line_is_nobodys_name() -> None:
    found = table(["Case Number", "Subject"], ["1", "Noise from next door"], ["2", "Rowdy youths in the park"])
    assert fields(found, "council_cases")["Subject"] is None
    named = table(["Case Number", "Subject"], ["1", "SMITH, John"], ["2", "Ms B Nowak"])
    assert fields(named, "council_cases")["Subject"] == "subject_name"


def test_kinds_of_values() -> None:
    assert looks_like(["", ""]) == "empty"
    assert looks_like(["RM10 8HT", "ig117qj"]) == "postcodes"
    assert looks_like(["21:14", "09:05"]) == "times"
    assert looks_like(["12", "£3,000.50"]) == "numbers"
    assert looks_like(["1234/05MAR24"]) == "references"
    assert looks_like(["rowdy", "noise"]) == "text"


def test_the_columns_of_a_very_wide_large_file_are_looked_at_without_making_its_rows() -> None:
    width, rows = 1_500, 200
    grid = Grid(width)
    grid.extend([[f"Question {n}" for n in range(width)], *[[str(n % 5) for n in range(width)] for _ in range(rows)]])
    found = find_table(RawSheet("s", grid.finish()))
    started = time.process_time()
    sampled = sample_columns(found)
    assert sampled.texts[7] == [str(7 % 5)] * rows and set(sampled.seems) == {"numbers"}
    assert time.process_time() - started < 5


@pytest.mark.parametrize("header", ["Time (24h)", "Time (hh:mm)", "Time¹", "Time [if known]", "Time (24 hour clock)"])
def test_how_cells_are_written_is_no_part_of_a_header(header: str) -> None:
    found = table([header, "CAD", "CAD date"], ["0107", "1", "1/5/22"])
    assert fields(found, "police_calls")[header] == "called_at.time"


def test_what_an_aside_says_of_whom_is_part_of_a_header() -> None:
    caller = FEEDS["police_calls"].field("caller_name")
    assert header_score("Caller (officer)", caller) < header_score("Caller (if known)", caller) > 0.95
