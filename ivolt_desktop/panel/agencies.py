"""Agencies and their members: adding them, changing them, and letting one stop taking part."""

from collections.abc import Mapping
from typing import Any

from ivolt_desktop.model import Agency, Member, spec_of
from ivolt_desktop.model.agencies import AgencyKind
from ivolt_desktop.panel.form_values import checked, fetched
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import UnitOfWork


def add_agency(
    work: UnitOfWork, *, name: str, short_name: str, kind: AgencyKind | str = AgencyKind.OTHER,
    supplies: str | None = None, due_day: int | None = None, notes: str | None = None,
) -> int:
    """Add an agency. ``due_day`` is the day of the month by which its file is expected. Returns its id."""
    return add_agency_from_form(work, {
        "name": name, "short_name": short_name, "kind": str(kind), "supplies": supplies, "due_day": due_day,
        "notes": notes,
    })


def add_agency_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Add an agency from its form. Returns its id."""
    agency = Agency(**_checked_agency(work, values, None))
    work.session.add(agency)
    work.session.flush()
    work.says(f"Add agency {agency.short_name}")
    return agency.id


def change_agency(work: UnitOfWork, agency_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save an agency's form; taking part or not is one of its fields."""
    agency = fetched(work, Agency, agency_id, version)
    for name, value in _checked_agency(work, values, agency).items():
        setattr(agency, name, value)
    work.session.flush()
    work.says(f"Change agency {agency.short_name}")


def _checked_agency(work: UnitOfWork, values: Mapping[str, object], agency: Agency | None) -> dict[str, Any]:
    good = checked(work.session, spec_of(Agency), values, agency)
    if not 1 <= (good.get("due_day") or 1) <= 31:
        raise NotAllowed("Data due by day: give a day of the month, 1 to 31.")
    return good


def add_member(
    work: UnitOfWork, *, name: str, agency_id: int, role: str | None = None, email: str | None = None,
    phone: str | None = None, chairs: bool = False, attends: bool = True, substitute_for_id: int | None = None,
) -> int:
    """Add a member who sits for an agency. Returns the member's id."""
    return add_member_from_form(work, {
        "name": name, "agency_id": agency_id, "role": role, "email": email, "phone": phone, "chairs": chairs,
        "attends": attends, "substitute_for_id": substitute_for_id,
    })


def add_member_from_form(work: UnitOfWork, values: Mapping[str, object]) -> int:
    """Add a member from the form. Returns the member's id."""
    member = Member(**checked(work.session, spec_of(Member), values))
    work.session.add(member)
    work.session.flush()
    work.says(f"Add a member for {_agency(work, member).short_name}")
    return member.id


def change_member(work: UnitOfWork, member_id: int, version: int, values: Mapping[str, object]) -> None:
    """Save a member's form. Nobody can be their own substitute."""
    member = fetched(work, Member, member_id, version)
    good = checked(work.session, spec_of(Member), values, member)
    if good.get("substitute_for_id") == member_id:
        raise NotAllowed("A member cannot be their own substitute.")
    for name, value in good.items():
        setattr(member, name, value)
    work.session.flush()
    work.says(f"Change a member of {_agency(work, member).short_name}")


def _agency(work: UnitOfWork, member: Member) -> Agency:
    return fetched(work, Agency, member.agency_id)
