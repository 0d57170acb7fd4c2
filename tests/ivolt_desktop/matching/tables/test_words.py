import pytest

from ivolt_desktop.matching.tables.levels import LEVELS
from ivolt_desktop.matching.tables.words import WORDS, UnknownColumn, read_mapping


def test_mapping_keeps_order_and_repeats() -> None:
    assert read_mapping("surname=last name, Phone=mobile,phone=home") == [
        ("surname", "last name"), ("phone", "mobile"), ("phone", "home"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "surname", "surname=", "=last", "shoe_size=feet"])
def test_a_bad_mapping_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UnknownColumn) as caught:
        read_mapping(text)
    assert caught.value.sentence.endswith(".")


def test_every_word_has_levels() -> None:
    assert {word.nature for word in WORDS.values()} == set(LEVELS)
