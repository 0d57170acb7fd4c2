"""One agenda item as the meeting looks at it: who or what it is about, what is known, and what it gathers by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.change_verdict import Verdict, judge_counts
from ivolt_desktop.analysis.monthly_counts import MonthlyCounts, monthly_counts
from ivolt_desktop.model import Agency, Cohort, Membership, Person
from ivolt_desktop.panel.agenda import SHEET_OF_ITEM
from ivolt_desktop.panel.views.actions import ActionLine, action_lines
from ivolt_desktop.panel.views.agenda import AgendaNode
from ivolt_desktop.panel.views.meetings import MeetingDetail
from ivolt_desktop.panel.views.person_record import Record, TimelineLine, person_record, place_record
from ivolt_desktop.panel.views.subjects import Subject
from ivolt_desktop.rules.calendar_months import day_of, months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import day_and_short_month, month_name, short_date, short_month
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.written_ages import age_on

_NAMED = "names this person"
_OPENED = "opened by this person"
_SOURCES = (("Police", "call"), ("Council", "case"), ("Fire", "fire"))


@dataclass(frozen=True)
class KnownLine:
    """What one agency knows, in a sentence. Sensitive as a detail."""

    source: str
    text: str


@dataclass(frozen=True)
class CohortStep:
    """What a decision minuted under an item can do to a cohort: ``joins`` are the cohorts (id, name) it may bring into.

    Where there are none, the member leaves by it.
    """

    decision_id: int
    joins: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class ItemInHand:
    """Everything about one item. ``subject`` is unmasked; ``sheet`` is the cohort sheet the item belongs to."""

    node: AgendaNode
    parent: AgendaNode | None
    subject: Subject | None
    sheet: str
    age: int | None = None
    owner: str = ""
    standing: str = ""
    """'In the cohort since 24 Feb 2026', 'Not in a cohort'."""
    months: MonthlyCounts | None = None
    verdict: Verdict | None = None
    plan_from: date | None = None
    effect: str = ""
    known: tuple[KnownLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    """Of a subject: its open actions. Of the action log: what is overdue or due by the meeting."""
    step: CohortStep | None = None
    """What the last decision can do to a cohort; ``None`` where nothing is decided or it is done already."""

    @property
    def count_words(self) -> str:
        """'6 in May; usual 0–3.'"""
        if self.months is None or not self.months.months:
            return ""
        said = f"{self.months.counts[-1]} in {month_name(self.months.months[-1])}"
        usual = self.verdict.range_words if self.verdict else ""
        return f"{said}; usual {usual}." if usual else f"{said}; too few months to tell what is usual."

    @property
    def span_words(self) -> str:
        """'Reports a month, all agencies, Apr 2025 to May 2026.'"""
        if self.months is None or not self.months.months:
            return ""
        return f"{self.measured}, {short_month(self.months.months[0])} to {short_month(self.months.months[-1])}."

    @property
    def measured(self) -> str:
        """What the bars count."""
        return "Council cases a month" if self.sheet == "offenders" else "Reports a month, all agencies"

    @property
    def signal(self) -> bool:
        """Whether the last month is more than usual variation."""
        return bool(self.verdict and self.verdict.signal)


def item_in_hand(session: Session, detail: MeetingDetail, item_id: int, today: date) -> ItemInHand:
    """The item with that id of the meeting; raises ``KeyError`` where the agenda has no such item."""
    parent, node = _find(detail, item_id)
    kind = SHEET_OF_ITEM.get((parent or node).standing_key)
    sheet = kind.value if kind else ""
    subject = node.subject
    if subject is None:
        return ItemInHand(node, parent, None, sheet, actions=_gathered(session, detail, node, today))
    if subject.kind == "issue":
        actions = action_lines(session, today, issue_id=subject.id, open_only=True)
        return ItemInHand(node, parent, subject, sheet, actions=tuple(actions))
    member = session.get(Membership, subject.membership_id) if subject.membership_id else None
    if subject.kind == "person":
        record = person_record(session, subject.id, today, member, detail.line.covers)
    else:
        record = place_record(session, subject.id, today, detail.line.covers)
    lines = [line for line in record.timeline if member is not None or _belongs(line, sheet)]
    months = record.months
    if sheet == "offenders" and member is None:
        months = monthly_counts([line.at for line in lines if not line.sheet], months.months[0], months.months[-1])
    open_actions = tuple(line for plan in record.plans for line in plan.actions if line.is_open)
    return ItemInHand(
        node, parent, subject, sheet, age=_age(session, subject, detail.line.starts_at.date()),
        owner=_owner(session, member, open_actions), standing=_standing(session, member), months=months,
        verdict=judge_counts(months.months, months.counts), plan_from=record.plan_from,
        effect=record.effect.words if record.effect else "", known=_known(record, lines, detail.line.covers),
        actions=open_actions, step=_cohort_step(session, node, member, sheet, min(detail.line.starts_at.date(), today)),
    )


def _cohort_step(
    session: Session, node: AgendaNode, member: Membership | None, sheet: str, day: date
) -> CohortStep | None:
    decision = next((line.id for line in reversed(node.lines) if line.kind is LineKind.DECISION), None)
    subject = node.subject
    if decision is None or subject is None or (member is not None and day in (member.entered_on, member.left_on)):
        return None
    if member is not None and member.left_on is None:
        return CohortStep(decision)
    own = ("locations",) if subject.kind == "place" else ("victims", "offenders")
    kinds = [kind for kind in own if kind == sheet or not sheet]
    cohorts = session.execute(select(Cohort.id, Cohort.name).where(Cohort.kind.in_(kinds)).order_by(Cohort.name)).all()
    return CohortStep(decision, tuple((id_, name) for id_, name in cohorts)) if cohorts else None


def _find(detail: MeetingDetail, item_id: int) -> tuple[AgendaNode | None, AgendaNode]:
    for top in detail.agenda:
        if top.id == item_id:
            return None, top
        for child in top.children:
            if child.id == item_id:
                return top, child
    raise KeyError(item_id)


def _belongs(line: TimelineLine, sheet: str) -> bool:
    """A victim's sheet says nothing of what the same person is named for, and the other way round."""
    if line.sheet:
        return line.sheet == sheet
    if sheet == "offenders":
        return line.source == "Council" and line.below.startswith(_NAMED)
    return not (sheet == "victims" and line.below.startswith(_NAMED))


