"""One stream out of a compound file, the container that Excel's old .xls files are.

Chains of sectors are followed no further than the file has sectors, so that a damaged file ends in an error.
"""

import struct
from collections.abc import Sequence

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_SECTOR = 0xFFFFFFF9
_ENTRY = 128
_IN_HEADER = 109
_ROOT, _STREAM = 5, 2


def stream_of(data: bytes, *names: str) -> bytes | None:
    """The content of the first stream found under one of ``names`` (in any case); None where there is none.

    Raises ``ValueError`` or ``struct.error`` for a file that is damaged, cut short or no compound file.
    """
    if data[:8] != _MAGIC:
        raise ValueError("no compound file")
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError("sectors of a size there is not")
    sectors = _Sectors(data, 1 << shift)
    directory_at, _, cutoff, small_table_at = struct.unpack_from("<IIII", data, 48)
    directory = sectors.chain(directory_at)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    wanted = [name.casefold() for name in names]
    found = [entry for entry in entries if entry[66] == _STREAM and _name(entry) in wanted]
    if not found:
        return None
    entry = min(found, key=lambda each: wanted.index(_name(each)))
    start, size = struct.unpack_from("<II", entry, 116)
    if size >= cutoff:
        return sectors.chain(start)[:size]
    root = next((each for each in entries if each[66] == _ROOT), None)
    if root is None:
        raise ValueError("no root")
    small = sectors.chain(struct.unpack_from("<I", root, 116)[0])
    table = _numbers(sectors.chain(small_table_at))
    parts = [small[at << small_shift : (at + 1) << small_shift] for at in _followed(table, start)]
    return b"".join(parts)[:size]


class _Sectors:
    """The sectors of a file and the table that says which follows which."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
        further = struct.unpack_from("<I", data, 68)[0]
        for _ in range(len(data) // size):
            if further > _LARGEST_SECTOR:
                break
            page = _numbers(self._sector(further))
            listed += page[:-1]
            further = page[-1]
        most = len(data) // size
        self._table: list[int] = []
        for number in listed[: most + 1]:
            if number <= _LARGEST_SECTOR:
                self._table += _numbers(self._sector(number))

    def chain(self, start: int) -> bytes:
        """The content of a chain of sectors."""
        return b"".join(map(self._sector, _followed(self._table, start)))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        found = self._data[at : at + self._size]
        if not found:
            raise ValueError("a sector beyond the end of the file")
        return found.ljust(self._size, b"\0")


def _followed(table: Sequence[int], start: int) -> list[int]:
    found: list[int] = []
    while start <= _LARGEST_SECTOR:
        if len(found) > len(table):
            raise ValueError("a chain without an end")
        found.append(start)
        start = table[start] if start < len(table) else _LARGEST_SECTOR + 1
    return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()
