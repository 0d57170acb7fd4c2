"""Who one person is known with, and who the facts say they may be known with."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Association, Cohort, CouncilCase, Membership, Person
from ivolt_desktop.model.associations import Standing, Tie
from ivolt_desktop.panel.linking import root_of
from ivolt_desktop.panel.views.pairs import may_be_the_same
from ivolt_desktop.rules.addresses import parse_address
from ivolt_desktop.rules.dates_in_words import short_date

_MOST_SUGGESTED = 8
_HOSTEL = 8
"""So many different people at one door are not one household."""


@dataclass(frozen=True)
class Other:
    """Somebody else: ``reference`` is their own and gives no sheet away; ``known_by`` the cohort's where there is one.

    ``sheet`` is the sheet they are on now: victims, offenders or ''.
    """

    id: int
    reference: str
    known_by: str
    name: str
    sheet: str


@dataclass(frozen=True)
class KnownLine:
    """A tie as seen from one side: ``words`` say what the other is to this person."""

    association_id: int
    version: int
    other: Other
    kind: str
    words: str
    source: str
    noted_on: date
    standing: Standing
    ended_on: date | None
    ended_reason: str


@dataclass(frozen=True)
class SuggestedTie:
    """What facts suggest; ``first_id`` and ``second_id`` are in the direction in which it would be kept."""

    other: Other
    kind: str
    words: str
    source: str
    since: date | None
    first_id: int
    second_id: int


@dataclass(frozen=True)
class KnownWith:
    """Ties that stand, then those that ended; and what is suggested, which nobody has confirmed."""

    lines: tuple[KnownLine, ...]
    suggested: tuple[SuggestedTie, ...]


def known_with(session: Session, person_id: int) -> KnownWith:
    """Everybody one person is known with, in both directions."""
    me = session.get_one(Person, root_of(session, Person, person_id))
    ties = session.scalars(
        select(Association).where(or_(Association.first_id == me.id, Association.second_id == me.id))
        .order_by(Association.noted_on, Association.id)).all()
    found = [*_household(session, me), *_named(session, me)]
    may_be_me = may_be_the_same(session, me.id)  # whether they are is asked first
    ids = {tie.second_id if tie.first_id == me.id else tie.first_id for tie in ties} | {each[0] for each in found}
    others = _others(session, ids - {me.id})
    lines = [_line(me, tie, others) for tie in ties
             if tie.standing != Standing.NOT_SO and tie.first_id != tie.second_id]
    lines.sort(key=lambda line: (line.standing is Standing.ENDED, line.noted_on))
    decided = {_ends(tie.first_id, tie.second_id, tie.kind) for tie in ties}
    suggested = [
        SuggestedTie(others[other], kind, words, source, since, first, second)
        for other, kind, words, source, since, first, second in found
        if other in others and other not in may_be_me and _ends(first, second, kind) not in decided
    ]
    return KnownWith(tuple(lines), tuple(suggested[:_MOST_SUGGESTED]))


def known_on_sheet(session: Session, person_id: int, sheet: str) -> tuple[KnownLine, ...]:
    """The ties that may stand on a person's sheet of one kind, victims or offenders; those that stand come first.

    A tie tells of two people, so whoever is or was on the other sheet alone is left out, and so is who named this
    person or was named by them, with every tie of naming. Where either is on the offenders' sheet too, that they were
    seen together stands there alone. Nothing that is only suggested stands.
    """
    me = session.get_one(Person, root_of(session, Person, person_id))
    lines = known_with(session, me.id).lines
    kinds = _sheets_of(session, {me.id, *(line.other.id for line in lines)})
    apart = {each[0] for each in _named(session, me)} | {line.other.id for line in lines if line.kind == Tie.NAMED}
    kept = []
    for line in lines:
        theirs = kinds[line.other.id]
        offending = "offenders" in theirs or "offenders" in kinds[me.id]
        elsewhere = line.kind == Tie.SEEN and sheet == "victims" and offending
        if line.other.id not in apart and (not theirs or sheet in theirs) and not elsewhere:
            other = replace(line.other, known_by=theirs.get(sheet) or line.other.reference,
                            sheet=sheet if theirs.get(sheet) else "")
            kept.append(replace(line, other=other))
    return tuple(kept)


def _sheets_of(session: Session, ids: set[int]) -> dict[int, dict[str, str]]:
    """For each person the sheets they are or were on, each with the reference they go by there now, '' for none."""
    found: dict[int, dict[str, str]] = {each: {} for each in ids}
    for person_id, reference, kind, left in session.execute(
        select(Membership.person_id, Membership.reference, Cohort.kind, Membership.left_on)
        .join(Cohort, Cohort.id == Membership.cohort_id).where(Membership.person_id.in_(ids))
        .order_by(Membership.left_on.is_not(None), Membership.id)
    ):
        found[person_id or 0].setdefault(kind, "" if left else reference)
    return found


def _ends(first: int, second: int, kind: str) -> tuple[int, int, str]:
    return (first, second, kind) if kind == Tie.NAMED else (min(first, second), max(first, second), kind)


def _line(me: Person, tie: Association, others: dict[int, Other]) -> KnownLine:
    mine = tie.first_id == me.id
    other = others[tie.second_id if mine else tie.first_id]
    return KnownLine(tie.id, tie.version, other, tie.kind, tie_words(tie.kind, tie.detail or "", outgoing=mine),
                     tie.source, tie.noted_on, Standing(tie.standing), tie.ended_on, tie.ended_reason or "")


def tie_words(kind: str, detail: str, *, outgoing: bool) -> str:
    """What the other is: 'named by this person', 'names this person', 'one household', 'daughter'."""
    if kind == Tie.NAMED:
        words = "named as responsible" if outgoing else "named this person"
    else:
        words = {Tie.SEEN.value: "seen together", Tie.HOUSEHOLD.value: "one household"}.get(kind, "")
    return ", ".join(part for part in (detail, words) if part) or "related or close"


Found = tuple[int, str, str, str, date | None, int, int]


def _household(session: Session, me: Person) -> list[Found]:
    """People whose record gives the same door; a hostel's many are no household."""
    home = parse_address(me.address) if me.address else None
    if home is None or not home.key or not (home.number or home.flat):
        return []
    rows = session.execute(
        select(Person.id, Person.address).where(
            Person.merged_into_id.is_(None), Person.id != me.id, Person.address.icontains(home.street, autoescape=True))
    ).all()
    there = [(id_, address) for id_, address in rows if _same_door(home.key, address)]
    if len(there) >= _HOSTEL:
        return []
    return [(id_, Tie.HOUSEHOLD.value, "same address", "Same address on both records", None, min(me.id, id_),
             max(me.id, id_)) for id_, _ in there]


