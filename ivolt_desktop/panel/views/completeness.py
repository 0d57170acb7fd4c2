"""How full each field is in the records a delivery speaks of."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Delivery, DeliveryRow, register_named
from ivolt_desktop.model.deliveries import DeliveryState
from ivolt_desktop.panel.feeds import feeds_of

_CHUNK = 500


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


def completeness(session: Session, delivery: Delivery) -> list[Completeness]:
    """Each field of the delivery's feed, the emptiest first, those never given last; none once it was taken back."""
    spoken = session.execute(
        select(DeliveryRow.register, DeliveryRow.record_id).distinct()
        .where(DeliveryRow.delivery_id == delivery.id, DeliveryRow.record_id.is_not(None))).all()
    register = next((register for register, _ in spoken if register), "")
    ids = sorted({record_id for _, record_id in spoken if record_id is not None})
    if not register or not ids or delivery.state != DeliveryState.STANDS:
        return []
    feeds = feeds_of(session)
    feed = feeds.get(delivery.feed_key) or next((each for each in feeds.values() if each.label == delivery.feed), None)
    spec = register_named(register)
    names = [name for name in (feed.targets if feed else ()) if any(each.name == name for each in spec.fields)]
    if not names:
        return []
    table = spec.register.__table__
    given: Counter[str] = Counter()
    for start in range(0, len(ids), _CHUNK):
        counts = session.execute(
            select(*(func.count(func.nullif(table.c[name], "")) for name in names))
            .where(table.c.id.in_(ids[start:start + _CHUNK]))
        ).one()
        given.update(dict(zip(names, counts, strict=True)))
    found = [Completeness(spec.field(name).label, given[name], len(ids), name) for name in names]
    return sorted(found, key=lambda each: (each.given == 0, each.given))
