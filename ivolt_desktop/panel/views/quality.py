"""How good an agency's deliveries are, from what was stored: completeness, validity, timeliness, duplicates, places."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Table, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.problem_kinds import PROBLEM_KINDS
from ivolt_desktop.model import Agency, Delivered, Delivery, DeliveryRow, SavedLayout, register_named
from ivolt_desktop.model.deliveries import DeliveryState, RowFate
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.views.completeness import Completeness, completeness, records_spoken_of
from ivolt_desktop.rules.calendar_months import last_of_month, months_on
from ivolt_desktop.rules.known_errors import KnownError

_TWICE = ("the same as row%", "same reference as row%")
TREND = 13
"""So many deliveries, a year and a month, are looked at together."""


@dataclass(frozen=True)
class ProblemRate:
    """One kind of problem: how many rows had it, and how many of each thousand."""

    title: str
    rows: int
    per_thousand: float


@dataclass(frozen=True)
class Quality:
    """One delivery's figures. ``rows`` are the rows that are data: not titles, totals and blank ones.

    ``filled`` is the mean share of the fields that this agency's files of the kind have a column for; None where
    nothing of the delivery stands. ``days`` run from the last day of the period to the arrival, ``late`` from the day
    due (below 0: early; None: no day is agreed, or the file has no dates). ``problems`` is None for a delivery of
    before they were counted.
    """

    delivery_id: int
    file_name: str
    feed: str
    agency: str
    period_from: date | None
    period_to: date | None
    received_on: date
    rows: int
    fields: tuple[Completeness, ...]
    filled: float | None
    problems: tuple[ProblemRate, ...] | None
    set_aside: int
    corrected: int
    duplicates: int
    unlocated: int
    located_of: int
    days: int | None
    late: int | None

    @property
    def problems_per_thousand(self) -> float | None:
        """Problems of any kind for each thousand rows; a row with two counts twice."""
        return None if self.problems is None else sum(each.per_thousand for each in self.problems)


def quality_of(session: Session, delivery_id: int) -> tuple[Quality, list[Quality]] | None:
    """The figures of one delivery, and of its agency's deliveries of the kind up to it that stand, the oldest first.

    Corrections are figured by themselves, without a trend. None where there is no such delivery.
    """
    delivery = session.get(Delivery, delivery_id)
    if delivery is None:
        return None
    standing = session.scalars(
        select(Delivery)
        .where(Delivery.agency_id == delivery.agency_id, Delivery.feed_key == delivery.feed_key,
               Delivery.completes_id.is_(None), Delivery.state == DeliveryState.STANDS.value,
               tuple_(Delivery.received_at, Delivery.id) <= tuple_(literal(delivery.received_at), literal(delivery.id)))
        .order_by(Delivery.received_at.desc(), Delivery.id.desc()).limit(TREND)
    ).all() if delivery.completes_id is None else []
    looked_at = {each.id: each for each in (*reversed(standing), delivery)}
    full = {each.id: completeness(session, each) for each in looked_at.values()}
    ever = frozenset(field.name for fields in full.values() for field in fields if field.given)
    ever &= _with_a_column(session, looked_at.values()) or ever
    told = {each.id: _quality(session, each, full[each.id], ever) for each in looked_at.values()}
    return told[delivery_id], [told[each.id] for each in reversed(standing)]


def _with_a_column(session: Session, deliveries: Collection[Delivery]) -> frozenset[str]:
    """The fields that the deliveries' layouts fill: a record can hold more, from another agency's file."""
    names = {each.layout_name for each in deliveries if each.layout_name}
    agencies = {each.agency_id for each in deliveries}
    feeds = feeds_of(session)
    filled: set[str] = set()
    for text in session.scalars(select(SavedLayout.definition).where(SavedLayout.name.in_(names),
                                                                     SavedLayout.agency_id.in_(agencies))):
        try:
            layout = Layout.from_json(text, feeds)
        except KnownError:
            continue
        feed = feeds[layout.feed]
        filled |= {feed.field(key).target for key in layout.mapping.values() if key} | set(feed.derived)
    return frozenset(filled)


def _quality(session: Session, delivery: Delivery, fields: Sequence[Completeness], ever: frozenset[str]) -> Quality:
    agency = session.get_one(Agency, delivery.agency_id)
    rows = delivery.rows_new + delivery.rows_changed + delivery.rows_same + delivery.rows_set_aside
    counted = [each for each in fields if each.name in ever]
    filled = sum(each.share for each in counted) / len(counted) if counted else None
    unlocated, of = _unlocated(session, delivery)
    days, late = _timeliness(delivery, agency.due_day)
    return Quality(
        delivery.id, delivery.file_name, delivery.feed, agency.name, delivery.period_from, delivery.period_to,
        delivery.received_at.date(), rows, tuple(each for each in counted if each.share < 1), filled,
        None if delivery.problems is None else _problems(delivery, rows), delivery.rows_set_aside,
        delivery.rows_corrected, _duplicates(session, delivery.id), unlocated, of, days, late)


def _problems(delivery: Delivery, rows: int) -> tuple[ProblemRate, ...]:
    told: Mapping[str, int] = json.loads(delivery.problems or "{}")
    found = []
    for group, count in told.items():
        kind, _, whose = group.partition(":")
        if kind in PROBLEM_KINDS:
            title = f"No {whose[0].lower()}{whose[1:]} named" if whose else PROBLEM_KINDS[kind].title
            found.append(ProblemRate(title, count, 1000 * count / rows if rows else 0.0))
    return tuple(sorted(found, key=lambda each: (-each.rows, each.title)))


def _duplicates(session: Session, delivery_id: int) -> int:
    """Rows that say what another row of the same file says."""
    return session.scalar(
        select(func.count(DeliveryRow.row_number.distinct()))
        .where(DeliveryRow.delivery_id == delivery_id, DeliveryRow.fate != RowFate.NEW.value,
               or_(*(DeliveryRow.reason.like(pattern) for pattern in _TWICE)))) or 0


def _unlocated(session: Session, delivery: Delivery) -> tuple[int, int]:
    """Records with no place, of how many; (0, 0) for a register without places."""
    register, spoken = records_spoken_of(session, delivery)
    if not register or delivery.state != DeliveryState.STANDS:
        return 0, 0
    kind = register_named(register).register
    if not issubclass(kind, Delivered) or kind.place is None:
        return 0, 0
    table = kind.__table__
    assert isinstance(table, Table)
    missing = table.c[kind.place.link].is_(None)
    if "easting" in table.c:
        missing &= table.c["easting"].is_(None)
    none, of = session.execute(
        select(func.count().filter(missing), func.count()).select_from(table).where(table.c.id.in_(spoken))).one()
    return none, of


def _timeliness(delivery: Delivery, due_day: int | None) -> tuple[int | None, int | None]:
    if delivery.period_to is None:
        return None, None
    arrived = delivery.received_at.date()
    days = (arrived - delivery.period_to).days
    if due_day is None:
        return days, None
    following = months_on(delivery.period_to.replace(day=1), 1)
    due = min(following + timedelta(days=due_day - 1), last_of_month(following))
    return days, (arrived - due).days