def _same_door(key: str, address: str | None) -> bool:
    parsed = parse_address(address) if address else None
    return parsed is not None and parsed.key == key


def _named(session: Session, me: Person) -> list[Found]:
    """People named as responsible in this person's cases, and people whose cases name this person."""
    rows = session.execute(
        select(CouncilCase.person_id, CouncilCase.subject_id, CouncilCase.reference, CouncilCase.opened_on)
        .where(or_(CouncilCase.person_id == me.id, CouncilCase.subject_id == me.id),
               CouncilCase.person_id.is_not(None), CouncilCase.subject_id.is_not(None))
        .order_by(CouncilCase.opened_on)).all()
    cases: dict[tuple[int, int], list[tuple[str | None, date]]] = defaultdict(list)
    for complainant, subject, reference, opened in rows:
        if complainant and subject and complainant != subject:
            cases[complainant, subject].append((reference, opened))
    found: list[Found] = []
    for (complainant, subject), told in cases.items():
        other = subject if complainant == me.id else complainant
        reference, opened = told[0]
        more = f" and {len(told) - 1} more" if len(told) > 1 else ""
        source = f"Council, case {reference or ''} of {short_date(opened)}{more}"
        words = tie_words(Tie.NAMED, "", outgoing=complainant == me.id)
        found.append((other, Tie.NAMED.value, words, source, opened, complainant, subject))
    return found


def _others(session: Session, ids: set[int]) -> dict[int, Other]:
    people = session.execute(select(Person.id, Person.reference, Person.name).where(Person.id.in_(ids))).all()
    members: dict[int, tuple[str, str]] = {}
    for person_id, reference, kind in session.execute(
        select(Membership.person_id, Membership.reference, Cohort.kind)
        .join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Membership.person_id.in_(ids), Membership.left_on.is_(None)).order_by(Membership.id)
    ):
        members.setdefault(person_id or 0, (reference, kind))
    return {
        id_: Other(id_, reference, members[id_][0] if id_ in members else reference, name,
                   members[id_][1] if id_ in members else "")
        for id_, reference, name in people
    }
