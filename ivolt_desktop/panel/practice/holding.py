"""Planning and holding one panel of the story, through the functions that the meeting page uses."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from ivolt_desktop.model import AgendaItem, Attendance, MinuteLine, Person
from ivolt_desktop.panel.agenda import add_subject, build_agenda
from ivolt_desktop.panel.cohorts import review_membership
from ivolt_desktop.panel.dates import following_panel_day, working_days
from ivolt_desktop.panel.editing import change_record
from ivolt_desktop.panel.issues import close_issue, raise_issue, set_plan
from ivolt_desktop.panel.meetings import (
    finish_meeting,
    plan_meeting,
    set_attendance,
    sign_confidentiality,
    start_meeting,
)
from ivolt_desktop.panel.minutes import join_by_decision, leave_by_decision, mark_done, owner_choices, type_line
from ivolt_desktop.panel.practice.briefing_notes import standing_notes
from ivolt_desktop.panel.practice.invented import cast
from ivolt_desktop.panel.practice.practice_calendar import panel_starts
from ivolt_desktop.panel.practice.stage import Stage
from ivolt_desktop.panel.practice.story import PanelStory, StoryLine, SubjectStory
from ivolt_desktop.panel.practice.truth import people_of, place_of
from ivolt_desktop.rules.minute_line import parse_line

Minuted = Callable[[int, StoryLine], None]
"""Told of every action typed: its id and its line of the story."""


def plan_panel(stage: Stage, story: PanelStory) -> int:
    """Plan the panel and start its agenda from the standing items; returns the meeting's id."""
    chair = stage.members[story.chair] if story.chair else None
    meeting_id: int = stage.do(plan_meeting, starts_at=panel_starts(story.covers), chair_id=chair)
    stage.do(build_agenda, meeting_id)
    return meeting_id


def draft_agenda(stage: Stage, story: PanelStory, meeting_id: int) -> dict[int, int]:
    """Put the story's people and places on the agenda; returns item id by the subject's place in the story."""
    parents = _standing(stage, meeting_id)
    with stage.panel.reading() as session:
        people = people_of(session, [subject.who for subject in story.subjects if subject.who])
        places = {each.where: place_of(session, each.where) for each in story.subjects if each.where}
    for key, person_id in people.items():
        _name_in_full(stage, person_id, cast()[key].name)
    items = {}
    for number, subject in enumerate(story.subjects):
        items[number] = stage.do(
            add_subject, parents[subject.under], person_id=people.get(subject.who),
            place_id=places.get(subject.where), proposal=subject.proposal,
        )  # fmt: skip
    return items


def _name_in_full(stage: Stage, person_id: int, name: str) -> None:
    """Before somebody is discussed the record gets their full name; the ways they were written stay as other names."""
    with stage.panel.reading() as session:
        person = session.get_one(Person, person_id)
        names = [person.name, *(each.strip() for each in (person.also_known_as or "").split(";"))]
    if person.name != name:
        others = "; ".join(dict.fromkeys(each for each in names if each and each != name))
        stage.do(change_record, "person", person_id, person.version, {"name": name, "also_known_as": others})


def mark_apologies(stage: Stage, story: PanelStory, meeting_id: int) -> None:
    """Note who has sent apologies, and whether they sent their information."""
    by_member = _attendance(stage, meeting_id)
    for key in story.apologies:
        stage.do(set_attendance, by_member[stage.members[key]], state="apologies", sent_information=key in story.sent)


def hold_panel(stage: Stage, story: PanelStory, meeting_id: int, items: dict[int, int], told: Minuted) -> None:
    """Hold the panel from the confidentiality statement to any other business."""
    stage.do(start_meeting, meeting_id)
    away = {stage.members[key] for key in story.apologies}
    present = [at for member, at in _attendance(stage, meeting_id).items() if member not in away]
    for attendance_id in present:
        stage.do(set_attendance, attendance_id, state="present")
    stage.do(sign_confidentiality, present)
    with stage.panel.reading() as session:
        spoken = standing_notes(session, story.covers)
    spoken |= {number: list(lines) for number, lines in story.standing.items()}
    for number, item_id in sorted(_standing(stage, meeting_id).items()):
        for line in spoken.get(number, []):
            _type(stage, item_id, line, told)
        for place, subject in enumerate(story.subjects):
            if subject.under == number:
                _discuss(stage, subject, items[place], told)
        stage.do(mark_done, item_id)
    stage.do(finish_meeting, meeting_id)