def _gathered(session: Session, detail: MeetingDetail, node: AgendaNode, today: date) -> tuple[ActionLine, ...]:
    if node.standing_key == "minutes":
        return tuple(line for line in detail.matters_arising if line.is_open)
    if node.standing_key != "actions":
        return ()
    meeting = detail.line.starts_at.date()
    return tuple(line for line in action_lines(session, today, open_only=True)
                 if line.overdue or (line.due_on is not None and line.due_on <= meeting))


def _age(session: Session, subject: Subject, on: date) -> int | None:
    person = session.get(Person, subject.id) if subject.kind == "person" else None
    if person is None or person.born_on is None:
        return None
    return age_on(person.born_on, on)


def _owner(session: Session, member: Membership | None, actions: Iterable[ActionLine]) -> str:
    if member is not None and member.lead_agency_id is not None:
        return session.get_one(Agency, member.lead_agency_id).short_name
    return next((line.agency for line in actions if line.agency), "")


def _standing(session: Session, member: Membership | None) -> str:
    if member is None:
        return "Not in a cohort"
    cohort = session.get_one(Cohort, member.cohort_id)
    if member.left_on is not None:
        return f"Left {cohort.name.lower()} on {short_date(member.left_on)}"
    return f"{cohort.name}, since {short_date(member.entered_on)}"


def _known(record: Record, lines: list[TimelineLine], covers: date) -> tuple[KnownLine, ...]:
    since = months_on(covers, -11)
    found = []
    for source, noun in _SOURCES:
        said = [line for line in lines if line.source == source and day_of(line.at) >= since]
        if said:
            found.append(KnownLine(source, _summed(said, noun)))
    tenure = next((text for text, name, _ in record.facts if name == "tenure"), "")
    address = next((text for text, name, _ in record.facts if name == "address"), "")
    if record.kind == "person" and address:
        found.append(KnownLine("Home", ", ".join(part for part in (address, tenure) if part)))
    panel = next((line for line in lines if line.source == "Panel" and not line.text.startswith("Issue ")), None)
    if panel is not None:
        said_below = f". {panel.below}" if panel.text == "Reviewed" and panel.below else ""
        found.append(KnownLine("Panel", f"{short_date(day_of(panel.at))}: {panel.text}{said_below}"))
    return tuple(found)


def _summed(said: list[TimelineLine], noun: str) -> str:
    """'6 calls since 4 Mar: concern, repeated calls; last on 23 May'; lines are newest first."""
    about = Counter(line.text.split(", ", 1)[1] for line in said if ", " in line.text)
    told = ", ".join(text for text, _ in about.most_common(2))
    told = f": {told}" if told else ""
    last = day_and_short_month(day_of(said[0].at))
    if len(said) == 1:
        return f"{count_of(1, noun)}{told}, on {last}"
    return f"{count_of(len(said), noun)} since {day_and_short_month(day_of(said[-1].at))}{told}; last on {last}"
