from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.calendar_months import day_of, last_of_month
from ivolt_desktop.rules.repeat_calls import (
    PRESETS,
    CallFact,
    RepeatCalls,
    RepeatRule,
    crossed_in,
    over_line_in,
    repeat_callers,
)

RULE = RepeatRule()


def call(number: int, day: date, person: str | None = None, **more: object) -> CallFact:
    return CallFact(number, day, person, **more)  # type: ignore[arg-type]


MEENA = [
    CallFact(1, datetime(2022, 5, 2, 21, 14), "meena", "+447700900123"),
    CallFact(2, datetime(2022, 5, 3, 1, 40), "meena", "+447700900123"),
    CallFact(3, datetime(2022, 5, 19, 23, 2), "meena", "+447700900123"),
]


def test_third_call_in_a_month_is_over_the_line() -> None:
    [caller] = repeat_callers(MEENA, RULE, date(2022, 5, 31))
    assert (caller.kind, caller.key, caller.calls) == ("person", "meena", (1, 2, 3))
    assert caller.crossed_on == caller.last_call_on == date(2022, 5, 19)


def test_not_yet_the_day_before_and_no_longer_once_the_window_has_passed() -> None:
    assert repeat_callers(MEENA, RULE, date(2022, 5, 18)) == []
    assert len(repeat_callers(MEENA, RULE, date(2022, 5, 31))) == 1
    assert repeat_callers(MEENA, RULE, date(2022, 6, 1)) == []  # 2 May is 30 days back: out


def test_the_window_holds_both_its_ends() -> None:
    three = [call(n, date(2022, 6, 1) + timedelta(days=d), "a") for n, d in enumerate((0, 10, 29))]
    assert repeat_callers(three, RULE, date(2022, 6, 30))
    three[2] = call(2, date(2022, 7, 1), "a")
    assert not repeat_callers(three, RULE, date(2022, 7, 1))


def test_a_caller_is_named_once_though_phone_and_address_say_so_too() -> None:
    calls = [call(n, date(2022, 5, n), "meena", phone="p", address="flat") for n in (1, 2, 3)]
    assert [c.kind for c in repeat_callers(calls, RULE, date(2022, 5, 30))] == ["person"]


def test_an_address_with_further_callers_is_named_besides() -> None:
    calls = [call(n, date(2022, 5, n), "meena", address="block") for n in (1, 2, 3)]
    calls.append(call(4, date(2022, 5, 4), "amir", address="block"))
    found = repeat_callers(calls, RULE, date(2022, 5, 30))
    assert [(c.kind, c.count) for c in found] == [("address", 4), ("person", 3)]


def test_nobody_is_found_by_what_is_not_known() -> None:
    calls = [call(n, date(2022, 5, n)) for n in range(1, 9)]
    assert repeat_callers(calls, RULE, date(2022, 5, 30)) == []


def test_codes_count_only_where_named() -> None:
    rule = RepeatRule(codes=frozenset({"215"}))
    calls = [call(n, date(2022, 5, n), "a", code=code) for n, code in enumerate(("215", " 215", "300"), 1)]
    assert repeat_callers(calls, rule, date(2022, 5, 30)) == []
    assert repeat_callers([*calls, call(9, date(2022, 5, 9), "a", code="215")], rule, date(2022, 5, 30))


def test_a_row_that_stands_for_several_calls() -> None:
    [caller] = repeat_callers([call(1, date(2022, 5, 30), "a", count=4)], RULE, date(2022, 5, 31))
    assert caller.count == 4


def test_crossing_and_staying_over_are_told_apart() -> None:
    calls = [*MEENA, CallFact(4, date(2022, 6, 1), "meena")]
    may, june = date(2022, 5, 1), date(2022, 6, 1)
    assert len(over_line_in(calls, RULE, may)) == len(crossed_in(calls, RULE, may)) == 1
    [stayed] = over_line_in(calls, RULE, june)
    assert stayed.calls == (2, 3, 4)
    assert stayed.crossed_on == date(2022, 5, 19)
    assert crossed_in(calls, RULE, june) == []


