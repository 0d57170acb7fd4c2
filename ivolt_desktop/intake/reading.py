"""An agency's file, told by its content and not by its ending, as sheets of cells.

Refusals are one sentence each: ``FileMissing``, ``EmptyFile``, ``ProtectedFile``, ``TooLarge``, ``UnreadableFile``.
Nothing is written to disk; a table inside a zip file is read from memory.
"""

import glob
import hashlib
import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ivolt_desktop.intake.book import Cell, Progress, RawBook
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.html_tables import read_html_tables
from ivolt_desktop.intake.keyed_blocks import put_blocks_together
from ivolt_desktop.intake.map_areas import geojson_sheet, is_geojson
from ivolt_desktop.intake.other_files import APPLE, JSON, PACKED, XML, why_no_table, why_no_workbook
from ivolt_desktop.intake.packed_rows import part_packed_rows
from ivolt_desktop.intake.shapefiles import MAGIC, shapefile_sheet
from ivolt_desktop.intake.side_by_side import parted_side_by_side
from ivolt_desktop.intake.spreadsheets import looks_protected, read_spreadsheet
from ivolt_desktop.intake.text_tables import NOT_A_TABLE, decode, read_text_table
from ivolt_desktop.intake.unpacking import check_members, read_member, unpacked, with_slashes
from ivolt_desktop.intake.web_archives import is_web_archive, read_web_archive
from ivolt_desktop.intake.workbook_start import start_of_workbook
from ivolt_desktop.intake.xml_workbooks import is_xml_workbook, read_xml_workbook
from ivolt_desktop.rules.known_errors import EmptyFile, FileMissing, KnownError, ProtectedFile, TooLarge, UnreadableFile

LARGEST_FILE = 600_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_XML = re.compile(rb"\s*<\?xml\b")
_NOT_SENT = ("thumbs.db", "desktop.ini", ".ds_store")
"""Files that a computer puts into every folder."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table|head|body|meta|style|div)\b", re.I | re.S
)
LARGEST_TEXT = 400_000_000
"""Bytes of a text: its cells take about three times as much of the memory."""
_START = 160_000
_START_ROWS = 1_000
_NOTHING = b" \t\r\n\x00"
_WIDEST = 16_384
_SIMPLER = "outlines are kept to within five metres"
_TOO_LARGE = "This file is larger than the program will read. Ask the agency for a shorter one."
_EMPTY = "This file is empty: there is no row in it. Ask the agency to send it again."
_PICTURES = "This spreadsheet holds charts or pictures, and no rows. Ask the agency for the table behind them."


def read_book(path: Path, progress: Progress | None = None) -> RawBook:
    """Read a whole file. Sheets without a single filled cell are dropped; a file without any is ``EmptyFile``."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise TooLarge(_TOO_LARGE)
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise FileMissing("The file is no longer there. It may have been moved or renamed.") from fault
    except OSError as fault:
        raise UnreadableFile("The file could not be opened. It may be open in another program.") from fault
    with ThreadPoolExecutor(1) as beside:  # a digest needs no Python
        digest = beside.submit(hashlib.sha256, data)
        book = _shapefile(data, path) if data.startswith(MAGIC) else read_bytes(data, path.name, progress)
        book.size, book.digest = size, digest.result().hexdigest()
    return book


def read_start(path: Path) -> RawBook:
    """The beginning of a file, enough to see what it is; where there is more, ``partial`` says so.

    Of a large text or workbook only the beginning is read. Raises as ``read_book`` does.
    """
    book = read_large_start(path)
    if book is None:
        book = read_book(path)
        for sheet in book.sheets:
            book.partial = book.partial or len(sheet.rows) > _START_ROWS
            sheet.rows = sheet.rows[:_START_ROWS]
    return book


def read_large_start(path: Path) -> RawBook | None:
    """The beginning of a large text or workbook, read at once; None for any other file, and where the whole says more.

    Sheets of a workbook that are hidden are among it, each with its own beginning.
    """
    return _text_start(path) or _workbook_start(path)


