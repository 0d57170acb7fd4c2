"""Undo and Redo, step by step, over the changes of one sitting."""

from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry, Delivery
from ivolt_desktop.panel.operation import Changed, Progress, perform, quiet
from ivolt_desktop.rules.known_errors import CannotUndo
from ivolt_desktop.store import PanelFile, UnitOfWork
from ivolt_desktop.store.undoing import undo

_TOUCHING = ("added", "changed", "removed")
BRINGS, TAKES = "bring_in", "take_back"
"""Functions of the panel that are each other's undoing, by the name they are audited under."""


def newest_change(session: Session) -> int:
    """The number of the newest change; keep it at opening so that Undo never reaches behind this sitting."""
    return session.scalar(select(func.max(Change.id))) or 0


def undo_words(session: Session, since: int) -> str | None:
    """What Undo would put back, as in 'Add action 26-061'; ``None`` when there is nothing."""
    done, _ = _steps(session, since)
    return _bare(done[-1].label) if done else None


def redo_words(session: Session, since: int) -> str | None:
    """What Redo would do again; ``None`` when there is nothing."""
    _, undone = _steps(session, since)
    return _bare(undone[-1].label) if undone else None


def undo_last(panel: PanelFile, since: int) -> Changed | None:
    """Put back the last change after change ``since`` that stands; ``None`` when there is nothing.

    Raises ``CannotUndo`` where something made later rests on it.
    """
    with panel.reading() as session:
        done, _ = _steps(session, since)
    return perform(panel, undo_change, done[-1].id) if done else None


def redo(panel: PanelFile, since: int) -> Changed | None:
    """Do again what was undone last; ``None`` when nothing was, or something else was done since."""
    with panel.reading() as session:
        _, undone = _steps(session, since)
    return perform(panel, undo_change, undone[-1].id) if undone else None


def undo_change(work: UnitOfWork, change_id: int, progress: Progress = quiet) -> None:
    """Put back one change of the audit trail, by a change of its own.

    A delivery is not undone record by record: bringing in is undone by taking back, and the other way round.
    ``progress`` may raise to stop: then nothing is put back.
    """
    first, brings = first_of(work.session, change_id)
    change = work.session.get(Change, change_id)
    if change is None or first is None or first.operation not in (BRINGS, TAKES):
        _undo_settings_too(work, change_id, progress)
        return
    from ivolt_desktop.panel.bringing_back import bring_back
    from ivolt_desktop.panel.taking_back import take_back

    if brings:
        take_back(work, delivery_id=_delivery_of(work.session, first.id), progress=progress)
    else:
        bring_back(work, change_id=change_id, progress=progress)
    said = _bare(change.label)
    work.says(f"Redo: {said}" if change.label.startswith("Undo: ") else f"Undo: {said}")
    work.undoes_id = change_id


def _undo_settings_too(work: UnitOfWork, change_id: int, progress: Progress) -> None:
    """Undo; where that turned matching to other weights or another line, suggestions follow."""
    entries = select(ChangeEntry.id).where(ChangeEntry.change_id == change_id, ChangeEntry.register == "setting")
    told = partial(progress, "Putting records back")
    if work.session.scalar(entries.limit(1)) is None:
        undo(work, change_id, told)
        return
    from ivolt_desktop.panel.learning_weights import suggest_if_changed
    from ivolt_desktop.panel.matching_weights import suggested_by

    before = suggested_by(work.session)
    undo(work, change_id, told)
    work.session.flush()
    suggest_if_changed(work, before, progress)


def first_of(session: Session, change_id: int) -> tuple[Change | None, bool]:
    """The change that an undo, or an undo of an undo, goes back to; and whether ``change_id`` brought something in."""
    change = session.get(Change, change_id)
    turns = 0
    while change is not None and change.undoes_id is not None:
        change, turns = session.get(Change, change.undoes_id), turns + 1
    brings = change is not None and (change.operation == BRINGS) == (turns % 2 == 0)
    return change, brings


def _delivery_of(session: Session, change_id: int) -> int:
    """The delivery that a bringing in or a taking back was about."""
    found = session.scalar(
        select(ChangeEntry.record_id)
        .where(ChangeEntry.change_id == change_id, ChangeEntry.register == Delivery.__tablename__,
               ChangeEntry.verb.in_(("added", "changed"))).order_by(ChangeEntry.id).limit(1)
    )
    if found is None:
        raise CannotUndo("There is nothing to undo.")
    return found


def _bare(label: str) -> str:
    return label.removeprefix("Undo: ").removeprefix("Redo: ")


def _steps(session: Session, since: int) -> tuple[list[Change], list[Change]]:
    """The changes that stand and those undone, each oldest first; a fresh change forgets what was undone."""
    touched = select(ChangeEntry.change_id).where(ChangeEntry.change_id > since, ChangeEntry.verb.in_(_TOUCHING))
    done: list[Change] = []
    undone: list[Change] = []
    for change in session.scalars(select(Change).where(Change.id > since, Change.id.in_(touched)).order_by(Change.id)):
        if change.undoes_id is None:
            done.append(change)
            undone.clear()
        elif any(each.id == change.undoes_id for each in undone):
            undone = [each for each in undone if each.id != change.undoes_id]
            done.append(change)
        else:
            done = [each for each in done if each.id != change.undoes_id]
            undone.append(change)
    return done, undone
