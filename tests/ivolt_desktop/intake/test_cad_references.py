"""Police references."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.intake.cad_references import dated, read_reference, split_references


@pytest.mark.parametrize(
    "text",
    [
        "1234/05MAR24",
        "CAD 1234 05/03/2024",
        "CAD1234/05-03-24",
        "1234 05 Mar 2024",
        "cad no. 1234/05mar2024",
        "1234/050324",
    ],
)
def test_one_reference_in_many_dresses(text: str) -> None:
    assert read_reference(text).text == "1234/05MAR24"
    assert read_reference(text).day == date(2024, 3, 5)


def test_other_references_stay() -> None:
    assert read_reference(" ASB-2024-17 ").text == "ASB-2024-17"
    assert read_reference("CAD 1234").day is None


def test_a_list() -> None:
    found = split_references("1234/05MAR24; CAD 1300 06/03/2024, 14/07MAR24 and CAD 99")
    assert [reference.text for reference in found] == ["1234/05MAR24", "1300/06MAR24", "0014/07MAR24", "CAD 99"]


def test_each_once() -> None:
    assert len(split_references("1234/05MAR24\nCAD 1234 05/03/2024")) == 1


def test_a_bare_number_takes_the_day_of_the_call() -> None:
    assert dated("CAD 77", date(2024, 3, 5)) == "0077/05MAR24"
    assert dated("ASB-1", date(2024, 3, 5)) == "ASB-1"


@given(
    st.lists(
        st.tuples(st.integers(1, 9999), st.dates(date(2000, 1, 1), date(2060, 1, 1))),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_lists_come_back(calls: list[tuple[int, date]]) -> None:
    text = ", ".join(f"{number}/{day:%d%b%y}".upper() for number, day in calls)
    assert [reference.day for reference in split_references(text)] == [day for _, day in calls]


@given(st.text(max_size=40))
def test_never_fails(text: str) -> None:
    split_references(text)
