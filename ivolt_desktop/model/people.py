"""People: one person across agencies, and what was said of pairs."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class Gender(StrEnum):
    """As the person describes it."""

    FEMALE = "female"
    MALE = "male"
    ANOTHER = "another"

    @property
    def words(self) -> str:
        """As shown."""
        return {"female": "Female", "male": "Male", "another": "Describes it otherwise"}[self.value]


class Person(Register):
    """One person as the panel knows them; every agency's own writing stays on the agency's record."""

    __tablename__ = "person"
    about = About("person", "People", title=("name",), reference="reference", order=("name",),
                  empty="No people yet. They come in with the agencies' files, or add one by hand.")

    reference: Mapped[str] = field("Reference", listed=True, searched=True, edited=False, unique=True, width=10)
    name: Mapped[str] = field("Name", listed=True, searched=True, required=True, sensitive=Sensitive.NAME, width=24)
    also_known_as: Mapped[str | None] = field("Also known as", searched=True, sensitive=Sensitive.NAME, width=24)
    born_on: Mapped[date | None] = field("Born", listed=True, sensitive=Sensitive.DETAIL)
    age: Mapped[int | None] = field("Age", listed=True, sensitive=Sensitive.DETAIL, width=6,
                                    help="As an agency wrote it, in whole years, where no date of birth is known.")
    age_on: Mapped[date | None] = field("Age on", sensitive=Sensitive.DETAIL, help="The day on which that was the age.")
    phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE, listed=True, searched=True,
                                      sensitive=Sensitive.DETAIL)
    email: Mapped[str | None] = field("E-mail", kind=Kind.EMAIL, sensitive=Sensitive.DETAIL)
    address: Mapped[str | None] = field("Address", listed=True, searched=True, sensitive=Sensitive.PLACE, width=30)
    postcode: Mapped[str | None] = field("Postcode", listed=True, searched=True, sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, width=18)
    place_id: Mapped[int | None] = field("Lives at", link="place")
    gender: Mapped[str | None] = field("Gender", choices=Gender, sensitive=Sensitive.DETAIL)
    ethnicity: Mapped[str | None] = field("Ethnicity", sensitive=Sensitive.DETAIL, help="As they describe it.")
    language: Mapped[str | None] = field("First language", sensitive=Sensitive.DETAIL)
    disability: Mapped[str | None] = field("Disability or long illness", sensitive=Sensitive.DETAIL, width=24)
    adjustments: Mapped[str | None] = field("Adjustments asked for", sensitive=Sensitive.DETAIL, width=30,
                                            help="Such as large print, an interpreter or calls after ten.")
    agency_references: Mapped[str | None] = field(
        "Agencies' references", searched=True, sensitive=Sensitive.DETAIL, width=24,
        help="What agencies call the person in their own systems, such as Police: 123456; Council: C-9.")
    notes: Mapped[str | None] = field("Notes", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    written_key: Mapped[str | None] = mapped_column(index=True, doc="The one way of writing this record stands for")
    first_delivery_id: Mapped[int | None] = field("First seen in", link="delivery", edited=False)
    merged_into_id: Mapped[int | None] = field("Is the same person as", link="person", edited=False)


class Verdict(StrEnum):
    """What a person decided of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"

    @property
    def words(self) -> str:
        """As shown."""
        return {"same": "Same", "different": "Different", "later": "Later"}[self.value]


class Judgement(Register):
    """A decision on a pair of people or places; kept for ever and respected by every later suggestion."""

    __tablename__ = "judgement"
    about = About("decision", "Decisions on matches", title=("verdict",), order=("-decided_at",),
                  empty="No match has been decided yet.")
    __table_args__ = (UniqueConstraint("of", "first_id", "second_id"), {"sqlite_autoincrement": True})

    of: Mapped[str] = field("Of", choices=(("person", "People"), ("place", "Places")), listed=True, edited=False)
    first_id: Mapped[int] = field("First", edited=False, listed=True)
    second_id: Mapped[int] = field("Second", edited=False, listed=True)
    verdict: Mapped[str] = field("Decision", choices=Verdict, listed=True, edited=False)
    decided_at: Mapped[datetime] = field("Decided", listed=True, edited=False)
    weight: Mapped[float | None] = field("Weight", edited=False)
    reasons: Mapped[str | None] = field("Reasons", kind=Kind.LONG_TEXT, edited=False, sensitive=Sensitive.DETAIL)
    joined: Mapped[str | None] = mapped_column(doc="JSON: what a 'same' moved and filled in, so that it can be parted")
