"""Workbooks in Excel's XML of 2003, which older systems write with an ``.xls`` or ``.xml`` ending.

Named by Microsoft 'XML Spreadsheet Reference': rows and cells, each of which may say at which place it stands.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import Cell, RawSheet
from ivolt_desktop.intake.unpacking import LARGEST_AREA
from ivolt_desktop.rules.known_errors import TooLarge, UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_MARK = re.compile(rb"<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.S)
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_TOO_FAR = "A sheet in this file reaches too far to be read. Ask the agency for the table alone."
_DAY_NOUGHT = date(1899, 12, 31)


def is_xml_workbook(data: bytes) -> bool:
    """Whether a file is such a workbook, from its beginning (UTF-8 or UTF-16)."""
    head = data[:4096]
    return _MARK.search(head.replace(b"\x00", b"")) is not None


def read_xml_workbook(data: bytes) -> list[RawSheet]:
    """Every sheet, hidden ones last and marked. Raises ``UnreadableFile`` or ``TooLarge``."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        book = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        book = None
    if book is None:
        raise UnreadableFile("This spreadsheet is damaged and cannot be opened. Ask the agency to send it again.")
    return sorted(map(_sheet, book.iter(f"{{{_SPACE}}}Worksheet")), key=lambda sheet: sheet.hidden)


def _sheet(page: "_Element") -> RawSheet:
    rows: list[list[Cell]] = []
    hidden_rows, hidden_columns = set[int](), set[int]()
    widest = 0
    for table in page.iterchildren(f"{{{_SPACE}}}Table"):
        for place, times, part in _placed(table, "Column", _MOST_COLUMNS):
            if _says(part, "Hidden") == "1":
                hidden_columns.update(range(place, place + times))
        for place, times, part in _placed(table, "Row", _MOST_ROWS):
            if _says(part, "Hidden") == "1":
                hidden_rows.update(range(place + 1, place + times + 1))
            cells = _cells(part)
            if cells:
                widest = max(widest, len(cells))
                if (place + times) * widest > LARGEST_AREA:
                    raise TooLarge(_TOO_FAR)
                rows += [[] for _ in range(place - len(rows))]
                rows += [list(cells) for _ in range(times)]
    shown = page.find(".//{*}WorksheetOptions/{*}Visible")
    return RawSheet(_says(page, "Name") or "Sheet", rows, 1, shown is not None and "Hidden" in (shown.text or ""),
                    frozenset(hidden_rows), frozenset(hidden_columns))  # fmt: skip


def _placed(parent: "_Element", kind: str, most: int) -> Iterator[tuple[int, int, "_Element"]]:
    """Place (0 is the first), how many it stands for, and the element, of each of a kind; never beyond ``most``."""
    place = 0
    for part in parent.iterchildren(f"{{{_SPACE}}}{kind}"):
        place = max(place, _number(part, "Index", place + 1) - 1)
        times = _number(part, "Span", 0) + 1
        if place + times > most:
            return
        yield place, times, part
        place += times


def _cells(row: "_Element") -> list[Cell]:
    cells: list[Cell] = []
    for part in row.iterchildren(f"{{{_SPACE}}}Cell"):
        place = _number(part, "Index", len(cells) + 1) - 1
        across = _number(part, "MergeAcross", 0)
        if place + across >= _MOST_COLUMNS:
            break
        cells += [""] * (place - len(cells))
        cells += [_value(part), *[""] * across]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _value(cell: "_Element") -> Cell:
    data = cell.find(f"{{{_SPACE}}}Data")
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), _says(data, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip())
            if moment.date() <= _DAY_NOUGHT and moment.time() != time():
                return moment.time()
            return moment if moment.time() != time() else moment.date()
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _says(part: "_Element", name: str) -> str:
    return part.get(f"{{{_SPACE}}}{name}") or ""


def _number(part: "_Element", name: str, otherwise: int) -> int:
    said = _says(part, name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else otherwise
