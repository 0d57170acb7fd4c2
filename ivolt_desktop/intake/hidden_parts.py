"""Rows and columns that somebody hid or filtered away in a spreadsheet: python-calamine reads them without saying so.

A file that is damaged hides nothing as far as anybody knows.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from ivolt_desktop.intake.binary_workbooks import hidden_in_xls, hidden_in_xlsb, sheets_of_xlsb
from ivolt_desktop.intake.book import HiddenParts
from ivolt_desktop.intake.open_documents import hidden_in_open_document

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CHUNK = 1 << 20
_CARRIED = 400
_MOST_COLUMNS = 1 << 14
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_SPAN = (re.compile(rb"""\bmin=["'](\d{1,5})["']"""), re.compile(rb"""\bmax=["'](\d{1,5})["']"""))
_HIDDEN = re.compile(rb"""\s(?:hidden=["'](?:1|true)|(?:ht|width)=["']0(?:\.0*)?)["']""")
"""Said to be hidden, or of no height or width. A default height of nought (``zeroHeight``) hides only rows that are not
written at all, which hold nothing; in the binary formats too it speaks of empty rows."""
_MAY_HIDE = (b"hidden=", b' ht="0', b" ht='0", b' width="0', b" width='0")


def hidden_parts(data: bytes) -> dict[str, HiddenParts]:
    """What is hidden on each sheet of an Excel or OpenDocument file, by the sheet's name; sheets that hide nothing are
    not named."""
    from lxml.etree import XMLSyntaxError

    try:
        return {sheet: parts for sheet, parts in _parts(data) if parts.rows or parts.columns}
    except (zipfile.BadZipFile, zlib.error, struct.error, KeyError, IndexError, EOFError, OSError, ValueError,
            NotImplementedError, RuntimeError, XMLSyntaxError):  # fmt: skip
        return {}  # the reader itself may make something of it; what was hidden is then not known


def _parts(data: bytes) -> Iterable[tuple[str, HiddenParts]]:
    if not data.startswith(b"PK"):
        yield from hidden_in_xls(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        if "xl/workbook.xml" in names:
            yield from ((sheet, _of_excel(packed, member)) for sheet, member in _sheets(packed) if member in names)
        elif "xl/workbook.bin" in names:
            targets = _targets(packed, "xl/_rels/workbook.bin.rels")
            for sheet, relation in sheets_of_xlsb(packed.read("xl/workbook.bin")):
                if (member := targets.get(relation)) in names and member.endswith(".bin"):
                    yield sheet, hidden_in_xlsb(packed.read(member))
        elif "content.xml" in names:
            yield from hidden_in_open_document(packed.read("content.xml"))


def _of_excel(packed: zipfile.ZipFile, member: str) -> HiddenParts:
    rows, columns = set[int](), set[int]()
    carried = b""
    with packed.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            chunk = carried + chunk
            if any(words in chunk for words in _MAY_HIDE):
                rows.update(_numbers(chunk))
                columns.update(_columns(chunk))
            cut = chunk.rfind(b"<", -_CARRIED)
            carried = chunk[cut:] if cut > 0 else b""
    return HiddenParts(frozenset(rows), frozenset(columns))


def _numbers(chunk: bytes) -> Iterator[int]:
    for row in _ROW.findall(chunk):
        number = _NUMBER.search(row)
        if number and _HIDDEN.search(row):
            yield int(number.group(1))


def _columns(chunk: bytes) -> Iterator[int]:
    for column in _COLUMN.findall(chunk):
        first, last = (each.search(column) for each in _SPAN)
        if first and last and _HIDDEN.search(column):
            yield from range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS))


def _sheets(packed: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet's name with the member of the zip that holds it."""
    from lxml import etree

    targets = _targets(packed, "xl/_rels/workbook.xml.rels")
    book = etree.fromstring(packed.read("xl/workbook.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    return [
        (each.get("name", ""), target)
        for each in book.iter("{*}sheet")
        if (target := targets.get(each.get(_RELATION)))
    ]


def _targets(packed: zipfile.ZipFile, member: str) -> dict[str, str]:
    """The members that a workbook's relations point at, by the relation's id."""
    from lxml import etree

    related = etree.fromstring(packed.read(member), etree.XMLParser(resolve_entities=False, no_network=True))
    return {
        each.get("Id"): posixpath.normpath(posixpath.join("xl", target)).removeprefix("/")
        for each in related
        if (target := each.get("Target", ""))
    }