def _workbook_start(path: Path) -> RawBook | None:
    small = start_of_workbook(path)
    if small is None:
        return None
    try:
        book = read_bytes(small, path.name)
        book.size, book.partial = path.stat().st_size, True
    except (KnownError, OSError):
        return None
    return book


def _text_start(path: Path) -> RawBook | None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(_START) if size > _START else b""
    except OSError:
        return None
    whole = data[: max(data.rfind(b"\n"), data.rfind(b"\r")) + 1]
    if data.startswith((_OLE, _ZIP, _GZIP, MAGIC)) or not whole.strip(_NOTHING) or whole.lstrip()[:1] in (b"{", b"["):
        return None
    try:
        book = _by_content(whole, path.name, None)
    except KnownError:
        return None
    if book.kind != "CSV text":
        return None
    book.sheets[0].rows = book.sheets[0].rows[:-1]  # the last one may have been cut short
    book.size, book.partial = size, True
    return book


def read_bytes(data: bytes, file_name: str, progress: Progress | None = None) -> RawBook:
    """Read the content of a file that is already in memory."""
    if progress:
        progress("Opening the file", 0.0)
    if not data[:4096].strip(_NOTHING) and not data.strip(_NOTHING):
        raise EmptyFile(_EMPTY)
    book = _by_content(data, file_name, progress)
    book.sheets = [sheet for sheet in book.sheets if any(cell not in ("", None) for row in sheet.rows for cell in row)]
    if not book.sheets:
        raise EmptyFile(_PICTURES if _shows_pictures(data) else _EMPTY)
    if any(_widest(sheet.rows) > _WIDEST for sheet in book.sheets):
        raise UnreadableFile("A row in this file has more cells than any table. Ask the agency to send it again.")
    done = [put_blocks_together(sheet) or part_packed_rows(sheet) for sheet in book.sheets if book.kind != "a map"]
    book.notes += dict.fromkeys(filter(None, done))
    sheets = [part for sheet in book.sheets for part in parted_side_by_side(sheet)]
    if len(sheets) > len(book.sheets):
        book.sheets = sheets
        book.notes.append("tables beside each other are read as sheets of their own")
    return book


