"""Deliveries as they are looked at: the list, which agencies' data is in, one delivery with every row of its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.corrections import LETTER, letter, to_send_back
from ivolt_desktop.model import Agency, Delivery
from ivolt_desktop.model.deliveries import DeliveryState, RowFate
from ivolt_desktop.panel.correcting import code_for, corrections_of, put_right
from ivolt_desktop.panel.dates import month_considered
from ivolt_desktop.panel.views.arrivals import Arrival, arrivals
from ivolt_desktop.panel.views.completeness import Completeness, completeness
from ivolt_desktop.panel.views.kept_rows import KeptRow, KeptRows, kept_rows
from ivolt_desktop.panel.views.this_month import current_meeting
from ivolt_desktop.rules.dates_in_words import short_date

FATE_WORDS: dict[str, str] = {
    RowFate.NEW: "New", RowFate.CHANGED: "Changed", RowFate.SAME: "Same", RowFate.SET_ASIDE: "Set aside",
    RowFate.LEFT_OUT: "Left out",
}
"""A row's fate as shown."""


@dataclass(frozen=True)
class Supply:
    """One agency that sends data, and the day on which all of the month was in (``None``: not yet).

    ``missing`` are the kinds of file still to come where others came.
    """

    agency_id: int
    agency: str
    came_in: date | None
    due_day: int | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class OneDelivery:
    """A delivery opened: the record, who sent it, the headers of its file, every row, how full its fields are."""

    delivery: Delivery
    agency: str
    headers: tuple[str, ...]
    rows: KeptRows
    completeness: tuple[Completeness, ...]
    code: str
    put_right: Mapping[int, int]
    """Numbers of rows set aside that were put right since, with the delivery that did."""
    corrections: tuple[Delivery, ...]
    corrects: Delivery | None

    @property
    def still_out(self) -> list[KeptRow]:
        """Rows set aside that nobody has put right yet, one for each row of the file."""
        return list({row.number: row for row in self.of(RowFate.SET_ASIDE) if row.number not in self.put_right}
                    .values())

    @property
    def stands(self) -> bool:
        """False once it was taken back."""
        return self.delivery.state == DeliveryState.STANDS

    def of(self, fate: str) -> KeptRows:
        """The rows of one fate, in file order; '' gives all."""
        return self.rows.of(fate)

    @property
    def reasons(self) -> dict[str, int]:
        """Why rows were set aside or left out, with how many."""
        return dict(self.rows.reasons().most_common())


def deliveries(session: Session) -> list[Delivery]:
    """Every delivery, the newest first; those taken back too."""
    return list(session.scalars(select(Delivery).order_by(Delivery.received_at.desc(), Delivery.id.desc())))


def agency_names(session: Session) -> dict[int, str]:
    """Agency id to the short name it goes by."""
    return dict(session.execute(select(Agency.id, Agency.short_name)).all())


def senders(session: Session) -> list[Agency]:
    """Agencies that take part, those that supply data first."""
    found = session.scalars(select(Agency).where(Agency.active).order_by(Agency.name)).all()
    return sorted(found, key=lambda agency: not agency.supplies)


def supplies(session: Session, today: date) -> tuple[date, list[Supply]]:
    """The month the next panel looks at (its first day), and every agency that sends data with when it came in."""
    meeting = current_meeting(session, today)
    month = meeting.covers if meeting else month_considered(today)
    arrived = arrivals(session, month)
    found = []
    for agency in senders(session):
        if agency.supplies:
            came = arrived.get(agency.id, Arrival(None))
            found.append(Supply(agency.id, agency.short_name, came.day, agency.due_day, came.missing))
    return month, found


def same_file_before(
    session: Session, digest: str, sheet: str | None = None, header_row: int | None = None
) -> Delivery | None:
    """The newest standing delivery of exactly this file (by the SHA-256 of its bytes), if there is one.

    With ``sheet``, of exactly that table of it.
    """
    wanted = [Delivery.digest == digest, Delivery.state == DeliveryState.STANDS.value]
    if sheet is not None:
        wanted += [Delivery.sheet == sheet, Delivery.header_row.is_not_distinct_from(header_row or None)]
    return session.scalar(select(Delivery).where(*wanted).order_by(Delivery.id.desc()).limit(1))


def one_delivery(session: Session, delivery_id: int) -> OneDelivery | None:
    """Everything about one delivery; ``None`` if there is no such delivery."""
    delivery = session.get(Delivery, delivery_id)
    if delivery is None:
        return None
    rows, texts = kept_rows(session, delivery_id)
    headers = dict.fromkeys(texts.headers if texts else (header for row in rows for header in row.cells))
    agency = session.get_one(Agency, delivery.agency_id)
    right = {row: each.delivery_id for row, each in put_right(session, delivery_id).items()}
    return OneDelivery(
        delivery, agency.name, tuple(headers), rows, tuple(completeness(session, delivery)),
        code_for(session, delivery), right, tuple(corrections_of(session, delivery_id)),
        session.get(Delivery, delivery.completes_id) if delivery.completes_id else None)


def save_rows(
    path: Path, sheet: str, headers: Sequence[str], rows: Sequence[Sequence[Any]], practice: bool = False
) -> None:
    """Write rows to send back to their agency as an Excel workbook, with a sheet that says what to do.

    Text stays text: nothing in it can become a formula. Raises ``CannotWrite``.
    """
    from ivolt_desktop.reports.facts import Marking
    from ivolt_desktop.reports.workbook import write_workbook

    write_workbook([(sheet, headers, rows), (LETTER, *letter())], path, Marking(practice=practice))


def set_aside_sheet(found: OneDelivery) -> tuple[list[str], list[list[str | int]]]:
    """Headings and rows of what is still out: row number, reason, the cells as they came, and the file's code."""
    return to_send_back(found.code, found.headers, [
        (row.of_row or row.number, row.reason, [row.cells.get(header, "") for header in found.headers])
        for row in found.still_out])


def period_words(first: date | None, last: date | None) -> str:
    """'2 May 2022 to 31 May 2022', '2 May 2022', or '' where the file has no dates."""
    if first is None or last is None:
        return ""
    return short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"


