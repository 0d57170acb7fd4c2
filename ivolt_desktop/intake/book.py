"""A file as it was read, before anybody knows what it means: sheets of rows of cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from ivolt_desktop.store.coded import Coded

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Progress: TypeAlias = Callable[[str, float], None]
"""Called with plain words and a share from 0 to 1; it may raise ``Cancelled``."""


class TextCells(list[str]):
    """Cells of a column that are known to be texts, every one."""


class CodedTexts(Coded[str]):
    """Texts of a column in which the same few stand again and again."""


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """What somebody hid or filtered away on a sheet: row numbers (1 is the top) and columns (0 is A)."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


@dataclass(slots=True)
class RawSheet:
    """One sheet. ``rows[0]`` is row ``first_row`` of the file as a person sees it (1 is the top).

    ``hidden_rows`` are the numbers of rows that were hidden or filtered away in the spreadsheet, ``hidden_columns``
    the places (0 is the leftmost that was read) of hidden columns; they are read. ``merged_down`` has of each cell that
    was merged with those below it the row number, the place, and the last row number.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged_down: tuple[tuple[int, int, int], ...] = ()


@dataclass(slots=True)
class RawBook:
    """A whole file. ``kind`` is in words ('Excel', 'CSV text'); ``notes`` say what reading had to decide.

    ``digest`` is the SHA-256 of its bytes, by which the same file is known again. ``partial`` says that only its
    beginning was read, to be looked at.
    """

    file_name: str
    kind: str
    size: int
    sheets: list[RawSheet]
    notes: list[str] = field(default_factory=list)
    digest: str = ""
    partial: bool = False


def cell_text(cell: Cell) -> str:
    """The text a person sees in a cell, without outer space. Whole numbers have no '.0'; dates are day first."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M:%S" if cell.second else "%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M:%S" if cell.second else "%H:%M")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return str(cell)
