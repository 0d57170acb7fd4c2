"""Looking into packed files before anything is unpacked, so that a small file cannot fill the memory."""

import gzip
import io
import re
import struct
import zipfile
import zlib

from ivolt_desktop.rules.known_errors import TooLarge, UnreadableFile

LARGEST_UNPACKED = 600_000_000
LARGEST_AREA = 24_000_000
_CHUNK = 1 << 20
_SCANNED_WHOLE = 8_000_000
_OVERLAP = 200
_ROW = re.compile(rb"""\br\s*=\s*["'][A-Z]{1,3}(\d{1,7})["'][^>/]*>""")
_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,3})\d+["'][^>/]*>""")
_TOO_LARGE = "This file unpacks to more than the program will read. Ask the agency for a shorter one."
_DAMAGED = "This file is damaged and cannot be opened. Ask the agency to send it again."


def check_members(data: bytes) -> list[str]:
    """The names inside a zip file, once its true unpacked size is known to be bearable.

    Sizes are first taken from the directory, then proved by unpacking piece by piece without keeping anything.
    Raises ``TooLarge``, or ``UnreadableFile`` where the zip is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if len(members) > 10_000 or sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise TooLarge(_TOO_LARGE)
            if any(member.flag_bits & 1 for member in members):
                return [member.filename for member in members]
            for member in members:
                sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
                _prove(packed, member, sheet)
            return [member.filename for member in members]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, ValueError, OSError,
            KeyError, NotImplementedError) as fault:  # fmt: skip
        raise UnreadableFile(_DAMAGED) from fault


def read_member(data: bytes, name: str) -> bytes:
    """The bytes of one member of a zip file that ``check_members`` has passed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name)


def with_slashes(data: bytes) -> bytes:
    """The same zip file with its members named as they should be, where a program wrote backslashes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as written:
        for member in packed.infolist():
            if not member.flag_bits & 1:
                written.writestr(member.filename.replace("\\", "/"), packed.read(member))
    return made.getvalue()


def unpacked(data: bytes) -> bytes:
    """What a gzip file holds. Raises ``TooLarge``, or ``UnreadableFile`` where it is damaged."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise UnreadableFile(_DAMAGED) from fault
    if len(content) > LARGEST_UNPACKED:
        raise TooLarge(_TOO_LARGE)
    return content


def _prove(packed: zipfile.ZipFile, member: zipfile.ZipInfo, sheet: bool) -> None:
    """Unpack a member piece by piece; for a worksheet also measure how far its filled cells reach.

    In a large sheet the rows are taken to be in order, so that only the end of each piece is searched for them.
    """
    last_row = last_column = 1
    read = 0
    carried = b""
    with packed.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > LARGEST_UNPACKED:
                raise TooLarge(_TOO_LARGE)
            if sheet:
                chunk = carried + chunk
                carried = chunk[-_OVERLAP:]
                searched = chunk if member.file_size <= _SCANNED_WHOLE else chunk[-4000:]
                last_row = max([last_row, *map(int, set(_ROW.findall(searched)))])
                last_column = max([last_column, *map(_column_number, set(_COLUMN.findall(chunk)))])
    if last_row * last_column > LARGEST_AREA:
        raise TooLarge("A sheet in this file reaches too far to be read. Ask the agency for the table alone.")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
