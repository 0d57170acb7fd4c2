"""Records written below each other as 'Key: value' lines, as forms and case systems print them, made rows of a table.

Only where the same keys come again and again. Every line of the sheet is in exactly one row of what is made: above the
header what stood before the first record, then a row for each record, and rows of their own for ruled lines, the tops
and feet of pages, and what stands below.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ivolt_desktop.intake.book import Cell, RawSheet, cell_text
from ivolt_desktop.intake.header_scoring import is_filled
from ivolt_desktop.rules.counting_words import count_of

_PAIR = re.compile(
    r"\s*([^\W\d_][^:=,;\t|]{0,38}?)(?:[\s._]*:(?:\s+(.*)|(?!//)(?<!\d:)(\S.*))?|\s+=(?:\s+(.*))?)", re.S
)
"""'Name: Orla', 'Tel:07700 900300', 'Ward....: Heath', 'Ward = Heath'; not 'at 21:14' nor 'https://'."""
_FURNITURE = re.compile(r"[-=_~+*.─━—–]{3,}|(?:.*\W)?page:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_DELIMITERS = ",;\t|"
_SAMPLE = 300
_MOST_WORDS = 5
_MOSTLY, _OFTEN, _SOME = 0.9, 0.6, 0.25
_FEW_ONCE = 8
_TITLE = "Heading"
"""What stands in front of the first key of a record. Keys are kept folded, so none is the same."""

Pair = tuple[str, Cell]
Pairs = list[Pair]


@dataclass(slots=True)
class _Block:
    """Lines without a blank one between: each with its pairs, None for a line without a key."""

    lines: list[tuple[Sequence[Cell], Pairs | None]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [_folded(key) for _, pairs in self.lines for key, _ in pairs or ()]


@dataclass(slots=True)
class _Record:
    """What is known of one record, by key; the last key written to, where a line without one goes on."""

    values: dict[str, Cell] = field(default_factory=dict)
    last: str = ""

    def add(self, key: str, value: Cell) -> None:
        held = self.values.get(key)
        both = is_filled(held) and is_filled(value)
        self.values[key] = f"{cell_text(held)}\n{cell_text(value)}" if both else value if is_filled(value) else held
        self.last = key


def lines_as_records(text: str) -> tuple[list[list[Cell]], str] | None:
    """The rows that the lines of a text make, and what was done in words; None for any other text."""
    lines = text.split("\n", _SAMPLE * 4)[: _SAMPLE * 4] if "\n" in text else text.split("\r")
    sample = [line.strip() for line in lines if line.strip()][:_SAMPLE]
    if sum(_PAIR.fullmatch(line) is not None for line in sample) < max(4, _SOME * len(sample)):
        return None
    if any(line.startswith('"') for line in sample) or any(_parts_alike(sample, mark) for mark in _DELIMITERS):
        return None
    return _records_of([[line.strip(" \t\ufeff")] for line in re.split(r"\r\n|\n|\r", text)])


def put_blocks_together(sheet: RawSheet) -> str:
    """Make a row of each record of a sheet that has its records in blocks; returns what was done, '' for any other."""
    sample = [row for row in sheet.rows[: 4 * _SAMPLE] if any(map(is_filled, row))][:_SAMPLE]
    if sum(_pairs(row) is not None for row in sample) < max(4, _SOME * len(sample)):
        return ""
    made = _records_of(sheet.rows)
    if made is None:
        return ""
    sheet.rows, words = made
    sheet.hidden_rows, sheet.hidden_columns, sheet.merged_down = frozenset(), frozenset(), ()
    return words


def _parts_alike(lines: Sequence[str], mark: str) -> bool:
    """Whether nearly every line has a delimiter equally often: then it is a table already."""
    often, times = Counter(line.count(mark) for line in lines).most_common(1)[0]
    return often > 0 and times >= _MOSTLY * len(lines)


def _pairs(row: Sequence[Cell]) -> Pairs | None:
    """The keys of a line with their values, within a cell or in the next one; None where it does not begin with one."""
    filled = [cell for cell in row if is_filled(cell)]
    found: Pairs = []
    place = 0
    while place < len(filled):
        pair = _pair(filled[place])
        if pair is None:
            return None
        place += 1
        if not is_filled(pair[1]) and place < len(filled) and _pair(filled[place]) is None:
            pair = pair[0], filled[place]
            place += 1
        found.append(pair)
    return found or None


def _pair(cell: Cell) -> Pair | None:
    if not isinstance(cell, str) or (":" not in cell and "=" not in cell):
        return None
    found = _PAIR.fullmatch(cell)
    if found is None or len(found[1].split()) > _MOST_WORDS:
        return None
    return " ".join(found[1].split()), (found[2] or found[3] or found[4] or "").strip()


def _folded(key: str) -> str:
    return key.casefold()


def _records_of(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[Cell]], str] | None:
    blocks = list(_blocks(rows))
    times = Counter(key for block in blocks for key in block.keys)
    if len(times) < 2 or max(times.values()) < 2:
        return None
    opener, by_block = _opener(blocks, times)
    once = sum(count == 1 for count in times.values())
    known = {key for key, count in times.items() if count > 1 or once <= _FEW_ONCE}
    made: list[_Record | Sequence[Cell]] = []
    end = max(place for place, block in enumerate(blocks) if any(times[key] > 1 for key in block.keys)) + 1
    begin = next(place for place, block in enumerate(blocks) if any(times[key] > 1 for key in block.keys))
    if end < len(blocks) and _goes_on(blocks[end]) and any(map(_goes_on, blocks[begin:end])):
        end += 1  # a paragraph of the last record, as others have one
    for block in blocks[:end]:
        _take(block, made, opener, by_block, known, times)
    made += [row for block in blocks[end:] for row, _ in block.lines]
    records = [entry for entry in made if isinstance(entry, _Record)]
    if not _are_alike(records, by_block):
        return None
    if [record for record in records if _TITLE in record.values] == records[:1]:
        made.insert(made.index(records[0]), [records[0].values.pop(_TITLE)])
    names = {_folded(key): key for block in reversed(blocks) for _, pairs in block.lines for key, _ in pairs or ()}
    names[_TITLE] = _TITLE
    order = list(dict.fromkeys(key for record in records for key in record.values))
    order.sort(key=lambda key: key != _TITLE)
    table: list[list[Cell]] = []
    for entry in made:
        if isinstance(entry, _Record) and entry is records[0]:
            table.append([names[key] for key in order])
        table.append([entry.values.get(key, "") for key in order] if isinstance(entry, _Record) else list(entry))
    return table, f"{count_of(len(records), 'record')} written as lines of key and value, each made a row"


def _blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[_Block]:
    block = _Block()
    for row in rows:
        filled = [cell_text(cell) for cell in row if is_filled(cell)]
        if not filled or _FURNITURE.fullmatch(" ".join(filled)):
            if block.lines:
                yield block
                block = _Block()
            if filled:
                yield _Block([(row, None)])
            continue
        block.lines.append((row, _pairs(row)))
    if block.lines:
        yield block


def _opener(blocks: Sequence[_Block], times: Counter[str]) -> tuple[str, bool]:
    """The key that begins a record, and whether each block is one."""
    firsts = Counter(key for block in blocks if (key := next(iter(block.keys), "")))
    opener, count = firsts.most_common(1)[0]
    if count > 1 and count >= _OFTEN * sum(firsts[key] for key in firsts if times[key] > 1):
        return opener, True
    return next((key for block in blocks for key in block.keys if times[key] > 1), opener), False


def _goes_on(block: _Block) -> bool:
    """Whether a block is a paragraph of the record above, if there is one."""
    furniture = len(block.lines) == 1 and _FURNITURE.fullmatch(_line(block.lines[0][0]))
    return not block.keys and not furniture


def _take(
    block: _Block, made: list[_Record | Sequence[Cell]], opener: str, by_block: bool, known: set[str],
    times: Counter[str],
) -> None:
    """Put the lines of a block into the record they belong to, or a new one, or rows of their own."""
    again = [key for key in block.keys if times[key] > 1]
    record = next((entry for entry in reversed(made) if isinstance(entry, _Record)), None)
    if not again:
        if record is None or not _goes_on(block):
            made += [row for row, _ in block.lines]
        else:
            for row, _ in block.lines:
                record.add(record.last, _line(row))
        return
    if by_block and (record is None or again[0] == opener or again[0] in record.values):
        record = None
    for row, pairs in block.lines:
        keys = [_folded(key) for key, _ in pairs or ()]
        if pairs is None or not known.issuperset(keys):
            if record is None and by_block:
                made.append(record := _Record(last=_TITLE))
            if record is None:
                made.append(row)
            else:
                record.add(record.last, _line(row))
            continue
        for key, (_, value) in zip(keys, pairs, strict=True):
            if record is None or (key == opener and opener in record.values):
                made.append(record := _Record())
            record.add(key, value)


def _line(row: Sequence[Cell]) -> str:
    return " ".join(cell_text(cell) for cell in row if is_filled(cell))


def _are_alike(records: Sequence[_Record], by_block: bool) -> bool:
    """Whether the records have the same keys, in the same order where nothing but the keys parts them."""
    if len(records) < 2:
        return False
    times = Counter(key for record in records for key in record.values if key != _TITLE)
    shared = [key for key, count in times.items() if count >= _OFTEN * len(records) and count > 1]
    if by_block:
        return len(shared) >= (2 if len(records) > 2 else 3)
    ordered = sum([key for key in record.values if key in shared] == [key for key in shared if key in record.values]
                  for record in records)  # fmt: skip
    full = sum(len(shared) - sum(key in record.values for key in shared) <= 1 for record in records)
    return len(records) > 2 and len(shared) > 2 and min(ordered, full) >= _MOSTLY * len(records)
