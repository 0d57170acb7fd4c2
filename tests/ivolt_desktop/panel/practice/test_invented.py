"""The invented material itself: nobody real, nothing that breaks a postcode or a ward."""

from ivolt_desktop.panel.practice.invented import cast, public_places, streets
from ivolt_desktop.rules.phones import normalise_phone
from ivolt_desktop.rules.postcodes import normalise_postcode
from ivolt_desktop.rules.wards import WARDS, find_ward


def test_every_ward_has_streets_and_every_street_a_whole_postcode_of_the_borough() -> None:
    assert {street.ward for street in streets()} == {ward.name for ward in WARDS}
    for street in streets():
        postcode = normalise_postcode(street.postcode)
        assert postcode and postcode.in_borough and not postcode.partial and not postcode.mended, street
    assert len({street.name for street in streets()}) == len(streets())


def test_public_places_lie_in_wards() -> None:
    for place in public_places().values():
        ward = find_ward(place.ward)
        assert ward and ward.name == place.ward, place


def test_the_cast_has_eighteen_months_and_only_drama_numbers() -> None:
    for player in cast().values():
        assert len(player.calls) == len(player.cases) == 18, player.key
        if player.phone:
            phone = normalise_phone(player.phone)
            assert phone and phone.number.startswith(("+447700900", "+442079460")), player.key
        assert player.email is None or player.email.endswith("@example.org")
        assert player.where in ("", *public_places())
        assert player.names_as_responsible in (None, *cast())


def test_the_traps_are_there() -> None:
    people = cast()
    twins = people["amara"], people["amina"]
    assert twins[0].born_on == twins[1].born_on and twins[0].address == twins[1].address
    assert twins[0].name != twins[1].name and twins[0].phone != twins[1].phone
    elder, younger = people["john_elder"], people["john_younger"]
    assert (elder.name, elder.address) == (younger.name, younger.address) and elder.born_on != younger.born_on
    brothers = people["kamil"], people["pawel"]
    assert brothers[0].address == brothers[1].address and brothers[0].name.split()[1] == brothers[1].name.split()[1]
    hostel = {people[key].phone for key in ("liam", "grace", "tomasz")}
    assert len(hostel) == 1
    assert any("BARNETT" in name for name in people["chloe"].police_names)
    assert any("HARDING" in name for name in people["chloe"].police_names)
    assert {"NGUYEN, Lan", "LAN, Nguyen"} <= set(people["lan"].police_names)
    assert people["dean"].names_as_responsible == "meena" and people["meena"].names_as_responsible == "dean"
    assert not people["callbox"].name
