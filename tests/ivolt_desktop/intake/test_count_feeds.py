"""The feeds of counts and places, on small invented files in every shape that has been met."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.known_errors import KnownError

MONTHS = ["202403", "202404", "202405"]
TODAY = date(2026, 6, 23)


def write(path: Path, rows: Sequence[Sequence[Any]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def spreadsheet(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "Sheet1") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        dated = book.add_format({"num_format": "mmm-yy"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), dated)
                elif cell is not None:
                    page.write(number, column, cell)
    return path


def review(path: Path) -> Review:
    return Review.open(path, today=TODAY)


def values(found: Review, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values[name] for name in names) for row in found.ready]


WARD_HEADERS = ["Group", "SubGroup", "WardName", "WardCode", "LookUp_BoroughName"]
WARD_ROWS = [
    ["ROBBERY", "ROBBERY OF PERSONAL PROPERTY", "Abbey", "E05014053", "Barking and Dagenham", 4, 0, 2],
    ["ROBBERY", "ROBBERY OF PERSONAL PROPERTY", "Heath", "E05014063", "Barking and Dagenham", 1, 1, ""],
    ["ROBBERY", "ROBBERY OF PERSONAL PROPERTY", "Abbey", "E05013800", "Merton", 7, 7, 7],
]


@pytest.mark.parametrize("headers", [
    WARD_HEADERS, ["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"],
    ["Major Category", "Minor Category", "Ward name", "Ward code", "Borough"],
])
def test_crime_by_ward_in_each_heading(tmp_path, headers):
    found = review(write(tmp_path / "wards.csv", [[*headers, *MONTHS], *WARD_ROWS]))
    assert (found.feed.key, found.missing_fields) == ("crime_counts", [])
    assert values(found, "area_name", "month", "count") == [
        ("Abbey", date(2024, 3, 1), 4), ("Abbey", date(2024, 4, 1), 0), ("Abbey", date(2024, 5, 1), 2),
        ("Heath", date(2024, 3, 1), 1), ("Heath", date(2024, 4, 1), 1),
    ]
    assert set(values(found, "group", "subgroup", "area_kind", "measure")) == {
        ("Robbery", "Robbery of personal property", "ward", "Offences")}
    account = found.account
    assert (account.ready, account.records, account.left_out) == (2, 5, 1) and account.balanced
    assert found.period == (date(2024, 3, 1), date(2024, 5, 1))


@pytest.mark.parametrize("months", [
    ["2024-03", "2024-04", "2024-05"], ["Mar-24", "Apr-24", "May-24"], ["March 2024", "April 2024", "May 2024"],
    ["01/03/2024", "01/04/2024", "01/05/2024"], ["03/01/2024", "04/01/2024", "05/01/2024"],
    ["Mar 24", "Apr 24", "May 24"], ["2024-03-01", "2024-04-01", "2024-05-01"], ["2024_03", "2024_04", "2024_05"],
    ["45352", "45383", "45413"], ["31/03/2024", "30/04/2024", "31/05/2024"],
])
def test_months_in_any_common_form(tmp_path, months):
    found = review(write(tmp_path / "wards.csv", [[*WARD_HEADERS, *months], *WARD_ROWS]))
    assert found.feed.key == "crime_counts"
    assert [month for _, month in values(found, "area_name", "month")][:3] == [
        date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)]


def test_months_as_dates_of_a_spreadsheet(tmp_path):
    months = [date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)]
    found = review(spreadsheet(tmp_path / "wards.xlsx", [[*WARD_HEADERS, *months], *WARD_ROWS]))
    assert (found.feed.key, found.account.records) == ("crime_counts", 5)
    assert found.columns[5].label == "Count, March 2024"


def test_a_month_may_be_a_row_of_its_own(tmp_path):
    rows = [["Group", "SubGroup", "WardName", "WardCode", "Borough", "Month", "Count"],
            ["Robbery", "Business", "Abbey", "E05014053", "Barking and Dagenham", "Mar 2024", 3],
            ["Robbery", "Business", "Abbey", "E05014053", "Barking and Dagenham", "Apr 2024", 5]]
    found = review(write(tmp_path / "tidy.csv", rows))
    assert found.feed.key == "crime_counts"
    assert values(found, "month", "count") == [(date(2024, 3, 1), 3), (date(2024, 4, 1), 5)]


def test_crime_by_borough_keeps_every_borough(tmp_path):
    rows = [["MajorText", "MinorText", "LookUp_BoroughName", *MONTHS],
            ["BURGLARY", "BURGLARY", "Barking and Dagenham", 90, 80, 70],
            ["BURGLARY", "BURGLARY", "Hammersmith & Fulham", 60, 50, 40],
            ["BURGLARY", "BURGLARY", "Aviation Security (SO18)", 0, 0, 1]]
    found = review(write(tmp_path / "boroughs.csv", rows))
    assert (found.feed.key, found.account.records) == ("crime_counts", 9)
    assert set(values(found, "area_kind", "area_code", "area_name")) == {
        ("borough", "E09000002", "Barking and Dagenham"), ("borough", "E09000013", "Hammersmith and Fulham"),
        ("borough", None, "Aviation Security (SO18)")}


def test_wards_of_before_2022_go_by_a_name_of_their_own(tmp_path):
    rows = [[*WARD_HEADERS, *MONTHS],
            ["ROBBERY", "ROBBERY", "Abbey", "E05000026", "Barking and Dagenham", 4, 0, 2],
            ["ROBBERY", "ROBBERY", "River", "", "Barking and Dagenham", 1, 1, 1]]
    found = review(write(tmp_path / "wards.csv", rows))
    assert set(values(found, "area_code", "area_name")) == {
        ("E05000026", "Abbey (to May 2022)"), ("E05000038", "River (to May 2022)")}


DASHBOARD = ["Month_Year", "Area Type", "Borough_SNT", "Area name", "Area code", "Offence Group", "Offence Subgroup",
             "Measure", "Financial Year", "FY_FYIndex", "Count", "Refresh Date"]
EARLIER = ["Month_Year", "Area Type", "Borough_SNT", "Area Name", "Area Code", "Crime Type", "Crime Subtype",
           "Measure", "Financial Year", "Count", "Refresh Date"]


@pytest.mark.parametrize(("headers", "month"), [(DASHBOARD, "01.06.21"), (DASHBOARD, "01/06/2021"),
                                                (EARLIER, "01.06.21")])
def test_the_dashboard(tmp_path, headers, month):
    def row(kind, borough, name, code, measure, count):
        told = [month, kind, borough, name, code, "ROBBERY", "PERSONAL ROBBERY", measure, "fy21-22"]
        return [*told, *(["02_fy"] if "FY_FYIndex" in headers else []), count, "05/07/2021"]

    own = "Barking and Dagenham"
    found = review(write(tmp_path / "M1045_MonthlyCrimeDashboard_TNOCrimeData.csv", [
        headers, row("Borough", own, own, "E09000002", "Offences", 40),
        row("Borough", own, own, "E09000002", "Positive Outcomes", 3),
        row("Borough", "Merton", "Merton", "E09000024", "Offences", 21),
        row("SNT", own, "Abbey", "E05014053", "Offences", 6), row("SNT", "Merton", "Abbey", "E05013800", "Offences", 9),
    ]))
    assert (found.feed.key, found.missing_fields) == ("crime_dashboard", [])
    assert values(found, "month", "area_kind", "area_name", "measure", "count") == [
        (date(2021, 6, 1), "borough", own, "Offences", 40), (date(2021, 6, 1), "borough", own, "Positive Outcomes", 3),
        (date(2021, 6, 1), "borough", "Merton", "Offences", 21), (date(2021, 6, 1), "ward", "Abbey", "Offences", 6)]
    assert found.account.left_out == 1


STREET = ["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
          "LSOA name", "Crime type", "Last outcome category", "Context"]
MET = "Metropolitan Police Service"


def asb(longitude="0.1", latitude="51.54", lsoa="Barking and Dagenham 001A"):
    return ["", "2023-01", MET, MET, longitude, latitude, "On or near High Road", "E01000027", lsoa,
            "Anti-social behaviour", "", ""]


def theft(outcome="Under investigation"):
    return ["a" * 64, "2023-01", MET, MET, "0.1", "51.54", "On or near High Road", "E01000027", "Barnet 002B",
            "Other theft", outcome, ""]  # fmt: skip


def test_street_crime_counts_alike_rows_apart(tmp_path):
    found = review(write(tmp_path / "2023-01-metropolitan-street.csv", [STREET, asb(), asb(), asb(), theft()]))
    assert (found.feed.key, found.account.ready, found.account.records) == ("street_crime", 4, 4)
    keys = [row.natural_key for row in found.ready]
    assert len(set(keys)) == 4 and keys[1] == f"{keys[0]}#2" and keys[2] == f"{keys[0]}#3"
    assert set(values(found, "borough")) == {("Barking and Dagenham",), ("Barnet",)}
    assert found.groups == []


def test_a_later_outcome_is_the_same_crime(tmp_path):
    first = review(write(tmp_path / "a.csv", [STREET, theft(), asb()])).ready
    later = review(write(tmp_path / "b.csv", [STREET, theft("Offender given a caution"), asb()])).ready
    assert [row.natural_key for row in first] == [row.natural_key for row in later]
    assert first[0].values != later[0].values and first[1].values == later[1].values


def test_coordinates_swapped_or_nought(tmp_path):
    rows = [STREET, asb(), asb("51.54", "0.1"), asb("0", "0"), asb("9999", "51.5")]
    found = review(write(tmp_path / "street.csv", rows))
    right, turned, nowhere, bad = values(found, "easting", "northing", "longitude")
    assert right == turned and 545_000 < right[0] < 546_000 and 184_000 < right[1] < 185_500
    assert nowhere == (None, None, None) and bad == (None, None, None)
    assert {group.key for group in found.groups} == {"coordinates_swapped", "place_bad"}


def test_street_crime_with_three_more_columns_tells_the_borough_by_its_ward(tmp_path):
    more = ["api_id", "ward_code_2018", "location_type"]
    rows = [[*STREET, *more], [*asb(lsoa="Newham 001A"), "1", "E05000026", "Force"], [*asb(), "2", "E05000029", "BTP"]]
    found = review(write(tmp_path / "street.csv", rows))
    assert found.feed.key == "street_crime"
    assert values(found, "borough", "ward") == [("Barking and Dagenham", "Abbey (to May 2022)"),
                                                ("Barking and Dagenham", "Chadwell Heath (to May 2022)")]


def test_the_fire_brigades_summary_with_a_column_for_each_kind(tmp_path):
    headers = ["Month", "Borough", "Borough code", "All fires", "Primary fires", "Secondary fires", "Deliberate fires",
               "Vehicle fires - deliberate", "Open space fires accidental", "Rubbish: unknown", "False alarms",
               "RTCs", "Shut in lifts", "Special services"]
    found = review(write(tmp_path / "LFB summary.csv", [
        headers, ["Jan 2026", "BARKING AND DAGENHAM", "", 30, 11, 19, 9, 3, 2, 4, 60, 5, 8, 70],
        ["Jan 2026", "Newham", "E09000025", 50, 20, 30, 9, 3, 2, 4, 60, 5, 8, 70]]))
    assert (found.feed.key, found.missing_fields, found.account.records) == ("fire_summary", [], 22)
    own = {row[:2]: row[2] for row in values(found, "kind", "cause", "count", "borough")
           if row[3] == "Barking and Dagenham"}
    assert own == {
        ("fires", "all"): 30, ("primary fires", "all"): 11, ("secondary fires", "all"): 19, ("fires", "deliberate"): 9,
        ("vehicle fires", "deliberate"): 3, ("open space fires", "accidental"): 2, ("rubbish fires", "unknown"): 4,
        ("false alarms", "all"): 60, ("road traffic collisions", "all"): 5, ("lift releases", "all"): 8,
        ("special services", "all"): 70}


def test_the_fire_brigades_summary_by_row_and_by_month(tmp_path):
    tidy = review(write(tmp_path / "tidy.csv", [
        ["Month", "Borough", "Incident type", "Count"],
        ["2026-01", "Barking and Dagenham", "Deliberate Primary Fires", 4],
        ["2026-01", "Barking and Dagenham", "Rubbish - Accidental", 2]]))
    wide = review(write(tmp_path / "wide.csv", [
        ["Borough", "Incident type", "Jan-26", "Feb-26"], ["Barking and Dagenham", "Deliberate Primary Fires", 4, 6],
        ["Barking and Dagenham", "Rubbish - Accidental", 2, 1]]))
    assert (tidy.feed.key, wide.feed.key) == ("fire_summary", "fire_summary")
    assert values(tidy, "kind", "cause", "count") == [("primary fires", "deliberate", 4),
                                                      ("rubbish fires", "accidental", 2)]
    assert values(wide, "kind", "month", "count") == [
        ("primary fires", date(2026, 1, 1), 4), ("primary fires", date(2026, 2, 1), 6),
        ("rubbish fires", date(2026, 1, 1), 2), ("rubbish fires", date(2026, 2, 1), 1)]


def _sheets(path: Path, **sheets: list[list[object]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        page = book.add_worksheet(name.replace("_", " "))
        for at, cells in enumerate(rows):
            page.write_row(at, 0, cells)
    book.close()
    return path


def test_the_fire_brigades_summary_with_a_sheet_for_each_kind(tmp_path):
    own = "Barking and Dagenham"
    found = review(_sheets(
        tmp_path / "Fire brigade summary.xlsx",
        Dwelling_fires=[["Borough", "Jan-26", "Feb-26"], [own, 4, 6], ["Newham", 2, 1]],
        Vehicle_fires_deliberate=[["Month", "Borough", "Count"], ["2026-01", own, 4], ["2026-01", "Newham", 3]],
        Rubbish=[["Month", "Borough", "Deliberate", "Accidental"], ["2026-01", own, 4, 1]],
        Flooding=[["Month", "Borough", "Number of incidents"], ["2026-01", own, 7]],
        Fires=[["Month", "Borough", "All fires", "Primary fires", "Secondary fires"], ["2026-01", own, 4, 1, 3]],
        Lists=[["Month", "Borough", "Number of incidents"], ["2026-01", own, 4]]))

    def told(sheet: str) -> list[tuple[object, ...]]:
        found.choose_sheet(sheet)
        assert found.feed.key == "fire_summary"
        return values(found, "borough", "kind", "cause", "count")

    assert told("Dwelling fires") == [(own, "dwelling fires", "all", 4), (own, "dwelling fires", "all", 6),
                                      ("Newham", "dwelling fires", "all", 2), ("Newham", "dwelling fires", "all", 1)]
    assert found.columns[1].label == "Count, January 2026, dwelling fires"
    assert told("Vehicle fires deliberate") == [(own, "vehicle fires", "deliberate", 4),
                                                ("Newham", "vehicle fires", "deliberate", 3)]
    assert found.layout("x", "LFB").mapping == {"Month": "month", "Borough": "borough", "Count": "count"}
    assert told("Rubbish") == [(own, "rubbish fires", "deliberate", 4), (own, "rubbish fires", "accidental", 1)]
    assert told("Flooding") == [(own, "flooding", "all", 7)]
    assert told("Fires") == [(own, "fires", "all", 4), (own, "primary fires", "all", 1),
                             (own, "secondary fires", "all", 3)]
    assert told("Lists") == [] and found.missing_fields == ["What is counted"]


def test_a_column_that_names_the_kind_goes_before_the_sheets_name(tmp_path):
    rows = [["Month", "Borough", "What", "Count"], ["2026-01", "Newham", "Rubbish", 2], ["2026-01", "Newham", "RTC", 5]]
    found = review(_sheets(tmp_path / "LFB.xlsx", Dwelling_fires=rows))
    assert values(found, "kind", "count") == [("dwelling fires", 2), ("dwelling fires", 5)]
    found.map_column(2, "kind")
    assert values(found, "kind", "count") == [("rubbish fires", 2), ("road traffic collisions", 5)]
    found.map_column(2, None)
    assert values(found, "kind") == [("dwelling fires",)] * 2


FLY = ["Year", "ONS Code", "LA Name", "Region", "Total Incidents", "Highway Incidents", "Incidents per 1,000 people"]


def test_fly_tipping(tmp_path):
    rows = [["Fly-tipping incidents reported by local authorities in England"],
            [], ["", "", "", "", "TOTAL", "Land type"], FLY,
            ["2020-21", "*Total", "*Total", "London", 300.5, 120, ":"],
            ["2020-21", "E09000002", "Barking and Dagenham ", "London", 4000, 1500, 18.2],
            ["2021-22", "E09000002", "Barking and Dagenham ", "London", ":", ":", ":"]]
    found = review(spreadsheet(tmp_path / "fly.xlsx", rows, "LA_incidents"))
    assert (found.feed.key, found.missing_fields, found.account.ready) == ("fly_tipping", [], 3)
    assert values(found, "area_name", "area_code", "year", "year_from", "incidents") == [
        ("London", "E12000007", "2020-21", date(2020, 4, 1), 300.5),
        ("Barking and Dagenham", "E09000002", "2020-21", date(2020, 4, 1), 4000),
        ("Barking and Dagenham", "E09000002", "2021-22", date(2021, 4, 1), None)]
    assert found.groups == []


FIRE_NOW = ["IncidentNumber", "DateOfCall", "CalYear", "TimeOfCall", "IncidentGroup", "StopCodeDescription",
            "PropertyCategory", "PropertyType", "Postcode_district", "IncGeo_BoroughCode", "IncGeo_BoroughName",
            "ProperCase", "IncGeo_WardCode", "IncGeo_WardName", "IncGeo_WardNameNew", "Easting_m", "Northing_m",
            "Easting_rounded", "Northing_rounded", "NumPumpsAttending", "PumpCount"]


def fire(number: str, day: str, ward_code: str = "E05014053", ward: str = "ABBEY"):
    return [number, day, "2019", "00:04:34", "Fire", "Secondary Fire", "Outdoor Structure",
            "Common external bin storage area ", "IG11", "E09000002", "BARKING AND DAGENHAM", "Barking and Dagenham",
            ward_code, ward, ward, "", "", "544550", "184150", "1.0", "1"]


def snake(header: str) -> str:
    made = "".join(f"_{letter.lower()}" if letter.isupper() and at else letter.lower()
                   for at, letter in enumerate(header))
    return made.replace("__", "_")


@pytest.mark.parametrize(("last", "cells", "encoding", "cost"), [
    (["PumpMinutesRounded", "Notional Cost (£)"], ["60", "328"], "utf-8", 328),
    (["PumpMinutesRounded", "Notional Cost (£)"], ["60", "328"], "cp1252", 328),
    (["PumpHoursRoundUp", "Notional Cost (£)"], ["1", "328"], "utf-8-sig", 328),
    (["PumpHoursRoundUp"], ["1"], "utf-8", None),
    ([], [], "cp1252", None),
])
@pytest.mark.parametrize("naming", [str, snake])
@pytest.mark.parametrize("day", ["2019-01-01", "01 Jan 2019", "01/01/2019"])
def test_every_vintage_of_the_fire_brigades_records(tmp_path, last, cells, encoding, cost, naming, day):
    headers = [naming(header) for header in [*FIRE_NOW, *last]]
    rows = [headers, [*fire("000010-01012019", day, "E05000026"), *cells], [*fire("000011-01012019", day), *cells]]
    found = review(write(tmp_path / "LFB.csv", rows, encoding))
    assert (found.feed.key, found.missing_fields, found.kinds_left) == ("fire_incidents", [], 0)
    assert values(found, "called_at", "kind", "fire_type", "borough_code", "easting", "cost") == [
        (datetime(2019, 1, 1, 0, 4, 34), "secondary", "refuse", "E09000002", 544550, cost)] * 2
    assert values(found, "ward") == [("Abbey (to May 2022)",), ("Abbey",)]


def test_a_bare_ward_name_of_before_2022_is_the_ward_of_then(tmp_path):
    gone = {"IncGeo_WardCode", "ProperCase", "IncGeo_WardNameNew", "Postcode_district", "CalYear"}
    keep = [at for at, header in enumerate(FIRE_NOW) if header not in gone]
    rows = [[FIRE_NOW[at] for at in keep], *([row[at] for at in keep] for row in (
        fire("1-01012019", "2019-01-01"), fire("1-01012023", "2023-01-01"),
        fire("2-01012023", "2023-01-01", ward="X")))]
    found = review(write(tmp_path / "LFB.csv", rows))
    assert found.feed.key == "fire_incidents"
    assert values(found, "ward") == [("Abbey (to May 2022)",), ("Abbey",), ("X",)]


def test_a_row_without_a_count_is_set_aside(tmp_path):
    blank = [*WARD_ROWS[1][:5], "", "", ""]
    found = review(write(tmp_path / "wards.csv", [[*WARD_HEADERS, *MONTHS], WARD_ROWS[0], blank]))
    assert (found.account.ready, found.account.set_aside) == (1, 1)


def test_nonsense_in_a_count_is_a_problem_and_not_a_crash(tmp_path):
    row = [*WARD_ROWS[0][:5], "=1+1", "<5", "٣"]
    found = review(write(tmp_path / "wards.csv", [[*WARD_HEADERS, *MONTHS], WARD_ROWS[0], row]))
    assert any(group.key == "number_bad" for group in found.groups) and found.account.balanced


def test_an_empty_table_of_counts_is_refused_or_read_in_words(tmp_path):
    path = write(tmp_path / "wards.csv", [[*WARD_HEADERS, *MONTHS]])
    try:
        assert review(path).account.ready == 0
    except KnownError as error:
        assert error.sentence


def test_crime_by_lsoa_keeps_our_own_and_says_what_is_elsewhere(tmp_path):
    rows = [["LSOA Code", "LSOA Name", "Borough", "Major Category", "Minor Category", *MONTHS],
            ["E01000027", "Barking and Dagenham 001A", "Barking and Dagenham", "Robbery", "Personal Property", 1, 0, 2],
            ["E01000907", "Camden 001A", "Camden", "Robbery", "Personal Property", 3, 3, 3]]
    found = review(write(tmp_path / "MPS LSOA Level Crime.csv", rows))
    assert found.feed.key == "crime_counts"
    assert values(found, "area_kind", "area_code", "borough", "count") == [
        ("LSOA", "E01000027", "Barking and Dagenham", 1), ("LSOA", "E01000027", "Barking and Dagenham", 0),
        ("LSOA", "E01000027", "Barking and Dagenham", 2)]
    assert found.account.reasons == {"an area inside another borough: kept with the file, not counted": 1}


def test_a_table_of_months_that_is_of_no_feed_is_not_taken_for_one(tmp_path):
    rows = [["Officer", "Vehicle", *MONTHS], ["A. Bright", "Van 3", 1, 2, 3], ["O. Fenn", "Van 4", 4, 5, 6]]
    assert not review(write(tmp_path / "mileage.csv", rows)).feed_is_clear


def test_both_sheets_of_the_fly_tipping_workbook_are_the_same_feed(tmp_path):
    import xlsxwriter

    actions = ["Year", "ONS Code", "LA Name", "Region", "Total Actions", "Total Fixed Penalty Notice Actions"]
    with xlsxwriter.Workbook(str(tmp_path / "fly.xlsx")) as book:
        for sheet, headers, row in (("LA_incidents", FLY, [4000, 1500, 18.2]), ("LA_actions", actions, [900, 120])):
            page = book.add_worksheet(sheet)
            page.write_row(0, 0, [f"Fly-tipping {sheet[3:]} reported by local authorities in England"])
            page.write_row(3, 0, headers)
            for number in range(4, 8):
                page.write_row(number, 0, [f"20{number + 10}-{number + 11}", "E09000002", "Barking and Dagenham ",
                                           "London", *row])
    found = review(tmp_path / "fly.xlsx")
    assert (found.feed.key, found.sheet.name) == ("fly_tipping", "LA_incidents")
    keys = [row.natural_key for row in found.ready]
    found.choose_sheet("LA_actions")
    assert (found.feed.key, [row.natural_key for row in found.ready]) == ("fly_tipping", keys)
    assert values(found, "actions", "penalties", "incidents")[0] == (900, 120, None)
