"""What the file keeps about itself: settings and the audit trail."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.register import About, Register, Stored


class Setting(Register):
    """One setting: a dotted key and its value as JSON. A register so that changes to it are audited and undone."""

    __tablename__ = "setting"
    about = About("setting", "Settings", title=("key",), order=("key",))

    key: Mapped[str] = field("Setting", edited=False, unique=True)
    value: Mapped[str] = field("Value", edited=False)


class Change(Stored):
    """One change a person made: one undo step, chained by hash to the one before. Never altered."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    operation: Mapped[str]
    label: Mapped[str]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"))
    digest: Mapped[str]


class ChangeEntry(Stored):
    """One record touched by a change: its values before and after, as JSON. Never altered."""

    __tablename__ = "change_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))
    register: Mapped[str]
    record_id: Mapped[int]
    verb: Mapped[str] = mapped_column(doc="added, changed, removed, seen, printed or exported")
    before: Mapped[str | None]
    after: Mapped[str | None]

    __table_args__ = (
        Index("ix_change_entry_change_id", "change_id"),
        Index("ix_change_entry_register_record_id", "register", "record_id"),
    )


class Snapshot(Stored):
    """A screen's facts as last worked out, kept so that the next start shows them at once. Derived; never audited."""

    __tablename__ = "snapshot"

    key: Mapped[str] = mapped_column(primary_key=True)
    stands_at: Mapped[int] = mapped_column(doc="Number of the newest change when it was worked out")
    day: Mapped[date]
    value: Mapped[str]
