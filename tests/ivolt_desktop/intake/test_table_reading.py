"""A file read without a window."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivolt_desktop.command_line import run
from ivolt_desktop.intake.reading import read_bytes
from ivolt_desktop.intake.table_reading import NoSuchTable, read_table
from tests.conftest import ROOT
from tests.ivolt_desktop.intake.binary_workbooks_made import xls

DIRTY = 'Calls for May;;\n;;\nRef;Note;Calls\n1;"a; ""b""";2\n2;"two\nlines";3\nTotal;;5\n'


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "calls.csv"
    path.write_bytes(DIRTY.encode())
    return path


def test_plain_csv_on_standard_output(dirty: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["read", str(dirty), "--csv", "-"]) == 0
    out, told = capsysbinary.readouterr()
    assert out == b'Ref,Note,Calls\n1,"a; ""b""",2\n2,"two\nlines",3\n'
    assert told.decode().splitlines() == [
        "calls.csv: CSV text",
        "parted by semicolon",
        "header on row 3",
        "2 rows of 3 columns",
        "left out: row 1, above the table (‘Calls for May’)",
        "left out: row 2, a blank row",
        "left out: row 6, a total (‘Total 5’)",
    ]


def test_what_is_hidden_is_read_and_told(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = [("Ref", "Note"), *((str(at), f"note {at}") for at in range(1, 9))]
    (tmp_path / "calls.xls").write_bytes(xls("Calls", rows, (3, 4, 7), (1,)))
    assert run(["read", str(tmp_path / "calls.xls"), "--csv", "-"]) == 0
    out, told = capsysbinary.readouterr()
    assert len(out.splitlines()) == 9
    assert "3 rows hidden in the sheet, read like the others: 3 to 4, 7" in told.decode().splitlines()
    assert "1 column hidden in the sheet, read like the others: ‘Note’" in told.decode().splitlines()


def test_a_short_account_alone(dirty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(dirty)]) == 0
    assert "2 rows of 3 columns" in capsys.readouterr().out


def test_into_a_file(dirty: Path, tmp_path: Path) -> None:
    assert run(["read", str(dirty), "--csv", str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"Ref,Note,Calls\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--sheet", "Tuesday"], "no sheet ‘Tuesday’"),
        (["--table", "3"], "no table 3"),
        (["--csv", "missing/out.csv"], "cannot be written"),
    ],
)
def test_refused(dirty: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    given_ = [str(dirty.parent / each) if each.endswith("out.csv") else each for each in arguments]
    assert run(["read", str(dirty), *given_]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_an_empty_file_is_a_table_of_no_rows(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "none.csv").write_bytes(b"")
    assert run(["read", str(tmp_path / "none.csv"), "--csv", "-"]) == 0
    out, told = capsysbinary.readouterr()
    assert out == b""
    assert b"empty" in told


def test_a_table_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("1,2.5,\n2,3.5,\n3,4.5,\n", encoding="utf-8")
    table = read_table(path)
    assert list(table.lines()) == [["1", "2.5", ""], ["2", "3.5", ""], ["3", "4.5", ""]]
    assert next(table.lines(name_columns=True)) == ["Column 1", "Column 2", "Column 3"]
    assert "no header: every line is a row" in table.account


def test_tables_by_number(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "Ref,Ward,Calls\n1,Beam,2\n2,Heath,3\n3,Abbey,9\n\nStation,Fires,\nDagenham,4,\nBarking,2,\n", "utf-8"
    )
    assert any("table 2 on this sheet, not written: row 6" in words for words in read_table(path).account)
    assert list(read_table(path, number=2).lines()) == [["Station", "Fires"], ["Dagenham", "4"], ["Barking", "2"]]
    with pytest.raises(NoSuchTable):
        read_table(path, number=3)


def test_through_the_door(dirty: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "read", str(dirty), "--csv", "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Ref,Note,Calls\n")


WORDS = st.text("abcde XYZé,;|\t'\"0123-/.", min_size=1, max_size=9).map(str.strip).filter(bool)
ROWS = st.lists(
    st.tuples(st.integers(0, 999).map(str), WORDS, WORDS, st.integers(0, 99).map(str)), min_size=3, max_size=9
)


@given(
    ROWS,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(['"', "'"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
def test_any_table_in_any_dialect_comes_back_cell_for_cell(
    rows: list[tuple[str, str, str, str]], delimiter: str, quote: str, end: str, encoding: str, doubled: bool
) -> None:
    table = [["Reference", "Caller name", "What happened", "Calls"], *map(list, rows)]
    out = io.StringIO(newline="")
    escape = None if doubled else "\\"
    writer = csv.writer(
        out, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=csv.QUOTE_ALL, doublequote=doubled,
        escapechar=escape,
    )  # fmt: skip
    writer.writerows(table)
    book = read_bytes(out.getvalue().encode(encoding), "any.csv")
    assert [list(row) for row in book.sheets[0].rows] == table


MESSY_REFUSED = {"encrypted_no_password.xls"}


def test_every_messy_file_is_written_or_refused_in_a_sentence(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((shared_data / "messy").iterdir()):
        status = run(["read", str(path), "--csv", str(tmp_path / "out.csv")])
        told = capsys.readouterr().err
        assert status == (2 if path.name in MESSY_REFUSED else 0), path.name
        assert told.strip() and "Traceback" not in told
        if status:
            assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "header_row", "rows", "columns"),
    [
        ("MPS Ward Level Crime (most recent 24 months).csv", 1, 18_669, 30),
        ("defra-fly-tipping-2022.xlsx", 3, 3_323, 48),
        ("lbbd-street-2016-2018.csv", 1, 53_227, 15),
        ("lfb-incidents-2023-sample.csv", 1, 10_000, 39),
        ("police-uk-street-2023-01-sample.csv", 1, 4_000, 12),
    ],
)
def test_genuine_files(shared_data: Path, name: str, header_row: int, rows: int, columns: int) -> None:
    found = read_table(shared_data / "real" / name).found
    assert (found.header_row, len(found.body), len(found.headers)) == (header_row, rows, columns)
