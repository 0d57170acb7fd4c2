import pytest

from ivolt_desktop.matching.frequencies import counted
from ivolt_desktop.matching.name_levels import name_level
from ivolt_desktop.matching.records import PersonRecord, ReadyPerson
from ivolt_desktop.matching.suggestions import State


@pytest.mark.parametrize(
    ("left", "right", "words", "state"),
    [
        ("SMITH, John", "Mr J Smyth", "initial and sounds alike", State.NEAR),
        ("SMITH, John", "john smith", "the same", State.AGREE),
        ("John Smith", "J Smith", "initial, the same surname", State.NEAR),
        ("Bill Turner", "William Turner", "a short form, the same surname", State.NEAR),
        ("Smith", "John Smith", "the same surname", State.NEAR),
        ("Amir Khan", "Bilal Khan", "another forename, the same surname", State.AGAINST),
        ("A Khan", "Bilal Khan", "another initial, the same surname", State.AGAINST),
        ("Mary Jones", "Mary Okafor", "the same forename and another surname", State.AGAINST),
        ("Adaeze Okafor", "Adaeze Okafor-Bell", "the same forename and one part of the surname", State.NEAR),
        ("Okafor Adaeze", "Adaeze Okafor", "forename and surname swapped", State.NEAR),
        ("MEHMET, Aydin", "Mr M Aydin", "swapped, and an initial", State.NEAR),
        ("LAN, Nguyen", "Thi Lan Nguyen", "forename and surname swapped", State.NEAR),
        ("Lan Nguyen", "Thi Lan Nguyen", "one of the forenames, the same surname", State.NEAR),
        ("Ms S Okafor Bell", "OKAFOR, Sandra", "initial and one part of the surname", State.NEAR),
        ("Mary Jane Smith", "Mary Jane Jones", "the same forename and another surname", State.AGAINST),
        ("Ann van Dyke", "Ann van Berg", "the same forename and another surname", State.AGAINST),
        ("John Smith", "Ada Okafor", "another name", State.AGAINST),
        ("John Smith Jr", "John Smith", "the same, but one is Jr", State.AGAINST),
        ("Zoë O’Néill", "ZOE ONEILL", "the same", State.AGREE),
        ("Katherine Read", "Katharine Reed", "a short form, sounds alike", State.NEAR),
        ("Occupier", "John Smith", "cannot tell", State.NEUTRAL),
    ],
)
def test_words_and_state(left: str, right: str, words: str, state: State) -> None:
    people = [ReadyPerson(PersonRecord(n, name=name)) for n, name in enumerate((left, right))]
    found = name_level(people[0], people[1], counted(people))
    assert (found.words, found.state) == (words, state)
    assert (found.left, found.right) == (left, right)
