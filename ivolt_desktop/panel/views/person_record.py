"""One person across agencies: who they are, what was reported, what was decided, what is owed."""

from collections.abc import Sized
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.analysis.before_after import BeforeAfter, before_and_after
from ivolt_desktop.analysis.monthly_counts import MonthlyCounts, monthly_counts
from ivolt_desktop.model import (
    COMPLAINANT,
    OFFENDER,
    Action,
    AgendaItem,
    AsbCall,
    Cohort,
    Issue,
    Membership,
    Person,
    Place,
    spec_of,
)
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.actions import ActionLine, action_lines
from ivolt_desktop.panel.views.record_care import NeedLine, RiskLine, care_lines, needs_of, risks_of
from ivolt_desktop.panel.views.record_timeline import (
    TimelineLine,
    items_about,
    items_of_other_sheets,
    newest_first,
    panel_lines,
    told_lines,
)
from ivolt_desktop.panel.views.spoken_of import reports_at, spoken_of_person, spoken_of_place
from ivolt_desktop.rules.calendar_months import day_of, first_of_month, months_on
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.dates_in_words import plain_date
from ivolt_desktop.rules.masking import Sensitive

__all__ = ["CohortLine", "PlanLine", "Record", "TimelineLine", "person_record", "place_record"]

_MONTHS = 14
_DEMOGRAPHICS = ("gender", "ethnicity", "language", "disability", "adjustments")


@dataclass(frozen=True)
class CohortLine:
    """A membership in words; ``kind`` is victims, offenders or locations."""

    membership_id: int
    reference: str
    cohort: str
    kind: str
    entered_on: date
    left_on: date | None
    entry_reason: str


@dataclass(frozen=True)
class PlanLine:
    """The plan a record has: its issue, its aim and its actions."""

    issue_id: int
    reference: str
    title: str
    objective: str
    plan_from: date | None
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Record:
    """A person or a place, whole. Values are unmasked; whoever shows them asks the choke point."""

    kind: str
    id: int
    reference: str
    name: str
    also_known_as: str
    facts: tuple[tuple[str, str, Sensitive], ...]
    cohorts: tuple[CohortLine, ...]
    months: MonthlyCounts
    plan_from: date | None
    effect: BeforeAfter | None
    plans: tuple[PlanLine, ...]
    timeline: tuple[TimelineLine, ...]
    written_as: tuple[tuple[str, str], ...]
    risks: tuple[RiskLine, ...] = ()
    """Newest first; those of one sheet only where the record was read for one."""
    needs: tuple[NeedLine, ...] = ()
    roles: tuple[str, ...] = ()
    """'complainant in 14 reports', 'named as responsible in 2 cases'."""
    actions: tuple[ActionLine, ...] = ()
    """What a meeting agreed about it without an issue, in the order agreed."""
    as_named: bool = False
    """Whether the months count reports that name the person, who made none."""

    @property
    def known_by(self) -> str:
        """The reference the panel knows it by: the cohort's where it is in one."""
        current = [line.reference for line in self.cohorts if line.left_on is None]
        return current[0] if current else self.reference


