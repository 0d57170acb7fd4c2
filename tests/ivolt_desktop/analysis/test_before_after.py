from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.before_after import BeforeAfter, Effect, before_and_after
from ivolt_desktop.rules.calendar_months import months_on

PLAN = date(2022, 6, 1)


def reports(first: date, *per_month: int) -> list[date]:
    return [months_on(first, m) + timedelta(days=d * 3) for m, count in enumerate(per_month) for d in range(count)]


def compare(*per_month: int, on: date = date(2022, 9, 30)) -> BeforeAfter:
    return before_and_after(reports(date(2021, 8, 1), *per_month), PLAN, on, known_from=date(2021, 8, 1))


def test_the_passage_of_the_design() -> None:
    found = compare(1, 0, 2, 1, 3, 2, 4, 5, 6, 7, 3, 1, 0, 1)
    assert found.words == (
        "Before the plan 3.1 a month, since then 1.2. More than chance, but the plan began at a peak: "
        "some of the fall was to be expected."
    )
    assert (found.effect, found.at_peak, found.finding) == (Effect.FELL, True, "More than chance")


def test_a_fall_from_a_level_needs_no_warning() -> None:
    assert compare(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1, 0, 1, 0).words.endswith("More than chance.")


def test_small_numbers_could_be_chance() -> None:
    found = compare(0, 0, 0, 0, 1, 0, 0, 1, 1, 3, 1, 0, 0, 0)
    assert found.effect is Effect.COULD_BE_CHANCE
    assert found.words.endswith("It could be chance, and the plan began at a peak: a fall was to be expected.")


def test_a_rise_is_said() -> None:
    found = compare(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 7, 6, 5)
    assert found.effect is Effect.ROSE
    assert "A rise, more than chance." in found.words


def test_too_early() -> None:
    found = compare(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, on=date(2022, 6, 13))
    assert found.words == "Before the plan 3.0 a month. Too early to tell: the plan began 12 days ago."
    assert found.effect is Effect.TOO_EARLY


def test_nothing_before() -> None:
    assert compare(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1).effect is Effect.NOTHING_BEFORE
    assert before_and_after([], PLAN, date(2022, 12, 1)).effect is Effect.NOTHING_BEFORE


def test_only_a_year_before_is_compared() -> None:
    old = [date(2020, 1, 1)] * 50
    assert before_and_after([*old, date(2022, 1, 1)], PLAN, date(2022, 9, 1)).before == 1


@given(
    st.lists(st.dates(date(2021, 1, 1), date(2023, 6, 1)), max_size=40),
    st.dates(date(2021, 6, 1), date(2023, 6, 1)),
)
def test_any_dates_give_a_sentence(days: list[date], plan: date) -> None:
    found = before_and_after(days, plan, date(2023, 1, 1))
    assert found.words.endswith(".")
    assert found.after == sum(1 for day in days if plan <= day <= date(2023, 1, 1))
