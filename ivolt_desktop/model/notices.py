"""Early-warning notices: given by a police or a council officer, kept on one shared list."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import OFFENDER, Delivered, PersonMention, PlaceMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.dates_in_words import short_date
from ivolt_desktop.rules.masking import Sensitive


class WarningNotice(Delivered, Register):
    """One early-warning notice: a ticket given to one person for what they did at one place."""

    __tablename__ = "warning_notice"
    happened, said_of, issuer = "issued_at", "behaviour", "issued_by"
    sent_in = SentIn("Police or council", "Notice", "list of warning notices", "warning notice", by_reference=True)
    people = (PersonMention("person_id", OFFENDER, "name", born_on="born_on", address="address", postcode="postcode",
                            age="age", age_on="issued_at", own_reference="own_reference", ward="",
                            said="given to this person"),)
    place = PlaceMention("place_id", (("location", "location_postcode"),), said="for what happened here")
    about = About("warning notice", "Warning notices", title=("reference", "behaviour"), reference="reference",
                  order=("-issued_at",),
                  empty="No warning notices yet. They come in with the lists of the police and of the council.")

    reference: Mapped[str | None] = field("Ticket", listed=True, searched=True, width=14)
    issued_at: Mapped[datetime] = field("Issued", listed=True, required=True, index=True)
    name: Mapped[str | None] = field("Given to", listed=True, searched=True, sensitive=Sensitive.NAME, width=22)
    notice_number: Mapped[int | None] = field("Notice", listed=True, width=6,
                                              help="1 for somebody's first notice, 2 for their second.")
    behaviour: Mapped[str | None] = field("Behaviour", listed=True, searched=True, width=26)
    location: Mapped[str | None] = field("Where", listed=True, searched=True, sensitive=Sensitive.PLACE, width=28)
    issued_by: Mapped[str | None] = field("Issued by", choices=AgencyKind, listed=True,
                                          help="Police and council share one list; the same ticket is one notice.")
    joint_visit_on: Mapped[date | None] = field(
        "Joint visit done on", listed=True, help="The day on which police and council went together.")
    pspo_area: Mapped[str | None] = field("PSPO area", listed=True, width=18)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    born_on: Mapped[date | None] = field("Born", listed=True, sensitive=Sensitive.DETAIL)
    age: Mapped[int | None] = field("Age", sensitive=Sensitive.DETAIL)
    own_reference: Mapped[str | None] = field("Person's own reference", sensitive=Sensitive.DETAIL, width=14)
    under_18: Mapped[bool | None] = field("Under 18", sensitive=Sensitive.DETAIL)
    guardian: Mapped[str | None] = field("Parent or guardian", sensitive=Sensitive.NAME, width=22)
    address: Mapped[str | None] = field("Home address", searched=True, sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Home postcode", sensitive=Sensitive.PLACE, width=10)
    location_postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    ethnicity: Mapped[str | None] = field("Ethnicity, self-defined", sensitive=Sensitive.DETAIL, width=22)
    support_offered: Mapped[str | None] = field("Support offered", width=26)
    officer: Mapped[str | None] = field("Officer", listed=True, width=18)
    shoulder_number: Mapped[str | None] = field("Shoulder number", width=12)
    details: Mapped[str | None] = field("Details", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    person_id: Mapped[int | None] = field("Person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)
    visit_issue_id: Mapped[int | None] = field("Joint visit planned as", link="issue", edited=False)

    @property
    def source(self) -> str:
        """The agency that gave it: 'Police' or 'Council'; 'Notice' where nobody says."""
        return AgencyKind(self.issued_by).words if self.issued_by else self.sent_in.short

    @property
    def story(self) -> str:
        """'Second warning notice, drinking in the street'."""
        words = {1: "First warning notice", 2: "Second warning notice", 3: "Third warning notice"}
        notice = words.get(self.notice_number or 0, "Warning notice")
        return f"{notice}, {self.behaviour.lower()}" if self.behaviour else notice

    @property
    def story_below(self) -> str:
        """The ticket, and whether the joint visit was made."""
        visit = f"joint visit {short_date(self.joint_visit_on)}" if self.joint_visit_on else ""
        return " · ".join(part for part in (self.reference or "", visit) if part)
