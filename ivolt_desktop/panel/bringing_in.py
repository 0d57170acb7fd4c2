"""Bringing a reviewed file into the panel, all of it or nothing."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.corrections import Corrections
from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.reviewed_rows import ReviewedRow
from ivolt_desktop.model import Agency, Delivered, Delivery, DeliveryRow, Register, SavedLayout, register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.correcting import delivery_corrected, recount
from ivolt_desktop.panel.linking import link_people, link_places
from ivolt_desktop.panel.linking_cases import link_by_case
from ivolt_desktop.panel.planning import Plan, PlannedRow, plan_delivery
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.store import UnitOfWork, bulk
from ivolt_desktop.store.audit import Entry, plain

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class ReadFile:
    """A reviewed file: where it was read from, what it holds, how it is laid out, and its rows."""

    file_name: str
    sheet: str
    digest: str
    feed: str
    feed_key: str
    register: str
    header_row: int | None
    layout: Layout
    rows: Sequence[ReviewedRow]
    corrects: Corrections | None = None
    problems: Mapping[str, int] = field(default_factory=dict)
    """Groups of problems with how many rows had each, mended and kept ones too."""

    @classmethod
    def of(cls, review: Review, agency: str, layout_name: str = "") -> "ReadFile":
        """What a finished review hands over; ``agency`` is the short name its layout is kept under."""
        kept = review.recognised.layout.name if review.recognised else ""
        layout = review.layout(layout_name or kept or f"{agency}: {review.feed.label}", agency)
        return cls(
            review.book.file_name, review.sheet.name, review.book.digest, review.feed.label, review.feed.key,
            review.feed.register, review.found.header_row or None, layout, review.rows, review.corrects,
            {group.key: group.count for group in review.groups if group.key != COLUMN_NEW},
        )


def _quiet(_words: str, _share: float) -> None:
    return None


def bring_in(work: UnitOfWork, file: ReadFile, *, agency_id: int, progress: Progress = _quiet) -> int:
    """Store what a reviewed file holds; returns the delivery's id.

    New rows become records, changed rows change theirs, same rows change nothing; every row of the file is kept with
    its text and its fate. People and places that a new record speaks of are linked. Nothing is stored unless all is.
    """
    session = work.session
    progress("Comparing with what is kept", 0.05)
    plan = plan_delivery(session, file.register, file.rows)
    delivery = _delivery(work, file, plan, agency_id)
    completed = delivery_corrected(session, file.corrects.code) if file.corrects else None
    delivery.completes_id = completed.id if completed else None
    progress("Storing new records", 0.25)
    made = _store_new(session, plan, delivery.id, session.get_one(Agency, agency_id).kind)
    progress("Storing changes", 0.45)
    changed_before = _store_changed(session, plan)
    work.trail.add([Entry(file.register, delivery.id, "delivered", None, {"records": len(made)})])
    _keep_layout(work, file, agency_id)
    progress("Linking people and places", 0.6)
    register = register_named(file.register).register
    corrected = _speaks_otherwise(plan, register)
    linked_before = _links_of(session, register, corrected)
    ids = sorted({*made.values(), *corrected})
    places = link_places(work, register, ids, delivery.id)
    by_case = link_by_case(work, register, ids)
    people = link_people(work, register, [each for each in ids if each not in by_case], delivery.id)
    for record_id, links in _links_of(session, register, corrected).items():
        moved = {name: old for name, old in linked_before[record_id].items() if old != links[name]}
        changed_before[corrected[record_id]] = {**changed_before[corrected[record_id]], **moved}
    progress("Keeping every row as it stood", 0.75)
    _keep_rows(session, plan, delivery.id, made, changed_before, file.corrects.rows if completed and file.corrects
               else {})
    if completed:
        recount(session, [completed.id])
    progress("Looking for people and places known already", 0.8)
    if people:
        suggest(work, "person", people, lambda share: progress("Looking for people known already", 0.8 + share / 10))
    if places:
        suggest(work, "place", places, lambda share: progress("Looking for places known already", 0.9 + share / 10))
    agency = session.get_one(Agency, agency_id)
    work.says(f"Bring in {delivery.file_name} from {agency.short_name} ({count_of(len(made), 'new record')})")
    progress("Done", 1.0)
    return delivery.id


def _delivery(work: UnitOfWork, file: ReadFile, plan: Plan, agency_id: int) -> Delivery:
    count = plan.counts.get
    first, last = plan.period or (None, None)
    delivery = Delivery(
        file_name=file.file_name, agency_id=agency_id, feed=file.feed, feed_key=file.feed_key, sheet=file.sheet,
        period_from=first,
        period_to=last, received_at=work.now(), layout_name=file.layout.name, digest=file.digest,
        header_row=file.header_row, rows_new=count(RowFate.NEW, 0), rows_changed=count(RowFate.CHANGED, 0),
        rows_same=count(RowFate.SAME, 0), rows_set_aside=count(RowFate.SET_ASIDE, 0),
        rows_left_out=count(RowFate.LEFT_OUT, 0), problems=json.dumps(dict(file.problems), ensure_ascii=False),
    )
    work.session.add(delivery)
    work.session.flush()
    return delivery


def _keep_layout(work: UnitOfWork, file: ReadFile, agency_id: int) -> None:
    """Remember how the file was laid out, so that next month's is recognised."""
    session = work.session
    layout = session.scalar(select(SavedLayout).where(SavedLayout.agency_id == agency_id,
                                                      SavedLayout.name == file.layout.name))
    if layout is None:
        layout = SavedLayout(name=file.layout.name, agency_id=agency_id, feed=file.feed, definition="")
        session.add(layout)
    layout.definition, layout.last_used_at = file.layout.to_json(), work.now()
    session.flush()


