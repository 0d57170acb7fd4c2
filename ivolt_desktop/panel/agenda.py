"""A meeting's agenda: the standing items, and the people, places and issues to discuss under them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from ivolt_desktop.model import AgendaItem, Cohort, Issue, Meeting, Membership, MinuteLine, Person, Place, spec_of
from ivolt_desktop.model.cohorts import CohortKind
from ivolt_desktop.model.meetings import MeetingState
from ivolt_desktop.panel.form_values import checked, fetched, needed, optional
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.rules.standing_agenda import STANDING_ITEMS, ItemKind
from ivolt_desktop.store import UnitOfWork

SHEET_OF_ITEM: dict[str, CohortKind] = {
    ItemKind.VICTIMS.value: CohortKind.VICTIMS,
    ItemKind.OFFENDERS.value: CohortKind.OFFENDERS,
    ItemKind.LOCATIONS.value: CohortKind.LOCATIONS,
}
"""The standing items that hold one sheet of the cohorts each."""


def build_agenda(work: UnitOfWork, meeting_id: int) -> list[int]:
    """Put the thirteen standing items on an empty agenda; returns their ids in order."""
    meeting = _open_agenda(work, meeting_id)
    if _items(work, meeting_id):
        raise NotAllowed(f"The {meeting.name} has an agenda already.")
    made = []
    for standing in STANDING_ITEMS:
        item = AgendaItem(
            meeting_id=meeting_id, position=standing.number, number=str(standing.number), heading=standing.title,
            minutes_planned=standing.minutes, standing_key=standing.kind.value,
        )
        work.session.add(item)
        work.session.flush()
        made.append(item.id)
    work.says(f"Start the agenda of the {meeting.name}")
    return made


def add_item(work: UnitOfWork, meeting_id: int, *, heading: str, minutes_planned: int | None = None) -> int:
    """Add an item of the meeting's own, before any other business. Returns its id."""
    meeting = _open_agenda(work, meeting_id)
    last = max((item.position for item in _items(work, meeting_id)), default=0)
    item = AgendaItem(meeting_id=meeting_id, position=last + 1, number="", heading=needed(heading, "Item"),
                      minutes_planned=minutes_planned)
    work.session.add(item)
    work.session.flush()
    tops = [each for each in _items(work, meeting_id) if each.parent_id is None]
    if len(tops) > 1 and tops[-2].standing_key == ItemKind.CLOSING:
        tops[-2:] = [tops[-1], tops[-2]]
    _number(work, meeting_id, tops)
    work.says(f"Add an item to the agenda of the {meeting.name}")
    return item.id


def add_subject(
    work: UnitOfWork, parent_id: int, *, membership_id: int | None = None, person_id: int | None = None,
    place_id: int | None = None, issue_id: int | None = None, proposal: str | None = None,
    minutes_planned: int | None = None,
) -> int:
    """Put one person, place, cohort member or issue under an item ('5.2'); returns the new item's id.

    The item is headed by the reference, never by a name. Raises ``NotAllowed`` for whoever belongs on another sheet and
    for whoever is there already.
    """
    parent = fetched(work, AgendaItem, parent_id)
    meeting = _open_agenda(work, parent.meeting_id)
    if parent.parent_id is not None:
        raise NotAllowed("People, places and issues go under a main item of the agenda.")
    if sum(each is not None for each in (membership_id, person_id, place_id, issue_id)) != 1:
        raise NotAllowed("Choose one person, place or issue to discuss.")
    membership_id = membership_id or _membership_on_sheet(work, parent, person_id, place_id)
    subject = _subject(work, parent, membership_id, person_id, place_id, issue_id)
    siblings = [each for each in _items(work, parent.meeting_id) if each.parent_id == parent_id]
    if any(_same_subject(each, subject) for each in siblings):
        raise NotAllowed(f"{subject.heading} is under this item already.")
    subject.meeting_id, subject.parent_id = parent.meeting_id, parent_id
    subject.position = max([parent.position, *(each.position for each in siblings)]) + 1
    subject.number = f"{parent.number}.{len(siblings) + 1}"
    subject.proposal, subject.minutes_planned = optional(proposal), minutes_planned
    work.session.add(subject)
    work.session.flush()
    _renumber(work, parent.meeting_id)
    work.says(f"Put {subject.heading} on the agenda of the {meeting.name}")
    return subject.id


