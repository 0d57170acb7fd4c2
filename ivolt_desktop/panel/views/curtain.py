"""The curtain over one agenda item: every name the panel knows, with the reference that may stand on this sheet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Agency, Cohort, Member, Membership, Person, Place
from ivolt_desktop.panel.joined_people import root_among
from ivolt_desktop.panel.views.subjects import Subject
from ivolt_desktop.rules.name_curtain import KnownName, NameCurtain
from ivolt_desktop.rules.wards import WARDS

WITHHELD_ADDRESS = "address withheld"


def curtain_over(session: Session, subject: Subject | None, sheet: str = "") -> NameCurtain:
    """Everybody's names and aliases, the subject's first.

    ``sheet`` is the sheet of the cohorts the item belongs to ('victims', ...). Somebody else goes by their reference on
    that same sheet, otherwise by their own, so that no sheet tells who is on another.
    """
    references = _references(session, sheet)
    rows = session.execute(
        select(Person.id, Person.merged_into_id, Person.reference, Person.name, Person.also_known_as)).all()
    roots = {id_: into for id_, into, *_ in rows if into is not None}
    own = {id_: reference for id_, _, reference, *_ in rows}
    names = []
    for id_, _, _, name, also in rows:
        root = root_among(id_, roots)
        mine = subject is not None and subject.kind == "person" and root_among(subject.id, roots) == root
        shown = subject.reference if mine and subject else references.get(root, own.get(root, ""))
        for written in (name, *(also or "").split(";")):
            if written.strip():
                names.append(KnownName(written.strip(), shown, subject=mine))
    return NameCurtain(names, _plain(session), _hidden(session, subject))


def _references(session: Session, sheet: str) -> dict[int, str]:
    members = session.execute(
        select(Membership.person_id, Membership.reference).join(Cohort, Cohort.id == Membership.cohort_id)
        .where(Cohort.kind == sheet, Membership.person_id.is_not(None)).order_by(Membership.id))
    return {person_id: reference for person_id, reference in members if person_id is not None}


def _plain(session: Session) -> list[str]:
    said = [*(ward.name for ward in WARDS), *session.scalars(select(Member.name))]
    for short, name in session.execute(select(Agency.short_name, Agency.name)):
        said += [short, name]
    return [*said, *session.scalars(select(Place.name))]


def _hidden(session: Session, subject: Subject | None) -> list[tuple[str, str]]:
    if subject is None or subject.kind == "issue":
        return []
    if subject.kind == "place":
        place = session.get_one(Place, subject.id)
        return [(each, subject.reference) for each in (place.name, place.address or "") if each]
    person = session.get_one(Person, subject.id)
    return [(person.address, WITHHELD_ADDRESS)] if person.address else []