def _store_new(session: Session, plan: Plan, delivery_id: int, sender: str) -> dict[int, int]:
    """Insert new records; returns the row's place in the plan to the record's id.

    ``sender`` is the kind of agency that sent the file: it issued what the file does not say who issued.
    """
    table = _table_of(plan.register)
    issuer = getattr(register_named(plan.register).register, "issuer", "")
    issued = {issuer: sender} if issuer else {}
    rows = [(place, row) for place, row in enumerate(plan.rows) if row.fate is RowFate.NEW]
    known = set(table.c.keys())
    ids = bulk.insert_rows(session, table, [
        {**issued, **{name: value for name, value in row.values.items() if name in known and value is not None},
         "delivery_id": delivery_id, "source_row": row.row_number, "natural_key": row.natural_key}
        for _, row in rows
    ])
    return {place: record_id for (place, _), record_id in zip(rows, ids, strict=True)}


def _store_changed(session: Session, plan: Plan) -> dict[int, Mapping[str, Any]]:
    """Update changed records; returns the row's place in the plan to the values before."""
    table = _table_of(plan.register)
    before: dict[int, Mapping[str, Any]] = {}
    updates: dict[int, dict[str, Any]] = {}
    for place, row in enumerate(plan.rows):
        if row.fate is not RowFate.CHANGED or row.record_id is None:
            continue
        before[place] = {each.field: plain(each.before) for each in row.differences}
        updates.setdefault(row.record_id, {"id": row.record_id}).update(
            {each.field: each.after for each in row.differences}
        )
    bulk.update_rows(session, table, list(updates.values()))
    return before


def _speaks_otherwise(plan: Plan, register: type[Register]) -> dict[int, int]:
    """Changed records that now speak of people or places in other words: id to the row's place in the plan."""
    if not issubclass(register, Delivered):
        return {}
    told = {name for mention in register.people for name in (
        mention.name, mention.phone, mention.email, mention.born_on, mention.address, mention.postcode)}
    told |= {name for pair in (register.place.written if register.place else ()) for name in pair}
    return {
        row.record_id: place for place, row in enumerate(plan.rows)
        if row.fate is RowFate.CHANGED and row.record_id and any(each.field in told for each in row.differences)
    }


def _links_of(session: Session, register: type[Register], ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Whom and where records are linked to now."""
    if not issubclass(register, Delivered):
        return {}
    names = [mention.link for mention in register.people] + ([register.place.link] if register.place else [])
    if not names:
        return {each: {} for each in ids}
    rows = bulk.fetch_values(session, _table_of(register.__tablename__), ids, names)
    return {row["id"]: {name: row[name] for name in names} for row in rows}


def _keep_rows(
    session: Session, plan: Plan, delivery_id: int, made: Mapping[int, int], before: Mapping[int, Mapping[str, Any]],
    of_rows: Mapping[int, int],
) -> None:
    told: set[int] = set()

    def text_of(row: PlannedRow) -> str:
        """The row's text, kept once however many records it gives."""
        first = row.row_number not in told
        told.add(row.row_number)
        return json.dumps(dict(row.original), ensure_ascii=False) if first else "{}"

    def kept(place: int, row: PlannedRow) -> dict[str, Any]:
        record_id = made.get(place, row.record_id)
        changed = before.get(place)
        return {
            "delivery_id": delivery_id, "row_number": row.row_number, "fate": row.fate.value,
            "reason": row.reason or None, "register": plan.register if record_id else None, "record_id": record_id,
            "original": text_of(row),
            "before": None if changed is None else json.dumps(changed, ensure_ascii=False),
            "of_row": of_rows.get(row.row_number),
        }

    table = DeliveryRow.__table__
    assert isinstance(table, Table)
    bulk.insert_rows(session, table, [kept(place, row) for place, row in enumerate(plan.rows)])


def _table_of(register: str) -> Table:
    table = register_named(register).register.__table__
    assert isinstance(table, Table)
    return table
