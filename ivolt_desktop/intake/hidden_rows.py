"""Rows that somebody hid or filtered away in a spreadsheet: python-calamine reads them without saying so.

Told for xlsx, xlsm and ods; the older binary formats are read without this knowledge.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CHUNK = 1 << 20
_CARRIED = 400
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """Row numbers (1 is the top) hidden on each sheet, by the sheet's name; sheets without any are not named."""
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if "xl/workbook.xml" in names:
                return dict(_of_excel(packed, names))
            if "content.xml" in names:
                return dict(_of_open_document(packed))
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, ValueError, XMLSyntaxError):
        pass  # a file the reader itself could make something of; that rows were hidden is then not known
    return {}


def _of_excel(packed: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, frozenset[int]]]:
    for sheet, member in _sheet_members(packed):
        if member not in names:
            continue
        found: set[int] = set()
        carried = b""
        with packed.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                chunk = carried + chunk
                if b"hidden=" in chunk:
                    found.update(_numbers(chunk))
                cut = chunk.rfind(b"<", -_CARRIED)
                carried = chunk[cut:] if cut > 0 else b""
        if found:
            yield sheet, frozenset(found)


def _numbers(chunk: bytes) -> Iterator[int]:
    for row in _ROW.findall(chunk):
        number = _NUMBER.search(row)
        if number and _HIDDEN.search(row):
            yield int(number.group(1))


def _sheet_members(packed: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet's name with the member of the zip that holds it."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    related = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), safe)
    targets = {each.get("Id"): each.get("Target", "") for each in related}
    book = etree.fromstring(packed.read("xl/workbook.xml"), safe)
    return [
        (each.get("name", ""), posixpath.normpath(posixpath.join("xl", target)).removeprefix("/"))
        for each in book.iter("{*}sheet")
        if (target := targets.get(each.get(_RELATION)))
    ]


def _of_open_document(packed: zipfile.ZipFile) -> Iterator[tuple[str, frozenset[int]]]:
    from lxml import etree

    content = packed.read("content.xml")
    if b"table:visibility=" not in content:
        return
    page = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for table in page.iter(f"{_OFFICE_TABLE}table"):
        at, found = 0, set[int]()
        for row in table.iter(f"{_OFFICE_TABLE}table-row"):
            times = int(row.get(f"{_OFFICE_TABLE}number-rows-repeated", "1"))
            if row.get(f"{_OFFICE_TABLE}visibility") in ("collapse", "filter") and times < 100_000:
                found.update(range(at + 1, at + times + 1))
            at += times
        if found:
            yield table.get(f"{_OFFICE_TABLE}name", ""), frozenset(found)
