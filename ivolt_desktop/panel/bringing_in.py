"""Bringing a reviewed file into the panel, all of it or nothing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.corrections import Corrections
from ivolt_desktop.intake.layouts import Layout, free_name
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW
from ivolt_desktop.intake.resolving import ReviewedRows
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import Agency, Delivered, Delivery, DeliveryRow, Register, SavedLayout, register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.correcting import delivery_corrected, recount
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.filling_in import keep_filled_in
from ivolt_desktop.panel.linking import link_people, link_places
from ivolt_desktop.panel.linking_cases import link_by_case
from ivolt_desktop.panel.linking_columns import people_of, places_of
from ivolt_desktop.panel.operation import Progress, quiet
from ivolt_desktop.panel.originals import keep_originals
from ivolt_desktop.panel.planning import Plan, plan_delivery
from ivolt_desktop.panel.suggesting import suggest
from ivolt_desktop.rules.collecting import without_collecting
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import KnownError
from ivolt_desktop.store import UnitOfWork, bulk, waiting_indexes
from ivolt_desktop.store.audit import Entry, plain
from ivolt_desktop.store.bulk_columns import column_of, insert_columns
from ivolt_desktop.store.coded import constant

_NEW = RowFate.NEW.value


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
    rows: ReviewedRows
    corrects: Corrections | None = None
    problems: Mapping[str, int] = field(default_factory=dict)
    """Groups of problems with how many rows had each, mended and kept ones too."""
    follows: str = ""
    """The name of the layout that this one takes the place of; another of its name is not written over."""

    @classmethod
    def of(cls, review: Review, agency: str, layout_name: str = "") -> "ReadFile":
        """What a finished review hands over; ``agency`` is the short name its layout is kept under."""
        kept = review.recognised.layout.name if review.recognised else ""
        layout = review.layout(layout_name or kept or f"{agency}: {review.feed.label}", agency)
        return cls(
            review.book.file_name, review.sheet.name, review.book.digest, review.feed.label, review.feed.key,
            review.feed.register, review.found.header_row or None, layout, review.rows, review.corrects,
            {group.key: group.count for group in review.groups if group.key != COLUMN_NEW}, review.follows,
        )


def bring_in(work: UnitOfWork, file: ReadFile, *, agency_id: int, progress: Progress = quiet) -> int:
    """Store what a reviewed file holds; returns the delivery's id.

    New rows become records, changed rows change theirs, same rows change nothing; every row of the file is kept with
    its text and its fate. People and places that a new record speaks of are linked. Nothing is stored unless all is.
    """
    work.will_add(_table_of(file.register), len(file.rows.records))
    with without_collecting():
        return _bring_in(work, file, agency_id, progress)


def _bring_in(work: UnitOfWork, file: ReadFile, agency_id: int, progress: Progress) -> int:
    session = work.session
    register = register_named(file.register).register
    progress("Comparing with what is kept", 0.05)
    file = replace(file, layout=_named_apart(session, file, agency_id))
    plan = plan_delivery(session, file.register, file.rows)
    delivery = _delivery(work, file, plan, agency_id)
    completed = delivery_corrected(session, file.corrects.code) if file.corrects else None
    delivery.completes_id = completed.id if completed else None
    progress("Linking people and places", 0.1)
    columns = _new_columns(plan, delivery.id, session.get_one(Agency, agency_id).kind)
    at, places = places_of(work, register, columns, len(plan.new), delivery.id)
    progress("Linking people and places", 0.2)
    by_case = issubclass(register, Delivered) and bool(register.case)  # told by cases that are kept, record by record
    spoken_of, people = people_of(work, register, columns, 0 if by_case else len(plan.new), delivery.id)
    columns.update({} if by_case else spoken_of)
    if issubclass(register, Delivered) and register.place:
        columns[register.place.link] = at
    progress("Storing new records", 0.25)
    made = insert_columns(session, register, columns, len(plan.new),
                          lambda share: progress("Storing new records", 0.25 + share / 5))
    source_rows = columns["source_row"]
    columns.clear()  # of a large file they are much, and done with
    progress("Storing changes", 0.45)
    changed_before = _store_changed(session, plan)
    work.trail.add([Entry(file.register, delivery.id, "delivered", None, {"records": len(made)})])
    _keep_layout(work, file, agency_id)
    progress("Linking people and places", 0.6)
    corrected = _speaks_otherwise(plan, register)
    if corrected or by_case:  # what follows looks records up, and people and places
        waiting_indexes.make_every_one_here(session.connection())
    linked_before = _links_of(session, register, corrected)
    places += link_places(work, register, sorted(corrected), delivery.id)
    ids = sorted({*made, *corrected}) if by_case else sorted(corrected)
    settled = link_by_case(work, register, ids)
    unlike = {each: plan.differences[number] for each, number in corrected.items() if each not in settled}
    stay, filled = keep_filled_in(work, register, unlike, linked_before, delivery.id)
    people += link_people(work, register, [each for each in ids if each not in settled], delivery.id, stay)
    people += sorted(set(filled).difference(people))
    for record_id, links in _links_of(session, register, corrected).items():
        moved = {name: old for name, old in linked_before[record_id].items() if old != links[name]}
        changed_before[corrected[record_id]] = {**changed_before[corrected[record_id]], **moved}
    progress("Keeping every row as it stood", 0.65)
    corrects = file.corrects.rows if completed and file.corrects else {}
    _keep_rows(session, plan, delivery.id, made, source_rows, changed_before, corrects)
    if completed:
        recount(session, [completed.id])
    progress("Keeping every row as it stood", 0.75)
    keep_originals(session, delivery.id, file.rows)
    progress("Looking for people and places known already", 0.8)
    if people:
        suggest(work, "person", people, lambda share: progress("Looking for people known already", 0.8 + share / 10))
    if places:
        suggest(work, "place", places, lambda share: progress("Looking for places known already", 0.9 + share / 10))
    agency = session.get_one(Agency, agency_id)
    changed = f", {delivery.rows_changed:,} changed" if delivery.rows_changed else ""
    work.says(f"Bring in {delivery.file_name} from {agency.short_name} ({count_of(len(made), 'new record')}{changed})")
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


def _named_apart(session: Session, file: ReadFile, agency_id: int) -> Layout:
    """The file's layout, under a name by which it writes over none that reads another table."""
    kept: list[Layout] = []
    feeds = feeds_of(session)
    for name, text in session.execute(select(SavedLayout.name, SavedLayout.definition)
                                      .where(SavedLayout.agency_id == agency_id)):
        try:
            kept.append(replace(Layout.from_json(text, feeds), name=name, agency=file.layout.agency))
        except KnownError:
            continue  # of no use any more: what is written over it loses nothing
    return replace(file.layout, name=free_name(file.layout, kept, file.follows))


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


