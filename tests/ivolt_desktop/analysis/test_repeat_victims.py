from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.analysis.repeat_victims import repeat_victims

FROM, TO = date(2025, 1, 1), date(2026, 6, 30)


def test_everybody_is_followed_for_the_same_time_from_their_first_report() -> None:
    """Late in the period counts as much as early: a fixed year would lose the repeat of the second."""
    reports = [("early", date(2025, 2, 1)), ("early", date(2025, 6, 1)), ("late", date(2025, 12, 20)),
               ("late", date(2026, 5, 1)), ("once", date(2025, 7, 1)), ("too late", date(2026, 3, 1))]
    found = repeat_victims(reports, FROM, TO, days=183)
    assert (found.first, found.last) == (date(2025, 1, 1), date(2025, 12, 29))
    assert found.followed == 3 and found.again == {"early": 1, "late": 1} and found.later == 2


def test_a_report_after_the_window_is_no_repeat_and_one_day_is_one_report() -> None:
    reports = [("a", date(2025, 2, 1)), ("a", date(2025, 2, 1)), ("a", date(2025, 8, 15))]
    assert repeat_victims(reports, FROM, TO, days=183).again == {}


def test_words_suit_small_numbers() -> None:
    few = repeat_victims([("a", date(2025, 2, 1)), ("a", date(2025, 2, 9)), ("b", date(2025, 3, 1))], FROM, TO, 183)
    assert few.words("6 months") == (
        "Of 2 people whose first report came between 1 Jan 2025 and 29 Dec 2025, 1 reported again within 6 months. "
        "Too few for a share.")
    many = repeat_victims([(n, date(2025, 2, 1) + timedelta(days=d)) for n in range(40) for d in (0, n % 2)],
                          FROM, TO, 183)
    assert "20 (50 per cent) reported again within 6 months." in many.words("6 months")
    assert repeat_victims([], FROM, TO, 183).words("6 months").startswith("Nobody can be followed for 6 months yet")


@given(st.lists(st.tuples(st.integers(0, 8), st.dates(FROM, TO)), max_size=60), st.integers(30, 400))
def test_nobody_is_counted_twice_or_followed_beyond_the_data(reports: list[tuple[int, date]], days: int) -> None:
    found = repeat_victims(reports, FROM, TO, days)
    assert len(found.again) <= found.followed <= len({key for key, _ in reports})
    assert found.last + timedelta(days=days) <= TO
