"""Where a delivered record came from."""

from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import field


class Delivered:
    """Mixed into a register whose rows come from agencies' files: delivery, row, and the agency's own key."""

    delivery_id: Mapped[int | None] = field("Delivery", link="delivery", edited=False)
    source_row: Mapped[int | None] = field("Row in the file", edited=False)
    natural_key: Mapped[str | None] = mapped_column(index=True, doc="What makes a re-sent row the same row")
