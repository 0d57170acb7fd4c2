"""Records written as 'Key: value' lines are read as rows; tables whose cells hold colons stay what they are."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.intake.keyed_blocks import lines_as_records, put_blocks_together
from ivolt_desktop.intake.review import Review
from ivolt_desktop.intake.text_tables import LARGE, read_text_table
from ivolt_desktop.rules.known_errors import KnownError
from tests.ivolt_desktop.intake.agency_files import HEADERS, cases, workbook

TODAY = date(2026, 6, 20)
_OPENED = HEADERS.index("Date Opened")


def _block(row: Sequence[str]) -> list[str]:
    return [f"{header}: {cell}" for header, cell in zip(HEADERS, row, strict=True)]


def _report(
    lines: Callable[[Sequence[str]], list[str]] = _block, between: Sequence[str] = ("",), many: int = 12,
    above: Sequence[str] = (), below: Sequence[str] = (),
) -> bytes:
    body = [line for row in cases(many) for line in (*lines(row), *between)]
    return ("\r\n".join([*above, *body, *below]) + "\r\n").encode()


def _one_column(_book: Any, sheet: Any) -> None:
    for place, line in enumerate(line for row in cases() for line in (*_block(row), "")):
        sheet.write(place, 0, line)


def _two_columns(book: Any, sheet: Any) -> None:
    sheet.write(0, 0, "ASB cases")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for start, row in enumerate(cases()):
        for place, (header, cell) in enumerate(zip(HEADERS, row, strict=True), 1 + 9 * start):
            sheet.write(place, 1, f"{header}:")
            sheet.write(place, 2, cell)
            if header == "Date Opened":
                sheet.write_datetime(place, 2, date(2026, 5, int(cell[:2])), day)


def _form(_book: Any, sheet: Any) -> None:
    for start, row in enumerate(cases()):
        for place in range(4):
            (left, first), (right, second) = list(zip(HEADERS, row, strict=True))[2 * place : 2 * place + 2]
            sheet.write_row(5 * start + place, 0, [f"{left}:", first, "", f"{right}:", second])


def _dotted(row: Sequence[str]) -> list[str]:
    return [f"{header.ljust(20, '.')}: {cell}" for header, cell in zip(HEADERS, row, strict=True)]


FILES = {
    "plain.txt": _report(),
    "two.txt": _report(many=2),
    "nothing between.txt": _report(between=()),
    "UTF-16.txt": _report().decode().encode("utf-16"),
    "ruled.txt": _report(between=("-" * 40,), above=("ASB case report", "====="), below=("End of report",)),
    "titled.csv": _report(above=("ASB case report", "Period: May 2026", ""), below=("Total cases: 12", "By: A Lee")),
    "dotted.txt": _report(_dotted),
    "close.txt": _report(lambda row: [line.replace(": ", ":") for line in _block(row)]),
    "equals.txt": _report(lambda row: [line.replace(": ", " = ") for line in _block(row)]),
    "tabs.txt": _report(lambda row: [line.replace(": ", ":\t") for line in _block(row)]),
    "pairs.csv": _report(lambda row: [line.replace(": ", ":,") for line in _block(row)]),
    "quoted.csv": _report(lambda row: [f'"{line}"' for line in _block(row)]),
    "pages.txt": _report(lambda row: [*_block(row)[:4], *["Page 2 of 3"] * row[0].endswith("5"), *_block(row)[4:]]),
    "one column.xlsx": workbook(_one_column),
    "two columns.xlsx": workbook(_two_columns),
    "form.xlsx": workbook(_form),
}


def _review(folder: Path, name: str, data: bytes) -> Review:
    path = folder / name
    path.write_bytes(data)
    return Review.open(path, today=TODAY)


@pytest.mark.parametrize("name", FILES)
def test_each_record_is_a_row(tmp_path: Path, name: str) -> None:
    review = _review(tmp_path, name, FILES[name])
    rows = cases(2 if name == "two.txt" else 12)
    assert review.found.headers == HEADERS and review.account.balanced
    assert review.feed.key == "council_cases" and len(review.ready) == len(rows)
    assert any("made a row" in note for note in review.book.notes)
    for row, wanted in zip(review.ready, rows, strict=True):
        assert row.values["reference"] == wanted[0] and row.values["complainant_phone"] == wanted[4]
        assert row.values["opened_on"] == date(2026, 5, int(wanted[_OPENED][:2]))


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    found = _review(tmp_path, "titled.csv", FILES["titled.csv"]).found
    told = [found.left_cells[number][0] for number, _ in found.left_out]
    assert told == ["ASB case report", "Period: May 2026", "Total cases: 12", "By: A Lee"]


def test_a_value_goes_on_over_lines_and_paragraphs(tmp_path: Path) -> None:
    text = ["Details: he said that the music", "was loud at 21:14, and asked: why", "", "He rang again later.", ""]
    found = _review(tmp_path, "long.txt", _report(lambda row: [*_block(row), *text])).found
    assert {cells[-1] for _, cells in found.body} == {
        "he said that the music\nwas loud at 21:14, and asked: why\nHe rang again later."}  # fmt: skip
    assert len(found.body) == 12


def test_a_key_that_only_some_have_is_blank_for_the_others(tmp_path: Path) -> None:
    def lines(row: Sequence[str]) -> list[str]:
        return [*_block(row)[: 7 if row[0].endswith("3") else 8], *["Email: a@b.org"] * row[0].endswith("5")]

    found = _review(tmp_path, "some.txt", _report(lines)).found
    assert found.headers == [*HEADERS, "Email"]
    assert [place for place, (_, cells) in enumerate(found.body) if not cells[7]] == [3]
    assert [cells[8] for _, cells in found.body].count("a@b.org") == 1


def test_the_line_in_front_of_each_record_is_kept(tmp_path: Path) -> None:
    found = _review(tmp_path, "numbered.txt", _report(lambda row: [f"Record {row[0][-1]} of 12", *_block(row)])).found
    assert found.headers == ["Heading", *HEADERS] and found.body[5][1][0] == "Record 5 of 12"


def test_a_large_one_is_read_whole() -> None:
    data = _report(many=9_000)
    assert len(data) > LARGE
    assert len(read_text_table(data, "large")[0].rows) == 9_001


def test_everything_written_is_in_the_rows() -> None:
    chance = random.Random(5)
    for _ in range(200):
        lines = FILES["titled.csv"].decode().split("\r\n")
        for _ in range(chance.randrange(40)):
            put = chance.choice(["", "Note: x", "more words", "Ward:", "Page 3", "----"])
            lines[chance.randrange(len(lines))] = put
        made = lines_as_records("\n".join(lines))
        if made:
            written = "\n".join(str(cell) for row in made[0] for cell in row)
            for line in lines:
                key, colon, value = line.partition(": ")
                assert (value if colon else key.rstrip(":")).strip() in written


@pytest.mark.parametrize(
    "rows",
    [[["Seen"], *[[f"{'at on by'.split()[n % 3]} {n % 24}:14 the dog barked"] for n in range(30)]],
     [["Link"], *[[f"https://example.org/{n}"] for n in range(30)]],
     [["Type", "Date"], *[[f"{'Noise Litter Fire'.split()[n % 3]}: loud", f"0{n % 9 + 1}/05/2026"] for n in range(30)]],
     [["Ward:", "Cases"], *[[f"Ward {n}:", str(n)] for n in range(30)]],
     [["Complaint"], *[[f"{'Noise Litter Fire Noise Fire'.split()[n % 5]}: loud {n}"] for n in range(30)]],
     [["Name:", "Orla Finch"], ["Ward:", "Heath"], ["Phone:", "07700 900300"], ["Email:", "a@b.org"]],
     [["Seen", "Who"], *[[f"21:{n:02}", f"Unit {n}: PC Lee"] for n in range(30)]], [], [[]], [["Name:"]] * 9],
)  # fmt: skip
def test_tables_that_hold_colons_stay(rows: list[list[str]]) -> None:
    sheet = RawSheet("s", rows)
    assert put_blocks_together(sheet) == "" and sheet.rows is rows
    assert lines_as_records("\n".join(",".join(row) for row in rows)) is None


@pytest.mark.parametrize("name", FILES)
def test_damage_ends_in_rows_or_in_words(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for _ in range(5):
        data = bytearray(FILES[name])
        for _ in range(chance.choice((1, 5, 30))):
            place = chance.randrange(len(data))
            data[place : place + chance.randrange(3)] = chance.choice((b'"', b"", b"\0", b":", b"\xff", b"\r", b"\n\n"))
        try:
            assert _review(tmp_path, name, bytes(data[: chance.choice((len(data), 300))])).account.balanced
        except KnownError as error:
            assert error.sentence.endswith(".")
