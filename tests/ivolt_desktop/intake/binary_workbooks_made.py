"""Small workbooks in Excel's binary formats, made record by record: rows of texts, some rows and columns hidden."""

import io
import struct
import zipfile
from collections.abc import Collection, Sequence

_SECTOR, _END, _FAT, _FREE = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xls(sheet: str, rows: Sequence[Sequence[str]], hidden: Collection[int] = (), columns: Collection[int] = (),
        *, small: bool = False) -> bytes:  # fmt: skip
    """An Excel 97 workbook. ``hidden`` are row numbers (1 is the top), ``columns`` places (0 is A).

    ``small`` puts its stream among the small ones, as a program may for a file below 4,096 bytes.
    """
    name = struct.pack("<BB", len(sheet), 1) + sheet.encode("utf-16-le")
    begin, end = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), _record(0x0A, b"")
    page = _record(0x42, struct.pack("<H", 1200))
    start = len(begin) + len(page) + 4 + 6 + len(name) + len(end)
    parts = [begin, page, _record(0x85, struct.pack("<IH", start, 0) + name), end,
             _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]  # fmt: skip
    parts += [_record(0x7D, struct.pack("<HHHHHH", at, at, 2560, 15, 1, 0)) for at in columns]
    wide = max(map(len, rows))
    parts.append(_record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, wide, 0)))
    for number, cells in enumerate(rows):
        flags = 0x120 if number + 1 in hidden else 0x100
        parts.append(_record(0x208, struct.pack("<HHHHHHHH", number, 0, len(cells), 255, 0, 0, flags, 15)))
        for at, text in enumerate(cells):
            if text.isdigit():
                parts.append(_record(0x203, struct.pack("<HHHd", number, at, 0, float(text))))
            else:
                written = struct.pack("<HHHHB", number, at, 0, len(text), 1) + text.encode("utf-16-le")
                parts.append(_record(0x204, written))
    return _compound(b"".join([*parts, end]), small)


def xlsb(sheet: str, rows: Sequence[Sequence[str]], hidden: Collection[int] = (), columns: Collection[int] = ()
         ) -> bytes:  # fmt: skip
    """A binary workbook of Excel 2007 and later."""
    book = _record12(131, b"") + _record12(143, b"")
    book += _record12(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(sheet))
    book += _record12(144, b"") + _record12(132, b"")
    page = [_record12(129, b""), _record12(148, struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1))]
    if columns:
        page.append(_record12(390, b""))
        page += [_record12(60, struct.pack("<IIIIH", at, at, 2560, 0, 1)) for at in columns]
        page.append(_record12(391, b""))
    page.append(_record12(145, b""))
    for number, cells in enumerate(rows):
        flags = 0x1000 if number + 1 in hidden else 0
        page.append(_record12(0, struct.pack("<IIHHBI", number, 0, 300, flags, 0, 0)))
        for at, text in enumerate(cells):
            if text.isdigit():
                page.append(_record12(5, struct.pack("<IId", at, 0, float(text))))
            else:
                page.append(_record12(6, struct.pack("<II", at, 0) + _wide(text)))
    page += [_record12(146, b""), _record12(130, b"")]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        packed.writestr("xl/workbook.bin", book)
        packed.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        )
        packed.writestr("xl/worksheets/sheet1.bin", b"".join(page))
    return made.getvalue()


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _record12(kind: int, data: bytes) -> bytes:
    said = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    length = bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])
    return said + length + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _compound(stream: bytes, small: bool) -> bytes:
    """A compound file of one stream: a sector of the table, one of the directory, then the stream."""
    size = len(stream) if small else max(len(stream), 4096)
    content = stream.ljust(-(-size // _SECTOR) * _SECTOR, b"\0")
    sectors = len(content) // _SECTOR
    table = [_FAT, _END, *range(3, 2 + sectors), _END]
    extra = b""
    if small:
        pieces = -(-size // 64)
        extra = struct.pack(f"<{pieces}I", *range(1, pieces), _END).ljust(_SECTOR, b"\xff")
        table.append(_END)
    assert len(table) <= _SECTOR // 4 and len(extra) <= _SECTOR
    listed = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    root = _entry("Root Entry", 5, 2 if small else _END, len(content) if small else 0, 1)
    entries = root + _entry("Workbook", 2, 0 if small else 2, size, _FREE)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 2 + sectors if small else _END, int(small), _END, 0)
    head += struct.pack("<I", 0).ljust(109 * 4, b"\xff")
    return head + listed + entries.ljust(_SECTOR, b"\0") + content + extra


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
            + bytes(36) + struct.pack("<IQ", start, size))  # fmt: skip
