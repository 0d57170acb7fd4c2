from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules import references as refs


def test_first_ones() -> None:
    assert refs.next_action_reference([], 2022) == "22-001"
    assert refs.next_cohort_reference([], refs.CohortSheet.VICTIMS) == "V-001"
    assert refs.next_person_reference([]) == "P-0001"
    assert refs.next_place_reference([]) == "A-0001"


def test_follows_the_highest_of_its_own_kind_and_year() -> None:
    existing = ["22-060", "21-099", "V-021", "O-009", "I-22-004", "CT-2022-02", "22-06x", " 22-007"]
    assert refs.next_action_reference(existing, 2022) == "22-061"
    assert refs.next_action_reference(existing, 2023) == "23-001"
    assert refs.next_cohort_reference(existing, refs.CohortSheet.OFFENDERS) == "O-010"
    assert refs.next_cohort_reference(existing, refs.CohortSheet.LOCATIONS) == "L-001"
    assert refs.next_issue_reference(existing, 2022) == "I-22-005"
    assert refs.next_case_review_reference(existing, 2022) == "CT-2022-03"


def test_a_gap_is_never_filled_and_digits_grow() -> None:
    assert refs.next_action_reference(["22-999", "22-001"], 2022) == "22-1000"


def test_sheet_words() -> None:
    assert [sheet.words for sheet in refs.CohortSheet] == ["victims", "offenders", "locations"]


@given(st.lists(st.text(max_size=12)), st.integers(2000, 2099))
def test_never_one_already_there(existing: list[str], year: int) -> None:
    assert refs.next_action_reference(existing, year) not in existing
