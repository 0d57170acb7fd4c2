import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.masking import Edition, Sensitive, Surface, shown, suppressed, suppressed_row

NAME = "Meena Patel"
HIDING = [Surface.SHARED, Surface.CLIPBOARD, Surface.TITLE, Surface.TOOLTIP]
OPEN = [Surface.OWN, Surface.ACCESSIBLE, Surface.EXPORT]


@pytest.mark.parametrize("surface", HIDING)
def test_a_name_becomes_its_reference(surface: Surface) -> None:
    assert shown(NAME, Sensitive.NAME, surface, reference="V-021") == "V-021"
    assert shown(NAME, Sensitive.NAME, surface) == "withheld"
    assert shown("hears voices", Sensitive.DETAIL, surface, reference="V-021") == "withheld"
    assert shown("Heathway steps", Sensitive.PLACE, surface, reference="L-004") == "L-004"


@pytest.mark.parametrize("surface", OPEN)
def test_the_coordinator_sees_everything_in_the_restricted_edition(surface: Surface) -> None:
    assert shown(NAME, Sensitive.NAME, surface, reference="V-021") == NAME


def test_revealing_opens_all_but_the_title() -> None:
    for surface in Surface:
        expected = "V-021" if surface is Surface.TITLE else NAME
        assert shown(NAME, Sensitive.NAME, surface, reference="V-021", revealed=True) == expected


@given(
    st.text(min_size=1),
    st.sampled_from([Sensitive.NAME, Sensitive.DETAIL, Sensitive.PLACE]),
    st.sampled_from(Surface),
    st.booleans(),
)
def test_public_edition_never_shows(value: str, kind: Sensitive, surface: Surface, revealed: bool) -> None:
    assert shown(value, kind, surface, Edition.PUBLIC, "V-021", revealed) in ("V-021", "withheld")


@given(st.text(), st.sampled_from(Surface), st.sampled_from(Edition))
def test_what_is_not_sensitive_is_never_touched(value: str, surface: Surface, edition: Edition) -> None:
    assert shown(value, Sensitive.NO, surface, edition) == value


def test_nothing_stays_nothing() -> None:
    assert shown("", Sensitive.NAME, Surface.SHARED, reference="V-021") == ""


def test_small_numbers() -> None:
    assert [suppressed(n) for n in (0, 1, 4, 5, 1200)] == ["0", "fewer than 5", "fewer than 5", "5", "1,200"]
    assert suppressed(9, below=10) == "fewer than 10"


def test_a_single_hidden_number_cannot_be_worked_out_from_the_total() -> None:
    assert suppressed_row([12, 3, 7, 0]) == ["12", "fewer than 5", "withheld", "0"]
    assert suppressed_row([12, 3, 2]) == ["12", "fewer than 5", "fewer than 5"]
    assert suppressed_row([3]) == ["fewer than 5"]


@given(st.lists(st.integers(0, 30), max_size=8))
def test_never_exactly_one_hidden_beside_open_ones(numbers: list[int]) -> None:
    words = suppressed_row(numbers)
    hidden = [w for w in words if not w.isdigit()]
    if len(hidden) == 1:
        assert all(n < 5 for n in numbers)
