"""The beginning of a large workbook (xlsx, xlsm) as a small workbook of its own, made in memory.

Every sheet is cut behind one of its first rows, and the list of shared texts behind the last that these rows use; what
is left is a workbook like any other, read by the same reader.
"""

import io
import re
import zipfile
from pathlib import Path

_SHEET_BYTES = 1_500_000
"""Unpacked bytes of a sheet that are kept: a thousand rows or more of any usual table."""
_CHUNK = 1 << 18
_MOST_TEXTS = 60_000_000
_ROW_END = b"</row>"
_TEXT_END = re.compile(rb"</si>|<si\s*/>")
_USES_TEXT = re.compile(rb"""\bt="s"[^>]*>\s*<v>(\d+)</v>""")
_TEXTS = "xl/sharedStrings.xml"
_LEFT_BEHIND = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/pivotCache/", "xl/embeddings/")


def start_of_workbook(path: Path) -> bytes | None:
    """The small workbook; None for any other file, a workbook that is small itself, and one that is oddly written.

    Never raises for a damaged file: whoever reads the whole of it says what is wrong.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return _start_of(packed)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        return None


def _start_of(packed: zipfile.ZipFile) -> bytes | None:
    members = packed.infolist()
    sheets = [each for each in members if _is_sheet(each.filename)]
    if not any(each.file_size > _SHEET_BYTES for each in sheets) or any(each.flag_bits & 1 for each in members):
        return None
    cut: dict[str, bytes] = {}
    for each in sheets:
        start = _start_of_sheet(packed, each)
        if start is None:
            return None
        cut[each.filename] = start
    if _TEXTS in {each.filename for each in members}:
        last = max((int(number) for text in cut.values() for number in _USES_TEXT.findall(text)), default=-1)
        texts = _first_texts(packed, last + 1)
        if texts is None:
            return None
        cut[_TEXTS] = texts
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as small:
        for each in members:
            if each.filename in cut:
                small.writestr(each.filename, cut[each.filename])
            elif each.file_size <= _SHEET_BYTES and not each.filename.startswith(_LEFT_BEHIND):
                small.writestr(each.filename, packed.read(each))
    return made.getvalue()


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _start_of_sheet(packed: zipfile.ZipFile, sheet: zipfile.ZipInfo) -> bytes | None:
    with packed.open(sheet) as stream:
        start = stream.read(_SHEET_BYTES)
        if len(start) < _SHEET_BYTES:
            return start
    end = start.rfind(_ROW_END)
    if end < 0 or b"<sheetData>" not in start[:end]:
        return None
    return start[: end + len(_ROW_END)] + b"</sheetData></worksheet>"


def _first_texts(packed: zipfile.ZipFile, wanted: int) -> bytes | None:
    """The list of shared texts up to the ``wanted``-th; None where so many of them make it no quick look."""
    parts: list[bytes] = []
    seen = read = 0
    carried = b""
    with packed.open(_TEXTS) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > _MOST_TEXTS:
                return None
            chunk = carried + chunk
            ends = [match.end() for match in _TEXT_END.finditer(chunk)]
            if seen + len(ends) >= max(wanted, 1):
                parts += [chunk[: ends[max(wanted, 1) - seen - 1]], b"</sst>"]
                return b"".join(parts)
            seen += len(ends)
            stop = ends[-1] if ends else 0
            parts.append(chunk[:stop])
            carried = chunk[stop:]
    return b"".join([*parts, carried])
