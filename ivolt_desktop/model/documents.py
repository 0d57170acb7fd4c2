"""Documents: what was made, for whom, and the fingerprint of what went out."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import field
from ivolt_desktop.model.register import About, Register


class DocumentKind(StrEnum):
    """What a document is."""

    PACK = "pack"
    MINUTES = "minutes"
    ACTIONS = "actions"
    WORKBOOK = "workbook"
    SHEET = "sheet"
    QUALITY = "data quality"

    @property
    def words(self) -> str:
        """As shown."""
        return {"pack": "Meeting pack", "minutes": "Minutes", "actions": "Actions", "workbook": "Workbook",
                "sheet": "Sheet", "data quality": "Data quality"}[self.value]


class Document(Register):
    """A document the program made."""

    __tablename__ = "document"
    about = About("document", "Documents", title=("file_name",), order=("-made_at",),
                  empty="Nothing has been made yet. Make the pack for the next panel.")

    kind: Mapped[str] = field("Document", choices=DocumentKind, listed=True, edited=False, width=12)
    file_name: Mapped[str] = field("File", listed=True, searched=True, edited=False, width=32)
    made_at: Mapped[datetime] = field("Made", listed=True, edited=False)
    pages: Mapped[int | None] = field("Pages", listed=True, edited=False)
    meeting_id: Mapped[int | None] = field("Meeting", link="meeting", listed=True, edited=False)
    edition: Mapped[str] = field("Edition", choices=(("restricted", "Restricted"), ("public", "Public")),
                                 listed=True, default="restricted", edited=False)
    folder: Mapped[str | None] = field("Folder", edited=False, width=40)
    digest: Mapped[str] = field("Fingerprint", edited=False)
