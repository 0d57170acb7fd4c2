"""Council cases: individuals and incidents on the council's case files."""

from datetime import date

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import (
    COMPLAINANT,
    OFFENDER,
    Delivered,
    PersonMention,
    PlaceMention,
    SentIn,
)
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class CouncilCase(Delivered, Register):
    """One case of the council's ASB team."""

    __tablename__ = "council_case"
    happened, said_of, is_report = "opened_on", "category", True
    sent_in = SentIn("Council", "Council", "case export", "case", by_reference=True)
    people = (
        PersonMention("person_id", COMPLAINANT, "complainant_name", phone="complainant_phone",
                      email="complainant_email", born_on="complainant_born_on", address="complainant_address",
                      postcode="complainant_postcode", age="complainant_age", age_on="opened_on",
                      own_reference="complainant_reference", said="opened by this person"),
        PersonMention("subject_id", OFFENDER, "subject_name", address="subject_address", ward="",
                      said="names this person as responsible"),
    )
    place = PlaceMention("place_id", (("location", ""), ("complainant_address", "complainant_postcode")),
                         uprn="uprn", said="at this place")
    about = About("council case", "Council cases", title=("reference", "category"), reference="reference",
                  order=("-opened_on",), empty="No cases yet. They come in with the council's case export.")

    reference: Mapped[str | None] = field("Case", listed=True, searched=True, width=14)
    opened_on: Mapped[date] = field("Opened", listed=True, required=True, index=True)
    first_contact_on: Mapped[date | None] = field("First contact", listed=True)
    closed_on: Mapped[date | None] = field("Closed", listed=True)
    category: Mapped[str | None] = field("About", listed=True, searched=True, width=24)
    complainant_name: Mapped[str | None] = field("Complainant", listed=True, searched=True,
                                                 sensitive=Sensitive.NAME, width=22)
    complainant_phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE, sensitive=Sensitive.DETAIL)
    complainant_email: Mapped[str | None] = field("E-mail", kind=Kind.EMAIL, sensitive=Sensitive.DETAIL)
    complainant_born_on: Mapped[date | None] = field("Born", sensitive=Sensitive.DETAIL)
    complainant_age: Mapped[int | None] = field("Age", sensitive=Sensitive.DETAIL)
    complainant_reference: Mapped[str | None] = field("Complainant's own reference", sensitive=Sensitive.DETAIL,
                                                      width=14)
    complainant_address: Mapped[str | None] = field("Address", listed=True, searched=True,
                                                    sensitive=Sensitive.PLACE, width=28)
    complainant_postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    subject_name: Mapped[str | None] = field("Named as responsible", searched=True, sensitive=Sensitive.NAME,
                                             width=22)
    subject_address: Mapped[str | None] = field("Their address", sensitive=Sensitive.PLACE, width=28)
    location: Mapped[str | None] = field("Where", searched=True, sensitive=Sensitive.PLACE, width=28)
    uprn: Mapped[str | None] = field("UPRN", sensitive=Sensitive.PLACE, width=14)
    ward: Mapped[str | None] = field("Ward", listed=True, index=True, width=18)
    tenure: Mapped[str | None] = field("Tenure", width=16)
    officer: Mapped[str | None] = field("Officer", listed=True, width=18)
    status: Mapped[str | None] = field("Status", listed=True, width=12)
    outcome: Mapped[str | None] = field("Outcome", width=30)
    person_id: Mapped[int | None] = field("Complainant, as one person", link="person", edited=False)
    subject_id: Mapped[int | None] = field("Responsible, as one person", link="person", edited=False)
    place_id: Mapped[int | None] = field("Place", link="place", edited=False)

    @property
    def story(self) -> str:
        """'Case 2208-114 opened, noise'."""
        about = f", {self.category.lower()}" if self.category else ""
        return f"Case {self.reference or ''} opened{about}".replace("  ", " ")
