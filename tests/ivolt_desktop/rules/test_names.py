"""Names taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.names import in_name_case, name_key, parse_name


@pytest.mark.parametrize(
    ("text", "title", "forename", "middle", "surname"),
    [
        ("SMITH, John", "", "John", "", "Smith"),
        ("SMITH John", "", "John", "", "Smith"),
        ("JOHN SMITH", "", "John", "", "Smith"),
        ("Mr J Smyth", "Mr", "J", "", "Smyth"),
        ("A. Okafor", "", "A", "", "Okafor"),
        ("Dr Adaeze Okafor-Bell", "Dr", "Adaeze", "", "Okafor-Bell"),
        ("O'NEILL, SEAN PATRICK", "", "Sean", "Patrick", "O'Neill"),
        ("Mr & Mrs Jones", "Mr & Mrs", "", "", "Jones"),
        ("Smith, Mr John", "Mr", "John", "", "Smith"),
        ("Ludwig van Dam", "", "Ludwig", "", "van Dam"),
        ("J.R. Hartley", "", "J", "R", "Hartley"),
        ("McDONALD Ian", "", "Ian", "", "McDonald"),
        ("Smith J", "", "J", "", "Smith"),
        ("Bello", "", "", "", "Bello"),
    ],
)
def test_parts(text: str, title: str, forename: str, middle: str, surname: str) -> None:
    name = parse_name(text)
    assert name is not None
    assert (name.title, name.forename, name.middle, name.surname) == (title, forename, middle, surname)
    assert name.written == text


@pytest.mark.parametrize("text", ["N/K", "Occupier", "Mr Unknown", "", "-", "ANON", "N/K N/K", "???"])
def test_nobody(text: str) -> None:
    assert parse_name(text) is None


def test_an_organisation_is_kept_whole() -> None:
    name = parse_name("Althorne Stores Ltd")
    assert name is not None
    assert name.organisation
    assert name.surname == "Althorne Stores Ltd"


def test_a_suffix_tells_father_from_son() -> None:
    name = parse_name("John Smith Jnr")
    assert name is not None
    assert (name.surname, name.suffix) == ("Smith", "Jr")


def test_keys_forget_accents_and_marks() -> None:
    assert name_key("O'Néill") == name_key("ONEILL") == "oneill"
    assert parse_name("SMITH, John").key == parse_name("John Smith").key  # type: ignore[union-attr]


def test_mixed_case_is_its_owners() -> None:
    assert in_name_case("deSouza") == "deSouza"
    assert in_name_case("MCKENZIE") == "McKenzie"
    assert in_name_case("anne-marie") == "Anne-Marie"


@given(st.text())
def test_never_fails(text: str) -> None:
    name = parse_name(text)
    assert name is None or name.surname or name.forename


@given(st.text("abcdefghijklmnop", min_size=3, max_size=9), st.text("abcdefghijklmnop", min_size=3, max_size=9))
def test_the_comma_form_and_the_plain_form_agree(first: str, last: str) -> None:
    plain, comma = parse_name(f"Mr {first.title()} {last.title()}"), parse_name(f"{last.upper()}, {first.title()}")
    if plain and comma and not plain.organisation and not comma.title and comma.suffix == plain.suffix == "":
        assert plain.surname_key == comma.surname_key
        assert plain.forename_key == comma.forename_key
