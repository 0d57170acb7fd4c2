from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.action_state import (
    ActionFacts,
    ActionStatus,
    Rag,
    RagRule,
    action_state,
    times_moved,
)

TODAY = date(2022, 6, 28)


def state(status: ActionStatus, due: date | None, updates: tuple[date, ...] = (), moved: int = 0) -> tuple[str, str]:
    found = action_state(ActionFacts(status, due, updates, moved), TODAY)
    return found.rag.value, found.words


def test_overdue_is_red_and_says_how_late_and_how_often_moved() -> None:
    assert state(ActionStatus.OPEN, date(2022, 5, 31), moved=2) == ("R", "28 days late · moved twice")
    assert state(ActionStatus.OPEN, date(2022, 6, 27)) == ("R", "1 day late")


def test_overdue_but_in_hand_is_amber_until_too_late() -> None:
    assert state(ActionStatus.IN_PROGRESS, date(2022, 6, 17), (date(2022, 6, 23),)) == ("A", "11 days late, in hand")
    assert state(ActionStatus.IN_PROGRESS, date(2022, 6, 17), (date(2022, 6, 1),))[0] == "R"
    assert state(ActionStatus.IN_PROGRESS, date(2022, 5, 1), (date(2022, 6, 27),))[0] == "R"


def test_due_today_is_not_overdue() -> None:
    found = action_state(ActionFacts(ActionStatus.IN_PROGRESS, TODAY), TODAY)
    assert not found.overdue
    assert found.rag is Rag.GREEN


def test_near_and_not_started_is_amber() -> None:
    assert state(ActionStatus.OPEN, date(2022, 7, 3)) == ("A", "due soon, not started")
    assert state(ActionStatus.OPEN, date(2022, 7, 4)) == ("G", "open")
    assert state(ActionStatus.IN_PROGRESS, date(2022, 7, 3)) == ("G", "in progress")


def test_often_moved_is_never_green_and_no_due_date_is_amber() -> None:
    assert state(ActionStatus.IN_PROGRESS, date(2022, 8, 1), moved=2) == ("A", "moved twice")
    assert state(ActionStatus.OPEN, None) == ("A", "no due date")


def test_closed_ones_tell_not_possible_from_not_done() -> None:
    assert state(ActionStatus.DONE, date(2022, 1, 1)) == ("C", "done")
    assert state(ActionStatus.NOT_POSSIBLE, date(2022, 1, 1)) == ("N", "not possible: circumstances changed")
    assert state(ActionStatus.NOT_DONE, date(2022, 1, 1)) == ("R", "not done")


def test_every_word_is_plain() -> None:
    assert all("_" not in status.words for status in ActionStatus)
    assert all("_" not in rag.words for rag in Rag)


def test_times_moved() -> None:
    days = [date(2022, 4, 30), date(2022, 4, 30), date(2022, 5, 15), None, date(2022, 5, 31)]
    assert times_moved(days) == 2
    assert times_moved([]) == 0


def test_the_rule_is_a_setting() -> None:
    facts = ActionFacts(ActionStatus.OPEN, date(2022, 7, 8))
    assert action_state(facts, TODAY, RagRule(near=14)).rag is Rag.AMBER


@given(
    st.sampled_from(ActionStatus),
    st.dates(date(2021, 1, 1), date(2023, 1, 1)),
    st.lists(st.dates(date(2021, 1, 1), date(2023, 1, 1)), max_size=3),
    st.integers(0, 4),
)
def test_overdue_is_never_green(status: ActionStatus, due: date, updates: list[date], moved: int) -> None:
    found = action_state(ActionFacts(status, due, updates, moved), TODAY)
    assert found.words
    assert not (found.overdue and found.rag is Rag.GREEN) and not (found.overdue and status.closed)
