"""Counts as they come month after month: overlapping files, revised figures, taking back, and areas."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ivolt_desktop.model import CrimeCount, Delivery, DeliveryRow, Outline, StreetCrime
from ivolt_desktop.panel.importing import FileAccount, import_files
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.taking_back import take_back
from ivolt_desktop.panel.undoing import undo_last
from ivolt_desktop.panel.views.crime_figures import crime_figures
from ivolt_desktop.panel.views.deliveries import one_delivery

HEADERS = ["Group", "SubGroup", "WardName", "WardCode", "LookUp_BoroughName"]
ABBEY = ["ROBBERY", "PERSONAL", "Abbey", "E05014053", "Barking and Dagenham"]
HEATH = ["ROBBERY", "PERSONAL", "Heath", "E05014063", "Barking and Dagenham"]
MERTON = ["ROBBERY", "PERSONAL", "Abbey", "E05013800", "Merton"]


def wards(path: Path, months: list[str], *rows: list[Any]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[*HEADERS, *months], *rows])
    return path


def bring(desk: Any, path: Path) -> FileAccount:
    (account,) = import_files(desk.panel, [path])
    assert account.stored, account.refused
    return account


def counts(desk: Any) -> dict[tuple[str, str], int]:
    with desk.panel.reading() as session:
        return {(each.area_name, f"{each.month:%Y%m}"): each.count for each in session.scalars(select(CrimeCount))}


def test_next_months_file_stores_what_is_new_and_shows_what_was_revised(desk, cast, tmp_path):
    path = wards(tmp_path / "a.csv", ["202403", "202404"], [*ABBEY, 4, 5], [*HEATH, 1, 1], [*MERTON, 9, 9])
    first = bring(desk, path)
    assert (first.new, first.left_out, first.records) == (2, 1, {"new": 4, "changed": 0, "same": 0})
    before = desk.state()
    path = wards(tmp_path / "b.csv", ["202404", "202405"], [*ABBEY, 6, 7], [*HEATH, 1, 1], [*MERTON, 9, 9])
    second = bring(desk, path)
    assert (second.new, second.changed, second.same, second.left_out) == (1, 1, 0, 1)
    assert second.records == {"new": 2, "changed": 1, "same": 1}
    assert counts(desk) == {("Abbey", "202403"): 4, ("Abbey", "202404"): 6, ("Abbey", "202405"): 7,
                            ("Heath", "202403"): 1, ("Heath", "202404"): 1, ("Heath", "202405"): 1}
    latest = desk.all(Delivery)[-1]
    assert (latest.period_from, latest.period_to) == (date(2024, 4, 1), date(2024, 5, 1))
    taken = desk.changed(take_back, delivery_id=latest.id)
    assert desk.state()["crime_count"] == before["crime_count"]
    undo_last(desk.panel, taken.change_id - 1)
    assert counts(desk)[("Abbey", "202404")] == 6


def test_a_row_of_many_counts_is_kept_and_shown_once(desk, cast, tmp_path):
    bring(desk, wards(tmp_path / "a.csv", ["202403", "202404"], [*ABBEY, 4, 5], [*MERTON, 9, 9]))
    assert [row.row_number for row in desk.all(DeliveryRow)] == [2, 2, 3]
    with desk.panel.reading() as session:
        shown = one_delivery(session, desk.all(Delivery)[-1].id)
        assert shown is not None
        assert [(row.number, row.fate, len(row.records)) for row in shown.rows] == [(2, "new", 2), (3, "left out", 0)]
        assert shown.rows[0].cells["202404"] == "5" and "another borough" in shown.rows[1].reason


def test_the_layout_of_a_wide_file_is_recognised_when_its_months_have_moved_on(desk, cast, tmp_path):
    bring(desk, wards(tmp_path / "a.csv", ["202403", "202404"], [*ABBEY, 4, 5]))
    from ivolt_desktop.intake.review import Review
    from ivolt_desktop.panel.importing import saved_layouts

    with desk.panel.reading() as session:
        found = Review.open(wards(tmp_path / "b.csv", ["202604", "202605"], [*ABBEY, 4, 5]), saved_layouts(session))
    assert found.recognised and found.recognised.differences == [] and found.account.records == 2


def test_incidents_alike_in_everything_are_stored_once_each_and_not_again(desk, cast, tmp_path):
    headers = ["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
               "LSOA name", "Crime type", "Last outcome category", "Context"]
    alike = ["", "2026-01", "Met", "Met", "0.1", "51.54", "On or near High Road", "E01000027",
             "Barking and Dagenham 001A", "Anti-social behaviour", "", ""]
    path = tmp_path / "2026-01-metropolitan-street.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([headers, alike, alike, alike])
    assert bring(desk, path).new == 3
    assert len(desk.all(StreetCrime)) == 3
    assert (again := bring(desk, path)).same == 3 and again.new == 0
    assert len(desk.all(StreetCrime)) == 3


def test_outlines_come_in_through_the_same_door(desk, cast, tmp_path):
    ring = [[0.07, 51.53], [0.07, 51.54], [0.09, 51.54], [0.09, 51.53], [0.07, 51.53]]
    features = [{"type": "Feature", "properties": {"WD22CD": code, "WD22NM": name, "LAD22NM": "Barking and Dagenham"},
                 "geometry": {"type": "Polygon", "coordinates": [ring]}}
                for code, name in (("E05014053", "Abbey"), ("E05000026", "Abbey"))]
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    account = bring(desk, path)
    assert (account.feed, account.new) == ("Outlines of wards and areas", 2)
    assert [each.name for each in desk.all(Outline)] == ["Abbey", "Abbey (to May 2022)"]
    assert bring(desk, path).same == 2
    for delivery in reversed(desk.all(Delivery)):
        desk.do(take_back, delivery_id=delivery.id)
    assert desk.all(Outline) == []


def test_robbery_is_a_figure_once_counts_are_in_and_publications_never_add_up(desk, cast, tmp_path):
    def figures(month: date) -> dict[str, Any]:
        with desk.panel.reading() as session:
            return {each.key: each for each in crime_figures(session, read_settings(session), month)}

    assert figures(date(2024, 4, 1)) == {}
    bring(desk, wards(tmp_path / "a.csv", ["202403", "202404"], [*ABBEY, 4, 5], [*HEATH, 1, 1], [*MERTON, 9, 9]))
    found = figures(date(2024, 4, 1))
    assert (found["robbery"].label, found["robbery"].values) == ("Robbery, April", (5.0, 6.0))
    assert found["vehicle_crime"].values == (0.0, 0.0)
    assert figures(date(2024, 5, 1))["robbery"].shown == "–"
    path = tmp_path / "boroughs.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([
            ["Group", "SubGroup", "LookUp_BoroughName", "202403", "202404"],
            ["ROBBERY", "PERSONAL", "Barking and Dagenham", 6, 8], ["ROBBERY", "PERSONAL", "Merton", 30, 30]])
    bring(desk, path)
    assert figures(date(2024, 4, 1))["robbery"].values == (6.0, 8.0)
