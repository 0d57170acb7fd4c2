"""The life of the borough: believable numbers, the stories where they belong, nobody's real telephone."""

import re
from collections import Counter, defaultdict
from datetime import date
from statistics import mean

import pytest

from ivolt_desktop.analysis.bank_holidays import england_bank_holidays
from ivolt_desktop.panel.practice.invented import cast
from ivolt_desktop.panel.practice.life import life
from ivolt_desktop.panel.practice.lived_fires import DELIBERATE_A_MONTH
from ivolt_desktop.panel.practice.practice_calendar import ALL_MONTHS, FULL_MONTHS, PART_MONTH_ENDS, month_number
from ivolt_desktop.rules.calendar_months import first_of_month
from ivolt_desktop.rules.repeat_calls import CallFact, RepeatRule, over_line_in
from ivolt_desktop.rules.working_days import WorkingDays

DRAMA = re.compile(r"07700900\d{3}|02079460\d{3}")


def _by_person() -> list[CallFact]:
    return [CallFact(number, call.at, call.caller or None) for number, call in enumerate(life().calls)]


@pytest.mark.parametrize("month", FULL_MONTHS)
def test_a_month_has_about_as_many_calls_fires_and_cases_as_the_borough_would(month: date) -> None:
    calls = sum(first_of_month(call.at) == month for call in life().calls)
    fires = sum(first_of_month(fire.at) == month and fire.deliberate == "yes" for fire in life().fires)
    cases = sum(first_of_month(case.opened_on) == month for case in life().cases)
    assert 120 <= calls <= 180
    assert fires == DELIBERATE_A_MONTH[month_number(month)] and 8 <= fires <= 20
    assert 30 <= cases <= 45


@pytest.mark.parametrize("month", ALL_MONTHS)
def test_none_to_three_people_are_over_the_repeat_line_and_all_have_a_story(month: date) -> None:
    callers = over_line_in(_by_person(), RepeatRule(same=("person",)), month)
    assert len(callers) <= 3
    assert {caller.key for caller in callers} <= set(cast())


def test_the_newest_month_brings_two_new_callers_and_one_back() -> None:
    seen = {
        month: {c.key for c in over_line_in(_by_person(), RepeatRule(same=("person",)), month)} for month in FULL_MONTHS
    }
    newest = seen.pop(FULL_MONTHS[-1])
    before = set().union(*seen.values())
    assert newest - before == {"ivy", "john_elder"}
    assert newest & before == {"arthur"}


def test_the_neighbour_dispute_grows_to_a_peak_and_falls_after_the_plan() -> None:
    months = Counter(first_of_month(call.at) for call in life().calls if call.caller == "meena")
    peak = max(months, key=lambda month: months[month])
    assert peak == date(2026, 3, 1)
    assert months[date(2026, 5, 1)] < months[peak] / 3


def test_references_are_never_given_twice() -> None:
    for references in (
        [call.reference for call in life().calls],
        [fire.reference for fire in life().fires],
        [case.reference for case in life().cases],
    ):
        assert len(set(references)) == len(references)


def test_no_telephone_lies_outside_the_numbers_kept_for_drama() -> None:
    said = [call.phone for call in life().calls] + [case.phone for case in life().cases]
    digits = [phone for phone in said if any(c.isdigit() for c in phone) and phone != "999 call box"]
    assert len(digits) > 1000
    assert all(DRAMA.fullmatch(phone) for phone in digits)


def test_most_residents_call_once_and_none_is_over_the_line() -> None:
    times = Counter(call.caller for call in life().calls if call.caller and call.caller not in cast())
    assert sum(count == 1 for count in times.values()) > 0.85 * len(times)
    assert max(times.values()) < 5


def test_the_council_answers_faster_and_faster() -> None:
    days = WorkingDays(england_bank_holidays(2025, 2026))
    waits: dict[date, list[int]] = defaultdict(list)
    for case in life().cases:
        if case.first_contact_on:
            assert days.is_working(case.first_contact_on)
            waits[first_of_month(case.opened_on)].append(days.between(case.opened_on, case.first_contact_on))
    assert mean(waits[FULL_MONTHS[0]]) > 2.6
    assert mean(waits[FULL_MONTHS[-1]]) < 1.9


def test_cases_happen_in_order() -> None:
    for case in life().cases:
        assert case.first_contact_on is None or case.first_contact_on >= case.opened_on
        assert case.closed_on is None or case.closed_on > case.opened_on


def test_the_part_month_ends_before_the_practice_day() -> None:
    assert max(call.at.date() for call in life().calls) <= PART_MONTH_ENDS


def test_friday_and_saturday_evenings_are_the_busiest() -> None:
    evenings = Counter(call.at.weekday() for call in life().calls if call.at.hour >= 20)
    assert set(dict(evenings.most_common(2))) == {4, 5}