def test_back_after_a_quiet_spell_crosses_again() -> None:
    later = [call(10 + n, date(2022, 9, n), "meena") for n in (1, 2, 3)]
    [caller] = crossed_in([*MEENA, *later], RULE, date(2022, 9, 1))
    assert (caller.crossed_on, caller.first_crossed_on) == (date(2022, 9, 3), date(2022, 5, 19))


def test_presets_say_themselves() -> None:
    assert PRESETS["3 calls in a rolling month"].words == ("3 calls in 30 days by the same person, phone or address")
    assert RepeatRule(same=("person",), codes=frozenset({"215"})).words.endswith("person, codes 215 only")


FACTS = st.lists(
    st.builds(
        CallFact,
        id=st.integers(),
        at=st.dates(date(2022, 1, 1), date(2022, 6, 30)),
        person=st.sampled_from([None, "a", "b"]),
        phone=st.sampled_from([None, "p"]),
    ),
    max_size=25,
    unique_by=lambda fact: fact.id,
)


@given(FACTS, st.dates(date(2022, 1, 1), date(2022, 7, 30)), st.integers(2, 5), st.integers(1, 90))
def test_agrees_with_plain_counting(facts: list[CallFact], on: date, calls: int, days: int) -> None:
    rule = RepeatRule(calls, days, same=("person",))
    start = on - timedelta(days=days)
    expected = {
        name: n
        for name in ("a", "b")
        if (n := sum(1 for f in facts if f.person == name and start < f.at <= on)) >= calls
    }
    found = repeat_callers(facts, rule, on)
    assert {c.key: c.count for c in found} == expected
    assert all(c.first_crossed_on <= c.crossed_on <= c.last_call_on <= on for c in found)


@given(FACTS, st.integers(2, 4), st.integers(1, 60))
def test_calls_gathered_once_tell_each_month_as_the_calls_up_to_its_end_do(
    facts: list[CallFact], calls: int, days: int
) -> None:
    rule = RepeatRule(calls, days, same=("person", "phone"))
    gathered = RepeatCalls(facts, rule)
    for number in range(1, 7):
        month, end = date(2022, number, 1), last_of_month(date(2022, number, 1))
        before = [fact for fact in facts if day_of(fact.at) <= end]
        assert gathered.over_line_in(month) == over_line_in(before, rule, month)
        assert gathered.crossed_in(month) == crossed_in(before, rule, month)


@given(FACTS, st.integers(2, 4), st.integers(1, 60))
def test_who_is_over_the_line_needs_no_calls_before_the_window(facts: list[CallFact], calls: int, days: int) -> None:
    rule = RepeatRule(calls, days, same=("person", "phone"))
    month = date(2022, 5, 1)
    lately = [fact for fact in facts if day_of(fact.at) >= month - timedelta(days=days)]
    told = [(caller.kind, caller.key, caller.calls) for caller in over_line_in(lately, rule, month)]
    assert told == [(caller.kind, caller.key, caller.calls) for caller in over_line_in(facts, rule, month)]


@given(FACTS, st.integers(1, 6), st.integers(2, 4), st.integers(1, 60))
def test_a_month_agrees_with_plain_counting(facts: list[CallFact], number: int, calls: int, days: int) -> None:
    rule = RepeatRule(calls, days, same=("person",))
    month = date(2022, number, 1)
    expected = set()
    for fact in facts:
        if fact.person and month <= fact.at <= last_of_month(month):
            window = [f for f in facts if f.person == fact.person and fact.at - timedelta(days=days) < f.at <= fact.at]
            expected |= {fact.person} if len(window) >= calls else set()
    assert {caller.key for caller in over_line_in(facts, rule, month)} == expected
