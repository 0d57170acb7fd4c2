"""The text of every row of a delivered file, kept in packed blocks of rows beside the rows' fates.

A block holds the texts of some rows by column, as JSON, compressed. Rows that are no records (titles, totals) stand in
it by themselves. Rows of files brought in by an earlier version keep their text with their fate.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.grid_body import GridBody
from ivolt_desktop.intake.resolving import ReviewedRows
from ivolt_desktop.model import DeliveryText
from ivolt_desktop.store import bulk

ROWS_IN_A_BLOCK = 2_000
_LEVEL = 1
_AHEAD = 4


def keep_originals(session: Session, delivery_id: int, rows: ReviewedRows) -> None:
    """Store the text of every row of the file."""
    table = DeliveryText.__table__
    assert isinstance(table, Table)
    made: list[dict[str, Any]] = []
    with ThreadPoolExecutor(1) as packer:  # packing needs no Python: it runs beside the making of the next block
        waiting: list[tuple[int, Future[bytes]]] = []
        for first, text in _blocks(rows):
            waiting.append((first, packer.submit(zlib.compress, text, _LEVEL)))
            if len(waiting) > _AHEAD:
                number, packed = waiting.pop(0)
                made.append({"delivery_id": delivery_id, "first_row": number, "packed": packed.result()})
        for number, packed in waiting:
            made.append({"delivery_id": delivery_id, "first_row": number, "packed": packed.result()})
    bulk.insert_rows(session, table, made)


def _blocks(rows: ReviewedRows) -> Iterator[tuple[int, bytes]]:
    """The first row of each block, and its text."""
    found = rows.found
    numbers = found.row_numbers
    body = found.body
    columns = [] if isinstance(body, GridBody) else [found.column(place) for place in range(len(found.headers))]

    def texts_of(start: int, stop: int) -> list[list[str]]:
        if isinstance(body, GridBody):
            return [body.some(place, start, stop) for place in range(len(found.headers))]
        return [_texts(column[start:stop]) for column in columns]

    loose = {number: rows.original(entry) for entry in rows.order if entry < 0 and (place := rows.place_of(entry)) < 0
             for number in (found.left_out[-1 - place][0],)}
    left = sorted(loose)
    told = 0
    for start in range(0, len(numbers), ROWS_IN_A_BLOCK):
        some = numbers[start:start + ROWS_IN_A_BLOCK]
        last = start + ROWS_IN_A_BLOCK >= len(numbers)
        upto = len(left) if last else bisect_right(left, numbers[start + ROWS_IN_A_BLOCK] - 1)
        own = {number: loose[number] for number in left[told:upto]}
        told = upto
        texts = texts_of(start, start + ROWS_IN_A_BLOCK)
        yield min([some[0], *own]), _encoded(found.headers, list(some), texts, own)
    if not numbers and loose:
        yield left[0], _encoded([], [], [], loose)


def _texts(cells: Any) -> list[str]:
    return [cell if isinstance(cell, str) else cell_text(cell) for cell in cells]


def _encoded(headers: list[str], rows: list[int], columns: list[list[str]], loose: dict[int, dict[str, str]]) -> bytes:
    held = {"headers": headers, "rows": rows, "columns": columns, "loose": list(loose.items())}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


class Originals:
    """The texts of one delivery's rows, unpacked when they are asked for."""

    def __init__(self, session: Session, delivery_id: int) -> None:
        stored = session.execute(
            select(DeliveryText.first_row, DeliveryText.packed)
            .where(DeliveryText.delivery_id == delivery_id).order_by(DeliveryText.first_row)
        ).all()
        self._firsts = [first for first, _ in stored]
        self._packed = [packed for _, packed in stored]
        self._block = lru_cache(maxsize=4)(self._unpacked)

    def __bool__(self) -> bool:
        return bool(self._packed)

    def of(self, number: int) -> Mapping[str, str]:
        """The text of a row of the file by header, read when it is looked at."""
        return _Cells(self, number)

    @property
    def headers(self) -> list[str]:
        """The headers over the rows' cells, those of the table first."""
        found: dict[str, None] = {}
        for place in range(len(self._packed)):
            headers, _, _, loose = self._block(place)
            found |= dict.fromkeys(headers)
            found |= dict.fromkeys(header for cells in loose.values() for header in cells)
        return list(found)

    def cells(self, number: int) -> dict[str, str]:
        """The text of a row; empty where there is no such row."""
        place = bisect_right(self._firsts, number) - 1
        if place < 0:
            return {}
        headers, rows, columns, loose = self._block(place)
        if number in loose:
            return loose[number]
        at = rows.get(number)
        return {} if at is None else {h: column[at].strip() for h, column in zip(headers, columns, strict=True)}

    def _unpacked(
        self, place: int
    ) -> tuple[list[str], dict[int, int], list[list[str]], dict[int, dict[str, str]]]:
        held = json.loads(zlib.decompress(self._packed[place]).decode("utf-8", "surrogatepass"))
        return held["headers"], {n: at for at, n in enumerate(held["rows"])}, held["columns"], dict(held["loose"])


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
