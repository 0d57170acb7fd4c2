"""Agencies and their members: who supplies, who attends, who owns."""

from enum import StrEnum

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register


class AgencyKind(StrEnum):
    """What sort of body an agency is."""

    POLICE = "police"
    FIRE = "fire"
    COUNCIL = "council"
    HEALTH = "health"
    HOUSING = "housing"
    VOLUNTARY = "voluntary"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The kind as shown."""
        return {
            "police": "Police", "fire": "Fire brigade", "council": "Council", "health": "Health",
            "housing": "Housing", "voluntary": "Voluntary", "other": "Other",
        }[self.value]


class Agency(Register):
    """A body that takes part in the panel."""

    __tablename__ = "agency"
    about = About("agency", "Agencies", title=("name",), order=("name",),
                  empty="No agencies yet. Add the bodies that supply data, attend and own actions.")

    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, unique=True, width=34)
    short_name: Mapped[str] = field("Short name", listed=True, searched=True, required=True, width=16,
                                    help="Used in action logs and after @ when minutes are typed.")
    kind: Mapped[str] = field("Kind", choices=AgencyKind, listed=True, default="other")
    supplies: Mapped[str | None] = field("Supplies", listed=True, help="The data the agency sends each month.",
                                         width=30)
    due_day: Mapped[int | None] = field("Data due by day", help="Day of the month by which its file is expected.")
    active: Mapped[bool] = field("Takes part now", default=True)
    notes: Mapped[str | None] = field("Notes", kind=Kind.LONG_TEXT)


class Member(Register):
    """A person who sits on the panel for an agency."""

    __tablename__ = "member"
    about = About("member", "Members", title=("name",), order=("name",),
                  empty="No members yet. Add who attends for each agency.")

    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, width=24)
    agency_id: Mapped[int] = field("Agency", link="agency", listed=True, required=True)
    role: Mapped[str | None] = field("Role", listed=True, searched=True, width=30)
    email: Mapped[str | None] = field("E-mail", kind=Kind.EMAIL, listed=True, width=30)
    phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE)
    chairs: Mapped[bool] = field("Chairs the panel", default=False)
    attends: Mapped[bool] = field("Attends the panel", default=True)
    substitute_for_id: Mapped[int | None] = field("Substitute for", link="member")
