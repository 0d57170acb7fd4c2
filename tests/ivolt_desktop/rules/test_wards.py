"""The nineteen wards."""

import json
from pathlib import Path

from ivolt_desktop.rules.wards import WARDS, find_ward


def test_nineteen_in_order() -> None:
    assert len(WARDS) == 19
    assert WARDS[0].code == "E05014053"
    assert (WARDS[-1].code, WARDS[-1].name) == ("E05014071", "Whalebone")
    assert [ward.name for ward in WARDS] == sorted(ward.name for ward in WARDS)


def test_found_by_name_or_code() -> None:
    assert find_ward("EASTBROOK AND RUSH GREEN").name == "Eastbrook & Rush Green"  # type: ignore[union-attr]
    assert find_ward(" abbey ward ").code == "E05014053"  # type: ignore[union-attr]
    assert find_ward("e05014061").name == "Gascoigne"  # type: ignore[union-attr]


def test_old_and_foreign_wards_are_none() -> None:
    assert find_ward("River") is None
    assert find_ward("E05000026") is None
    assert find_ward("") is None
    assert find_ward(None) is None


def test_same_as_the_published_outlines(shared_data: Path) -> None:
    outlines = json.loads((shared_data / "real" / "lbbd-wards-2022.geojson").read_text(encoding="utf-8"))
    published = {(f["properties"]["WD22CD"], f["properties"]["WD22NM"]) for f in outlines["features"]}
    assert published == {(ward.code, ward.name) for ward in WARDS}
