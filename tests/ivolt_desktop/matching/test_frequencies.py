from ivolt_desktop.matching.frequencies import Frequencies, counted
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson


def ready(*records: PersonRecord) -> Frequencies:
    return counted([ReadyPerson(record) for record in records])


def test_common_names_say_less() -> None:
    names = ready(
        *(PersonRecord(n, name=f"{chr(65 + n % 20)}ndy Smith") for n in range(40)), PersonRecord(99, name="Ada Zulu")
    )
    assert names.surname("smith") > names.surname("zulu") >= 0.0015
    assert names.forename("ada") >= 0.005


def test_a_number_many_use_is_shared_but_one_family_is_not_many() -> None:
    names = ["John Smith", "Ada Okafor", "Bilal Khan", "Meena Patel", "Zoe Brown"]
    hostel = [PersonRecord(n, name=name, phones=("020 7946 0123",)) for n, name in enumerate(names)]
    family = [PersonRecord(20 + n, name=f"{f} Khan", phones=("07700 900123",)) for n, f in enumerate("ABCDEFG")]
    assert ready(*hostel, *family).shared_numbers == {"+442079460123"}


def test_a_door_behind_which_many_live_is_shared() -> None:
    names = [
        "John Smith",
        "Ada Okafor",
        "Bilal Khan",
        "Meena Patel",
        "Zoe Brown",
        "Kim Lee",
        "Tom Ford",
        "Ann Wood",
        "Ivy Day",
    ]
    people = [PersonRecord(n, name=name, address="4 Ripple Road") for n, name in enumerate(names)]
    assert ready(*people).shared_doors == {"rippleroad|4|"}
    assert ready(*people[:8]).shared_doors == frozenset()
