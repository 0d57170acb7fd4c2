"""Spreadsheet files (xlsx, xlsm, xlsb, xls, ods) through python-calamine.

Formulas are never run: the values stored beside them are read.
"""

import io
import struct

from ivolt_desktop.intake.book import HiddenParts, Progress, RawSheet
from ivolt_desktop.intake.hidden_parts import hidden_parts
from ivolt_desktop.intake.open_documents import merged_down
from ivolt_desktop.intake.unpacking import LARGEST_AREA
from ivolt_desktop.rules.known_errors import ProtectedFile, TooLarge, UnreadableFile

_PROTECTED = "This file is protected by a password. Open it in Excel, save it without the password and try again."


def read_spreadsheet(data: bytes, progress: Progress | None = None) -> list[RawSheet]:
    """Every worksheet, hidden ones last and marked. Raises ``ProtectedFile``, ``TooLarge`` or ``UnreadableFile``."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    sheets: list[RawSheet] = []
    not_shown, merged = hidden_parts(data), merged_down(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            listed = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            for place, meta in enumerate(listed):
                if progress:
                    progress("Reading the sheets", place / len(listed))
                sheet = book.get_sheet_by_name(meta.name)
                if sheet.height * sheet.width > LARGEST_AREA:
                    raise TooLarge("A sheet in this file is too large to be read. Ask the agency for a shorter one.")
                top, left = sheet.start or (0, 0)
                hidden = meta.visible != SheetVisibleEnum.Visible
                rows = sheet.to_python(skip_empty_area=True)
                parts = not_shown.get(meta.name, HiddenParts())
                columns = frozenset(column - left for column in parts.columns if column >= left)
                told = merged.get(meta.name) or [(first + 1, place, last + 1) for (first, place), (last, end)
                                                 in sheet.merged_cell_ranges or () if place == end and last > first]
                down = tuple((first, place - left, last) for first, place, last in told)
                sheets.append(RawSheet(meta.name, rows, top + 1, hidden, parts.rows, columns, down))
    except PasswordError as fault:
        raise ProtectedFile(_PROTECTED) from fault
    except CalamineError as fault:
        if "password" in str(fault).casefold() or looks_protected(data):
            raise ProtectedFile(_PROTECTED) from fault
        raise UnreadableFile(
            "This spreadsheet is damaged and cannot be opened. Ask the agency to send it again."
        ) from fault
    return sorted(sheets, key=lambda sheet: sheet.hidden)


def looks_protected(data: bytes) -> bool:
    """Whether an OLE file is an encrypted workbook, old (a FILEPASS record) or new (an encrypted package)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    place = data.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # the first record of an Excel 97 workbook
    for _ in range(12):
        if not 0 <= place <= len(data) - 4:
            return False
        record, length = struct.unpack_from("<HH", data, place)
        if record == 0x2F:  # FILEPASS: everything after it is encrypted
            return True
        place += 4 + length
    return False
