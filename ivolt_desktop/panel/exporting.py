"""Any register as a workbook: its declared labels as headings, every value through the lens, noted as exported."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ivolt_desktop.model import Document, register_named
from ivolt_desktop.model.documents import DocumentKind
from ivolt_desktop.model.fields import Field, Kind
from ivolt_desktop.panel.operation import Changed, perform
from ivolt_desktop.panel.settings import read_settings
from ivolt_desktop.panel.views.changes import CHANGES, FIELDS, changes
from ivolt_desktop.panel.views.register_list import ListRow, list_fields, list_rows
from ivolt_desktop.reports.facts import Marking
from ivolt_desktop.reports.workbook import Sheet, write_workbook
from ivolt_desktop.rules.dates_in_words import date_and_clock, short_date
from ivolt_desktop.rules.lens import OWN, Lens
from ivolt_desktop.rules.marking import marking_words
from ivolt_desktop.rules.masking import Edition, Surface, is_masked
from ivolt_desktop.store import PanelFile, UnitOfWork
from ivolt_desktop.store.audit import Entry

Progress = Callable[[str, float], None]
EXPORT = OWN.on(Surface.EXPORT)
_AT_ONCE = 500
_MOST_NOTED = 20_000
"""Of a workbook with more people than this only the workbook itself is noted, not each of them."""


def workbook_name(panel: PanelFile, register_key: str) -> str:
    """'IVOLT ASB calls 23 Jun 2026.xlsx'; a practice panel's files say so in their names."""
    many = "Changes" if register_key == CHANGES else register_named(register_key).about.many
    return f"{'PRACTICE ' if panel.practice else ''}IVOLT {many} {short_date(panel.clock().date())}.xlsx"


def export_register(
    panel: PanelFile, *, register_key: str, folder: Path, lens: Lens = EXPORT, progress: Progress | None = None
) -> Changed:
    """Write a whole register into ``folder`` and record it; the result is the path. Raises as the workbook does."""
    report = progress or (lambda _words, _share: None)
    sheet = _changes_sheet(panel) if register_key == CHANGES else _sheet(panel, register_key, lens, report)
    path = folder / workbook_name(panel, register_key)
    with panel.reading() as session:
        words = marking_words(lens.edition, panel.practice, handling=read_settings(session).handling)
    report("Writing the workbook", 0.9)
    write_workbook([sheet], path, Marking(words.text, words.handling, words.practice))
    return perform(panel, record_export, register_key=register_key, path=path, rows=len(sheet[2]),
                   edition=lens.edition.value, noted=_noted(panel, register_key))


def _noted(panel: PanelFile, register_key: str) -> list[int]:
    """The people or places in a workbook of them, so that each record can say it was exported; nobody for others."""
    if register_key not in ("person", "place"):
        return []
    register: Any = register_named(register_key).register
    with panel.reading() as session:
        return list(session.scalars(select(register.id).where(register.merged_into_id.is_(None)).limit(_MOST_NOTED)))


def record_export(
    work: UnitOfWork, *, register_key: str, path: Path, rows: int, edition: str = Edition.RESTRICTED.value,
    noted: Sequence[int] = (),
) -> Path:
    """Keep what was exported: name, folder, fingerprint and how many rows; ``noted`` are the records it is noted of."""
    document = Document(
        kind=DocumentKind.WORKBOOK.value, file_name=path.name, meeting_id=None, edition=edition, made_at=work.now(),
        pages=None, folder=str(path.parent), digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    work.session.add(document)
    work.session.flush()
    work.trail.add([Entry("document", document.id, "exported", None, {"register": register_key, "rows": rows})])
    work.trail.add([Entry(register_key, each, "exported", None, {"file_name": path.name}) for each in noted])
    work.says(f"Save {path.name}")
    return path


def _sheet(panel: PanelFile, register_key: str, lens: Lens, report: Progress) -> Sheet:
    spec = register_named(register_key)
    fields = list_fields(spec, every=True)
    rows: list[tuple[Any, ...]] = []
    total = 1
    while len(rows) < total:
        with panel.reading() as session:
            page = list_rows(session, spec, limit=_AT_ONCE, offset=len(rows))
        total = page.total
        if not page.rows:
            break
        rows += [tuple(cell(field, row, lens) for field in fields) for row in page.rows]
        report(f"Reading {len(rows):,} of {total:,}", 0.85 * len(rows) / total)
    return spec.about.many, [field.label for field in fields], rows


def cell(field: Field, row: ListRow, lens: Lens) -> Any:
    """A value as a cell takes it: dates and numbers stay what they are unless the lens hides them."""
    value = row[field.name]
    if value is None or value == "":
        return None
    if field.choices:
        value = field.words.get(str(value), str(value))
    if not is_masked(field.sensitive, lens.surface, lens.edition, lens.revealed):
        return value
    words = short_date(value) if field.kind is Kind.DATE else str(value)
    linked = row.links.get(field.name)
    return lens.see(words, field.sensitive, linked.reference if linked else row.reference)


def _changes_sheet(panel: PanelFile) -> Sheet:
    with panel.reading() as session:
        rows = changes(session)
    return "Changes", [field.label for field in FIELDS], [
        tuple(date_and_clock(row["at"]) if field.name == "at" else row.get(field.name) for field in FIELDS)
        for row in rows
    ]
