"""The lines of a large text as they stand in its file, packed while the file is read.

A file in which every row is one line needs its rows' text written down nowhere else: a block of packed lines, cut
again by the same rules, gives the same cells.
"""

import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate

from ivolt_desktop.intake.row_cutting import Dialect, reader_of

BYTES_IN_A_BLOCK = 256_000
_LEVEL = 1
_LINE_END = 10


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Some lines of a text: the place of the first one (0 is the top), how many there are, their bytes being packed."""

    first: int
    count: int
    packing: Future[bytes]
    encoding: str

    @property
    def packed(self) -> bytes:
        """The packed bytes; waits for them."""
        return self.packing.result()


@dataclass(frozen=True, slots=True)
class KeptLines:
    """Every line of a text, in blocks from the top down, and the writing by which lines are cut into cells."""

    blocks: tuple[LineBlock, ...]
    dialect: Dialect


class LinePacker:
    """Packs a text beside the thread that reads it: packing needs no Python."""

    def __init__(self, data: bytes, encoding: str, dialect: Dialect) -> None:
        import numpy as np

        self._encoding, self._dialect = encoding, dialect
        self._threads = ThreadPoolExecutor(1)
        view = memoryview(data)
        held = np.frombuffer(data, dtype=np.uint8)
        spans = list(_spans(data))
        self._counts = [int(np.count_nonzero(held[start:stop] == _LINE_END)) for start, stop in spans]
        self._whole = data.endswith(b"\n")
        self._wanted = False
        self._pieces = [view[start:stop] for start, stop in spans]
        self._packed: list[Future[bytes]] = []

    def start(self) -> None:
        """Begin to pack."""
        self._packed = [self._threads.submit(zlib.compress, piece, _LEVEL) for piece in self._pieces]
        self._pieces = []

    @property
    def lines(self) -> int:
        """How many lines the text has, a last one without an end among them."""
        return sum(self._counts) + (not self._whole)

    def finish(self) -> KeptLines:
        """The lines, which go on being packed while others work with the table."""
        assert self._packed
        counts = [*self._counts[:-1], self._counts[-1] + (not self._whole)]
        later = "utf-8" if self._encoding == "utf-8-sig" else self._encoding
        blocks = tuple(
            LineBlock(first, count, packing, later if first else self._encoding)
            for first, count, packing in zip(accumulate(counts, initial=0), counts, self._packed, strict=False)
        )
        self._threads.shutdown(wait=False)
        self._wanted = True
        return KeptLines(blocks, self._dialect)

    def stop(self) -> None:
        """Pack no more, unless the lines were asked for."""
        if not self._wanted:
            self._threads.shutdown(wait=True, cancel_futures=True)


def rows_of(packed: bytes, encoding: str, dialect: Dialect) -> list[list[str]]:
    """The rows of a block of packed lines."""
    return list(reader_of(zlib.decompress(packed).decode(encoding, "replace"), dialect))


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """Starts and stops of blocks; each but the last stops behind a line end."""
    start = 0
    while start < len(data):
        stop = data.find(b"\n", start + BYTES_IN_A_BLOCK - 1) + 1 or len(data)
        yield start, stop
        start = stop
