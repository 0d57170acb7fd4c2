from datetime import datetime

from ivolt_desktop.rules.standing_agenda import STANDING_ITEMS, ItemKind, start_times


def test_thirteen_items_two_hours() -> None:
    assert [item.number for item in STANDING_ITEMS] == list(range(1, 14))
    assert sum(item.minutes for item in STANDING_ITEMS) == 120
    assert {item.kind for item in STANDING_ITEMS} == set(ItemKind)


def test_start_times_follow_each_other() -> None:
    starts = start_times(datetime(2022, 6, 28, 10), [item.minutes for item in STANDING_ITEMS])
    assert starts[:3] == [
        datetime(2022, 6, 28, 10),
        datetime(2022, 6, 28, 10, 5),
        datetime(2022, 6, 28, 10, 10),
    ]
    assert starts[-1] == datetime(2022, 6, 28, 11, 55)
