"""The order of a record's timeline."""

from datetime import date, datetime

from ivolt_desktop.panel.views.record_timeline import TimelineLine, newest_first


def test_the_newest_is_first_to_the_minute_and_what_has_no_time_before_it() -> None:
    lines = [TimelineLine("Police", datetime(2026, 4, 25, 3, 35), "b"), TimelineLine("Panel", date(2026, 4, 25), "c"),
             TimelineLine("Police", datetime(2026, 4, 25, 22, 36), "a"), TimelineLine("Panel", date(2026, 4, 28), "d")]
    assert [line.text for line in newest_first(lines)] == ["d", "c", "a", "b"]
