from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.rules.what_changed import Back, what_changed


def test_the_four_lists() -> None:
    past = [{"station"}, {"amir", "beth"}, {"beth"}, {"beth"}, {"beth", "carl"}]
    change = what_changed(past, ["dora", "station", "beth"])
    assert change.new == ("dora",)
    assert change.back == (Back("station", 4),)
    assert change.back[0].words == "after 4 quiet months"
    assert change.gone == ("carl",)
    assert change.same == ("beth",)
    assert not change.nothing


def test_one_quiet_month() -> None:
    assert what_changed([{"a"}, set()], ["a"]).back[0].words == "after 1 quiet month"


def test_first_panel_and_no_change() -> None:
    assert what_changed([], ["a", "a", "b"]).new == ("a", "b")
    assert what_changed([{"a"}], ["a"]).nothing


@given(st.lists(st.frozensets(st.integers(0, 6)), max_size=5), st.lists(st.integers(0, 6)))
def test_every_key_is_in_exactly_one_list(past: list[frozenset[int]], now: list[int]) -> None:
    change = what_changed(past, now)
    found = [*change.new, *(one.key for one in change.back), *change.gone, *change.same]
    assert len(found) == len(set(found))
    assert set(found) == set(now) | (set(past[-1]) if past else set())
    assert all(one.quiet_panels >= 1 for one in change.back)
