"""Deliveries: the files each agency supplied, and what became of every row of them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register, Stored


class DeliveryState(StrEnum):
    """Whether a delivery stands."""

    STANDS = "stands"
    TAKEN_BACK = "taken back"

    @property
    def words(self) -> str:
        """The state as shown."""
        return {"stands": "In", "taken back": "Taken back"}[self.value]


class RowFate(StrEnum):
    """What became of one row of a file; every row has exactly one."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SET_ASIDE = "set aside"
    LEFT_OUT = "left out"


class Delivery(Register):
    """One file from one agency, as it was read and confirmed."""

    __tablename__ = "delivery"
    about = About("delivery", "Deliveries", title=("file_name",), order=("-received_at",),
                  empty="Nothing has been brought in yet. Drop an agency's file here, or choose one.")

    file_name: Mapped[str] = field("File", listed=True, searched=True, edited=False, width=34)
    agency_id: Mapped[int] = field("Agency", link="agency", listed=True, required=True, edited=False)
    feed: Mapped[str] = field("What it holds", listed=True, edited=False, width=24)
    feed_key: Mapped[str] = mapped_column(default="", doc="Key of the intake's feed that read it")
    sheet: Mapped[str | None] = field("Sheet", edited=False)
    period_from: Mapped[date | None] = field("From", listed=True, edited=False)
    period_to: Mapped[date | None] = field("To", listed=True, edited=False)
    received_at: Mapped[datetime] = field("Brought in", listed=True, edited=False)
    state: Mapped[str] = field("State", choices=DeliveryState, listed=True, default="stands", edited=False)
    layout_name: Mapped[str | None] = field("Layout", edited=False)
    digest: Mapped[str] = field("Fingerprint of the file", edited=False, index=True)
    header_row: Mapped[int | None] = field("Header on row", edited=False)
    rows_new: Mapped[int] = field("New", listed=True, default=0, edited=False)
    rows_changed: Mapped[int] = field("Changed", listed=True, default=0, edited=False)
    rows_same: Mapped[int] = field("Same", listed=True, default=0, edited=False)
    rows_set_aside: Mapped[int] = field("Set aside", listed=True, default=0, edited=False)
    rows_left_out: Mapped[int] = field("Left out", default=0, edited=False)
    completes_id: Mapped[int | None] = field("Corrects", link="delivery", edited=False,
                                             help="The delivery whose rows set aside this file puts right.")
    rows_corrected: Mapped[int] = field("Corrected since", default=0, edited=False,
                                        help="Rows set aside that the agency has put right since.")
    problems: Mapped[str | None] = mapped_column(doc="JSON: group of problem to how many rows had it")
    notes: Mapped[str | None] = field("Notes", kind=Kind.LONG_TEXT)

    @property
    def rows_out(self) -> int:
        """Rows set aside that nobody has put right yet."""
        return max(0, self.rows_set_aside - self.rows_corrected)


class DeliveryRow(Stored):
    """One row of a delivered file: its original text, its fate and the record it became."""

    __tablename__ = "delivery_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id", ondelete="RESTRICT"))
    row_number: Mapped[int]
    fate: Mapped[str]
    reason: Mapped[str | None]
    register: Mapped[str | None]
    record_id: Mapped[int | None]
    original: Mapped[str] = mapped_column(
        default="", doc="JSON object of header to cell text, from an earlier version; '' where DeliveryText has it")
    before: Mapped[str | None] = mapped_column(doc="JSON of the record's values before this row changed it")
    of_row: Mapped[int | None] = mapped_column(doc="Number of the row, of the delivery completed, that this corrects")

    __table_args__ = (Index("ix_delivery_row_delivery_id_row_number", "delivery_id", "row_number"),)


class DeliveryText(Stored):
    """The texts of some rows of a delivered file, packed together; read and written by ``panel.originals``."""

    __tablename__ = "delivery_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id", ondelete="RESTRICT"), index=True)
    first_row: Mapped[int] = mapped_column(doc="The lowest row number in the block")
    packed: Mapped[bytes]


class SavedLayout(Register):
    """How an agency lays out its file, remembered so that next month goes straight to Confirm."""

    __tablename__ = "layout"
    about = About("layout", "Layouts", title=("name",), order=("name",),
                  empty="No layouts yet. One is kept each time a file is confirmed.")

    name: Mapped[str] = field("Name", listed=True, required=True, width=30)
    agency_id: Mapped[int] = field("Agency", link="agency", listed=True, required=True)
    feed: Mapped[str] = field("What it holds", listed=True, edited=False, width=24)
    last_used_at: Mapped[datetime | None] = field("Last used", listed=True, edited=False)
    definition: Mapped[str] = mapped_column(doc="JSON written by the intake's layout")