def person_record(
    session: Session, person_id: int, today: date, sheet: Membership | None = None, until: date | None = None
) -> Record:
    """Everything known of one person, through every merge.

    With ``sheet`` only what belongs on that cohort's sheet: a victim's sheet says nothing of what the same person is
    named for as an offender, and the other way round.
    ``until`` is the last month of the chart, this month if not given.
    """
    person = session.get_one(Person, root_of(session, Person, person_id))
    kind = session.get_one(Cohort, sheet.cohort_id).kind if sheet else None
    spoken = spoken_of_person(session, person.id, kind)
    belongs = Membership.id == sheet.id if sheet else Membership.person_id == person.id
    issues = _issues(session, Issue.person_id == person.id, belongs)
    moments = reports_at(spoken, COMPLAINANT)
    named = reports_at(spoken, OFFENDER)
    as_named = kind == "offenders" or (kind is None and not moments and bool(named))
    if as_named:
        moments = named
    risks = risks_of(session, today, person_id=person.id, sheet=kind)
    needs = needs_of(session, person.id, sheet=kind)
    lines = [*told_lines(session, spoken), *care_lines(risks, needs),
             *panel_lines(session, issues, belongs, AgendaItem.person_id == person.id)]
    written = {(each.written_in, each.written) for each in spoken}
    born = f"Born {plain_date(person.born_on)}" if person.born_on else ""
    facts = (
        (born, "born_on", Sensitive.DETAIL), (_age_words(person), "age", Sensitive.DETAIL),
        (person.address or "", "address", Sensitive.PLACE),
        (person.postcode or "", "postcode", Sensitive.PLACE), (person.ward or "", "ward", Sensitive.NO),
        (person.phone or "", "phone", Sensitive.DETAIL), (person.email or "", "email", Sensitive.DETAIL),
        ("" if sheet else person.agency_references or "", "agency_references", Sensitive.DETAIL),
        *((_demographic(person, name), name, Sensitive.DETAIL) for name in _DEMOGRAPHICS),
    )
    tenures = (getattr(each.record, "tenure", None) for each in spoken if each.role == COMPLAINANT)
    tenure = next((tenure for tenure in tenures if tenure), None)
    record = _record(
        session, "person", person.id, person.reference, person.name, person.also_known_as or "",
        tuple((text, sensitive_of, mask) for text, sensitive_of, mask in facts if text)
        + (((tenure.lower(), "tenure", Sensitive.DETAIL),) if tenure else ()),
        belongs, issues, moments, lines, today, until, _distinct(written, person.name),
        measured=issues if sheet else _of_role(session, issues, named=as_named),
    )
    return replace(record, as_named=as_named, risks=risks, needs=needs,
                   actions=_without_issue(session, today, items_about(belongs, AgendaItem.person_id == person.id)),
                   roles=_roles(moments if not as_named else reports_at(spoken, COMPLAINANT), named))


def _age_words(person: Person) -> str:
    """'Aged 34 on 3 May 2022'; nothing where a date of birth says it better."""
    if person.age is None or person.born_on:
        return ""
    return f"Aged {person.age} on {plain_date(person.age_on)}" if person.age_on else f"Aged {person.age}"


def _demographic(person: Person, name: str) -> str:
    value = getattr(person, name) or ""
    return spec_of(Person).field(name).words.get(value, value)


def _roles(made: Sized, named: Sized) -> tuple[str, ...]:
    said = []
    if made:
        said.append(f"complainant in {count_of(len(made), 'report')}")
    if named:
        said.append(f"named as responsible in {count_of(len(named), 'report')}")
    return tuple(said)


def _of_role(session: Session, issues: list[Issue], *, named: bool) -> list[Issue]:
    """The issues that speak of the person as the counted reports do: as named in them, or as who made them."""
    offenders = set(session.scalars(
        select(Membership.id).join(Cohort, Cohort.id == Membership.cohort_id).where(Cohort.kind == "offenders")))
    return [issue for issue in issues
            if issue.membership_id is None or (issue.membership_id in offenders) == named]


def place_record(session: Session, place_id: int, today: date, until: date | None = None) -> Record:
    """Everything known of one place, through every merge."""
    place = session.get_one(Place, root_of(session, Place, place_id))
    spoken = spoken_of_place(session, place.id)
    issues = _issues(session, Issue.place_id == place.id, Membership.place_id == place.id)
    risks = risks_of(session, today, place_id=place.id)
    lines = [*told_lines(session, spoken), *care_lines(risks, ()),
             *panel_lines(session, issues, Membership.place_id == place.id, AgendaItem.place_id == place.id)]
    facts = tuple((text, name, mask) for text, name, mask in (
        (place.address or "", "address", Sensitive.PLACE), (place.postcode or "", "postcode", Sensitive.PLACE),
        (place.ward or "", "ward", Sensitive.NO), (_numbers_of(session, place), "uprn", Sensitive.PLACE),
        (place.owner or "", "owner", Sensitive.NO),
    ) if text and text != place.name)
    written = {(each.record.sent_in.agency, each.written) for each in spoken}
    record = _record(session, "place", place.id, place.reference, place.name, "", facts,
                     Membership.place_id == place.id, issues, reports_at(spoken), lines, today, until,
                     _distinct(written, place.name))
    return replace(record, risks=risks, actions=_without_issue(
        session, today, items_about(Membership.place_id == place.id, AgendaItem.place_id == place.id)))


