"""Cutting a large and sound text into columns at once, with Arrow's reader instead of the standard library's.

What is sound is told from its bytes beforehand, so that both readers are sure to cut it alike: quotes stand only round
whole cells, no cell holds a line end, no line is blank, and every line ends alike.
"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from ivolt_desktop.intake.book import CodedTexts, Progress, TextCells
from ivolt_desktop.intake.grid import Grid
from ivolt_desktop.intake.row_cutting import Dialect, reader_of
from ivolt_desktop.store.coded import numbers_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PIECE = 1 << 24
_BLOCK = 1 << 22
_MOSTLY_DIFFERENT = 0.8
_JUDGED_BY = 65_536
_AHEAD = 3
_LF, _CR = 10, 13
_BOM = b"\xef\xbb\xbf"


def cut_at_once(data: bytes, encoding: str, dialect: Dialect, progress: Progress | None) -> Grid | None:
    """Every line of ``data`` as a row; None where the text is not sound enough to be cut this way."""
    plain = (dialect.delimiter + dialect.quote).isascii() and not dialect.spaced and not dialect.escape
    if encoding not in ("utf-8", "utf-8-sig") or not plain or b"\x00" in data:
        return None
    width = _first_width(data, encoding, dialect)
    lines = _sound_lines(data, dialect) if width > 1 else 0
    if not lines:
        return None
    import pyarrow as pa
    from pyarrow import csv as arrow

    if progress:
        progress("Reading the rows", 0.2)
    text = pa.string()
    pa.set_memory_pool(_memory_that_is_given_back(pa.default_memory_pool()))
    try:
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(data)),
            arrow.ReadOptions(autogenerate_column_names=True, block_size=_BLOCK),
            arrow.ParseOptions(delimiter=dialect.delimiter, quote_char=dialect.quote, ignore_empty_lines=False),
            arrow.ConvertOptions(column_types={f"f{place}": text for place in range(width)}, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:  # a row of another width, or larger than a block
        return None
    if table.num_columns != width or table.num_rows != lines:
        return None
    columns = table.columns
    del table
    grid = Grid.of_columns(list(_columns(columns, progress)))
    pa.default_memory_pool().release_unused()
    return grid


def _memory_that_is_given_back(usual: Any) -> Any:
    """Where Arrow is to take its memory from: of the usual one much stays with the program when all was let go of."""
    import pyarrow as pa

    return pa.jemalloc_memory_pool() if "jemalloc" in pa.supported_memory_backends() else usual


def _first_width(data: bytes, encoding: str, dialect: Dialect) -> int:
    end = data.find(b"\n") + 1 or len(data)
    if end > _BLOCK:
        return 0
    try:
        return len(next(reader_of(data[:end].decode(encoding, "replace"), dialect), []))
    except csv.Error:
        return 0


def _columns(columns: list[Any], progress: Progress | None) -> Iterator[Sequence[str]]:
    """Each column as texts, with its different texts told apart where they are few; lets go of ``columns``."""
    import numpy as np

    width = len(columns)
    with ThreadPoolExecutor(1) as ahead:  # telling them apart needs no Python: it runs ahead of the making of texts
        waiting: deque[Future[Any]] = deque()
        try:
            while columns or waiting:
                while columns and len(waiting) < _AHEAD:
                    waiting.append(ahead.submit(_told_apart, columns.pop(0)))
                if progress:
                    progress("Reading the rows", 1 - 0.6 * (len(columns) + len(waiting)) / width)
                column = waiting.popleft().result()
                if hasattr(column, "dictionary"):
                    codes = numbers_of(column.indices).astype(np.int32)
                    yield CodedTexts(column.dictionary.to_pylist(), codes)
                else:
                    yield TextCells(column.to_pylist())
        finally:
            ahead.shutdown(cancel_futures=True)


def _told_apart(column: Any) -> Any:
    """The column with each different text once, or as it is where most are different."""
    start = column.slice(0, _JUDGED_BY)
    if len(start.unique()) > _MOSTLY_DIFFERENT * len(start):
        return column
    return column.combine_chunks().dictionary_encode()


def _sound_lines(data: bytes, dialect: Dialect) -> int:
    """How many lines the text has; 0 where it is not sound."""
    import numpy as np

    held = np.frombuffer(data, dtype=np.uint8)
    ends = _places(held, _LF)
    returns = data.count(b"\r") if b"\r" in data else 0
    if returns and (returns != len(ends) - (data[:1] == b"\n") or not (held[ends - 1] == _CR).all()):
        return 0
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    if ((ends - starts) <= bool(returns)).any():
        return 0
    whole = data.endswith(b"\n")
    if not whole and not data[int(ends[-1]) + 1 if len(ends) else 0 :].strip(_BOM):
        return 0
    if not _quotes_are_sound(held, ends, dialect, len(_BOM) if data.startswith(_BOM) else 0):
        return 0
    return len(ends) + (not whole)


def _places(held: "NDArray[np.uint8]", byte: int) -> "NDArray[np.int64]":
    """Where a byte stands, looked for piece by piece so that little more than the text itself is held."""
    import numpy as np

    found = [np.flatnonzero(held[at : at + _PIECE] == byte) + at for at in range(0, len(held), _PIECE)]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _quotes_are_sound(
    held: "NDArray[np.uint8]", ends: "NDArray[np.int64]", dialect: Dialect, begin: int
) -> bool:
    """Whether quotes open at the start of a cell and close at its end, on one line, and inside come in pairs."""
    import numpy as np

    quotes = _places(held, ord(dialect.quote))
    if not len(quotes):
        return True
    if len(quotes) % 2:
        return False
    is_edge = np.zeros(256, dtype=bool)
    is_edge[[ord(dialect.delimiter), _LF, _CR]] = True
    opening, closing = quotes[::2], quotes[1::2]
    doubled = closing[:-1] + 1 == opening[1:]
    before = is_edge[held[opening - 1]] | (opening == begin)
    before[1:] |= doubled
    last = closing == len(held) - 1
    after = last | is_edge[held[np.where(last, 0, closing + 1)]]
    after[:-1] |= doubled
    on_one_line = bool((np.searchsorted(ends, opening) == np.searchsorted(ends, closing)).all())
    return bool(before.all() and after.all() and on_one_line)
