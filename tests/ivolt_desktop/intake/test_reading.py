"""Files told by their content, and refusals of one sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from ivolt_desktop.intake.reading import read_book, read_bytes
from ivolt_desktop.rules.known_errors import EmptyFile, FileMissing, KnownError, ProtectedFile, UnreadableFile


def test_a_csv_called_xls(tmp_path: Path) -> None:
    path = tmp_path / "calls.xls"
    path.write_text("Ref;Date\n1;2\n3;4\n", encoding="utf-8")
    book = read_book(path)
    assert book.kind == "CSV text"
    assert book.notes == ["parted by semicolon"]
    assert book.size == 17
    assert len(book.digest) == 64


def test_html_called_xls() -> None:
    book = read_bytes(b"<html><body><table><tr><td>Ref</td></tr><tr><td>1</td></tr></table></body></html>", "a.xls")
    assert book.kind == "a web page table"


def test_one_table_in_a_zip_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("calls.csv", "Ref,Date\n1,2\n")
    book = read_bytes(out.getvalue(), "calls.zip")
    assert book.file_name == "calls.csv"
    assert "taken out of calls.zip" in book.notes


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", EmptyFile, "empty"),
        (b" \r\n\n", EmptyFile, "empty"),
        (b",,,\n,,,\n", EmptyFile, "empty"),
        (b"," * 20_000 + b"x", UnreadableFile, "more cells"),
        (b"%PDF-1.7 ...", UnreadableFile, "PDF"),
        (b"\x89PNG\r\n", UnreadableFile, "picture"),
        (b"PK\x03\x04nonsense", UnreadableFile, "damaged"),
        (b'{"a": [1, 2]}', UnreadableFile, "JSON"),
        (bytes(range(256)) * 9, UnreadableFile, "not a table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ProtectedFile, "password"),
    ],
)
def test_refusals(data: bytes, kind: type[KnownError], words: str) -> None:
    with pytest.raises(kind, match=words) as caught:
        read_bytes(data, "file.csv")
    assert caught.value.sentence.count("\n") == 0
    assert caught.value.sentence.endswith(".")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_book(tmp_path / "gone.csv")


REFUSED = {
    "encrypted_no_password.xls": ProtectedFile,
    "libreoffice.xlsx": EmptyFile,
    "simple.unknown": EmptyFile,
}


def test_every_messy_file_reads_or_is_refused(shared_data: Path) -> None:
    files = sorted((shared_data / "messy").iterdir())
    assert len(files) >= 40
    for path in files:
        if path.name in REFUSED:
            with pytest.raises(REFUSED[path.name]):
                read_book(path)
        else:
            book = read_book(path)
            assert all(sheet.rows for sheet in book.sheets), path.name


@pytest.mark.parametrize(
    ("name", "sheet", "row", "cells"),
    [
        ("simple.psv", 0, 1, ["1986", "44000", "35000", "36000", "27000", "45000"]),
        ("simple.ssv", 0, 1, ["2011-01-01", "1", "Galway"]),
        ("spanish_chars.csv", 0, 0, ["GF_ID", "FN_ID", "SF_ID", "GF", "F", "SF", "Gasto total 2011", "Descripción"]),
        ("simple.zip", 0, 4, ["2011-01-01", "6", "Berkeley"]),
        ("utf8bom.csv", 0, 0, ["kitten", "win"]),
    ],
)
def test_cells_of_messy_files(shared_data: Path, name: str, sheet: int, row: int, cells: list[str]) -> None:
    assert list(read_book(shared_data / "messy" / name).sheets[sheet].rows[row]) == cells