def _numbers_of(session: Session, place: Place) -> str:
    """'UPRN 100012345678': its own, else what it is known by in the words of places joined to it."""
    if place.uprn:
        return f"UPRN {place.uprn}"
    joined = (each for each, in session.execute(select(Place.uprn).where(Place.merged_into_id == place.id)
                                                .order_by(Place.id)) if each)
    return f"UPRN {number}" if (number := next(joined, "")) else ""


def _record(
    session: Session, kind: str, record_id: int, reference: str, name: str, also: str,
    facts: tuple[tuple[str, str, Sensitive], ...], belongs: object, issues: list[Issue],
    moments: list[date | datetime], lines: list[TimelineLine], today: date,
    until: date | None, written: tuple[tuple[str, str], ...], measured: list[Issue] | None = None,
) -> Record:
    """``measured`` are the issues whose plan the months are compared with; all of them unless given."""
    plans = issues if measured is None else measured
    plan_from = min((issue.plan_from for issue in plans if issue.plan_from), default=None)
    month = first_of_month(until or today)
    series = monthly_counts(moments, months_on(month, -_MONTHS + 1), month)
    known_from = session.scalar(select(AsbCall.called_at).order_by(AsbCall.called_at).limit(1))
    effect = before_and_after(moments, plan_from, today, day_of(known_from) if known_from else None) \
        if plan_from and plan_from <= today else None
    return Record(
        kind, record_id, reference, name, also, facts, _cohorts(session, belongs), series, plan_from, effect,
        tuple(_plan(session, issue, today, belongs) for issue in issues),
        newest_first(lines), written,
    )


def _distinct(written: set[tuple[str, str]], name: str) -> tuple[tuple[str, str], ...]:
    kept: dict[str, str] = {}
    for source, text in sorted(written):
        if text and text != name:
            kept.setdefault(text, source)
    return tuple((source, text) for text, source in kept.items())


def _cohorts(session: Session, belongs: object) -> tuple[CohortLine, ...]:
    rows = session.execute(
        select(Membership, Cohort).join(Cohort, Cohort.id == Membership.cohort_id).where(belongs)  # type: ignore[arg-type]
        .order_by(Membership.entered_on)
    )
    return tuple(
        CohortLine(m.id, m.reference, c.name, c.kind, m.entered_on, m.left_on, m.entry_reason) for m, c in rows
    )


def _issues(session: Session, directly: object, through: object) -> list[Issue]:
    members = select(Membership.id).where(through)  # type: ignore[arg-type]
    return list(session.scalars(
        select(Issue)
        .where(or_(and_(directly, Issue.membership_id.is_(None)),  # type: ignore[arg-type]
                   Issue.membership_id.in_(members))).order_by(Issue.raised_on)
    ))


def _without_issue(session: Session, today: date, under: object) -> tuple[ActionLine, ...]:
    agreed = session.scalars(select(Action.id).where(
        Action.issue_id.is_(None), Action.agenda_item_id.in_(select(AgendaItem.id).where(under))  # type: ignore[arg-type]
    ).order_by(Action.id)).all()
    return tuple(line for each in agreed for line in action_lines(session, today, action_id=each))


def _plan(session: Session, issue: Issue, today: date, belongs: object) -> PlanLine:
    hidden = set(session.scalars(select(Action.id).where(
        Action.issue_id == issue.id, Action.agenda_item_id.in_(items_of_other_sheets(belongs)))))
    actions = tuple(line for line in action_lines(session, today, issue_id=issue.id) if line.id not in hidden)
    return PlanLine(issue.id, issue.reference, issue.title_line, issue.objective or "", issue.plan_from, actions)
