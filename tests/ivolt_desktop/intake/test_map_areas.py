"""Areas of map files: GeoJSON in any co-ordinates, shapefiles packed or beside each other, and what is refused."""

import json
import shutil
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.intake.review import Review
from ivolt_desktop.rules.area_outlines import contains, read_area
from ivolt_desktop.rules.known_errors import UnreadableFile
from ivolt_desktop.rules.national_grid import from_grid

Ring = list[tuple[float, float]]
SQUARE: Ring = [(544_000, 184_000), (544_000, 185_000), (545_000, 185_000), (545_000, 184_000), (544_000, 184_000)]
HOLE: Ring = [(544_400, 184_400), (544_600, 184_400), (544_600, 184_600), (544_400, 184_600), (544_400, 184_400)]
FEATURES = [("E05014053", "Abbey"), ("E05000026", "Abbey")]


def feature(properties: dict[str, Any] | None, rings: Sequence[Sequence[Any]], kind: str = "Polygon") -> dict[str, Any]:
    coordinates = [list(map(list, ring)) for ring in rings]
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": kind, "coordinates": [coordinates] if kind == "MultiPolygon" else coordinates}}


def geojson(path: Path, features: Sequence[Any]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def named(code: str, name: str) -> dict[str, Any]:
    return {"WD22CD": code, "WD22NM": name, "LAD22NM": "Barking and Dagenham", "OBJECTID": 7}


def told(found: Review) -> list[tuple[Any, ...]]:
    return [tuple(row.values[key] for key in ("name", "code", "kind", "borough", "hectares")) for row in found.ready]


EXPECTED = [("Abbey", "E05014053", "ward", "Barking and Dagenham", 96.0),
            ("Abbey (to May 2022)", "E05000026", "ward", "Barking and Dagenham", 96.0)]


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
@pytest.mark.parametrize("degrees", [True, False])
def test_a_geojson_of_wards(tmp_path, kind, degrees):
    rings = [[from_grid(*point) for point in ring] if degrees else ring for ring in (SQUARE, HOLE)]
    path = geojson(tmp_path / "wards.geojson", [feature(named(*each), rings, kind) for each in FEATURES])
    found = Review.open(path)
    assert (found.feed.key, found.missing_fields, found.account.ready) == ("area_outlines", [], 2)
    assert [row[:4] for row in told(found)] == [row[:4] for row in EXPECTED]
    for row in found.ready:
        assert abs(row.values["hectares"] - 96) < 0.5  # type: ignore[operator]
        area = read_area(str(row.values["shape"]))
        assert area and contains(area, 544_100, 184_900)
        assert not contains(area, 544_500, 184_500) and not contains(area, 543_900, 184_500)
    assert str(found.ready[0].values["valid_from"]) == "2022-05-05"
    assert str(found.ready[1].values["valid_to"]) == "2022-05-04"


def shp(shapes: Sequence[Sequence[Ring]]) -> bytes:
    records = b""
    for number, rings in enumerate(shapes, 1):
        starts, flat = [], []
        for ring in rings:
            starts.append(len(flat))
            flat += ring
        content = struct.pack("<i4d2i", 5, 0, 0, 0, 0, len(rings), len(flat))
        content += struct.pack(f"<{len(starts)}i", *starts)
        content += b"".join(struct.pack("<2d", *point) for point in flat)
        records += struct.pack(">2i", number, len(content) // 2) + content
    head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + len(records)) // 2)
    return head + struct.pack("<2i8d", 1000, 5, *[0.0] * 8) + records


def dbf(fields: Sequence[tuple[str, str, int]], rows: Sequence[Sequence[str]], encoding: str = "cp1252") -> bytes:
    width = 1 + sum(length for _, _, length in fields)
    head = struct.pack("<4BIHH20x", 3, 122, 1, 1, len(rows), 33 + 32 * len(fields), width)
    for name, kind, length in fields:
        head += name.encode().ljust(11, b"\0") + kind.encode() + b"\0" * 4 + bytes([length, 0]) + b"\0" * 14
    body = b"".join(b" " + b"".join(
        text.encode(encoding).ljust(length) for text, (_, _, length) in zip(row, fields, strict=True)) for row in rows)
    return head + b"\r" + body + b"\x1a"


FIELDS = [("NAME", "C", 40), ("GSS_CODE", "C", 9), ("HECTARES", "N", 12), ("BOROUGH", "C", 30)]


def layer() -> dict[str, bytes]:
    rows = [[name, code, "100.000", "Barking and Dagenham"] for code, name in FEATURES]
    return {"Wards.shp": shp([[SQUARE, HOLE]] * 2), "Wards.DBF": dbf(FIELDS, rows), "Wards.prj": b"PROJCS[...]"}


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_packed_shapefile(tmp_path):
    found = Review.open(packed(tmp_path / "wards.zip", layer()))
    assert (found.feed.key, found.missing_fields) == ("area_outlines", [])
    assert told(found) == EXPECTED


def test_a_shapefile_with_its_sisters_beside_it(tmp_path):
    for name, data in layer().items():
        (tmp_path / name).write_bytes(data)
    assert told(Review.open(tmp_path / "Wards.shp")) == EXPECTED


def test_a_shapefile_without_the_names_says_what_is_missing(tmp_path):
    (tmp_path / "Wards.shp").write_bytes(layer()["Wards.shp"])
    with pytest.raises(UnreadableFile, match=r"\.dbf"):
        Review.open(tmp_path / "Wards.shp")


@pytest.mark.parametrize("cut", [101, 150, 300, -40])
def test_a_shapefile_cut_off_is_refused(tmp_path, cut):
    members = layer()
    members["Wards.shp"] = members["Wards.shp"][:cut]
    with pytest.raises(UnreadableFile):
        Review.open(packed(tmp_path / "wards.zip", members))


def test_names_in_utf_8_are_read_as_the_file_says(tmp_path):
    members = layer()
    rows = [["Æther Ward", "", "1", ""], ["Heath", "E05014063", "1", ""]]
    members |= {"Wards.DBF": dbf(FIELDS, rows, "utf-8"), "Wards.cpg": b"UTF-8"}
    names = [row[0] for row in told(Review.open(packed(tmp_path / "wards.zip", members)))]
    assert names == ["Æther Ward", "Heath"]


def test_an_area_without_an_outline_is_set_aside_and_not_lost(tmp_path):
    broken = [None, {"type": "Feature", "properties": named("X", "No shape"), "geometry": None},
              feature(named("Y", "Words"), [[["a", "b"]] * 5]), feature(named("Z", "At sea"), [[[99.0, 10.0]] * 5]),
              feature(named("E05014063", "Heath"), [SQUARE])]
    found = Review.open(geojson(tmp_path / "wards.geojson", broken))
    assert (found.account.ready, found.account.set_aside) == (1, 3) and found.account.balanced


POINT = {"type": "Point", "coordinates": [0, 51]}


@pytest.mark.parametrize("document", [
    {"type": "FeatureCollection", "features": []}, {"type": "FeatureCollection"}, POINT,
    {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POINT}]},
    {"type": "Topology", "objects": {}}, [1, 2], {"type": ["Polygon"]},
])  # fmt: skip
def test_what_holds_no_areas_is_refused_in_a_sentence(tmp_path, document):
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps(document))
    with pytest.raises(UnreadableFile) as refused:
        Review.open(path)
    assert refused.value.sentence.endswith(".")


def test_the_genuine_wards(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "real" / "lbbd-wards-2022.geojson"
    shutil.copy(source, tmp_path / "areas.json")
    found = Review.open(tmp_path / "areas.json")
    assert (found.feed.key, found.account.ready, len({row[1] for row in told(found)})) == ("area_outlines", 19, 19)
    assert 3_000 < sum(row[4] for row in told(found)) < 4_000, "the borough is some 3,600 hectares"
