"""What python-calamine does not tell of an OpenDocument sheet: hidden rows and columns, cells merged downwards."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import HiddenParts

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPANS = re.compile(rb"""\bnumber-rows-spanned=["'](?:[2-9]|\d{2})""")
_FILLING_ROWS, _FILLING_COLUMNS = 100_000, 1 << 14
_MOST_MERGED = 20_000

MergedDown = tuple[tuple[int, int, int], ...]


def hidden_in_open_document(content: bytes) -> Iterator[tuple[str, HiddenParts]]:
    """Name of each sheet of a ``content.xml`` and what is hidden on it. Raises ``XMLSyntaxError`` or ``ValueError``."""
    if b"table:visibility=" not in content:
        return
    for table in _tables(content):
        rows = _hidden_among(table.iter(f"{_TABLE}table-row"), "rows", _FILLING_ROWS)
        columns = _hidden_among(table.iter(f"{_TABLE}table-column"), "columns", _FILLING_COLUMNS)
        yield _name(table), HiddenParts(frozenset(at + 1 for at in rows), frozenset(columns))


def merged_down(data: bytes) -> dict[str, MergedDown]:
    """Of each sheet that has any, the cells merged with those below them and with none beside them.

    Each is the row number (1 is the top), the column (0 is A) and the last row number. ``data`` is the packed file;
    any other or a damaged one has none.
    """
    from lxml.etree import XMLSyntaxError

    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            content = packed.read("content.xml")
        if not _SPANS.search(content):
            return {}
        return {_name(table): told for table in _tables(content) if (told := tuple(_merged_in(table)))}
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
            XMLSyntaxError):  # fmt: skip
        return {}


def _tables(content: bytes) -> "Iterator[_Element]":
    from lxml import etree

    page = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    yield from page.iter(f"{_TABLE}table")


def _name(table: "_Element") -> str:
    return str(table.get(f"{_TABLE}name", ""))


def _times(part: "_Element", what: str) -> int:
    return int(part.get(f"{_TABLE}number-{what}", "1"))


def _hidden_among(parts: "Iterable[_Element]", of: str, most: int) -> Iterator[int]:
    """Places, counted from 0, of the rows or columns that are not shown; ``most`` alike and more are but filling."""
    at = 0
    for part in parts:
        times = _times(part, f"{of}-repeated")
        if part.get(f"{_TABLE}visibility") in ("collapse", "filter") and times < most:
            yield from range(at, at + times)
        at += times


def _merged_in(table: "_Element") -> Iterator[tuple[int, int, int]]:
    row, found = 1, 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line.iterchildren(*_CELLS):
            down = _times(cell, "rows-spanned")
            if down > 1 and _times(cell, "columns-spanned") == 1:
                yield row, column, row + down - 1
                found += 1
                if found == _MOST_MERGED:
                    return
            column += _times(cell, "columns-repeated")
        row += _times(line, "rows-repeated")
