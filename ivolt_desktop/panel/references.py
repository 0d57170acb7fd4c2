"""References never used twice: the next one follows the highest ever given, even to a record since removed."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Action, ChangeEntry, Issue, Membership, Person, Place, Register
from ivolt_desktop.rules import references as rule
from ivolt_desktop.store.audit import TOGETHER

Given = list[str]


def references_given(session: Session, register: type[Register], prefix: str) -> Given:
    """Every reference of ``register`` that begins with ``prefix``, those of removed records among them.

    A removed record's last values stay in the audit trail, which is never cut.
    """
    column = register.__table__.c.reference
    standing = session.scalars(select(column).where(column.startswith(prefix, autoescape=True)))
    was = func.json_extract(ChangeEntry.before, "$.reference")
    gone = session.scalars(
        select(was).where(ChangeEntry.register == register.__tablename__, ChangeEntry.verb.in_(("removed", TOGETHER)),
                          was.startswith(prefix, autoescape=True))
    )
    return [*standing, *gone]


def next_action_reference(session: Session, raised_on: date) -> str:
    """'26-061' for an action raised in 2026."""
    given = references_given(session, Action, f"{raised_on.year % 100:02d}-")
    return rule.next_action_reference(given, raised_on.year)


def next_issue_reference(session: Session, raised_on: date) -> str:
    """'I-26-007' for an issue raised in 2026."""
    given = references_given(session, Issue, f"I-{raised_on.year % 100:02d}-")
    return rule.next_issue_reference(given, raised_on.year)


def next_membership_reference(session: Session, letter: str) -> str:
    """'V-021', 'O-009' or 'L-004' for the sheet with that letter."""
    return rule.next_cohort_reference(references_given(session, Membership, f"{letter}-"), rule.CohortSheet(letter))


def next_person_references(session: Session, count: int = 1) -> list[str]:
    """The next ``count`` person references, in order."""
    return _several(references_given(session, Person, "P-"), rule.next_person_reference, count)


def next_place_references(session: Session, count: int = 1) -> list[str]:
    """The next ``count`` place references, in order."""
    return _several(references_given(session, Place, "A-"), rule.next_place_reference, count)


def _several(given: Given, following: Callable[[Iterable[str]], str], count: int) -> list[str]:
    made: list[str] = []
    for _ in range(count):
        made.append(following(made[-1:] or given))
    return made