def _new_columns(plan: Plan, delivery_id: int, sender: str) -> dict[str, Sequence[Any]]:
    """What new records hold, by column.

    ``sender`` is the kind of agency that sent the file: it issued what the file does not say who issued.
    """
    table, rows, new = _table_of(plan.register), plan.reviewed, plan.new
    columns: dict[str, Sequence[Any]] = {
        name: column_of(values, new) for name, values in rows.records.values.items() if name in table.c
    }
    if plan.undated and plan.placed is not None and plan.happened in table.c:
        moments = columns.get(plan.happened) or [None] * len(new)
        columns[plan.happened] = [plan.placed if moment is None else moment for moment in moments]
    issuer = getattr(register_named(plan.register).register, "issuer", "")
    if issuer:
        columns[issuer] = [sender if value is None else value for value in columns.get(issuer) or [None] * len(new)]
    columns["delivery_id"] = constant(delivery_id, len(new))
    columns["source_row"] = [rows.numbers[place] for place in column_of(rows.row_of, new)]
    columns["natural_key"] = column_of(rows.keys, new)
    return columns


def _store_changed(session: Session, plan: Plan) -> dict[int, Mapping[str, Any]]:
    """Update changed records; returns, by the number of the record in the plan, the values before."""
    before: dict[int, Mapping[str, Any]] = {}
    updates: dict[int, dict[str, Any]] = {}
    for number, differences in plan.differences.items():
        before[number] = {each.field: plain(each.before) for each in differences}
        record_id = plan.kept_ids[number]
        updates.setdefault(record_id, {"id": record_id}).update({each.field: each.after for each in differences})
    bulk.update_rows(session, _table_of(plan.register), list(updates.values()))
    return before


def _speaks_otherwise(plan: Plan, register: type[Register]) -> dict[int, int]:
    """Changed records that now speak of people or places in other words: id to their number in the plan."""
    if not issubclass(register, Delivered):
        return {}
    told = {name for mention in register.people for name in mention.told}
    told |= {name for pair in (register.place.written if register.place else ()) for name in pair}
    told |= {register.place.uprn} if register.place and register.place.uprn else set()
    return {
        plan.kept_ids[number]: number for number, differences in plan.differences.items()
        if any(each.field in told for each in differences)
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
    session: Session, plan: Plan, delivery_id: int, made: range, source_rows: Sequence[int],
    before: Mapping[int, Mapping[str, Any]], of_rows: Mapping[int, int],
) -> None:
    """Keep the fate of every row, the record it became, and what that record held before."""
    rows = plan.reviewed
    told: Iterable[int] = rows.order
    if made and not of_rows and rows.records.starts is None:  # of new records all is told by the records themselves
        many = len(made)
        insert_columns(session, DeliveryRow, {
            "delivery_id": constant(delivery_id, many), "row_number": source_rows, "record_id": made,
            "fate": constant(_NEW, many), "register": constant(plan.register, many),
        }, many)
        told = _not_new(plan)
    ids = dict(zip(plan.new, made, strict=True)) if not isinstance(plan.new, range) else made
    fates: list[str] = []
    numbers: list[int] = []
    reasons: list[str | None] = []
    records: list[int | None] = []
    befores: list[str | None] = []
    for entry in told:
        fate, number, reason = plan.fate_of(entry)
        fates.append(fate.value)
        numbers.append(number)
        reasons.append(reason or None)
        records.append(ids[entry] if fate is RowFate.NEW else plan.kept_ids.get(entry))
        befores.append(json.dumps(before[entry], ensure_ascii=False) if entry in before else None)
    insert_columns(session, DeliveryRow, {
        "delivery_id": repeat(delivery_id, len(fates)), "row_number": numbers, "fate": fates, "reason": reasons,
        "register": (plan.register if each else None for each in records), "record_id": records, "before": befores,
        "of_row": map(of_rows.get, numbers),
    }, len(fates))


def _not_new(plan: Plan) -> list[int]:
    """Entries of rows that became no new record, in file order."""
    if plan.all_new:
        return []
    new = plan.new if isinstance(plan.new, range) else set(plan.new)
    return [entry for entry in plan.reviewed.order if entry not in new]


def _table_of(register: str) -> Table:
    table = register_named(register).register.__table__
    assert isinstance(table, Table)
    return table
