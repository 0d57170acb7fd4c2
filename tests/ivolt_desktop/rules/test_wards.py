"""The nineteen wards."""

import json
from datetime import date, datetime
from pathlib import Path

from ivolt_desktop.rules.wards import OLD_WARDS, WARDS, find_old_ward, find_ward, ward_on


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


def test_a_ward_of_before_goes_by_a_name_of_its_own() -> None:
    assert (len(OLD_WARDS), OLD_WARDS[0].code, OLD_WARDS[-1].code) == (17, "E05000026", "E05000042")
    for old in OLD_WARDS:
        assert find_ward(old.title) is None and find_ward(old.code) is None
        assert find_old_ward(old.title) == find_old_ward(old.code) == old
        assert str(old.valid_to) == "2022-05-04"
    assert find_old_ward("River Ward").code == "E05000038"  # type: ignore[union-attr]
    assert find_old_ward("Abbey") is None and find_old_ward("Abbey (pre-2022)").code == "E05000026"  # type: ignore[union-attr]


def test_a_bare_name_is_the_ward_of_its_day_and_a_code_its_own() -> None:
    before, since = date(2022, 5, 4), datetime(2022, 5, 5, 0, 1)
    assert ward_on("Abbey", before).code == "E05000026"  # type: ignore[union-attr]
    assert ward_on("Abbey", since).code == ward_on("Abbey", None).code == "E05014053"  # type: ignore[union-attr]
    assert ward_on("E05014053", before).code == "E05014053"  # type: ignore[union-attr]
    assert ward_on("Thames View", before) is None and ward_on("Nowhere", since) is None and ward_on("", None) is None


def test_same_as_the_published_outlines(shared_data: Path) -> None:
    outlines = json.loads((shared_data / "real" / "lbbd-wards-2022.geojson").read_text(encoding="utf-8"))
    published = {(f["properties"]["WD22CD"], f["properties"]["WD22NM"]) for f in outlines["features"]}
    assert published == {(ward.code, ward.name) for ward in WARDS}
