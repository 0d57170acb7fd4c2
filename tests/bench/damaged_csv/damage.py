"""The kinds of damage: each file is one change against a clean table, with the table a perfect reader would give.

The kinds and how common each is among open data follow the survey in Vitagliano and others, 'Pollock: A Data Loading
Benchmark' (VLDB 2023); those under ``more_kinds`` are our own additions and count apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.bench.damaged_csv.sources import Row, Source


@dataclass(frozen=True, slots=True)
class Damaged:
    """One file: its bytes, the rows (header first) it should give, the kind of damage and how common that is.

    ``stands_for`` is how many files of its kind it stands for where only a sample of them is made.
    """

    name: str
    kind: str
    weight: float
    data: bytes
    clean: list[Row]
    stands_for: int = 1


@dataclass(frozen=True, slots=True)
class Writing:
    """How a table is written; ``ends`` may give single rows another record end, ``parts`` another delimiter."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'
    end: str = "\r\n"
    ends: dict[int, str] = field(default_factory=dict)
    parts: dict[int, str] = field(default_factory=dict)
    encoding: str = "utf-8"


def written_cells(rows: list[Row], quote_all: bool, how: Writing) -> list[list[str]]:
    """Each cell as it stands in the file, in quotes where it needs them."""
    needs = re.compile(f"[{re.escape(how.delimiter)}{re.escape(how.quote)}\r\n]|^ | $") if how.quote else None

    def one(cell: str) -> str:
        if not how.quote or not (quote_all or (needs and needs.search(cell))):
            return cell
        return how.quote + cell.replace(how.quote, how.escape + how.quote) + how.quote

    return [[one(cell) for cell in row] for row in rows]


def joined(cells: list[list[str]], how: Writing) -> bytes:
    """The bytes of a file of cells already written."""
    text = ""
    for number, row in enumerate(cells):
        text += how.parts.get(number, how.delimiter).join(row) + how.ends.get(number, how.end)
    return text.encode(how.encoding)


def _file(source: Source, rows: list[Row], how: Writing) -> bytes:
    return joined(written_cells(rows, source.quote_all, how), how)


def published_kinds(source: Source, every: int = 1) -> Iterator[Damaged]:
    """The kinds of the published benchmark. Of the files for each row and column, only each ``every``-th is made."""
    plain, table = Writing(), [source.header, *source.rows]
    width, last = len(source.header), len(source.rows)

    def made(kind: str, weight: float, data: bytes, clean: list[Row] = table, at: str = "", of: int = 1) -> Damaged:
        return Damaged(f"{source.name}-{kind}{at}.csv", kind, weight, data, clean, of)

    def rewritten(kind: str, weight: float, **how: object) -> Damaged:
        return made(kind, weight, _file(source, table, replace(plain, **how)))  # type: ignore[arg-type]

    yield made("clean", 1, _file(source, table, plain))
    yield made("empty-file", 15, b"", [])
    yield rewritten("no-last-line-end", 184, ends={last: ""})
    yield rewritten("two-last-line-ends", 5, ends={last: "\r\n\r\n"})
    yield made("no-header", 470, _file(source, source.rows, plain), source.rows)
    for lines in (2, 3):
        many = [[" ".join([name] * lines) for name in source.header], *source.rows]
        yield made(f"header-{lines}-rows", 47, _file(source, [source.header] * lines + source.rows, plain), many)
    above = [["PREAMBLE"] + [""] * (width - 1), [""] * width]
    yield made("preamble", 282, _file(source, [*above, *table], plain))
    for kind, columns in (("less", width - 1), ("same", width), ("more", width + 1)):
        second = [[*row, f"more {n}" if n else "more"][:columns] for n, row in enumerate(table)]
        yield made(f"two-tables-{kind}", 62.7, _file(source, [*table, *second], plain))
    yield made("header-only", 3, _file(source, table[:1], plain), table[:1])
    yield made("one-row", 4, _file(source, table[:2], plain), table[:2])
    yield rewritten("record-end-lf", 1691, end="\n")
    yield rewritten("record-end-cr", 7, end="\r")
    for name, delimiter, weight in (
        ("tab", "\t", 4),
        ("semicolon", ";", 834),
        ("space", " ", 4),
        ("comma-space", ", ", 101),
    ):
        yield rewritten(f"delimiter-{name}", weight, delimiter=delimiter)
    yield rewritten("quote-apostrophe", 11, quote="'", escape="'")
    yield rewritten("escape-backslash", 1, escape="\\")
    yield rewritten("escape-none", 7, escape="")
    cells = written_cells(table, source.quote_all, plain)
    yield from _slips(source, cells, every, made)


