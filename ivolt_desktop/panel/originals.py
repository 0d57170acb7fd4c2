"""The text of every row of a delivered file, kept in packed blocks of rows beside the rows' fates.

A block has a head (JSON, packed) and a body (packed). The body is either the texts of some rows by column, as JSON, or
the very lines of the file, which the head says how to cut. Rows that are no records (titles, totals) stand in the head
by themselves. Blocks of an earlier version are one packed JSON; rows of files brought in by the version before that
keep their text with their fate.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.grid_body import GridBody
from ivolt_desktop.intake.kept_lines import KeptLines, rows_of
from ivolt_desktop.intake.resolving import ReviewedRows
from ivolt_desktop.intake.row_cutting import Dialect
from ivolt_desktop.model import DeliveryText
from ivolt_desktop.store import bulk

ROWS_IN_A_BLOCK = 2_000
_LEVEL = 1
_AHEAD = 4
_HEADED = b"\x01"
"""Begins a block with a head; the blocks of an earlier version begin as zlib does."""


def keep_originals(session: Session, delivery_id: int, rows: ReviewedRows) -> None:
    """Store the text of every row of the file."""
    table = DeliveryText.__table__
    assert isinstance(table, Table)
    body = rows.found.body
    lines = body.grid.lines if isinstance(body, GridBody) else None
    blocks = _blocks_of_lines(rows, body, lines) if lines and isinstance(body, GridBody) else _blocks_by_column(rows)
    bulk.insert_rows(session, table, [
        {"delivery_id": delivery_id, "first_row": first, "packed": packed} for first, packed in blocks
    ])


def _blocks_of_lines(rows: ReviewedRows, body: GridBody, lines: KeptLines) -> Iterator[tuple[int, bytes]]:
    """The first row of each block of lines in which the table has any, and the block."""
    found, dialect = rows.found, lines.dialect
    loose = _loose(rows)
    beside = sorted({*loose, *found.header_rows})
    numbers = found.row_numbers
    for block in lines.blocks:
        first = block.first + body.first
        after = first + block.count
        out = beside[bisect_left(beside, first):bisect_left(beside, after)]
        if not out and bisect_left(numbers, first) == bisect_left(numbers, after):
            continue
        head = {
            "headers": found.headers, "loose": [(number, loose.get(number, {})) for number in out], "rows": first,
            "columns": body.columns, "encoding": block.encoding,
            "dialect": [dialect.delimiter, dialect.quote, dialect.escape, dialect.spaced],
        }
        yield first, _headed(head, block.packed)


def _blocks_by_column(rows: ReviewedRows) -> Iterator[tuple[int, bytes]]:
    """The first row of each block, and the block."""
    with ThreadPoolExecutor(1) as packer:  # packing needs no Python: it runs beside the making of the next block
        waiting: list[tuple[int, dict[str, Any], Future[bytes]]] = []
        for first, head, text in _texts_by_column(rows):
            waiting.append((first, head, packer.submit(zlib.compress, text, _LEVEL)))
            if len(waiting) > _AHEAD:
                number, told, packed = waiting.pop(0)
                yield number, _headed(told, packed.result())
        for number, told, packed in waiting:
            yield number, _headed(told, packed.result())


def _texts_by_column(rows: ReviewedRows) -> Iterator[tuple[int, dict[str, Any], bytes]]:
    found = rows.found
    numbers = found.row_numbers
    body = found.body
    columns = [] if isinstance(body, GridBody) else [found.column(place) for place in range(len(found.headers))]

    def texts_of(start: int, stop: int) -> Sequence[Sequence[str]]:
        if isinstance(body, GridBody):
            return [body.some(place, start, stop) for place in range(len(found.headers))]
        return [_texts(column[start:stop]) for column in columns]

    loose = _loose(rows)
    left = sorted(loose)
    told = 0
    for start in range(0, len(numbers), ROWS_IN_A_BLOCK):
        some = numbers[start:start + ROWS_IN_A_BLOCK]
        last = start + ROWS_IN_A_BLOCK >= len(numbers)
        upto = len(left) if last else bisect_right(left, numbers[start + ROWS_IN_A_BLOCK] - 1)
        own = {number: loose[number] for number in left[told:upto]}
        told = upto
        texts = texts_of(start, start + ROWS_IN_A_BLOCK)
        head = {"headers": found.headers, "loose": list(own.items()), "rows": list(some)}
        yield min([some[0], *own]), head, _json(texts)
    if not numbers and loose:
        yield left[0], {"headers": [], "loose": list(loose.items()), "rows": []}, _json([])


def _loose(rows: ReviewedRows) -> dict[int, dict[str, str]]:
    """The texts of rows that are no records, by row number."""
    return {number: rows.original(-1 - 2 * place) for place, (number, _) in enumerate(rows.found.left_out)}


def _texts(cells: Any) -> list[str]:
    return [cell if isinstance(cell, str) else cell_text(cell) for cell in cells]


def _json(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _headed(head: dict[str, Any], body: bytes) -> bytes:
    packed = zlib.compress(_json(head), _LEVEL)
    return b"".join((_HEADED, len(packed).to_bytes(4, "big"), packed, body))


@dataclass(frozen=True)
class _Block:
    """One stored block; its body is unpacked when a row of it is asked for."""

    stored: bytes

    @cached_property
    def head(self) -> dict[str, Any]:
        """Headers, loose rows, and the row numbers (or the first of them) of the body."""
        if self.stored[:1] != _HEADED:
            held: dict[str, Any] = _unpacked(self.stored)
        else:
            held = _unpacked(self.stored[5:5 + int.from_bytes(self.stored[1:5], "big")])
        held["loose"] = dict(held["loose"])
        return held

    @property
    def headers(self) -> Iterator[str]:
        """The headers over its cells, those of the table first."""
        yield from self.head["headers"]
        for cells in self.head["loose"].values():
            yield from cells

    @cached_property
    def _rows(self) -> list[Sequence[str]]:
        head = self.head
        if self.stored[:1] != _HEADED:
            return list(zip(*head["columns"], strict=True))
        body = self.stored[5 + int.from_bytes(self.stored[1:5], "big"):]
        if "dialect" not in head:
            return list(zip(*_unpacked(body), strict=True))
        columns = head["columns"]
        return [
            [row[column] if column < len(row) else "" for column in columns]
            for row in rows_of(body, head["encoding"], Dialect(*head["dialect"]))
        ]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        numbers = self.head["rows"]
        if isinstance(numbers, int):
            numbers = range(numbers, numbers + len(self._rows))
        return {number: place for place, number in enumerate(numbers)}

    def cells(self, number: int) -> dict[str, str]:
        """The text of a row by header; empty where it has none."""
        loose: dict[int, dict[str, str]] = self.head["loose"]
        if number in loose:
            return loose[number]
        place = self._places.get(number)
        if place is None:
            return {}
        return {h: cell.strip() for h, cell in zip(self.head["headers"], self._rows[place], strict=True)}


def _unpacked(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))


class Originals:
    """The texts of one delivery's rows, unpacked when they are asked for."""

    def __init__(self, session: Session, delivery_id: int) -> None:
        stored = session.execute(
            select(DeliveryText.first_row, DeliveryText.packed)
            .where(DeliveryText.delivery_id == delivery_id).order_by(DeliveryText.first_row)
        ).all()
        self._firsts = [first for first, _ in stored]
        self._packed = [packed for _, packed in stored]
        self._block = lru_cache(maxsize=4)(lambda place: _Block(self._packed[place]))

    def __bool__(self) -> bool:
        return bool(self._packed)

    def of(self, number: int) -> Mapping[str, str]:
        """The text of a row of the file by header, read when it is looked at."""
        return _Cells(self, number)

    @property
    def headers(self) -> list[str]:
        """The headers over the rows' cells, those of the table first."""
        return list(dict.fromkeys(header for packed in self._packed for header in _Block(packed).headers))

    def cells(self, number: int) -> dict[str, str]:
        """The text of a row; empty where there is no such row."""
        place = bisect_right(self._firsts, number) - 1
        return self._block(place).cells(number) if place >= 0 else {}


class _Cells(Mapping[str, str]):
    """One row's text by header."""

    __slots__ = ("_number", "_originals")

    def __init__(self, originals: Originals, number: int) -> None:
        self._originals, self._number = originals, number

    def __getitem__(self, header: str) -> str:
        return self._originals.cells(self._number)[header]

    def __iter__(self) -> Iterator[str]:
        return iter(self._originals.cells(self._number))

    def __len__(self) -> int:
        return len(self._originals.cells(self._number))
