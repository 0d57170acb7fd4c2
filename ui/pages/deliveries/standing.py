"""How a file under review stands: everything the four steps show, worked out off the window's thread."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.checking import ProblemGroup
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.corrections import LETTER
from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.layouts import free_name
from ivolt_desktop.intake.pasted import PASTED
from ivolt_desktop.intake.problem_kinds import Action
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.reviewed_rows import PreviewRow
from ivolt_desktop.intake.several_tables import HIDDEN, TableOffer
from ivolt_desktop.model import Delivery, register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.correcting import delivery_corrected
from ivolt_desktop.panel.importing import agency_for
from ivolt_desktop.panel.planning import Plan, plan_delivery
from ivolt_desktop.panel.views.deliveries import same_file_before, senders
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.masking import Sensitive

_TOP, _ABOVE, _FAR = 14, 6, 60


@dataclass(frozen=True)
class TopRow:
    """One of the first rows of the sheet. ``state`` is 'header', 'left out' or '' for a row that is read."""

    number: int
    cells: tuple[str, ...]
    state: str
    reason: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """Another table of the same file that could be brought in after this one; ``table`` 0 is a sheet's main one.

    ``header_row`` is 0 where it has none, -1 where it is not known yet.
    """

    sheet: str
    table: int
    header_row: int
    words: str


@dataclass(frozen=True)
class Standing:
    """A still picture of a review; the steps only read it."""

    file_name: str
    kind: str
    size: int
    summary: str
    sheets: tuple[tuple[str, str], ...]
    sheet: str
    tables: tuple[tuple[int, str], ...]
    table: int | None
    hidden_rows: int
    hidden_columns: frozenset[int]
    """Places of the columns that were hidden in the spreadsheet; they are read like the others."""
    reads_hidden: bool
    elsewhere: tuple[Elsewhere, ...]
    rows_of_sheet: int
    header_row: int
    feed: Feed
    feeds: tuple[tuple[str, str], ...]
    clear: bool
    """Whether it is clear what the file holds."""
    agencies: tuple[tuple[int, str], ...]
    agency_id: int | None
    no_agency: str
    before: str
    notes: tuple[str, ...]
    top: tuple[TopRow, ...]
    columns: tuple[ColumnPlan, ...]
    understood: tuple[int, int]
    missing: tuple[str, ...]
    groups: tuple[ProblemGroup, ...]
    previews: Mapping[str, tuple[PreviewRow, ...]]
    plan: Plan
    set_aside: tuple[list[str], list[list[str | int]]]
    corrects: str
    """Of which delivery's rows these are the corrections, in words; '' where they are none."""
    row_decisions: Mapping[int, Action]
    layout_name: str
    layout_known: bool
    layout_kept: bool
    """Whether one of that name is kept already, which this one takes the place of."""
    reasons: Mapping[RowFate, Mapping[str, int]] = field(default_factory=dict)

    @property
    def kinds_left(self) -> int:
        """Groups that still need a decision."""
        return sum(group.state == "needs decision" for group in self.groups)

    @property
    def to_store(self) -> int:
        """Rows that would be new or would change something."""
        return self.count(RowFate.NEW) + self.count(RowFate.CHANGED)

    @property
    def gives_many(self) -> bool:
        """Whether the columns stand beside each other, each for a record of its own (a month, a kind)."""
        return sum(bool(column.stands_for) for column in self.columns) > 1

    @property
    def ready(self) -> bool:
        """Whether it can be brought in: it is known who sent it, and every field that is needed has a column."""
        return self.agency_id is not None and not self.missing and bool(self.plan.rows)

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day of what would stand."""
        return self.plan.period

    def count(self, fate: RowFate) -> int:
        """How many rows have that fate."""
        return self.plan.counts.get(fate, 0)

    def sensitive(self, place: int) -> Sensitive:
        """What the column at ``place`` may give away: as its field says; unknown columns count as personal."""
        field_key = self.columns[place].field
        if field_key is None:
            return Sensitive.DETAIL
        try:
            return register_named(self.feed.register).field(self.feed.field(field_key).target).sensitive
        except KeyError:
            return Sensitive.DETAIL


def stand(session: Session, review: Review, agency_id: int | None) -> Standing:
    """Work out how a review stands; ``agency_id`` is who was chosen as sender, ``None`` to tell from the file."""
    agencies = tuple((agency.id, agency.name) for agency in senders(session))
    completed = delivery_corrected(session, review.corrects.code) if review.corrects else None
    if completed and agency_id is None:
        agency_id = completed.agency_id
    no_agency = ""
    short = next((agency.short_name for agency in senders(session) if agency.id == agency_id), "")
    if agency_id is None:
        try:
            sender = agency_for(session, review)
            agency_id, short = sender.id, sender.short_name
        except NotAllowed as unknown:
            no_agency = unknown.sentence
    plan = plan_delivery(session, review.feed.register, review.rows)
    twice = same_file_before(session, review.book.digest)
    before = _before(session, review, twice)
    usual = review.recognised.layout.name if review.recognised else f"{short or 'New'}: {review.feed.label}"
    layout_name = free_name(review.layout(usual, short), review.layouts, review.follows)
    groups = tuple(review.groups)
    return Standing(
        file_name=review.book.file_name, kind=review.book.kind, size=review.book.size, summary=review.summary,
        sheets=tuple(_sheets(review)), sheet=review.sheet.name,
        tables=tuple((each.number, table_words(each)) for each in review.offered_tables), table=review.table_number,
        hidden_rows=_hidden_rows(review), reads_hidden=review.reads_hidden,
        hidden_columns=frozenset(review.found.hidden_places(review.sheet)), elsewhere=tuple(_elsewhere(review)),
        rows_of_sheet=review.sheet.first_row + len(review.sheet.rows) - 1,
        header_row=review.found.header_row or 0, feed=review.feed,
        feeds=tuple((feed.key, feed.label) for feed in review.feeds.values()), clear=review.feed_is_clear,
        agencies=agencies, agency_id=agency_id,
        no_agency=no_agency, before=before, notes=tuple(review.notes), top=_top(review),
        columns=tuple(copy(plan) for plan in review.columns), understood=review.understood,
        missing=tuple(review.missing_fields), groups=groups,
        previews={group.key: tuple(review.preview_group(group.key)) for group in groups} | {"": tuple(
            review.preview(0, 7))},
        plan=plan, set_aside=review.set_aside_table(), row_decisions=review.row_decisions,
        corrects=_corrects(review, completed),
        layout_name=layout_name, layout_known=review.recognised is not None,
        layout_kept=any(each.name == layout_name for each in review.layouts), reasons=plan.reasons,
    )


def table_words(offer: TableOffer) -> str:
    """'Rows 3 to 348: CAD number, Call date, Time, Code'."""
    heads = ", ".join(offer.headers)
    return f"Rows {offer.first_row} to {offer.last_row}: {heads if len(heads) <= 48 else heads[:47] + '…'}"


def _sheets(review: Review) -> Iterator[tuple[str, str]]:
    for sheet in review.book.sheets:
        told = [count_of(len(sheet.rows), "row"), *(["hidden in the file"] if sheet.hidden else [])]
        yield sheet.name, f"{sheet.name} ({', '.join(told)})"


def _hidden_rows(review: Review) -> int:
    """How many rows of the table were hidden in the spreadsheet, whether they are read or not."""
    hidden = review.sheet.hidden_rows
    if not hidden:
        return 0
    left_out = sum(why == HIDDEN for _, why in review.found.left_out)
    return left_out or sum(number in hidden for number, _ in review.found.body)


def _elsewhere(review: Review) -> Iterator[Elsewhere]:
    """Other tables of this sheet, then the other sheets in sight."""
    for offer in review.offered_tables:
        if offer.number != review.table_number and offer.rows:
            header = review.tables[offer.number - 1].header_row or 0
            yield Elsewhere(review.sheet.name, offer.number, header,
                            f"rows {offer.first_row} to {offer.last_row} of ‘{review.sheet.name}’")
    for sheet in review.book.sheets:
        ours = review.corrects is not None and sheet.name == LETTER
        if sheet is not review.sheet and not ours and not sheet.hidden and len(sheet.rows) > 1:
            yield Elsewhere(sheet.name, 0, -1, f"sheet ‘{sheet.name}’")


def _corrects(review: Review, completed: Delivery | None) -> str:
    if review.corrects is None:
        return ""
    if completed is None:
        return ("These are corrected rows of a file that is not in this panel, or was taken back. "
                "They would come in as a file of their own.")
    known = sum(row.fate == "ready" for row in {row.row_number: row for row in review.rows}.values()
                if row.row_number in review.corrects.rows)
    return (f"These are the corrections of ‘{completed.file_name}’, brought in on "
            f"{short_date(completed.received_at.date())}: {count_of(known, 'row')} of the {completed.rows_out:,} still "
            "out can be taken in, and complete that delivery.")


def _before(session: Session, review: Review, twice: Delivery | None) -> str:
    """What to say where this file came in before: this very table of it, or another one."""
    if twice is None:
        return ""
    day = short_date(twice.received_at.date())
    same = same_file_before(session, review.book.digest, review.sheet.name, review.found.header_row)
    if same is None:
        other = twice.sheet != review.sheet.name
        where = f"sheet ‘{twice.sheet}’" if other else f"the header on row {twice.header_row}"
        return f"Another table of this file ({where}) was brought in on {day}."
    what = "These very rows were" if review.book.kind == PASTED else "This very file was"
    return f"{what} brought in on {short_date(same.received_at.date())}. Nothing would be stored twice."


def _top(review: Review) -> tuple[TopRow, ...]:
    """The first rows of the sheet with what becomes of each; it ends a little below the header.

    Where the header stands far down the sheet, they begin a little above it.
    """
    found, first = review.found, review.sheet.first_row
    why = dict(found.left_out)
    head = (found.header_row or (found.body[0][0] if found.body else first)) - first
    start = max(0, head - _ABOVE) if head > _FAR else 0
    rows = []
    for number, cells in enumerate(review.sheet.rows[start:max(_TOP, head + 9)], start=first + start):
        state = "header" if number in found.header_rows else "left out" if number in why else ""
        rows.append(TopRow(number, tuple(cell_text(cell) for cell in cells), state, why.get(number, "")))
    return tuple(rows)
