"""The second-notice rule, by its corners."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.notice_ladder import NoticeFact, visits_owed
from ivolt_desktop.rules.working_days import WorkingDays

DAYS = WorkingDays(frozenset({date(2026, 5, 25)}))
FIRST, SECOND, LATER = date(2026, 4, 1), date(2026, 5, 22), date(2026, 6, 5)


def fact(number: int, on: date, person: int = 1, *, ticket: str = "", said: int | None = None,
         visited: date | None = None) -> NoticeFact:
    return NoticeFact(number, person, on, ticket or f"T{number}", said, visited)


def test_one_notice_owes_nothing() -> None:
    assert visits_owed([fact(1, FIRST)], DAYS, 10) == []


def test_the_second_owes_a_visit_within_working_days() -> None:
    (owed,) = visits_owed([fact(2, SECOND), fact(1, FIRST)], DAYS, 10)
    assert (owed.person, owed.notice, owed.second_on, owed.notices) == (1, 2, SECOND, (1, 2))
    assert owed.due_on == date(2026, 6, 8), "ten working days after a Friday, the bank holiday left out"
    assert visits_owed([fact(2, SECOND), fact(1, FIRST)], DAYS, 5)[0].due_on == date(2026, 6, 1)


def test_a_notice_that_says_it_is_the_second_is_enough() -> None:
    (owed,) = visits_owed([fact(1, FIRST, said=2)], DAYS, 10)
    assert owed.second_on == FIRST


def test_a_visit_after_the_second_settles_it_on_whichever_notice_it_is_written() -> None:
    assert visits_owed([fact(1, FIRST), fact(2, SECOND, visited=LATER)], DAYS, 10) == []
    assert visits_owed([fact(1, FIRST, visited=LATER), fact(2, SECOND)], DAYS, 10) == []
    assert visits_owed([fact(1, FIRST), fact(2, SECOND), fact(3, LATER, visited=LATER)], DAYS, 10) == []


def test_a_visit_before_the_second_does_not() -> None:
    early = FIRST + timedelta(days=3)
    assert len(visits_owed([fact(1, FIRST, visited=early), fact(2, SECOND)], DAYS, 10)) == 1


def test_a_third_notice_after_the_visit_owes_no_other() -> None:
    assert visits_owed([fact(1, FIRST), fact(2, SECOND, visited=SECOND), fact(3, LATER)], DAYS, 10) == []


def test_the_same_ticket_twice_is_one_notice() -> None:
    twice = [fact(1, FIRST, ticket="EWN-0012"), fact(2, FIRST + timedelta(days=1), ticket="ewn 12")]
    assert visits_owed(twice, DAYS, 10) == []
    with_visit = [fact(1, FIRST, ticket="P1"), fact(2, SECOND, ticket="P2"),
                  fact(3, SECOND, ticket="P2", visited=LATER)]
    assert visits_owed(with_visit, DAYS, 10) == []


def test_people_are_told_apart_and_the_most_pressing_comes_first() -> None:
    facts = [fact(1, FIRST, 7), fact(2, SECOND, 7), fact(3, FIRST, 8), fact(4, FIRST + timedelta(days=9), 8),
             fact(5, FIRST, 9)]
    assert [owed.person for owed in visits_owed(facts, DAYS, 10)] == [8, 7]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 60), st.integers(1, 6), st.none() | st.integers(0, 90)),
                max_size=12))
def test_the_order_of_the_list_does_not_matter(rows: list[tuple[int, int, int, int | None]]) -> None:
    facts = [fact(number, FIRST + timedelta(days=day), person, ticket=f"T{ticket}",
                  visited=FIRST + timedelta(days=visit) if visit is not None else None)
             for number, (person, day, ticket, visit) in enumerate(rows)]
    owed = visits_owed(facts, DAYS, 10)
    assert {(each.person, each.second_on) for each in owed} == {
        (each.person, each.second_on) for each in visits_owed(reversed(facts), DAYS, 10)}
    assert len({each.person for each in owed}) == len(owed)
