"""What was hidden on the sheets of Excel's binary workbooks: .xls (BIFF5 and 8) and .xlsb (BIFF12).

Only the records that say so are looked at; the cells are read by python-calamine.
"""

import re
import struct
from collections.abc import Iterator

from ivolt_desktop.intake.book import HiddenParts
from ivolt_desktop.intake.compound_files import stream_of

_BOF, _EOF, _BOUNDSHEET, _FILEPASS, _CODEPAGE, _COLINFO, _ROW = 0x809, 0x0A, 0x85, 0x2F, 0x42, 0x7D, 0x208
_BIFF8 = 0x600
_ROW_OF_XLSB, _COLUMN_OF_XLSB, _END_OF_CELLS, _SHEET_OF_XLSB = 0, 60, 146, 156
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_CELLS = re.compile(
    rb"(?:\x7e\x02\x0a\x00.{10}|\xfd\x00\x0a\x00.{10}|\x03\x02\x0e\x00.{14}|\x01\x02\x06\x00.{6}|\x05\x02\x08\x00.{8})*+",
    re.S,
)  # fmt: skip
_CELLS_OF_XLSB = re.compile(
    rb"(?:\x01\x08.{8}|[\x02\x07]\x0c.{12}|[\x03\x04]\x09.{9}|\x05\x10.{16})*+", re.S
)
"""Cells beside each other, of the kinds that have one length: stepped over at once."""


def hidden_in_xls(data: bytes) -> Iterator[tuple[str, HiddenParts]]:
    """What is hidden on each sheet of an .xls file, by the sheet's name.

    Raises ``ValueError`` or ``struct.error`` for a damaged file.
    """
    book = stream_of(data, "Workbook", "Book")
    if book is None:
        return
    version, page = _BIFF8, 1252
    sheets: list[tuple[int, bytes]] = []
    for kind, at, length in _records(book, 0):
        if kind == _FILEPASS:
            return
        if kind == _BOF:
            version = struct.unpack_from("<H", book, at)[0]
        elif kind == _CODEPAGE:
            page = struct.unpack_from("<H", book, at)[0]
        elif kind == _BOUNDSHEET:
            sheets.append((struct.unpack_from("<I", book, at)[0], book[at + 6 : at + length]))
    for start, name in sheets:
        yield _sheet_name(name, version, page), _hidden_from(book, start)


def _hidden_from(book: bytes, start: int) -> HiddenParts:
    rows, columns = set[int](), set[int]()
    for kind, at, _ in _records(book, start):
        if kind == _ROW:
            number, flags = struct.unpack_from("<H10xB", book, at)
            if flags & 0x20:
                rows.add(number + 1)
        elif kind == _COLINFO:
            first, last, _, _, flags = struct.unpack_from("<HHHHH", book, at)
            if flags & 1:
                columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
    return HiddenParts(frozenset(rows), frozenset(columns))


def _records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record of a part of the stream, to the end of the part; charts in it are told."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        yield kind, at + 4, length
        at = after.end() if (after := _CELLS.match(book, at + 4 + length)) else len(book)


def _sheet_name(written: bytes, version: int, page: int) -> str:
    if version == _BIFF8:
        wide = written[1] & 1
        text = written[2 : 2 + written[0] * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
    else:
        try:
            text = written[1 : 1 + written[0]].decode(f"cp{page}", "replace")
        except LookupError:
            text = written[1 : 1 + written[0]].decode("latin-1")
    return text.replace("\0", "")


def sheets_of_xlsb(book: bytes) -> Iterator[tuple[str, str]]:
    """Name and relation of each sheet that the ``workbook.bin`` of an .xlsb file lists."""
    for kind, at, _ in _records_of_xlsb(book):
        if kind == _SHEET_OF_XLSB:
            relation, after = _wide_text(book, at + 8)
            yield _wide_text(book, after)[0], relation


def hidden_in_xlsb(sheet: bytes) -> HiddenParts:
    """What is hidden on a sheet, from its ``.bin``. Raises ``struct.error`` or ``ValueError`` where it is damaged."""
    rows, columns = set[int](), set[int]()
    for kind, at, _ in _records_of_xlsb(sheet):
        if kind == _ROW_OF_XLSB:
            number, flags = struct.unpack_from("<I7xB", sheet, at)
            if flags & 0x10 and number < _MOST_ROWS:
                rows.add(number + 1)
        elif kind == _COLUMN_OF_XLSB:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", sheet, at)
            if flags & 1:
                columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
        elif kind == _END_OF_CELLS:
            break
    return HiddenParts(frozenset(rows), frozenset(columns))


def _records_of_xlsb(data: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(data):
        kind, at = _varying(data, at, 2)
        length, at = _varying(data, at, 4)
        yield kind, at, length
        at = after.end() if (after := _CELLS_OF_XLSB.match(data, at + length)) else len(data)


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to ``most`` bytes of seven bits each, and the place behind it."""
    number = 0
    for place in range(most):
        if at >= len(data):
            raise ValueError("cut short")
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return number, at


def _wide_text(data: bytes, at: int) -> tuple[str, int]:
    size = struct.unpack_from("<I", data, at)[0]
    if size == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * size
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
