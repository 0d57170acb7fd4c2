"""Make, look at, print and find what goes out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ivolt_desktop.model import Document, spec_of
from ivolt_desktop.panel.meetings import mark_actions_sent
from ivolt_desktop.panel.views.document_desk import DocumentDesk, document_desk, path_of
from ivolt_desktop.panel.views.register_list import list_fields
from ivolt_desktop.panel.views.register_shelf import Shelved, register_shelf
from ivolt_desktop.places_on_disk import documents_folder
from ivolt_desktop.rules.known_errors import Cancelled
from ui.desk import Desk, Kinds
from ui.pages.documents.making import Makers
from ui.pages.documents.preview import CHOOSE, Preview
from ui.widgets.card import Card
from ui.widgets.key_hint import Button
from ui.widgets.page_body import PageBody
from ui.widgets.page_header import PageHeader
from ui.widgets.record_rows import Column
from ui.widgets.record_table import RecordTable

_FOLDER = "folder/documents"
_GIVES_WAY = {"kind": 8, "file_name": 14, "made_at": 8, "meeting_id": 8, "edition": 7}
"""Columns that may be narrowed, and to how many characters."""
_CARES = frozenset({"document", "meeting", "action"})


class DocumentsPage(QWidget):
    """What can be made at the top; what was made, and a look at it, below."""

    title = "Documents"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read: DocumentDesk | None = None
        self._waiting: Callable[[], object] | None = None
        self._wanted: int | None = None
        self._busy = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        body = PageBody()
        layout.addWidget(body)
        self._header = PageHeader("Documents", right=[Button("Choose the folder", self._choose_folder)])
        body.add(self._header)
        self.makers = Makers(
            pack=self.make_pack, minutes=self.make_minutes, minutes_word=lambda: self.make_minutes(word=True),
            actions=self.make_actions, sent=self._mark_sent, workbook=self.make_workbook)
        body.add(self.makers)
        self.open_button = Button("Open", self._open_file)
        self.folder_button = Button("Show in its folder", self._show_folder)
        self.print_button = Button("Print", self._print)
        self.preview = Preview(desk, [self.open_button, self.folder_button, self.print_button])
        made = Card("What was made")
        spec = spec_of(Document)
        self.table = RecordTable(
            [Column(replace(each, listed=each.listed and each.name != "pages"), least=_GIVES_WAY.get(each.name, 0))
             for each in list_fields(spec, every=True) if each.name != "digest"], name="What was made",
            lens=desk.lens, memory=desk.settings, remember_as="documents", empty=spec.about.empty)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _row: self._open_file())
        made.add(self.table, 1)
        body.row((made, 58), (self.preview, 42), stretch=1)
        self._tell_folder()
        self._chosen(None)
        self.refresh(None)

    # ------------------------------------------------------------ reading
    def refresh(self, kinds: Kinds | None) -> None:
        """Read again what can be made and what was made."""
        if kinds is not None and not kinds & _CARES:
            return
        panel = self._desk.panel

        def read(_progress: object, _cancelled: object) -> tuple[DocumentDesk, list[Shelved]]:
            with panel.reading() as session:
                return document_desk(session, panel.clock().date()), register_shelf(session)

        self._desk.runner.run("Reading the documents", read, then=self._show, quiet=True)

    def _show(self, read: tuple[DocumentDesk, list[Shelved]]) -> None:
        self._read, shelf = read
        self.makers.show_desk(self._read, shelf)
        chosen = self.table.selected_rows()
        keep = self._wanted or (chosen[0].id if chosen else None)
        self.table.set_rows(self._read.made)
        at = next((at for at, row in enumerate(self._read.made) if row.id == keep), 0)
        if self._read.made:
            self.table.select(at)
            self._chosen(self._read.made[at])
        self._wanted = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def show_at(
        self, make: str = "", register: str = "", document: int | None = None, meeting: int | None = None,
        person: int | None = None, place: int | None = None, membership: int | None = None, **_others: Any,
    ) -> None:
        """Begin to make something (``pack``, ``minutes``, ``actions``, ``workbook``, ``sheet``), or show one document.

        What is made waits for a fresh reading: what led here may have changed which meeting is the last one held.
        """
        ways: dict[str, Callable[[], object]] = {
            "pack": self.make_pack, "minutes": lambda: self.make_minutes(meeting=meeting),
            "actions": self.make_actions,
            "sheet": lambda: self.make_sheet(person_id=person, place_id=place, membership_id=membership),
            "workbook": lambda: (self.makers.choose_register(register), self.make_workbook())}
        self._wanted = document
        begin = ways.get(make)
        if begin is not None:
            self._waiting = begin
            self.refresh(None)
        elif document is not None and self._read is not None:
            self._show((self._read, [Shelved(self.makers.registers.itemData(at), self.makers.registers.itemText(at), 0)
                                     for at in range(self.makers.registers.count())]))

    # ------------------------------------------------------------ making
    @property
    def folder(self) -> Path:
        """Where documents go."""
        kept = self._desk.settings.recall(_FOLDER, "")
        return Path(kept) if kept else documents_folder()

    def _tell_folder(self) -> None:
        self._header.set_title("Documents", f"They go to {self.folder}")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where documents go", str(self.folder))
        if chosen:
            self._desk.settings.remember(_FOLDER, chosen)
            self._tell_folder()

    def _make(self, title: str, function: Callable[..., Any], **given: Any) -> None:
        if self._busy:
            self._desk.notify("One document at a time. Wait for the one being made, or stop it.")
            return
        panel, folder = self._desk.panel, self.folder

        def work(progress: Any, _cancelled: Any) -> Any:
            make_folder(folder)
            return function(panel, folder=folder, progress=progress, **given)

        self._busy = True
        self._desk.runner.run(title, work, then=self._made, failed=self._failed)

    def _made(self, changed: Any) -> None:
        self._busy = False
        result = changed.result
        self._wanted = next(iter(changed.ids.get("document", [])), None)
        paths = result if isinstance(result, list) else [result]
        said = f"{paths[0].name} is ready." if len(paths) == 1 else f"{len(paths)} action lists are ready."
        self._desk.notify(said)
        self.refresh(None)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        sentence = getattr(error, "sentence", "")
        if sentence:
            self._desk.notify(sentence, refused=not isinstance(error, Cancelled))

    def make_pack(self) -> None:
        """Make the pack of the panel ahead."""
        from ivolt_desktop.panel.documents import make_pack

        if self._read is not None and self._read.pack.meeting_id is not None:
            self._make("Making the pack", make_pack, meeting_id=self._read.pack.meeting_id)
        elif self._read is not None:
            self._desk.notify(self._read.pack.sentence, refused=True)

    def make_sheet(self, **subject: int | None) -> None:
        """Make the sheet of one person or place: ``person_id`` or ``place_id``, and ``membership_id`` to say which."""
        from ivolt_desktop.panel.documents import make_sheet

        self._make("Making the sheet", make_sheet, **subject)

    def make_minutes(self, *, word: bool = False, meeting: int | None = None) -> None:
        """Make the minutes of the last panel held, or of a certain one."""
        from ivolt_desktop.panel.documents import make_minutes

        wanted = meeting or (self._read.minutes.meeting_id if self._read is not None else None)
        if wanted is not None:
            self._make("Making the minutes", make_minutes, meeting_id=wanted, word=word)
        elif self._read is not None:
            self._desk.notify(self._read.minutes.sentence, refused=True)

    def make_actions(self) -> None:
        """Make a list of actions for each owner."""
        from ivolt_desktop.panel.action_extracts import make_action_extracts

        if self._read is not None and self._read.actions.meeting_id is not None:
            self._make("Making the action lists", make_action_extracts, meeting_id=self._read.actions.meeting_id)
        elif self._read is not None:
            self._desk.notify(self._read.actions.sentence, refused=True)

    def make_workbook(self) -> None:
        """Save the register chosen as a workbook."""
        from ivolt_desktop.panel.exporting import export_register

        if self.makers.register:
            self._make("Saving the workbook", export_register, register_key=self.makers.register)

    def _mark_sent(self) -> None:
        if self._read is not None and self._read.actions.meeting_id is not None:
            self._desk.change(mark_actions_sent, self._read.actions.meeting_id)

    # ------------------------------------------------------------ one document
    def _chosen(self, row: Any) -> None:
        path = path_of(row) if row is not None else None
        there = path is not None and path.exists()
        self.open_button.setEnabled(there)
        self.folder_button.setEnabled(there)
        self.print_button.setEnabled(there and path is not None and path.suffix.casefold() == ".pdf")
        if path is None:
            self.preview.show_file(None, CHOOSE)
        elif not there:
            self.preview.show_file(None, f"{path.name} is no longer in {path.parent}. Make it again, or look where it "
                                   "was moved to.")
        else:
            self.preview.show_file(path, f"{path.name}: open it to look at it.")

    def _open_file(self) -> None:
        if self.preview.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.preview.path)))

    def _show_folder(self) -> None:
        if self.preview.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.preview.path.parent)))

    def _print(self) -> None:
        from ui.pages.documents.printing import print_pdf

        if self.preview.path is not None:
            print_pdf(self._desk, self.preview.path, self)


def make_folder(folder: Path) -> None:
    """Make the folder for documents; raises ``CannotWrite`` with a sentence."""
    from ivolt_desktop.rules.known_errors import CannotWrite

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"The folder {folder.name} cannot be made. Choose another folder.") from error