def _discuss(stage: Stage, subject: SubjectStory, item_id: int, told: Minuted) -> None:
    if subject.issue and not subject.join:
        _raise(stage, subject, item_id)
    if subject.join:
        stage.do(type_line, item_id, parse_line(f"n {subject.join}.", _today(stage)))
    if subject.plan and not subject.join:
        _plan(stage, subject)
    for line in subject.lines:
        line_id = _type(stage, item_id, line, told)
        if line.typed.startswith("d "):
            _carry_out(stage, subject, item_id, line_id)
    membership = stage.memberships.get((subject.under, subject.key))
    if subject.review and membership:
        stage.do(review_membership, membership, note=subject.review)
    if subject.close:
        stage.do(close_issue, stage.issues.pop((subject.under, subject.key)), outcome=subject.close)
    stage.do(mark_done, item_id)


def _carry_out(stage: Stage, subject: SubjectStory, item_id: int, line_id: int) -> None:
    key = (subject.under, subject.key)
    if subject.join and key not in stage.memberships:
        stage.memberships[key] = stage.do(
            join_by_decision, line_id, cohort_id=stage.cohorts[subject.under],
            lead_agency_id=stage.agencies[subject.lead],
        )  # fmt: skip
        if subject.issue:
            _raise(stage, subject, item_id)
        if subject.plan:
            _plan(stage, subject)
    if subject.leave:
        stage.do(leave_by_decision, line_id)
        del stage.memberships[key]


def _raise(stage: Stage, subject: SubjectStory, item_id: int) -> None:
    key = (subject.under, subject.key)
    membership = stage.memberships.get(key)
    with stage.panel.reading() as session:
        item = session.get_one(AgendaItem, item_id)
        about = (
            {"membership_id": membership} if membership else {"person_id": item.person_id, "place_id": item.place_id}
        )
    lead = stage.agencies.get(subject.lead)
    stage.issues[key] = stage.do(raise_issue, title_line=subject.issue, lead_agency_id=lead, **about)


def _plan(stage: Stage, subject: SubjectStory) -> None:
    plan, issue_id = subject.plan, stage.issues.get((subject.under, subject.key))
    if plan and issue_id:
        stage.do(
            set_plan, issue_id, objective=plan.objective, baseline=plan.baseline, target=plan.target, plan_by=plan.by
        )


def _type(stage: Stage, item_id: int, line: StoryLine, told: Minuted) -> int:
    today = _today(stage)
    if not stage.owners:
        with stage.panel.reading() as session:
            stage.owners = owner_choices(session)
    parsed = parse_line(
        line.typed, today, stage.owners, next_panel=following_panel_day(today), working_days=working_days(today.year)
    )
    line_id: int = stage.do(type_line, item_id, parsed)
    if line.typed.startswith("a "):
        with stage.panel.reading() as session:
            action_id = session.get_one(MinuteLine, line_id).action_id
        if action_id is not None:
            told(action_id, line)
    return line_id


def _today(stage: Stage) -> date:
    return stage.panel.clock().date()


def _standing(stage: Stage, meeting_id: int) -> dict[int, int]:
    """Ids of the standing items by number."""
    with stage.panel.reading() as session:
        rows = session.execute(
            select(AgendaItem.number, AgendaItem.id)
            .where(AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id.is_(None))
        )  # fmt: skip
        return {int(number): item_id for number, item_id in rows}


def _attendance(stage: Stage, meeting_id: int) -> dict[int, int]:
    with stage.panel.reading() as session:
        rows = session.execute(select(Attendance.member_id, Attendance.id).where(Attendance.meeting_id == meeting_id))
        return dict(rows.all())
