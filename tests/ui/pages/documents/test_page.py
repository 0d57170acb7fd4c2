"""Documents: made, recorded, listed and looked at."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from ivolt_desktop.model import Change, ChangeEntry, Document, Meeting
from ui.pages.documents.page import DocumentsPage
from ui.pages.documents.pdf_pages import all_pictures, page_picture
from ui.pages.documents.printing import put_on


@pytest.fixture
def shown(page_on_practice, tmp_path):
    made = page_on_practice(DocumentsPage)
    made.desk.settings.remember("folder/documents", str(tmp_path / "papers" / "june"))
    return made


@pytest.fixture
def folder(shown, tmp_path):
    return tmp_path / "papers" / "june"


def newest(shown):
    return shown.read(lambda session: session.query(Document).order_by(Document.id.desc()).first())


def test_minutes_are_made_recorded_listed_and_shown(shown, folder, qtbot):
    shown.page.makers.minutes.buttons[0].click()
    shown.settle()
    assert shown.told == [("PRACTICE IVOLT minutes May 2026.pdf is ready.", False)]
    document = newest(shown)
    assert (folder / document.file_name).exists() and document.kind == "minutes" and document.pages >= 2
    assert shown.page.table.selected_rows()[0].id == document.id
    preview = shown.page.preview
    assert preview.path == folder / document.file_name and preview.pages == document.pages
    assert shown.page.print_button.isEnabled() and shown.page.open_button.isEnabled()
    preview.sheet.setFocus()
    qtbot.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    shown.settle()
    assert preview.at == 1 and "Page 2 of" in preview.sheet.accessibleName()
    qtbot.keyClick(preview.sheet, Qt.Key.Key_Left)
    shown.settle()
    assert preview.at == 0 and not preview.before.isEnabled()


def test_minutes_for_word_are_opened_elsewhere(shown, folder):
    shown.page.makers.minutes.buttons[1].click()
    shown.settle()
    assert newest(shown).file_name.endswith(".docx")
    assert shown.page.preview.pages == 0 and not shown.page.print_button.isEnabled()


def test_each_owner_gets_a_list_and_it_is_noted_when_they_are_sent(shown, folder):
    meeting = shown.read(lambda session: session.query(Meeting).filter(Meeting.state == "minuted")
                         .order_by(Meeting.starts_at.desc()).first())
    shown.page.makers.actions.buttons[0].click()
    shown.settle()
    made = sorted(path.name for path in folder.glob("*.pdf"))
    assert len(made) > 3 and all(name.startswith("PRACTICE IVOLT actions") for name in made)
    assert shown.told[-1] == (f"{len(made)} action lists are ready.", False)
    assert meeting.actions_sent_at is not None and not shown.page.makers.sent.isEnabled()


def test_a_register_is_saved_as_a_workbook_and_noted_as_exported(shown, folder):
    shown.page.show_at(make="workbook", register="agency")
    shown.settle()
    document = newest(shown)
    sheet = load_workbook(folder / document.file_name).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:2] == ["Name", "Short name"]
    assert sheet.max_row > 5
    entry = shown.read(lambda session: session.query(ChangeEntry).join(Change, Change.id == ChangeEntry.change_id)
                       .filter(ChangeEntry.verb == "exported").one())
    assert entry.register == "document" and entry.record_id == document.id and '"agency"' in entry.after


def test_show_at_pack_begins_making_it_even_before_the_page_has_read(page_on_practice, tmp_path, monkeypatch):
    from ivolt_desktop.panel import documents

    asked = []

    def make_pack(panel, *, meeting_id, folder, progress):
        asked.append(meeting_id)
        progress("Drawing", 0.5)
        return documents.perform(panel, documents.record_document, kind="pack", path=tmp_path / "pack.pdf",
                                 meeting_id=meeting_id, pages=1)

    (tmp_path / "pack.pdf").write_bytes(b"%PDF-1.4 not really")
    monkeypatch.setattr(documents, "make_pack", make_pack)

    class AskedAtOnce(DocumentsPage):
        def __init__(self, desk):
            desk.settings.remember("folder/documents", str(tmp_path))
            super().__init__(desk)
            self.show_at(make="pack")

    shown = page_on_practice(AskedAtOnce)
    shown.settle()
    assert len(asked) == 1
    assert ("pack.pdf is ready.", False) in shown.told
    assert shown.page.preview.pages == 0


def test_a_document_that_was_moved_says_so(shown):
    shown.page.makers.minutes.buttons[0].click()
    shown.settle()
    shown.page.preview.path.unlink()
    shown.page._chosen(shown.page.table.selected_rows()[0])
    assert not shown.page.open_button.isEnabled()


def test_a_folder_that_cannot_be_made_is_one_sentence(shown, tmp_path):
    (tmp_path / "a file").write_text("in the way")
    shown.desk.settings.remember("folder/documents", str(tmp_path / "a file" / "below"))
    shown.page.makers.minutes.buttons[0].click()
    shown.settle()
    assert shown.told == [("The folder below cannot be made. Choose another folder.", True)]


def test_stopping_leaves_nothing_behind(shown, folder):
    before = newest(shown).id
    shown.page.makers.minutes.buttons[0].click()
    shown.runner.cancel_all()
    shown.settle()
    assert newest(shown).id == before
    assert len(shown.told) == 1 and shown.told[0][0].startswith("Stopped") and not shown.told[0][1]
    assert not folder.exists() or not list(folder.iterdir())


def test_pages_go_to_the_printer_as_they_are(shown, folder, tmp_path):
    shown.page.makers.minutes.buttons[0].click()
    shown.settle()
    path = shown.page.preview.path
    pages = all_pictures(path, 60)
    assert len(pages) == page_picture(path, 0, 200).pages
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    put_on(printer, pages)
    assert page_picture(tmp_path / "printed.pdf", 0, 100).pages == len(pages)
