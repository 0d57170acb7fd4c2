"""Any register as a workbook, through the lens, noted as exported."""

import pytest
from openpyxl import load_workbook

from ivolt_desktop.model import Document, all_registers
from ivolt_desktop.panel.exporting import EXPORT, export_register
from ivolt_desktop.rules.known_errors import CannotWrite
from ivolt_desktop.rules.lens import Lens
from ivolt_desktop.rules.masking import Edition, Surface


def sheet_of(path):
    sheet = load_workbook(path).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_labels_are_headings_and_links_are_words(desk, cast, tmp_path):
    made = export_register(desk.panel, register_key="member", folder=tmp_path)
    head, *rows = sheet_of(made.result)
    assert head[:3] == ["Name", "Agency", "Role"]
    assert sorted(row[1] for row in rows) == ["Council ASB team", "Metropolitan Police", "NELFT mental health"]
    assert made.result.name == "PRACTICE IVOLT Members 23 Jun 2026.xlsx"
    assert made.label == f"Save {made.result.name}" and desk.all(Document)[-1].kind == "workbook"


@pytest.mark.parametrize("key", [spec.key for spec in all_registers()] + ["change"])
def test_every_register_can_be_saved(desk, cast, tmp_path, key):
    path = export_register(desk.panel, register_key=key, folder=tmp_path).result
    assert len(sheet_of(path)) >= 1


def test_the_public_edition_names_nobody(desk, cast, tmp_path):
    public = Lens(surface=Surface.EXPORT, edition=Edition.PUBLIC)
    path = export_register(desk.panel, register_key="person", folder=tmp_path, lens=public).result
    said = {str(value) for row in sheet_of(path) for value in row}
    assert not said & {"Mina Quill", "Tobias Wren", "07700 900123"} and "P-0001" in said
    assert desk.all(Document)[-1].edition == "public"
    path = export_register(desk.panel, register_key="person", folder=tmp_path, lens=EXPORT).result
    assert "Mina Quill" in {value for row in sheet_of(path) for value in row}


def test_where_it_cannot_be_written_nothing_is_on_record(desk, cast, tmp_path):
    with pytest.raises(CannotWrite):
        export_register(desk.panel, register_key="person", folder=tmp_path / "not there")
    assert desk.all(Document) == []
