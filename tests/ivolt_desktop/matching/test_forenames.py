import pytest

from ivolt_desktop.matching.forenames import are_two_forenames, is_forename, may_be_meant_as_one


@pytest.mark.parametrize(
    ("one", "two"), [("joan", "jean"), ("hassan", "hussein"), ("amara", "amina"), ("paul", "paula")]
)
def test_two_forenames_in_use_are_two_names(one: str, two: str) -> None:
    assert are_two_forenames(one, two)
    assert are_two_forenames(two, one)


@pytest.mark.parametrize(("one", "two"), [("john", "jhon"), ("bill", "william"), ("tania", "tanya"), ("joan", "joan")])
def test_slips_and_short_forms_are_not(one: str, two: str) -> None:
    assert not are_two_forenames(one, two)


@pytest.mark.parametrize(("one", "two"), [("jacck", "john"), ("folrence", "flo"), ("billl", "wiliam"), ("bob", "rob")])
def test_short_forms_are_known_through_a_slip(one: str, two: str) -> None:
    assert may_be_meant_as_one(one, two)
    assert may_be_meant_as_one(two, one)


@pytest.mark.parametrize(("one", "two"), [("joan", "john"), ("smith", "john"), ("jak", "john"), ("mark", "mary")])
def test_another_name_in_use_is_no_slip(one: str, two: str) -> None:
    assert not may_be_meant_as_one(one, two)


def test_short_forms_are_forenames_too() -> None:
    assert is_forename("bob")
    assert not is_forename("hortwick")
