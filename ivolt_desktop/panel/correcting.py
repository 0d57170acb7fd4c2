"""A corrected file sent back completes the delivery whose rows were set aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.corrections import code_of
from ivolt_desktop.model import Delivery, DeliveryRow
from ivolt_desktop.model.deliveries import DeliveryState, RowFate

_TAKEN = (RowFate.NEW.value, RowFate.CHANGED.value, RowFate.SAME.value)


@dataclass(frozen=True)
class PutRight:
    """One row set aside and put right since: by which delivery."""

    row: int
    delivery_id: int


def delivery_corrected(session: Session, code: str) -> Delivery | None:
    """The standing delivery that a file of corrections belongs to; None where this panel has none of that code."""
    standing = session.execute(
        select(Delivery.id, Delivery.digest, Delivery.sheet, Delivery.header_row)
        .where(Delivery.state == DeliveryState.STANDS.value, Delivery.completes_id.is_(None))
        .order_by(Delivery.id.desc())
    )
    for delivery_id, digest, sheet, header_row in standing:
        if code_of(digest, sheet, header_row) == code:
            return session.get_one(Delivery, delivery_id)
    return None


def code_for(session: Session, delivery: Delivery) -> str:
    """The code under which the rows set aside of a delivery come back: of the file first sent, however often."""
    first = session.get_one(Delivery, delivery.completes_id) if delivery.completes_id else delivery
    return code_of(first.digest, first.sheet, first.header_row)


def corrections_of(session: Session, delivery_id: int) -> list[Delivery]:
    """The standing deliveries that completed this one, the oldest first."""
    return list(session.scalars(
        select(Delivery).where(Delivery.completes_id == delivery_id, Delivery.state == DeliveryState.STANDS.value)
        .order_by(Delivery.id)))


def put_right(session: Session, delivery_id: int) -> dict[int, PutRight]:
    """Rows of a delivery that were set aside and put right since, by row number."""
    aside = set(session.scalars(
        select(DeliveryRow.row_number).where(DeliveryRow.delivery_id == delivery_id,
                                             DeliveryRow.fate == RowFate.SET_ASIDE.value)))
    rows = session.execute(
        select(DeliveryRow.of_row, DeliveryRow.delivery_id).join(Delivery, Delivery.id == DeliveryRow.delivery_id)
        .where(Delivery.completes_id == delivery_id, Delivery.state == DeliveryState.STANDS.value,
               DeliveryRow.of_row.is_not(None), DeliveryRow.fate.in_(_TAKEN)).order_by(DeliveryRow.id))
    return {row: PutRight(row, by) for row, by in rows if row in aside}


def recount(session: Session, deliveries: Iterable[int]) -> None:
    """Count anew how many of the rows set aside are put right."""
    session.flush()
    for delivery_id in deliveries:
        delivery = session.get_one(Delivery, delivery_id)
        delivery.rows_corrected = len(put_right(session, delivery_id))
    session.flush()
