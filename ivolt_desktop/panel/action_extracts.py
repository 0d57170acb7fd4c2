"""Each owner's own actions as a document of their own, and nobody else's."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from ivolt_desktop.model import Meeting
from ivolt_desktop.model.documents import DocumentKind
from ivolt_desktop.panel.documents import file_name, record_document
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.panel.settings import PanelSettings, read_settings
from ivolt_desktop.panel.views.actions import ActionLine, action_lines
from ivolt_desktop.panel.views.paper_identity import identity
from ivolt_desktop.panel.views.paper_subjects import action_line
from ivolt_desktop.reports.atomic_file import replacing
from ivolt_desktop.reports.minutes_facts import ActionExtract
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import NotAllowed
from ivolt_desktop.store import PanelFile, UnitOfWork

Progress = Callable[[str, float], None]
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))


@dataclass(frozen=True)
class OwnExtract:
    """One owner's paper: the facts, and what its file is told by (an agency's short name, numbered; never a name)."""

    facts: ActionExtract
    label: str


def owners_extracts(
    session: Session, settings: PanelSettings, meeting: Meeting, today: date, *, practice: bool
) -> list[OwnExtract]:
    """One for each owner of an open action, by agency; actions that wait for an owner are in none."""
    owned: dict[tuple[str, str, int], list[ActionLine]] = {}
    for line in action_lines(session, today, settings, open_only=True):
        if line.agency_id is not None:
            owned.setdefault((line.agency, line.owner, line.member_id or 0), []).append(line)
    raised = {line.reference for line in action_lines(session, today, settings, meeting_id=meeting.id)}
    found: list[OwnExtract] = []
    seen: dict[str, int] = {}
    for (agency, owner, _member), lines in sorted(owned.items()):
        seen[agency] = seen.get(agency, 0) + 1
        label = agency if seen[agency] == 1 else f"{agency} {seen[agency]}"
        facts = ActionExtract(
            identity=identity(session, settings, meeting, title="Actions", name="actions", practice=practice,
                              made_on=today),
            owner=owner, agency=agency, actions=tuple(action_line(line) for line in lines),
            new_references=frozenset(line.reference for line in lines if line.reference in raised),
        )
        found.append(OwnExtract(facts, label.translate(_FORBIDDEN).strip()))
    return found


def make_action_extracts(
    panel: PanelFile, *, meeting_id: int, folder: Path, progress: Progress | None = None
) -> Changed:
    """Write one PDF for each owner into ``folder`` and record them as one change; the result is their paths.

    Stopped by ``progress``, or where one cannot be written, none appears.
    """
    from ivolt_desktop.reports.minutes_paper import build_action_extract

    report = progress or (lambda _words, _share: None)
    today = panel.clock().date()
    with panel.reading() as session:
        meeting = session.get_one(Meeting, meeting_id)
        extracts = owners_extracts(session, read_settings(session), meeting, today, practice=panel.practice)
        names = [file_name(meeting, f"actions {each.label}", practice=panel.practice) for each in extracts]
    if not extracts:
        raise NotAllowed("No open action has an owner, so there is nothing to send.")
    made: list[tuple[Path, int]] = []
    with ExitStack() as all_or_none:
        for at, (extract, name) in enumerate(zip(extracts, names, strict=True)):
            report(f"Writing the actions of {extract.facts.agency}", at / len(extracts))
            apart = all_or_none.enter_context(replacing(folder / name))
            made.append((folder / name, build_action_extract(extract.facts, apart).pages))
    return perform(panel, record_extracts, meeting_id=meeting_id, made=made)


def record_extracts(work: UnitOfWork, *, meeting_id: int, made: list[tuple[Path, int]]) -> list[Path]:
    """Keep every extract made, as one change."""
    for path, pages in made:
        record_document(work, kind=DocumentKind.ACTIONS.value, path=path, meeting_id=meeting_id, pages=pages)
    work.says(f"Make {count_of(len(made), 'action list')}")
    return [path for path, _ in made]
