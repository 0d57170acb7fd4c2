"""The columns of a sheet, and the words and tones of a member's state."""

from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.views.cohort_sheet import SheetLine
from ivolt_desktop.panel.views.cohorts import CohortMember
from ivolt_desktop.rules.masking import Sensitive
from ui.pages.cohorts.bars_cell import Counts
from ui.theme.tokens import Tone
from ui.widgets.record_rows import Column

RECENT = "recent"


def sheet_columns(kind: CohortKind, months_words: str) -> list[Column]:
    """Columns over :class:`SheetLine` for one sheet; ``months_words`` heads the little bars."""
    place = kind is CohortKind.LOCATIONS
    mask = Sensitive.PLACE if place else Sensitive.NAME
    return [
        Column(Field("Ref", name="reference", listed=True, width=5), lambda line: line.member.reference),
        Column(Field("Place" if place else "Name", name="name", listed=True, width=13, sensitive=mask),
               lambda line: line.member.subject.name, least=7),
        Column(Field("Ward", name="ward", listed=True, width=10), lambda line: line.member.subject.ward, least=8),
        Column(Field("Entered", Kind.DATE, name="entered_on", listed=True, width=10),
               lambda line: line.member.entered_on, least=9),
        Column(Field("Review", name="review_on", listed=True, width=12), lambda line: review_words(line.member),
               tone=lambda line: review_tone(line.member), least=11),
        Column(Field(months_words, name=RECENT, listed=True, width=16,
                     help="Reports in each of the last three whole months, oldest first."),
               lambda line: Counts(line.recent), least=10),
        Column(Field("Plan", name="plan", listed=True, width=15), lambda line: line.plan_words, tone=plan_tone,
               least=13),
        Column(Field("Lead agency", name="lead_agency", listed=True, width=11), lambda line: line.member.lead_agency,
               least=8),
        Column(Field("Why", name="why", listed=True, width=26, sensitive=Sensitive.DETAIL),
               lambda line: line.member.why, least=10),
    ]


def review_words(member: CohortMember) -> str:
    """'due 217 days ago', 'in 5 days', '21 Jul 2026', 'left 3 May 2026'."""
    return member.review_words.removeprefix("review ")


def review_tone(member: CohortMember) -> Tone | None:
    """Red once the day has passed, amber when it is near, plain words otherwise."""
    if member.review_state == "due":
        return Tone.AMBER if member.review_words.endswith("today") else Tone.RED
    return {"soon": Tone.AMBER, "none": Tone.GREY, "left": Tone.GREY}.get(member.review_state)


def plan_tone(line: SheetLine) -> Tone | None:
    """Red with something overdue, amber without a plan."""
    if line.member.left_on is not None:
        return None
    return {"late": Tone.RED, "none": Tone.AMBER}.get(line.plan_state)
