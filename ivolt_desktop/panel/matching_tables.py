"""Duplicates in an agency's own list, or the same people on two lists: from files to a file of clusters."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.reading import read_book
from ivolt_desktop.matching.tables.words import UnknownColumn, read_mapping
from ivolt_desktop.rules.counting_words import count_of, joined
from ivolt_desktop.rules.known_errors import CannotWrite, EmptyFile, NotAllowed

if TYPE_CHECKING:
    from ivolt_desktop.matching.tables.linking import Linked

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class MatchedTables:
    """What came of it; rows are counted below the header, from 1."""

    out: Path
    rows: int
    clusters: int
    sentence: str


@dataclass
class _Table:
    file: str
    columns: dict[str, list[str]] = field(default_factory=dict)
    rows: int = 0


def match_tables(
    files: Sequence[Path], mapping: str, out: Path, line: float | None = None, progress: Progress | None = None,
    reasons: Path | None = None,
) -> MatchedTables:  # fmt: skip
    """Find the duplicates in one file, or link two; write file, row, cluster and weight for each row in order.

    ``mapping`` is 'surname=last_name,born=dob' in the words of ``matching.tables.words``; where the two files name
    a column differently both names may be given, and each file needs at least one column. ``line`` is the chance
    (over 0, under 1) above which records are put together. ``reasons`` is a file for the pairs that joined a
    cluster, each with its reasons in words, whose bits add up to its weight. Raises known errors for files and columns.
    """
    from ivolt_desktop.matching.tables.linking import DEFAULT_LINE, link

    if not 1 <= len(files) <= 2:
        raise NotAllowed("Give one file to find duplicates in, or two files to link.")
    if line is not None and not 0 < line < 1:
        raise NotAllowed("The threshold is a chance between 0 and 1, such as 0.9.")
    pairs = read_mapping(mapping)
    say = progress or (lambda words, share: None)
    say("Reading", 0.0)
    tables = [_read(path, pairs, alone=len(files) == 1) for path in files]
    _check_each_is_somewhere(tables, pairs)
    given = [
        (word, [cell for table in tables for cell in table.columns.get(column, [""] * table.rows)])
        for word, column in _merged(tables, pairs)
    ]
    lists = [number for number, table in enumerate(tables) for _ in range(table.rows)]
    found = link(given, lists if len(tables) == 2 else None, DEFAULT_LINE if line is None else line, progress=say)
    names = [(table.file, row) for table in tables for row in range(1, table.rows + 1)]
    _write(out, names, found)
    if reasons is not None:
        _write_reasons(reasons, names, found)
    clusters = int(found.cluster.max(initial=0))
    rows = len(lists)
    sentence = f"{count_of(rows, 'row')}, {count_of(clusters, 'cluster')}. The result is in {out.name}"
    return MatchedTables(out, rows, clusters, sentence)


def _read(path: Path, pairs: list[tuple[str, str]], alone: bool) -> _Table:
    """The mapped columns below the first row that names them; rows without a single cell are no rows."""
    book = read_book(path)
    wanted = {column.casefold(): column for _, column in pairs}
    for sheet in book.sheets:
        for place, row in enumerate(sheet.rows[:60]):
            names = [cell_text(cell).casefold() for cell in row]
            held = set(names) & set(wanted)
            if held and (not alone or len(held) == len(wanted)):
                body = [cells for cells in sheet.rows[place + 1 :] if len(names) < 2 or not _blank(cells)]
                table = _Table(path.name, rows=len(body))
                for name in held:
                    if names.count(name) > 1:
                        raise UnknownColumn(f"{path.name} has more than one column named {wanted[name]}. Rename one.")
                    at = names.index(name)
                    table.columns[wanted[name]] = [cell_text(cells[at]) if at < len(cells) else "" for cells in body]
                if not body:
                    raise EmptyFile(f"{path.name} has no row below its header.")
                return table
    raise UnknownColumn(
        f"No row of {path.name} names {joined(sorted(wanted.values()))}. Check the columns against the file's header."
    )


def _blank(cells: Sequence[Cell]) -> bool:
    return len(cells) < 2 and not any(cell_text(cell) for cell in cells)


def _check_each_is_somewhere(tables: list[_Table], pairs: list[tuple[str, str]]) -> None:
    missing = [column for _, column in pairs if not any(column in table.columns for table in tables)]
    if missing:
        raise UnknownColumn(f"No file has a column named {joined(missing)}.")


def _merged(tables: list[_Table], pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A word given twice because each list names the column in its own way is one column."""
    if len(tables) < 2:
        return pairs
    first, second = (table.columns for table in tables)
    kept = []
    for word, column in pairs:
        partner = next(
            (c for w, c in pairs if w == word and c in second and c not in first), None
        ) if column in first and column not in second else None  # fmt: skip
        if partner is not None:
            second[column] = second.pop(partner)
        if column in first or column in second:
            kept.append((word, column))
    return kept


def _write(out: Path, names: Sequence[tuple[str, int]], found: "Linked") -> None:
    lines = zip(names, found.cluster.tolist(), found.weight.tolist(), strict=True)
    body = [[name, row, cluster, f"{weight:.3f}"] for (name, row), cluster, weight in lines]
    _save(out, [["file", "row", "cluster", "weight"], *body])


def _write_reasons(out: Path, names: Sequence[tuple[str, int]], found: "Linked") -> None:
    from ivolt_desktop.matching.tables.reasons import explain

    body = [
        [*names[one.first], *names[one.second], int(found.cluster[one.first]), f"{one.weight:.3f}",
         "; ".join(reason.sentence for reason in one.reasons)]
        for one in explain(found)
    ]  # fmt: skip
    _save(out, [["file", "row", "with file", "with row", "cluster", "weight", "reasons"], *body])


def _save(out: Path, rows: Sequence[Sequence[object]]) -> None:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    try:
        out.write_text(text.getvalue(), encoding="utf-8")
    except OSError as fault:
        raise CannotWrite(f"{out.name} could not be written. Choose another folder, or close the file.") from fault
