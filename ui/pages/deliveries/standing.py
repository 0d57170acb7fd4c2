"""How a file under review stands: everything the four steps show, worked out off the window's thread."""

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.checking import ProblemGroup
from ivolt_desktop.intake.columns import ColumnPlan
from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.reviewed_rows import PreviewRow
from ivolt_desktop.model import register_named
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.importing import agency_for
from ivolt_desktop.panel.planning import Plan, plan_delivery
from ivolt_desktop.panel.views.deliveries import same_file_before, senders
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.masking import Sensitive

_TOP = 14


@dataclass(frozen=True)
class TopRow:
    """One of the first rows of the sheet. ``state`` is 'header', 'left out' or '' for a row that is read."""

    number: int
    cells: tuple[str, ...]
    state: str
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """A still picture of a review; the steps only read it."""

    file_name: str
    kind: str
    size: int
    summary: str
    sheets: tuple[str, ...]
    sheet: str
    rows_of_sheet: int
    header_row: int
    feed: Feed
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
    set_aside: tuple[list[str], list[list[str]]]
    layout_name: str
    layout_known: bool
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
    before = f"This very file was brought in on {short_date(twice.received_at.date())}. " \
             "Nothing would be stored twice." if twice else ""
    recognised = review.recognised
    reasons: dict[RowFate, Counter[str]] = {}
    for row in plan.rows:
        if row.reason:
            reasons.setdefault(row.fate, Counter())[row.reason] += 1
    groups = tuple(review.groups)
    return Standing(
        file_name=review.book.file_name, kind=review.book.kind, size=review.book.size, summary=review.summary,
        sheets=tuple(sheet.name for sheet in review.book.sheets), sheet=review.sheet.name,
        rows_of_sheet=review.sheet.first_row + len(review.sheet.rows) - 1,
        header_row=review.found.header_row or 0, feed=review.feed, agencies=agencies, agency_id=agency_id,
        no_agency=no_agency, before=before, notes=tuple(review.notes), top=_top(review),
        columns=tuple(copy(plan) for plan in review.columns), understood=review.understood,
        missing=tuple(review.missing_fields), groups=groups,
        previews={group.key: tuple(review.preview_group(group.key)) for group in groups} | {"": tuple(
            review.preview(0, 7))},
        plan=plan, set_aside=review.set_aside_table(),
        layout_name=recognised.layout.name if recognised else f"{short or 'New'}: {review.feed.label}",
        layout_known=recognised is not None, reasons=reasons,
    )


def _top(review: Review) -> tuple[TopRow, ...]:
    """The first rows of the sheet with what becomes of each; it ends a little below the header."""
    found, first = review.found, review.sheet.first_row
    why = dict(found.left_out)
    end = max(_TOP, (found.header_row or 0) - first + 9)
    rows = []
    for number, cells in enumerate(review.sheet.rows[:end], start=first):
        state = "header" if number in found.header_rows else "left out" if number in why else ""
        rows.append(TopRow(number, tuple(cell_text(cell) for cell in cells), state, why.get(number, "")))
    return tuple(rows)
