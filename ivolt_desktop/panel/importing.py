"""Bringing files in without a window: the same review, plan and change as the four steps, taken at their defaults."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import Agency, Delivery, SavedLayout
from ivolt_desktop.model.deliveries import DeliveryState, RowFate
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.feeds import feeds_of
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.planning import plan_delivery
from ivolt_desktop.panel.row_account import review_account, row_account
from ivolt_desktop.rules.counting_words import grouped, joined
from ivolt_desktop.rules.known_errors import KnownError, NotAllowed
from ivolt_desktop.store import PanelFile

Progress = Callable[[str, float], None]
_SENDER_WORDS = {
    "police": frozenset({"police", "met", "mps", "snt", "bcu"}),
    "council": frozenset({"council", "lbbd", "enforcement"}),
    "housing": frozenset({"housing", "landlord"}),
}


@dataclass(frozen=True)
class FileAccount:
    """What became of one file: rows by fate, or the sentence with which it was refused."""

    file: str
    feed: str = ""
    agency: str = ""
    new: int = 0
    changed: int = 0
    same: int = 0
    set_aside: int = 0
    left_out: int = 0
    stored: bool = False
    refused: str = ""
    reasons: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    """Records that the rows give, by fate: more than the rows where a row lists several."""
    rows: list[dict[str, Any]] = field(default_factory=list)
    """Every row of the sheet, in exactly one line each: fate, reason, numbers as ranges."""
    read: dict[str, Any] = field(default_factory=dict)
    """What reading decided: sheet, header, columns, problems, what else the file holds."""
    questions: int = 0
    """Kinds of problems that nobody decided about; their rows were treated as usual."""

    @property
    def sentence(self) -> str:
        """The account in one line."""
        if self.refused:
            return f"{self.file}: {self.refused}"
        verb = "" if self.stored else " would be"
        fates = (f"{grouped(self.new)} new, {grouped(self.changed)} changed, {grouped(self.same)} the same, "
                 f"{grouped(self.set_aside)} set aside, {grouped(self.left_out)} left out")
        stored = sum(self.records.values())
        more = f"; {grouped(stored)} records in all" if stored > self.new + self.changed + self.same else ""
        return f"{self.file} ({self.feed}, {self.agency}):{verb} {fates}{more}"

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "file": self.file, "holds": self.feed, "agency": self.agency, "new": self.new, "changed": self.changed,
            "same": self.same, "set_aside": self.set_aside, "left_out": self.left_out, "stored": self.stored,
            "refused": self.refused or None, "reasons": self.reasons, "records": self.records,
            "questions": self.questions, "rows": self.rows, **self.read,
        }


def saved_layouts(session: Session) -> list[Layout]:
    """Layouts kept in the panel, the newest first; one that cannot be read any more is passed over."""
    layouts, feeds = [], feeds_of(session)
    for saved in session.scalars(select(SavedLayout).order_by(SavedLayout.last_used_at.desc())):
        try:
            layouts.append(Layout.from_json(saved.definition, feeds))
        except KnownError:
            continue
    return layouts


def agency_for(session: Session, review: Review, named: str = "") -> Agency:
    """Who sent the file: the agency named, else the one its layout is of, else the only one that supplies such files.

    Raises ``NotAllowed`` where that cannot be told.
    """
    agencies = session.scalars(select(Agency).where(Agency.active).order_by(Agency.id)).all()
    told = kinds_told(review)
    wanted = named or (review.recognised.layout.agency if review.recognised else "") or review.feed.agency
    if wanted:
        for agency in agencies:
            known = wanted.casefold() in (agency.short_name.casefold(), agency.name.casefold())
            if known and (named or not told or agency.kind in told):
                return agency
        if named:
            if not agencies:
                raise NotAllowed("This panel has no agencies yet. Add them in Settings first.")
            there = joined([f"‘{agency.short_name}’" for agency in agencies], "or")
            raise NotAllowed(f"There is no agency called {named}. Give {there}, or add it in Settings.")
    kinds = told or review.feed.agency_kinds
    candidates = [agency for agency in agencies if agency.kind in kinds]
    if not candidates:
        raise NotAllowed(f"No agency of this panel supplies {_lowered(review.feed)}. Say which sent it.")
    present = [kind for kind in kinds if any(agency.kind == kind for agency in candidates)]
    if review.feed.shared_list and len(present) > 1:
        raise NotAllowed(f"{review.feed.label} may come from more than one agency. Say which sent this list.")
    return _likeliest(session, review.feed, [agency for agency in candidates if agency.kind == present[0]])


def kinds_told(review: Review) -> tuple[str, ...]:
    """The kind of agency that the file itself names as its sender, in its name or above its table; () if it does not.

    Asked only where agencies of several kinds send such files, perhaps laid out alike.
    """
    feed = review.feed
    if len(feed.agency_kinds) < 2:
        return ()
    words = f"{review.book.file_name} {review.sheet.name} {' '.join(review.found.titles)}"
    said = set(re.findall(r"[a-z]+", words.casefold()))
    found = tuple(kind for kind in feed.agency_kinds if said & _SENDER_WORDS.get(kind, frozenset()))
    return found if len(found) == 1 else ()


def _likeliest(session: Session, feed: Feed, agencies: Sequence[Agency]) -> Agency:
    """Of several agencies of one kind: who sent such a file last, else who says so, else who sends anything."""
    last = session.scalar(
        select(Delivery.agency_id)
        .where(Delivery.feed_key == feed.key, Delivery.state == DeliveryState.STANDS.value,
               Delivery.agency_id.in_([agency.id for agency in agencies]))
        .order_by(Delivery.id.desc()).limit(1))
    words = set(re.findall(r"[a-z]{4,}", feed.label.casefold()))

    def worth(agency: Agency) -> tuple[bool, int, bool]:
        said = set(re.findall(r"[a-z]{4,}", f"{agency.supplies or ''} {agency.name}".casefold()))
        return agency.id == last, len(words & said), bool(agency.supplies)

    return max(agencies, key=worth)


def _lowered(feed: Feed) -> str:
    return feed.label[0].lower() + feed.label[1:]


def import_files(
    panel: PanelFile, files: Sequence[Path], *, agency: str = "", dry_run: bool = False,
    progress: Progress = lambda _words, _share: None, sheet: str = "", table: int = 0, each_row: bool = False,
) -> list[FileAccount]:
    """Bring each file in, one change a file; a file that is refused does not keep the others out.

    When it returns, everything is found by the search and all that a large file leaves for later is done.
    ``sheet`` and ``table`` (from 1, top to bottom) choose among those of each file; else the likeliest is read. With
    ``each_row`` the account names every row.
    """
    return [_import(panel, path, agency, dry_run, progress, sheet, table, each_row) for path in files]


def _import(
    panel: PanelFile, path: Path, named: str, dry_run: bool, progress: Progress, sheet: str, table: int, each_row: bool
) -> FileAccount:
    read: dict[str, Any] = {}
    try:
        with panel.reading() as session:
            review = Review.open(path, saved_layouts(session), today=panel.clock().date(), progress=progress,
                                 feeds=feeds_of(session))
            if sheet:
                review.choose_sheet(sheet)
            if table:
                review.choose_table(table)
            read = review_account(review)
            if not review.feed_is_clear:
                raise NotAllowed("It is not clear what this file holds. Bring it in in the window, or define such "
                                 "files in Settings, Feeds.")
            sender = agency_for(session, review, named)
            if review.missing_fields:
                missing = joined([f"‘{field}’" for field in review.missing_fields])
                which = "it" if len(review.missing_fields) == 1 else "them"
                raise NotAllowed(f"No column was found for {missing}. Choose {which} by hand in the window.")
            plan = plan_delivery(session, review.feed.register, review.rows)
        if not dry_run:
            file = ReadFile.of(review, sender.short_name)
            perform(panel, bring_in, file, agency_id=sender.id, progress=progress)
    except KnownError as error:
        return FileAccount(path.name, refused=error.sentence, read=read)
    count: Counter[RowFate] = Counter()
    reasons: Counter[str] = Counter()
    for _, fate, reason in plan.told_rows():
        count[fate] += 1
        reasons[reason] += 1
    kept = (RowFate.NEW, RowFate.CHANGED, RowFate.SAME)
    account = FileAccount(
        path.name, review.feed.label, sender.short_name, count[RowFate.NEW], count[RowFate.CHANGED],
        count[RowFate.SAME], count[RowFate.SET_ASIDE], count[RowFate.LEFT_OUT], not dry_run,
        reasons={reason: many for reason, many in reasons.items() if reason},
        records={fate.value: plan.counts.get(fate, 0) for fate in kept},
        rows=row_account(review, plan) if each_row else [], read=read, questions=review.kinds_left,
    )
    panel.settled()
    return account

