from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.change_verdict import (
    Polarity,
    Verdict,
    VerdictKind,
    judge_counts,
    judge_values,
)
from ivolt_desktop.rules.calendar_months import month_range, months_on

MAY = date(2022, 5, 1)


def months(count: int) -> tuple[date, ...]:
    return month_range(months_on(MAY, 1 - count), MAY)


def verdict(*counts: int, polarity: Polarity = Polarity.LOWER_IS_BETTER) -> Verdict:
    return judge_counts(months(len(counts)), counts, polarity)


def test_two_repeat_callers_are_nothing_unusual() -> None:
    found = verdict(0, 2, 1, 0, 1, 2, 0, 1, 0, 0, 1, 1, 2)
    assert found.kind is VerdictKind.USUAL
    assert found.words == "within usual variation (0–3)"
    assert (found.short, found.good, found.range_words) == ("usual variation", None, "0–3")


def test_doubling_from_one_to_two_is_no_signal_but_seven_is() -> None:
    assert not verdict(1, 0, 1, 1, 0, 1, 2).signal
    found = verdict(1, 0, 1, 1, 0, 3, 1, 2, 0, 1, 0, 1, 7)
    assert found.kind is VerdictKind.SIGNAL_UP
    assert found.words.startswith("a signal: above the usual (0–")
    assert found.good is False


def test_too_few_months_are_never_judged() -> None:
    for count in range(7):
        assert verdict(*range(count)).kind is VerdictKind.TOO_FEW
    assert judge_counts([], []).words == "too few months to tell"


def test_a_fall_below_the_usual_is_good_or_bad_by_the_measure() -> None:
    counts = (60, 58, 63, 61, 59, 60, 62, 57, 61, 60, 59, 62, 25)
    assert verdict(*counts).good is True
    assert verdict(*counts, polarity=Polarity.HIGHER_IS_BETTER).good is False
    assert verdict(*counts, polarity=Polarity.NEITHER).good is None
    assert verdict(*counts).short == "a signal, down"


def test_a_long_run_on_one_side_is_a_signal_with_its_beginning() -> None:
    found = verdict(*(30, 33, 28, 31, 32, 29, 30, 31, 33, 30), *(22, 23, 21, 24, 22, 23, 22, 21))
    assert found.kind is VerdictKind.SIGNAL_DOWN
    assert found.words == "a signal: down since October"
    assert found.since == date(2021, 10, 1)


def test_eight_noughts_are_nothing_where_noughts_are_common() -> None:
    assert not verdict(0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).signal


def test_robbery_up_on_the_same_month_last_year() -> None:
    found = verdict(61, 80, 84, 79, 83, 78, 80, 85, 76, 79, 82, 81, 104)
    assert found.words == "a signal: up on May last year"
    assert found.good is False


def test_one_odd_month_last_year_makes_no_news_of_this_one() -> None:
    assert not verdict(40, 80, 84, 79, 83, 78, 80, 85, 76, 79, 82, 81, 80).signal


def test_nothing_is_compared_across_a_break() -> None:
    counts = (200,) * 14 + (80, 82, 79, 81, 80, 83, 80)
    assert judge_counts(months(21), counts).signal
    assert judge_counts(months(21), counts, breaks=[months(21)[14]]).kind is VerdictKind.USUAL
    assert judge_counts(months(21), counts, breaks=[months(21)[18]]).kind is VerdictKind.TOO_FEW


def test_response_time_down_since_january() -> None:
    values = [3.0, 2.8, 3.2, 3.1, 2.9, 3.0, 3.1, 2.9, 3.0, 2.2, 2.1, 2.0, 2.1, 1.9, 1.8, 1.7, 2.1]
    found = judge_values(months(17), values, sides=("slower", "faster"))
    assert found.kind is VerdictKind.SIGNAL_DOWN
    assert found.good is True
    assert found.words == "a signal: faster since October"
    assert found.short == "a signal, faster"


def test_a_month_without_a_value_is_not_judged_and_gaps_are_left_out() -> None:
    assert judge_values(months(8), [2.0] * 7 + [None]).kind is VerdictKind.TOO_FEW
    gaps = [2.0, 2.1, None, 2.2, 2.0, 2.1, 1.9, 2.0]
    assert judge_values(months(8), gaps).kind is VerdictKind.USUAL


@given(st.lists(st.integers(0, 300), max_size=40), st.sampled_from(Polarity))
def test_words_and_kind_agree(counts: list[int], polarity: Polarity) -> None:
    found = judge_counts(months(len(counts)) if counts else (), counts, polarity)
    assert found.signal == found.words.startswith("a signal")
    assert (found.good is not None) == (found.signal and polarity is not Polarity.NEITHER)
    if found.kind is VerdictKind.USUAL:
        assert found.usual_low is not None and found.usual_high is not None
        assert found.usual_low <= counts[-1] <= found.usual_high


@given(st.integers(1, 60), st.integers(7, 30))
def test_a_level_series_is_never_a_signal(level: int, length: int) -> None:
    assert not verdict(*[level] * length).signal
