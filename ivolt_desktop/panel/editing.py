"""Forms: add, change and remove a record of any register, by the register's declaration and its own rules.

A register with rules of its own hands its forms to the module that knows them; all others are saved as declared.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import func, select

from ivolt_desktop.model import (
    Person,
    Place,
    Register,
    RegisterSpec,
    all_registers,
    delivered_registers,
    register_named,
)
from ivolt_desktop.panel import (
    actions,
    agencies,
    agenda,
    associations,
    cohorts,
    issues,
    meetings,
    minutes,
    needs,
    risk,
)
from ivolt_desktop.panel.form_values import checked, fetched
from ivolt_desktop.panel.references import next_person_references, next_place_references
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork

Values = Mapping[str, object]

_ADD: dict[str, Callable[[UnitOfWork, Values], int]] = {
    "action": actions.add_action_from_form,
    "agency": agencies.add_agency_from_form,
    "association": associations.add_association_from_form,
    "cohort": lambda work, values: cohorts.create_cohort(work, **dict(values)),  # type: ignore[arg-type]
    "issue": issues.add_issue_from_form,
    "meeting": meetings.add_meeting_from_form,
    "member": agencies.add_member_from_form,
    "need": needs.add_need_from_form,
}
_CHANGE: dict[str, Callable[[UnitOfWork, int, int, Values], None]] = {
    "action": actions.change_action,
    "agency": agencies.change_agency,
    "agenda_item": agenda.change_item,
    "association": associations.change_association,
    "attendance": meetings.change_attendance,
    "cohort": cohorts.change_cohort,
    "issue": issues.change_issue,
    "meeting": meetings.change_meeting,
    "member": agencies.change_member,
    "membership": cohorts.change_membership,
    "minute_line": minutes.change_line,
    "need": needs.change_need,
    "risk_assessment": risk.change_assessment,
}
_REMOVE: dict[str, Callable[[UnitOfWork, int, int], None]] = {
    "action": actions.remove_action,
    "agenda_item": agenda.remove_item,
    "meeting": meetings.remove_meeting,
    "minute_line": minutes.remove_line,
}
_NOT_ADDED = {
    "action_update": "Add an update from its action.",
    "agenda_item": "Add an item from the meeting's agenda.",
    "attendance": "Invite a member from the meeting.",
    "defined_feed": "A feed is defined under Settings, Feeds.",
    "delivery": "Bring a file in under Deliveries.",
    "document": "Documents are made under Documents.",
    "judgement": "Decide pairs under Matches.",
    "layout": "A layout is kept when a file is confirmed.",
    "membership": "Somebody joins a cohort from their record or from the cohort.",
    "minute_line": "Type minutes in the meeting.",
    "risk_assessment": "Risk is assessed from a person's or a place's record.",
    "setting": "Settings are changed under Settings.",
    **{each.__tablename__: f"{each.about.many} come in with a delivery." for each in delivered_registers()},
}
_NOT_REMOVED = {
    "action_update": "Updates stay with their action.",
    "attendance": "Attendance stays with its meeting. Mark it instead.",
    "delivery": "A delivery is taken back under Deliveries, not removed.",
    "document": "What went out stays on record.",
    "judgement": "Decisions on matches are kept. Decide the pair again instead.",
    "membership": "A member leaves the cohort with a reason; the membership stays on record.",
    "setting": "Settings are changed under Settings.",
}
_NAMED_BY_TITLE = frozenset({"agency", "cohort", "layout", "meeting"})


def can_be_added(register_key: str) -> bool:
    """Whether a form may add to the register; some come in with a delivery, or from elsewhere."""
    return register_key not in _NOT_ADDED


def can_be_removed(register_key: str) -> bool:
    """Whether a record of the register may be removed at all; what rests on it is looked at when it is tried."""
    return register_key not in _NOT_REMOVED


def add_record(work: UnitOfWork, register_key: str, values: Values) -> int:
    """Add a record from its form's values. Returns its id; raises ``NotAllowed`` for the first fault."""
    if register_key in _NOT_ADDED:
        raise NotAllowed(_NOT_ADDED[register_key])
    if register_key in _ADD:
        return _ADD[register_key](work, values)
    spec = register_named(register_key)
    record = spec.register(**checked(work.session, spec, values))
    if isinstance(record, Person):
        record.reference = next_person_references(work.session)[0]
    elif isinstance(record, Place):
        record.reference = next_place_references(work.session)[0]
    work.session.add(record)
    work.session.flush()
    work.says(f"Add {_words_for(spec, record)}")
    return record.id


def change_record(work: UnitOfWork, register_key: str, record_id: int, version: int, values: Values) -> None:
    """Save a record's form. ``version`` is that of the record when it was shown; raises ``ChangedElsewhere``."""
    if register_key in _CHANGE:
        return _CHANGE[register_key](work, record_id, version, values)
    spec = register_named(register_key)
    record = fetched(work, spec.register, record_id, version)
    for name, value in checked(work.session, spec, values, record).items():
        setattr(record, name, value)
    work.session.flush()
    work.says(f"Change {_words_for(spec, record)}")
    return None


def remove_record(work: UnitOfWork, register_key: str, record_id: int, version: int) -> None:
    """Remove a record on which nothing rests; otherwise ``NotAllowed`` says what does."""
    if register_key in _NOT_REMOVED:
        raise NotAllowed(_NOT_REMOVED[register_key])
    if register_key in _REMOVE:
        return _REMOVE[register_key](work, record_id, version)
    spec = register_named(register_key)
    record = fetched(work, spec.register, record_id, version)
    if getattr(record, "delivery_id", None) is not None:
        raise NotAllowed("This came in with a delivery. Take the delivery back to remove it.")
    resting = what_rests_on(work, register_key, record_id)
    if resting:
        counts = [count_of(number, _one(key)) for key, number in resting.items()]
        verb = "rests" if sum(resting.values()) == 1 else "rest"
        raise NotAllowed(f"This {spec.about.one} cannot be removed: {joined(counts)} {verb} on it.")
    label = _words_for(spec, record)
    work.session.delete(record)
    work.session.flush()
    work.says(f"Remove {label}")
    return None


def what_rests_on(work: UnitOfWork, register_key: str, record_id: int) -> dict[str, int]:
    """How many records of each register (by key) point at the record; registers with none are left out."""
    found: dict[str, int] = {}
    for spec in all_registers():
        columns = [getattr(spec.register, each.name) for each in spec.fields if each.target == register_key]
        if not columns:
            continue
        points = columns[0] == record_id
        for column in columns[1:]:
            points = points | (column == record_id)
        number = work.session.scalar(select(func.count()).select_from(spec.register).where(points)) or 0
        if number:
            found[spec.key] = number
    return found


def _one(register_key: str) -> str:
    return register_named(register_key).about.one


def _words_for(spec: RegisterSpec, record: Register) -> str:
    """'person P-0007', 'place A-0003', 'layout Police callers': never a person's name."""
    reference = str(getattr(record, spec.about.reference)) if spec.about.reference else ""
    name = record.title if spec.key in _NAMED_BY_TITLE else reference
    return f"{spec.about.one} {name}".strip()
