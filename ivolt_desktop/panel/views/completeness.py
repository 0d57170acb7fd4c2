"""How full each field is in the records a delivery speaks of."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Delivery, DeliveryRow, register_named
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.panel.feeds import feeds_of


@dataclass(frozen=True)
class Completeness:
    """How many of the delivered records have a value in one field, of how many."""

    label: str
    given: int
    of: int
    name: str = ""

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.given / self.of if self.of else 0.0


def records_spoken_of(session: Session, delivery: Delivery) -> tuple[str, Select[Any]]:
    """The register of the records that a delivery speaks of ('' where there is none), and a query for their ids."""
    rows = (DeliveryRow.delivery_id == delivery.id, DeliveryRow.record_id.is_not(None))
    register = session.scalar(select(DeliveryRow.register).where(*rows, DeliveryRow.register != "").limit(1)) or ""
    return register, select(DeliveryRow.record_id).where(*rows, DeliveryRow.register == register)


def completeness(session: Session, delivery: Delivery) -> list[Completeness]:
    """Each field of the delivery's feed, the emptiest first, those never given last; none once it was taken back."""
    register, spoken = records_spoken_of(session, delivery)
    if not register or delivery.state != DeliveryState.STANDS:
        return []
    feeds = feeds_of(session)
    feed = feeds.get(delivery.feed_key) or next((each for each in feeds.values() if each.label == delivery.feed), None)
    spec = register_named(register)
    names = [name for name in (feed.targets if feed else ()) if any(each.name == name for each in spec.fields)]
    if not names:
        return []
    table = spec.register.__table__
    counts = session.execute(
        select(func.count(), *(func.count(func.nullif(table.c[name], "")) for name in names))
        .where(table.c.id.in_(spoken))
    ).one()
    of, given = counts[0], dict(zip(names, counts[1:], strict=True))
    found = [Completeness(spec.field(name).label, given[name], of, name) for name in names] if of else []
    return sorted(found, key=lambda each: (each.given == 0, each.given))
