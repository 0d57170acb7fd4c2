"""Whose data for a month is in: a list that comes now and then does not stand for the file that comes every month."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Delivery
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.rules.calendar_months import last_of_month, months_on

_LONGEST = 45
"""A file that covers more days than this is no month's file."""


@dataclass(frozen=True)
class Arrival:
    """What came of one agency for a month: ``day`` on which all it sends monthly was in, ``None`` while some is not.

    ``missing`` are the kinds of file still to come, as the user knows them, where others came.
    """

    day: date | None
    missing: tuple[str, ...] = ()


def arrivals(session: Session, month: date) -> dict[int, Arrival]:
    """By agency id, for agencies of which anything covers ``month`` (its first day).

    What an agency sends monthly is what came for each of the two months before, month by month. Of an agency that has
    not got into such a habit yet, anything counts.
    """
    came: dict[int, dict[str, datetime]] = defaultdict(dict)
    labels: dict[str, str] = {}
    before: dict[int, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
    earlier = (months_on(month, -1), months_on(month, -2))
    for agency_id, feed, label, first, last, received in _periods(session, earlier[-1], last_of_month(month)):
        labels[feed] = label
        if last >= month:
            came[agency_id][feed] = min(received, came[agency_id].get(feed, received))
        if (last - first).days <= _LONGEST:
            before[agency_id][feed] |= {each for each in earlier if first <= last_of_month(each) and last >= each}
    found = {}
    for agency_id, feeds in came.items():
        monthly = {feed for feed, months in before[agency_id].items() if len(months) == len(earlier)}
        missing = monthly - set(feeds)
        if missing:
            found[agency_id] = Arrival(None, tuple(sorted(labels[feed] for feed in missing)))
        else:
            moments = [feeds[feed] for feed in monthly]
            found[agency_id] = Arrival((max(moments) if moments else min(feeds.values())).date())
    return found


def _periods(session: Session, first: date, last: date) -> Iterator[tuple[int, str, str, date, date, datetime]]:
    rows = session.execute(
        select(Delivery.agency_id, Delivery.feed_key, Delivery.feed, Delivery.period_from, Delivery.period_to,
               Delivery.received_at)
        .where(Delivery.state == DeliveryState.STANDS.value, Delivery.period_to >= first,
               Delivery.period_from <= last))
    for agency_id, feed, label, period_from, period_to, received in rows:
        if period_from and period_to:
            yield agency_id, feed, label or feed, period_from, period_to, received
