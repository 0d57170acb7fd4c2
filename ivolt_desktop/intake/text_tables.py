"""Text files of rows: from bytes to cells, whatever the encoding, delimiter and line ends.

Decoding tries, in this order: a byte-order mark, UTF-16 without one, strict UTF-8, then Windows-1252 where the few
high bytes look like accents and pound signs, and charset-normalizer for the rest. Quotes that are never closed do
not swallow the rows after them: a quote left open for more than ``_LONGEST_CELL`` lines is taken as a plain character.
"""

import codecs
import re
from collections.abc import Sequence
from itertools import pairwise

from ivolt_desktop.intake.book import Progress, RawSheet
from ivolt_desktop.intake.broken_rows import join_broken
from ivolt_desktop.intake.column_cutting import cut_by_column
from ivolt_desktop.intake.dialects import guess_dialect
from ivolt_desktop.intake.fixed_width import cut_by_place, is_cut_well
from ivolt_desktop.intake.keyed_blocks import lines_as_records
from ivolt_desktop.intake.older_encodings import encoded_once, single_byte_encoding
from ivolt_desktop.intake.row_cutting import Dialect, cut
from ivolt_desktop.intake.row_mending import mend
from ivolt_desktop.rules.counting_words import count_of
from ivolt_desktop.rules.known_errors import UnreadableFile

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_WIDE = tuple(mark for mark, encoding in _BOMS if encoding != "utf-8-sig")
_FEW_NULS = 0.05
_OLDER = re.compile("[\udc80-\udcff]")
_LARGEST_MIXED = 50_000_000
_MENDED = ["bytes that are no text, or in another encoding than the rest, were put right"]
LARGE = 1_000_000
"""Bytes from which a text is read by column, where it is sound enough for that."""
_HEAD = 1_000_000
_PIECE = 1 << 22
_OLD_WAYS = {"cp1252": "as on older Windows", "cp850": "as in DOS", "mac_roman": "as on old Macs"}
_BY_BYTES = ("utf-8", "utf-8-sig", "cp1252")
"""Encodings in which a delimiter, a quote and a line end are single bytes that stand for nothing else."""
NOT_A_TABLE = "This file is not a table the program can read. Ask for it as a spreadsheet or a CSV file."


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding. Raises ``UnreadableFile`` for what is not text."""
    encoding = encoding_of(data)
    return data.decode(encoding, "replace"), encoding


def encoding_of(data: bytes) -> str:
    """The encoding of a text. Raises ``UnreadableFile`` for what is not text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    head = data[:4096]
    if b"\x00" in head:
        for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
            if zeros.count(0) > 0.6 * len(zeros) and others.count(0) <= 0.2 * len(others):
                return encoding
        raise UnreadableFile(NOT_A_TABLE)
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if controls > 0.02 * len(head) + 2:
        raise UnreadableFile(NOT_A_TABLE)
    return "utf-8" if _is_utf_8(data) else _older_encoding(data)


def _is_utf_8(data: bytes) -> bool:
    """Whether it decodes, told piece by piece so that a large file is not held twice."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(view[start : start + _PIECE], start + _PIECE >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _older_encoding(data: bytes) -> str:
    sample = data[:200_000]
    high = sum(byte > 127 for byte in sample)
    pairs = sum(a > 127 and b > 127 for a, b in pairwise(sample))
    if high < 0.02 * len(sample) or (high < 0.2 * len(sample) and pairs < 0.25 * high):
        return single_byte_encoding(sample)
    import charset_normalizer

    found = charset_normalizer.from_bytes(
        sample[: sample.rfind(b"\n", 0, 60_000) + 1] or sample, cp_exclusion=["utf_7"]
    ).best()
    return "cp1252" if found is None or found.encoding == "ascii" else found.encoding


def _without_nuls(data: bytes) -> bytes:
    """The same without the few NUL bytes that a damaged export or a broken copy left in a text."""
    if b"\x00" not in data or data.startswith(_WIDE):
        return data
    sound = data.rstrip(b"\x00")
    head = sound[:4096]
    return data if head.count(0) > _FEW_NULS * len(head) else sound.replace(b"\x00", b"")


def _mixed_mended(data: bytes) -> bytes:
    """The same in UTF-8 where some rows are in it and others in Windows-1252, as in files that were joined."""
    if len(data) > _LARGEST_MIXED or data.startswith(_WIDE) or _is_utf_8(data):
        return data
    text = data.decode("utf-8", "surrogateescape")
    older = len(_OLDER.findall(text))
    if not data.startswith(codecs.BOM_UTF8) and sum(char > "\x7f" for char in text) < 2 * older:
        return data
    return _OLDER.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text).encode()


def read_text_table(data: bytes, name: str, progress: Progress | None = None) -> tuple[RawSheet, list[str]]:
    """One sheet of text cells, and notes in words on what was decided (encoding, delimiter)."""
    sound = _mixed_mended(_without_nuls(data))
    sound = encoded_once(sound) if len(sound) <= _LARGEST_MIXED else sound
    said = _MENDED if sound is not data else []
    data = sound
    encoding = encoding_of(data)
    large = len(data) > LARGE and encoding in _BY_BYTES
    text = data[:_HEAD].decode(encoding, "ignore") if large else data.decode(encoding, "replace")
    blocks = lines_as_records(text)
    if blocks and large:
        blocks = lines_as_records(data.decode(encoding, "replace"))
    if blocks:
        return RawSheet(name, blocks[0]), [blocks[1], *_written_in(encoding), *said]
    dialect = guess_dialect(text)
    made = None
    if large:
        if not dialect.escape and b"\\" + dialect.quote.encode() not in data:
            made = cut_by_column(data, encoding, dialect, progress)
        if made is None:
            text = data.decode(encoding, "replace")
            dialect = guess_dialect(text)
    made = made or cut(text, dialect)
    by_place = None
    if not is_cut_well(made.rows):  # of a large text only the beginning was decoded so far
        by_place = cut_by_place(data.decode(encoding, "replace") if large else text)
    broken = join_broken(made.rows) if by_place is None and isinstance(made.rows, list) else 0
    mended = mend(made, dialect) if by_place is None and not broken else []
    rows = made.rows if by_place is None else by_place
    notes = [f"parted by {dialect.words}" if by_place is None else "columns told by their places on the lines"]
    if dialect.quote != '"':
        notes.append(f"quoted with {dialect.quote}")
    if dialect.escape:
        notes.append("quotes inside cells come after a backslash")
    notes += [*_written_in(encoding), *said, *mended]
    if broken:
        notes.append(f"{count_of(broken, 'row')} broken over several lines by a line end in a cell, put together")
    if text.startswith("sep=") and rows and len(rows[0]) <= 2:
        rows[0] = []
    return RawSheet(name, rows), notes


def _written_in(encoding: str) -> list[str]:
    if encoding in ("utf-8", "utf-8-sig"):
        return []
    return [f"its letters are written {_OLD_WAYS.get(encoding, 'in a way of their own')} ({encoding})"]


def parse_rows(text: str, dialect: Dialect) -> Sequence[list[str]]:
    """Cut text into rows of cells. Every line of the text is in exactly one row."""
    return cut(text, dialect).rows
