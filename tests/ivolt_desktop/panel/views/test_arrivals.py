"""Whose data is in: the file of every month, not a list that happens to cover the month."""

from datetime import date, datetime

from ivolt_desktop.model import Agency, Delivery
from ivolt_desktop.panel.views.arrivals import Arrival, arrivals
from ivolt_desktop.rules.calendar_months import last_of_month
from ivolt_desktop.store import UnitOfWork
from tests.ivolt_desktop.panel.conftest import Cast, Desk

MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def send(desk: Desk, feed: str, first: date, last: date | None = None, on: int = 3) -> int:
    """The first agency sends a file that covers whole months; it comes on a day of the month after."""
    def add(work: UnitOfWork) -> int:
        agency = work.session.query(Agency).order_by(Agency.id).first()
        assert agency is not None
        ends = last_of_month(last or first)
        came = datetime(ends.year, ends.month + 1, on, 9)
        work.session.add(Delivery(file_name=f"{feed} {first}", agency_id=agency.id, feed=feed, feed_key=feed,
                                  period_from=first, period_to=ends, received_at=came, digest=f"{feed} {first}"))
        return agency.id

    made: int = desk.do(add)
    return made


def came(desk: Desk) -> dict[int, Arrival]:
    with desk.panel.reading() as session:
        return arrivals(session, MAY)


def test_nothing_at_all(desk: Desk, cast: Cast) -> None:
    assert came(desk) == {}


def test_in_a_new_panel_anything_counts(desk: Desk, cast: Cast) -> None:
    agency = send(desk, "calls", date(2025, 1, 1), MAY)
    assert came(desk) == {agency: Arrival(date(2026, 6, 3))}


def test_a_list_does_not_stand_for_the_file_of_every_month(desk: Desk, cast: Cast) -> None:
    for month in (MARCH, APRIL):
        send(desk, "calls", month)
    agency = send(desk, "notices", date(2026, 1, 1), MAY)
    assert came(desk) == {agency: Arrival(None, ("calls",))}
    send(desk, "calls", MAY, on=9)
    assert came(desk) == {agency: Arrival(date(2026, 6, 9))}


def test_what_came_once_or_long_ago_is_not_waited_for(desk: Desk, cast: Cast) -> None:
    for month in (MARCH, APRIL, MAY):
        agency = send(desk, "calls", month)
    send(desk, "incidents", MARCH)
    send(desk, "notices", date(2025, 11, 1), APRIL)
    assert came(desk) == {agency: Arrival(date(2026, 6, 3))}