def _same_subject(one: AgendaItem, other: AgendaItem) -> bool:
    if other.issue_id is not None or one.issue_id is not None:
        return one.issue_id == other.issue_id
    return one.person_id == other.person_id and one.place_id == other.place_id


def _membership_on_sheet(
    work: UnitOfWork, parent: AgendaItem, person_id: int | None, place_id: int | None
) -> int | None:
    kind = SHEET_OF_ITEM.get(parent.standing_key or "")
    if kind is None or (person_id is None and place_id is None):
        return None
    return work.session.scalar(
        select(Membership.id).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Cohort.kind == kind.value, Membership.person_id == person_id, Membership.place_id == place_id,
               Membership.left_on.is_(None))
        .order_by(Membership.id.desc()).limit(1))


def _subject(
    work: UnitOfWork, parent: AgendaItem, membership_id: int | None, person_id: int | None, place_id: int | None,
    issue_id: int | None,
) -> AgendaItem:
    sheet = SHEET_OF_ITEM.get(parent.standing_key or "")
    if membership_id is not None:
        member = fetched(work, Membership, membership_id)
        kind = CohortKind(fetched(work, Cohort, member.cohort_id).kind)
        if sheet is not None and kind is not sheet:
            raise NotAllowed(
                f"{member.reference} is on the sheet of {kind.value}; it cannot come under {parent.heading}.")
        return AgendaItem(heading=member.reference, membership_id=membership_id, person_id=member.person_id,
                          place_id=member.place_id)
    if person_id is not None:
        if sheet is CohortKind.LOCATIONS:
            raise NotAllowed(f"{parent.heading} is for places.")
        return AgendaItem(heading=fetched(work, Person, person_id).reference, person_id=person_id)
    if place_id is not None:
        if sheet in (CohortKind.VICTIMS, CohortKind.OFFENDERS):
            raise NotAllowed(f"{parent.heading} is for people.")
        return AgendaItem(heading=fetched(work, Place, place_id).reference, place_id=place_id)
    return AgendaItem(heading=fetched(work, Issue, issue_id or 0).reference, issue_id=issue_id)


def set_proposal(work: UnitOfWork, item_id: int, proposal: str | None, version: int | None = None) -> None:
    """Write what is proposed under an item, or clear it."""
    item = fetched(work, AgendaItem, item_id, version)
    _open_agenda(work, item.meeting_id)
    item.proposal = optional(proposal)
    work.session.flush()
    work.says(f"Write the proposal for item {item.number}")


