"""Cleaned cells joined into records."""

from datetime import date, datetime

from ivolt_desktop.intake.assembling import MappedColumn, assemble, fingerprint, natural_key
from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.cleaning import clean_column
from ivolt_desktop.intake.columns import plan_columns
from ivolt_desktop.intake.feeds import FEEDS
from ivolt_desktop.intake.finding import find_table
from ivolt_desktop.intake.problem_kinds import Action


def records(feed_key: str, headers: list[str], row: list[str], action: Action = "mend") -> list[dict[str, object]]:
    feed = FEEDS[feed_key]
    found = find_table(RawSheet("s", [headers, row]), header_row=1)
    columns = []
    for plan in plan_columns(found, feed):
        if plan.field:
            field = feed.field(plan.field)
            cells, _ = clean_column(feed, field, [row[plan.place]], date(2022, 6, 1))
            columns.append(MappedColumn(plan, field, cells))
    made = assemble(feed, feed.targets, columns, 0, lambda _: action)
    return [{name: value for name, value in record.items() if value is not None} for record in made]


def test_date_and_time_are_joined() -> None:
    (record,) = records("police_calls", ["CAD", "Call date", "Time"], ["CAD 7", "02/05/2022", "21:14"])
    assert record["called_at"] == datetime(2022, 5, 2, 21, 14)
    assert record["reference"] == "0007/02MAY22"


def test_a_time_already_written_is_kept() -> None:
    (record,) = records("police_calls", ["CAD", "Call date", "Time"], ["CAD 7", "02/05/2022 08:00", "21:14"])
    assert record["called_at"] == datetime(2022, 5, 2, 8)


def test_surname_and_forename_are_joined() -> None:
    (record,) = records("police_calls", ["CAD", "Title", "Forename", "Surname"], ["1", "Ms", "MARY ANN", "O'NEILL"])
    assert record["caller_name"] == "Ms Mary Ann O'Neill"
    (record,) = records("police_calls", ["CAD", "Forename", "Surname"], ["1", "", "Bello"])
    assert record["caller_name"] == "Bello"
    (record,) = records("police_calls", ["CAD", "Forename", "Surname"], ["1", "Ann", ""])
    assert record["caller_name"] == "Ann"


def test_address_lines_are_joined() -> None:
    headers = ["Case ref", "Address line 1", "Address line 2"]
    (record,) = records("council_cases", headers, ["1", "12 Althorne Way", "Dagenham"])
    assert record["complainant_address"] == "12 Althorne Way, Dagenham"


def test_the_exact_place_goes_before_the_rounded_one() -> None:
    headers = ["Easting_m", "Easting_rounded", "Postcode_full", "Postcode_district"]
    (exact,) = records("fire_incidents", headers, ["549101", "549150", "RM10 8HT", "RM10"])
    assert (exact["easting"], exact["postcode"]) == (549101, "RM10 8HT")
    (rounded,) = records("fire_incidents", headers, ["", "549150", "", "RM10"])
    assert (rounded["easting"], rounded["postcode"]) == (549150, "RM10")


def test_keep_and_mend() -> None:
    headers, row = ["CAD", "Caller phone"], ["1", "7700900123"]
    assert records("police_calls", headers, row)[0]["caller_phone"] == "07700 900123"
    assert records("police_calls", headers, row, "keep")[0]["caller_phone"] == "7700900123"


def test_keys_tell_nothing_readable_without_a_reference() -> None:
    feed = FEEDS["police_calls"]
    values: dict[str, object] = {"reference": None, "caller_name": "Ann Bell"}
    key = natural_key(feed, values)
    assert key.startswith("row:")
    assert "bell" not in key.casefold()
    assert key == natural_key(feed, dict(reversed(values.items())))
    assert fingerprint(values) != fingerprint({**values, "caller_name": "Bo Chu"})
    assert natural_key(feed, {"reference": "1234/05MAR24"}) == "1234/05mar24"