def _slips(source: Source, cells: list[list[str]], every: int, made: object) -> Iterator[Damaged]:
    """A delimiter more, a delimiter less, a stray quote for each cell; another delimiter for each row."""
    assert callable(made)
    plain = Writing()
    width, table = len(source.header), [source.header, *source.rows]
    turn = 0
    for number in range(len(cells)):
        for column in range(width):
            turn += 1
            if turn % every:
                continue
            at = f"-r{number}-c{column}"
            row = cells[number]

            def changed(new: list[str], where: int = number) -> bytes:
                return joined([*cells[:where], new, *cells[where + 1 :]], plain)

            yield made("delimiter-more", 0.368, changed([*row[:column], "", *row[column:]]), table, at, every)
            if column:
                glued = [*row[: column - 1], row[column - 1] + row[column], *row[column + 1 :]]
                yield made("delimiter-less", 0.368, changed(glued), table, at, every)
            cell, text = row[column], table[number][column]
            stray = cell[0] + '"' + cell[1:] if cell.startswith('"') else '"' + cell
            clean = [list(each) for each in table]
            clean[number][column] = '"' + text
            struck = changed([*row[:column], stray, *row[column + 1 :]])
            yield made("stray-quote", 0.0093, struck, clean, at, every)
        of = max(1, every // 3)
        if number % of == 0:
            spaced = _file(source, table, replace(plain, parts={number: " "}))
            yield made("row-delimiter-space", 0.05, spaced, table, f"-r{number}", of)


def more_kinds(source: Source) -> Iterator[Damaged]:
    """Kinds that agencies' files show besides: each counts the same."""
    plain, table = Writing(), [source.header, *source.rows]
    width, middle = len(source.header), len(table) // 2

    def made(kind: str, data: bytes, clean: list[Row] = table) -> Damaged:
        return Damaged(f"{source.name}-{kind}.csv", kind, 1, data, clean)

    def rewritten(kind: str, **how: object) -> Damaged:
        return made(kind, _file(source, table, replace(plain, **how)))  # type: ignore[arg-type]

    cells = written_cells(table, source.quote_all, plain)
    yield rewritten("delimiter-bar", delimiter="|")
    yield rewritten("record-ends-mixed", ends=dict.fromkeys(range(0, len(table), 3), "\n"))
    for at in (0, 1, middle, len(table) - 1):
        yield rewritten(f"one-record-end-lf-{at}", ends={at: "\n"})
        yield rewritten(f"one-record-end-cr-{at}", ends={at: "\r"})
        yield rewritten(f"one-row-semicolons-{at}", parts={at: ";"})
        if any(cell.startswith('"') for cell in cells[at]):
            apart = written_cells([table[at]], source.quote_all, replace(plain, quote="'", escape="'"))
            yield made(f"one-row-apostrophes-{at}", joined([*cells[:at], *apart, *cells[at + 1 :]], plain))
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        accented = [[cell.replace("e", "é", 1) if n else cell for cell in row] for n, row in enumerate(table)]
        yield made(f"encoding-{encoding}", _file(source, accented, replace(plain, encoding=encoding)), accented)
    loose = ["Report of calls for the panel", "", "Produced on 3 June 2022"]
    yield made("preamble-bare", "\r\n".join(loose).encode() + b"\r\n\r\n" + joined(cells, plain))
    yield made("preamble-words", b"Counts and notes as they were known at the time\r\n" + joined(cells, plain))
    yield made("footer-bare", joined(cells, plain) + b"\r\nEnd of report\r\n")
    footer = [[""] * width, ["Source: returns of the agencies"] + [""] * (width - 1)]
    yield made("footer-delimited", _file(source, [*table, *footer], plain))
    bands = [["What"] + [""] * (width - 2) + ["More"]]
    yield made("band-row", _file(source, [*bands, *table], plain))
    yield made("page-break", _file(source, [*table[:middle], source.header, *table[middle:]], plain))
    short = [row if n != middle else row[: width - 2] for n, row in enumerate(table)]
    yield made("cells-missing", _file(source, short, plain), [[*row, "", ""][:width] for row in short])
    yield made("trailing-delimiters", _file(source, [[*row, ""] for row in table], plain))
    long = [[*row[:-1], "x" * 70_000] if n == middle else row for n, row in enumerate(table)]
    yield made("long-cell", _file(source, long, plain), long)
    column = next(c for c in range(width) if any("," in row[c] for row in source.rows))
    which = next(n for n, row in enumerate(table) if n and "," in row[column] and '"' not in row[column])
    bare = [*cells[which][:column], table[which][column], *cells[which][column + 1 :]]
    yield made("delimiter-not-quoted", joined([*cells[:which], bare, *cells[which + 1 :]], plain))
    grouped = [[_grouped(cell) for cell in row] if n else row for n, row in enumerate(table)]
    yield made("thousands", _file(source, grouped, plain), grouped)
    yield made("decimal-commas", _file(source, _decimal(table), replace(plain, delimiter=";")), _decimal(table))


def _grouped(cell: str) -> str:
    return f"{int(cell) * 1000:,}" if cell.isdigit() else cell


def _decimal(table: list[Row]) -> list[Row]:
    return [[re.sub(r"^(\d+)\.(\d\d)$", r"\1,\2", cell) for cell in row] for row in table]
