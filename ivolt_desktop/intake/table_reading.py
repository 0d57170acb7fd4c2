"""A file read without a window: the table found in it, what was decided on the way, and the table as plain CSV."""

import csv
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TextIO

from ivolt_desktop.intake.book import Cell, RawBook, RawSheet, cell_text
from ivolt_desktop.intake.finding import BLANK, OTHER, FoundTable, find_tables
from ivolt_desktop.intake.reading import read_book
from ivolt_desktop.rules.known_errors import CannotWrite, KnownError


class NoSuchTable(KnownError):
    """A sheet or table that the file does not have was asked for."""


@dataclass(slots=True)
class ReadTable:
    """One table of a file, and the other ones that could have been asked for."""

    book: RawBook
    sheet: RawSheet
    tables: list[FoundTable]
    number: int

    @property
    def found(self) -> FoundTable:
        """The table itself."""
        return self.tables[self.number - 1]

    def lines(self, name_columns: bool = False) -> Iterator[list[str]]:
        """Header and rows as text, every cell as the file has it.

        A table without a header gives rows only, or 'Column 1', 'Column 2' above them with ``name_columns``.
        """
        if self.found.header_rows or name_columns:
            yield list(self.found.written if self.found.header_rows else self.found.headers)
        for _, cells in self.found.body:
            yield [cell if isinstance(cell, str) else _plain(cell) for cell in cells]

    def write(self, out: TextIO, name_columns: bool = False) -> None:
        """Write plain CSV: commas, quotes only where needed, a line feed after each row."""
        csv.writer(out, lineterminator="\n").writerows(self.lines(name_columns))

    @property
    def account(self) -> list[str]:
        """What was decided, a sentence or phrase a line; every row of the sheet is counted in it."""
        found = self.found
        told = [f"{self.book.file_name}: {self.book.kind}"]
        told += self.book.notes
        if len(self.book.sheets) > 1 or self.book.kind != "CSV text":
            told.append(f"sheet ‘{self.sheet.name}’")
        others = [f"‘{sheet.name}’" for sheet in self.book.sheets if sheet is not self.sheet]
        if others:
            told.append("other sheets: " + ", ".join(others))
        rows = found.header_rows
        told.append(f"header on row {' and '.join(map(str, rows))}" if rows else "no header: every line is a row")
        told.append(f"{_counted(len(found.body), 'row')} of {_counted(len(found.headers), 'column')}")
        not_shown = self.sheet.hidden_rows
        hidden = [number for number in found.row_numbers if number in not_shown] if not_shown else []
        if hidden:
            told.append(f"{_counted(len(hidden), 'row')} hidden in the sheet, read like the others: {_runs(hidden)}")
        columns = [f"‘{found.headers[place]}’" for place in found.hidden_places(self.sheet)]
        if columns:
            told.append(f"{_counted(len(columns), 'column')} hidden in the sheet, read like the others: "
                        + ", ".join(columns))
        told += [f"left out: {words}" for words in _left_out(found)]
        for number, table in enumerate(self.tables, 1):
            if number != self.number:
                told.append(f"table {number} on this sheet, not written: {_described(table)}")
        return told


@contextmanager
def written_to(place: str | None) -> Iterator[TextIO | None]:
    """A UTF-8 stream to the file named, or to standard output for '-'; None where nothing is to be written.

    Raises ``CannotWrite``. That nobody reads standard output to its end is no error.
    """
    if place is None:
        yield None
    elif place == "-":
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            yield out
            out.flush()
            out.detach()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        try:
            with open(place, "w", encoding="utf-8", newline="") as file:
                yield file
        except OSError as fault:
            raise CannotWrite(f"The file {Path(place).name} cannot be written. Choose another place.") from fault


def read_table(path: Path, sheet: str | None = None, number: int = 1) -> ReadTable:
    """Read a file and find the table asked for; the main table of the fullest sheet where nothing was asked.

    Raises the ``KnownError``s of reading, and ``NoSuchTable``.
    """
    book = read_book(path)
    named = [each for each in book.sheets if each.name == sheet]
    if sheet is not None and not named:
        names = ", ".join(f"‘{each.name}’" for each in book.sheets)
        raise NoSuchTable(f"The file has no sheet ‘{sheet}’. It has {names}.")
    shown = [each for each in book.sheets if not each.hidden] or book.sheets
    if named:
        chosen, tables = named[0], find_tables(named[0])
    else:
        chosen, tables = max(((each, find_tables(each)) for each in shown[:12]), key=lambda pair: _size(pair[1][0]))
    if not 1 <= number <= len(tables):
        raise NoSuchTable(f"There is no table {number} on sheet ‘{chosen.name}’; it has {len(tables)}.")
    return ReadTable(book, chosen, tables, number)


def _size(table: FoundTable) -> tuple[bool, int]:
    return bool(table.body), len(table.body) * len(table.headers)


def _plain(cell: Cell) -> str:
    return cell_text(cell)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _runs(numbers: list[int]) -> str:
    """'3 to 5, 9', the first ten runs of them."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    told = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:10]]
    return ", ".join(told) + (", …" if len(runs) > 10 else "")


def _described(table: FoundTable) -> str:
    top = table.header_row or (table.body[0][0] if table.body else 0)
    headers = ", ".join(table.headers[:4]) + (", …" if len(table.headers) > 4 else "")
    return f"row {top}, {_counted(len(table.body), 'row')} under {headers}"


def _left_out(found: FoundTable) -> Iterator[str]:
    """Rows left out, those next to each other with the same reason told together."""
    rows = [entry for entry in found.left_out if entry[1] != OTHER]
    counted = enumerate(rows)
    for (why, _), group in groupby(counted, key=lambda entry: (entry[1][1], entry[1][0] - entry[0])):
        numbers = [number for _, (number, _) in group]
        span = f"row {numbers[0]}" if len(numbers) == 1 else f"rows {numbers[0]} to {numbers[-1]}"
        texts = " ".join(text for text in found.left_cells.get(numbers[0], ()) if text)
        yield f"{span}, {why}" + (f" (‘{texts[:60]}’)" if why != BLANK and texts else "")
