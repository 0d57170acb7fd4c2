from dataclasses import replace

import pytest

from ivolt_desktop.matching.judgements import Judgements
from ivolt_desktop.matching.places import explain_places, suggest_places
from ivolt_desktop.matching.records import PlaceRecord
from ivolt_desktop.matching.suggestions import ACCEPT_LINE, State


def place(key: int, name: str = "", address: str = "", **more: object) -> PlaceRecord:
    return PlaceRecord(key, name=name, address=address, **more)  # type: ignore[arg-type]


ONES = {
    "written in two ways": (
        place(1, address="Flat 3, 12 Althorne Way", postcode="RM10 8HT"),
        place(2, address="3/12 Althorne Way RM10 8HT"),
    ),
    "a street in two spellings": (
        place(1, address="Heath Way", postcode="RM10 8HT", easting=549000, northing=184000),
        place(2, address="HEATHWAY", postcode="RM10 8HT", easting=549010, northing=184010),
    ),
    "premises by name and spot": (
        place(1, "Station Parade shops", easting=544400, northing=184300),
        place(2, "Shops, Station Parade", easting=544410, northing=184310),
    ),
    "premises by name and postcode": (
        place(1, "Colne House", postcode="IG11 8AB", easting=544400, northing=184300),
        place(2, "COLNE HOUSE", postcode="IG11 8AB"),
    ),
}
TWOS = {
    "a flat and its house": (
        place(1, address="Flat 3, 126 Lanthorn Street", postcode="IG11 9UX", easting=544220, northing=183970),
        place(2, address="126 Lanthorn Street", postcode="IG11 9UX", easting=544220, northing=183970),
    ),
    "one street name in two districts": (
        place(1, address="12 Church Road", postcode="RM10 8HT", easting=549000, northing=184000),
        place(2, address="12 Church Road", postcode="IG11 7QJ", easting=544000, northing=184000),
    ),
    "two flats": (
        place(1, address="Flat 3, 12 Althorne Way", postcode="RM10 8HT"),
        place(2, address="Flat 4, 12 Althorne Way", postcode="RM10 8HT"),
    ),
    "a house and its street": (
        place(1, address="12 Althorne Way", postcode="RM10 8HT"),
        place(2, address="Althorne Way", postcode="RM10 8HT"),
    ),
    "two houses in one street": (
        place(1, address="12 Althorne Way", postcode="RM10 8HT", easting=549000, northing=184000),
        place(2, address="47 Althorne Way", postcode="RM10 8HT", easting=549020, northing=184000),
    ),
    "one name, far apart": (
        place(1, "Costcutter", easting=544400, northing=184300),
        place(2, "Costcutter", easting=549400, northing=186300),
    ),
    "two numbered blocks": (
        place(1, "Block 4 garages", easting=544400, northing=184300),
        place(2, "Block 5 garages", easting=544410, northing=184310),
    ),
    "nothing but a postcode": (place(1, postcode="RM10 8HT"), place(2, postcode="RM10 8HT")),
}


@pytest.mark.parametrize("case", ONES)
def test_one_place_is_found(case: str) -> None:
    [found] = suggest_places(ONES[case])
    assert found.headline in ("Very likely one place", "Likely one place")
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.weight)


@pytest.mark.parametrize("case", TWOS)
def test_two_places_stay_two(case: str) -> None:
    assert suggest_places(TWOS[case]) == []


def test_words() -> None:
    found = explain_places(*ONES["premises by name and spot"])
    rows = {reason.label: reason for reason in found.reasons}
    assert rows["On the map"].agreement == "14 metres apart"
    assert rows["Address"].agreement == "cannot tell"
    assert rows["On the map"].left == "544400, 184300"


def test_decisions_and_focus() -> None:
    pair = ONES["written in two ways"]
    assert suggest_places(pair, Judgements(different=[(1, 2)])) == []
    assert suggest_places(pair, focus=[9]) == []
    assert len(suggest_places(pair, focus=[1])) == 1


def test_one_uprn_is_one_place_whatever_it_is_called() -> None:
    one = PlaceRecord(1, address="12 Broad Street", postcode="RM10 8HT", uprn="100012345678")
    two = PlaceRecord(2, name="The Volunteer", postcode="RM10 8HT", uprn="000100012345678")
    assert [row.agreement for row in explain_places(one, two).reasons if row.label == "UPRN"] == ["the same"]
    assert len(suggest_places([one, two])) == 1
    assert suggest_places([replace(one, uprn="0"), replace(two, uprn="0")]) == []


def test_two_uprns_speak_against_one_place_and_one_says_nothing() -> None:
    one = PlaceRecord(1, address="12 Broad Street", postcode="RM10 8HT", uprn="100012345678")
    other, none = replace(one, key=2, uprn="100012345679"), replace(one, key=2, uprn="")
    assert explain_places(one, other).weight < ACCEPT_LINE < explain_places(one, none).weight
    row = next(row for row in explain_places(one, other).reasons if row.label == "UPRN")
    assert (row.agreement, row.state) == ("different", State.AGAINST) and row.weight < 0
    assert suggest_places([replace(one, name="Unit 1"), replace(other, name="Unit 9", address="")]) == []