def _by_content(data: bytes, file_name: str, progress: Progress | None) -> RawBook:
    if is_web_archive(data):
        return RawBook(file_name, "a web page table", len(data), read_web_archive(data))
    if why := why_no_table(data):
        raise UnreadableFile(why)
    if data.startswith(_GZIP):
        inside = unpacked(data)
        if inside.startswith((_GZIP, _ZIP)):
            raise UnreadableFile(PACKED)
        return read_bytes(inside, file_name.removesuffix(".gz"), progress)
    if data.startswith(_OLE):
        if looks_protected(data):
            raise ProtectedFile(
                "This file is protected by a password. Open it in Excel, save it without the password and try again."
            )
        if why := why_no_workbook(data):
            raise UnreadableFile(why)
        return RawBook(file_name, "Excel", len(data), read_spreadsheet(data, progress))
    if data.startswith(_ZIP):
        return _packed(data, file_name, progress)
    if data[:4] in (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00"):
        return RawBook(file_name, "Excel", len(data), read_spreadsheet(data, progress))
    if is_xml_workbook(data):
        return RawBook(file_name, "Excel", len(data), read_xml_workbook(data))
    start = data[:2048].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(start) or (b"<table" in data[:20_000].lower() and start.lstrip().startswith(b"<")):
        return RawBook(file_name, "a web page table", len(data), read_html_tables(decode(data)[0]))
    if _XML.match(start):
        raise UnreadableFile(XML)
    if start.lstrip()[:1] in b"{[" and (document := _json_of(data)) is not None:
        if is_geojson(document):
            return RawBook(file_name, "a map", len(data), [geojson_sheet(document, Path(file_name).stem)], [_SIMPLER])
        raise UnreadableFile(JSON)
    if len(data) > LARGEST_TEXT:
        raise TooLarge(_TOO_LARGE)
    sheet, notes = read_text_table(data, Path(file_name).stem, progress)
    return RawBook(file_name, "CSV text", len(data), [sheet], notes)


def _widest(rows: Sequence[Sequence[Cell]]) -> int:
    if isinstance(rows, Grid):
        return max([rows.width, *map(len, rows.odd.values())])
    return max(map(len, rows), default=0)


def _shows_pictures(data: bytes) -> bool:
    """Whether a packed spreadsheet has charts or pictures in it."""
    if not data.startswith(_ZIP):
        return False
    shown = ("xl/charts/", "xl/chartsheets/", "xl/media/", "Pictures/", "Object 1/")
    return any(name.startswith(shown) for name in check_members(data))


def _json_of(data: bytes) -> Any:
    """The document, or the first of a line each; None where the bytes are not JSON."""
    try:
        first, _, second = data.lstrip().partition(b"\n")
        if first.rstrip().endswith(b"}") and second.lstrip().startswith(b"{"):
            return json.loads(first)
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _shapefile(data: bytes, path: Path) -> RawBook:
    """A .shp file with its sisters from the same folder, whatever case their endings are in."""
    sisters: dict[str, bytes] = {}
    for each in path.parent.glob(f"{glob.escape(path.stem)}.*"):
        if each.suffix.casefold() in (".dbf", ".cpg"):
            sisters[each.suffix.casefold()] = each.read_bytes()
    sheet = shapefile_sheet(data, sisters.get(".dbf"), sisters.get(".cpg"), path.stem)
    return RawBook(path.name, "a map", len(data), [sheet], [_SIMPLER])


def _packed_shapefiles(data: bytes, file_name: str, names: Sequence[str]) -> RawBook | None:
    """The layers of a packed shapefile, a sheet each; None where there is none inside."""
    layers = [name for name in names if name.casefold().endswith(".shp") and not name.startswith("__MACOSX/")]
    if not layers:
        return None
    lowered = {name.casefold(): name for name in names}

    def sister(layer: str, ending: str) -> bytes | None:
        name = lowered.get(layer.casefold()[:-4] + ending)
        return read_member(data, name) if name else None

    sheets = [
        shapefile_sheet(read_member(data, layer), sister(layer, ".dbf"), sister(layer, ".cpg"), Path(layer).stem)
        for layer in layers
    ]
    return RawBook(file_name, "a map", len(data), sheets, [_SIMPLER])


def _packed(data: bytes, file_name: str, progress: Progress | None) -> RawBook:
    names = check_members(data)
    if any("\\" in name for name in names):
        data = with_slashes(data)
        names = check_members(data)
    inside = set(names)
    if "xl/workbook.xml" in inside or "xl/workbook.bin" in inside or any(n.startswith("xl/worksheets/") for n in names):
        return RawBook(file_name, "Excel", len(data), read_spreadsheet(data, progress))
    if "content.xml" in inside:
        return RawBook(file_name, "OpenDocument", len(data), read_spreadsheet(data, progress))
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise UnreadableFile("This is a Word or PowerPoint document, not a table. Ask for it as a spreadsheet.")
    shapes = _packed_shapefiles(data, file_name, names)
    if shapes:
        return shapes
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableFile(APPLE)
    tables = [name for name in names if not name.endswith("/") and not name.startswith("__MACOSX/")
              and not (bare := name.rpartition("/")[2].casefold()).startswith(".") and bare not in _NOT_SENT]
    if len(tables) != 1:
        raise UnreadableFile("This packed file holds more than one file. Unpack it and choose the table inside.")
    if tables[0].casefold().endswith(".zip"):
        raise UnreadableFile(NOT_A_TABLE)
    try:
        member = read_member(data, tables[0])
    except RuntimeError as fault:
        raise ProtectedFile(
            "This packed file is protected by a password. Unpack it and choose the table inside."
        ) from fault
    book = read_bytes(member, Path(tables[0]).name, progress)
    book.notes.append(f"taken out of {file_name}")
    return book
