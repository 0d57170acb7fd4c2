"""Satisfaction surveys: what people who came to the agencies thought of how they were helped."""

from datetime import date

from sqlalchemy.orm import Mapped

from ivolt_desktop.model.fields import Kind, field
from ivolt_desktop.model.provenance import COMPLAINANT, Delivered, PersonMention, SentIn
from ivolt_desktop.model.register import About, Register
from ivolt_desktop.rules.masking import Sensitive


class SurveyResponse(Delivered, Register):
    """One answered questionnaire. All its scores are numbers on one scale, the larger the better."""

    __tablename__ = "survey_response"
    happened, said_of, case = "answered_on", "survey", "case_reference"
    sent_in = SentIn("Council", "Council", "satisfaction survey", "survey response")
    people = (PersonMention("person_id", COMPLAINANT, "respondent", phone="phone", email="email", address="address",
                            postcode="postcode", said="answered by this person"),)
    about = About("survey response", "Satisfaction surveys", title=("reference", "survey"), reference="reference",
                  order=("-answered_on",),
                  empty="No survey responses yet. They come in with the satisfaction survey's file.")

    reference: Mapped[str | None] = field("Response", listed=True, searched=True, width=12)
    answered_on: Mapped[date] = field("Answered", listed=True, required=True, index=True)
    survey: Mapped[str | None] = field("Survey", listed=True, width=20)
    case_reference: Mapped[str | None] = field("Case", listed=True, searched=True, width=14)
    respondent: Mapped[str | None] = field("Respondent", listed=True, searched=True, sensitive=Sensitive.NAME, width=22)
    phone: Mapped[str | None] = field("Phone", kind=Kind.PHONE, sensitive=Sensitive.DETAIL)
    email: Mapped[str | None] = field("E-mail", kind=Kind.EMAIL, sensitive=Sensitive.DETAIL)
    address: Mapped[str | None] = field("Address", sensitive=Sensitive.PLACE, width=28)
    postcode: Mapped[str | None] = field("Postcode", sensitive=Sensitive.PLACE, width=10)
    ward: Mapped[str | None] = field("Ward", listed=True, width=18)
    overall: Mapped[float | None] = field("Overall", listed=True, width=8)
    speed: Mapped[float | None] = field("Speed of response", listed=True, width=8)
    staff: Mapped[float | None] = field("How they were treated", listed=True, width=8)
    informed: Mapped[float | None] = field("Kept informed", listed=True, width=8)
    result: Mapped[float | None] = field("Outcome", listed=True, width=8)
    safer: Mapped[float | None] = field("Feels safer", listed=True, width=8)
    scale: Mapped[float | None] = field("Out of", listed=True, width=8,
                                        help="The best score there is. A question asked on another scale is turned "
                                        "into this one; the row keeps what was written.")
    words: Mapped[str | None] = field("In their own words", kind=Kind.LONG_TEXT, sensitive=Sensitive.DETAIL)
    person_id: Mapped[int | None] = field("Person", link="person", edited=False)

    @property
    def story(self) -> str:
        """'Satisfaction survey answered: overall 4 of 5'."""
        if self.overall is None or self.scale is None:
            return "Satisfaction survey answered"
        return f"Satisfaction survey answered: overall {self.overall:g} of {self.scale:g}"

    @property
    def story_below(self) -> str:
        """The case it is about."""
        return f"case {self.case_reference}" if self.case_reference else ""
