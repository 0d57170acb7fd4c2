from ivolt_desktop.matching.records import PersonRecord, ReadyPerson


def test_a_record_is_read_once_into_its_parts() -> None:
    person = ReadyPerson(
        PersonRecord(
            1, name="Mr J Smyth", phones=("7700900123 / 020 7946 0123", "withheld"), email=" JSmyth61@Example.org ",
            address="3/12 Althorne Way, RM10 8HT",
        )
    )  # fmt: skip
    assert (person.surname, person.forename, person.sex) == ("smyth", "j", "man")
    assert person.numbers == {"+447700900123", "+442079460123"}
    assert person.email == "jsmyth61@example.org"
    assert person.postcode is not None and person.postcode.text == "RM10 8HT"
    assert person.door == "althorneway|12|3"


def test_null_words_are_nothing() -> None:
    for name in ("Occupier", "N/K", "Mr Unknown", "ANON", "-", "Refused"):
        person = ReadyPerson(PersonRecord(1, name=name, phones=("999", "withheld"), address="N/K", email="n/a@x"))
        assert person.name is None or not person.surname
        assert (person.numbers, person.door, person.email) == (frozenset(), "", "")


def test_an_organisation_has_no_surname() -> None:
    assert ReadyPerson(PersonRecord(1, name="Abbey Primary School")).surname == ""


def test_a_street_alone_is_no_door_and_half_a_postcode_is_none() -> None:
    person = ReadyPerson(PersonRecord(1, name="A Khan", address="Althorne Way", postcode="RM10"))
    assert person.door == ""
    assert person.postcode is None


def test_the_name_may_come_in_parts() -> None:
    record = PersonRecord(1, surname="Okafor-Bell", forename="Adaeze")
    assert record.written_name == "Okafor-Bell, Adaeze"
    person = ReadyPerson(record)
    assert (person.surname, person.forename) == ("okaforbell", "adaeze")
    assert person.surname_parts == {"okafor", "bell"}