def change_item(work: UnitOfWork, item_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save an item's form: heading, minutes and proposal. A subject keeps its reference as heading."""
    item = fetched(work, AgendaItem, item_id, version)
    good = checked(work.session, spec_of(AgendaItem), values, item)
    _open_agenda(work, item.meeting_id)
    if item.parent_id is not None and good.get("heading", item.heading) != item.heading:
        raise NotAllowed("This item is headed by its reference, which does not change.")
    if not 0 <= (good.get("minutes_planned") or 0) <= 480:
        raise NotAllowed("Minutes: give a number from 0 to 480.")
    for name, value in good.items():
        setattr(item, name, value)
    work.session.flush()
    work.says(f"Change item {item.number}")


def remove_item(work: UnitOfWork, item_id: int, version: int | None = None) -> None:
    """Take an item off the agenda. Refused once something is minuted under it or it holds subjects."""
    item = fetched(work, AgendaItem, item_id, version)
    meeting = _open_agenda(work, item.meeting_id)
    if any(each.parent_id == item_id for each in _items(work, item.meeting_id)):
        raise NotAllowed(f"Item {item.number} has people, places or issues under it. Take those off first.")
    if work.session.scalar(select(func.count()).select_from(MinuteLine).where(MinuteLine.agenda_item_id == item_id)):
        raise NotAllowed(f"Item {item.number} has minutes, so it stays on the agenda.")
    number = item.number
    work.session.delete(item)
    work.session.flush()
    _renumber(work, meeting.id)
    work.says(f"Take item {number} off the agenda of the {meeting.name}")


def move_item(work: UnitOfWork, item_id: int, by: int) -> None:
    """Move an item up (negative) or down among its neighbours; at the end it stays where it is."""
    item = fetched(work, AgendaItem, item_id)
    meeting = _open_agenda(work, item.meeting_id)
    neighbours = [each for each in _items(work, meeting.id) if each.parent_id == item.parent_id]
    place = neighbours.index(item)
    neighbours.insert(min(max(place + by, 0), len(neighbours) - 1), neighbours.pop(place))
    _number(work, meeting.id, neighbours)
    work.says(f"Move an item of the agenda of the {meeting.name}")


def carry_over(work: UnitOfWork, meeting_id: int) -> list[int]:
    """Bring what the meeting before did not reach: its subjects not dealt with, under the same standing items.

    Subjects already on this agenda, or whose cohort membership or issue has ended, are left. Returns the new ids.
    """
    meeting = _open_agenda(work, meeting_id)
    before = work.session.scalar(
        select(Meeting).where(Meeting.starts_at < meeting.starts_at, Meeting.state != MeetingState.PLANNED.value)
        .order_by(Meeting.starts_at.desc()).limit(1))
    if before is None:
        return []
    parents = {item.standing_key: item.id for item in _items(work, meeting_id) if item.standing_key}
    keys = {item.id: item.standing_key or "" for item in _items(work, before.id) if item.parent_id is None}
    made = []
    for item in _items(work, before.id):
        parent_id = parents.get(keys.get(item.parent_id, "")) if item.parent_id is not None else None
        if item.done or parent_id is None or _has_ended(work, item):
            continue
        try:
            made.append(_carry(work, parent_id, item))
        except NotAllowed:
            continue
    work.says(f"Carry {len(made)} over to the {meeting.name}")
    return made


def _carry(work: UnitOfWork, parent_id: int, item: AgendaItem) -> int:
    if item.membership_id is not None:
        return add_subject(work, parent_id, membership_id=item.membership_id, proposal=item.proposal)
    return add_subject(work, parent_id, person_id=item.person_id, place_id=item.place_id, issue_id=item.issue_id,
                       proposal=item.proposal)


def _has_ended(work: UnitOfWork, item: AgendaItem) -> bool:
    if item.membership_id is not None and fetched(work, Membership, item.membership_id).left_on is not None:
        return True
    return item.issue_id is not None and fetched(work, Issue, item.issue_id).closed_on is not None


def _open_agenda(work: UnitOfWork, meeting_id: int) -> Meeting:
    meeting = fetched(work, Meeting, meeting_id)
    if meeting.state == MeetingState.MINUTED:
        raise NotAllowed(f"The minutes of the {meeting.name} are out. Take them back first to correct the agenda.")
    return meeting


def _items(work: UnitOfWork, meeting_id: int) -> list[AgendaItem]:
    return list(work.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position, AgendaItem.id)))


def _renumber(work: UnitOfWork, meeting_id: int) -> None:
    _number(work, meeting_id, [])


def _number(work: UnitOfWork, meeting_id: int, ordered: Sequence[AgendaItem]) -> None:
    """Give every item its place and number; ``ordered`` are neighbours in the order they are to have."""
    items = _items(work, meeting_id)
    rank = {item.id: place for place, item in enumerate(ordered)}
    position = 0

    def below(parent_id: int | None, stem: str) -> None:
        nonlocal position
        mine = [item for item in items if item.parent_id == parent_id]
        mine.sort(key=lambda item: (rank.get(item.id, 0), item.position, item.id))
        for number, item in enumerate(mine, 1):
            position += 1
            item.position, item.number = position, f"{stem}{number}"
            below(item.id, f"{item.number}.")

    below(None, "")
    work.session.flush()
