"""Undo and Redo, step by step, over the changes of one sitting."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ivolt_desktop.model import Change, ChangeEntry
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.store import PanelFile, UnitOfWork
from ivolt_desktop.store.undoing import undo

_TOUCHING = ("added", "changed", "removed")


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


def undo_change(work: UnitOfWork, change_id: int) -> None:
    """Put back one change of the audit trail, by a change of its own."""
    undo(work, change_id)


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
