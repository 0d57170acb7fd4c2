"""Bringing files in without a window: the same review, plan and change as the four steps, taken at their defaults."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.feeds import Feed
from ivolt_desktop.intake.layouts import Layout
from ivolt_desktop.intake.review import Review
from ivolt_desktop.model import Agency, SavedLayout
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.panel.bringing_in import ReadFile, bring_in
from ivolt_desktop.panel.operation import perform
from ivolt_desktop.panel.planning import plan_delivery
from ivolt_desktop.rules.counting_words import grouped
from ivolt_desktop.rules.known_errors import KnownError, NotAllowed
from ivolt_desktop.store import PanelFile

Progress = Callable[[str, float], None]


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

    @property
    def sentence(self) -> str:
        """The account in one line."""
        if self.refused:
            return f"{self.file}: {self.refused}"
        verb = "" if self.stored else " would be"
        fates = (f"{grouped(self.new)} new, {grouped(self.changed)} changed, {grouped(self.same)} the same, "
                 f"{grouped(self.set_aside)} set aside, {grouped(self.left_out)} left out")
        return f"{self.file} ({self.feed}, {self.agency}):{verb} {fates}"

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "file": self.file, "holds": self.feed, "agency": self.agency, "new": self.new, "changed": self.changed,
            "same": self.same, "set_aside": self.set_aside, "left_out": self.left_out, "stored": self.stored,
            "refused": self.refused or None, "reasons": self.reasons,
        }


def saved_layouts(session: Session) -> list[Layout]:
    """Layouts kept in the panel, the newest first; one that cannot be read any more is passed over."""
    layouts = []
    for saved in session.scalars(select(SavedLayout).order_by(SavedLayout.last_used_at.desc())):
        try:
            layouts.append(Layout.from_json(saved.definition))
        except KnownError:
            continue
    return layouts


def agency_for(session: Session, review: Review, named: str = "") -> Agency:
    """Who sent the file: the agency named, else the one its layout is of, else the only one that supplies such files.

    Raises ``NotAllowed`` where that cannot be told.
    """
    agencies = session.scalars(select(Agency).where(Agency.active).order_by(Agency.id)).all()
    wanted = named or (review.recognised.layout.agency if review.recognised else "")
    if wanted:
        for agency in agencies:
            if wanted.casefold() in (agency.short_name.casefold(), agency.name.casefold()):
                return agency
        if named:
            raise NotAllowed(f"There is no agency called {named}. Add it in Settings, or give another short name.")
    of_kind = [agency for agency in agencies if agency.kind == review.feed.agency_kind]
    supplying = [agency for agency in of_kind if agency.supplies] or of_kind
    if not supplying:
        raise NotAllowed(f"No agency of this panel supplies {_lowered(review.feed)}. Say which sent it.")
    return supplying[0]


def _lowered(feed: Feed) -> str:
    return feed.label[0].lower() + feed.label[1:]


def import_files(
    panel: PanelFile, files: Sequence[Path], *, agency: str = "", dry_run: bool = False,
    progress: Progress = lambda _words, _share: None,
) -> list[FileAccount]:
    """Bring each file in, one change a file; a file that is refused does not keep the others out."""
    return [_import(panel, path, agency, dry_run, progress) for path in files]


def _import(panel: PanelFile, path: Path, named: str, dry_run: bool, progress: Progress) -> FileAccount:
    try:
        with panel.reading() as session:
            review = Review.open(path, saved_layouts(session), today=panel.clock().date(), progress=progress)
            sender = agency_for(session, review, named)
            if review.missing_fields:
                missing = ", ".join(review.missing_fields)
                raise NotAllowed(f"No column was found for: {missing}. Choose it by hand in the window.")
            plan = plan_delivery(session, review.feed.register, review.rows)
        if not dry_run:
            file = ReadFile.of(review, sender.short_name)
            perform(panel, bring_in, file, agency_id=sender.id, progress=progress)
    except KnownError as error:
        return FileAccount(path.name, refused=error.sentence)
    count = plan.counts.get
    reasons: dict[str, int] = {}
    for row in plan.rows:
        if row.reason:
            reasons[row.reason] = reasons.get(row.reason, 0) + 1
    return FileAccount(
        path.name, review.feed.label, sender.short_name, count(RowFate.NEW, 0), count(RowFate.CHANGED, 0),
        count(RowFate.SAME, 0), count(RowFate.SET_ASIDE, 0), count(RowFate.LEFT_OUT, 0), not dry_run,
        reasons=reasons,
    )

