"""Text tables without a delimiter, whose columns stand below each other: printed reports, and what databases print.

A line of dashes under the header tells where the columns are; else it is where every line has blanks.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ivolt_desktop.intake.row_cutting import Rows

_LINE_END = re.compile(r"\r\n|\n|\r")
_PARTED = re.compile(r"\S {2,}(?=\S)")
_DASHES = re.compile(r"[-=]{2,}(?: +[-=]+){2,} *")
_SAMPLE = 400
_LEAST_LINES = 4
_LEAST_COLUMNS = 3
_SLIPS, _MANY = 0.02, 10
"""The share of lines that may have something where the others have a blank; of as many lines one may."""


def is_cut_well(rows: Rows) -> bool:
    """Whether rows cut at a delimiter look like those of a table: most have the same three cells or more, or all two.
    """
    widths = Counter(len(row) for row in rows[:_SAMPLE] if any(row))
    if not widths:
        return True
    width, times = widths.most_common(1)[0]
    share = times / sum(widths.values())
    return (width >= _LEAST_COLUMNS and share >= 0.7) or (width == 2 and share >= 0.98)


def cut_by_place(text: str) -> list[list[str]] | None:
    """A row of cells for every line; None where the lines do not show columns.

    A line that reaches across the columns, such as a title, is one cell.
    """
    lines = [line.lstrip("\f").rstrip() for line in _LINE_END.split(text.expandtabs() if "\t" in text else text)]
    if lines and not lines[-1]:
        lines.pop()
    starts = _under_dashes(lines) or _by_blanks(lines)
    if starts is None:
        return None
    return [_cells(line, starts) for line in lines]


def _under_dashes(lines: Sequence[str]) -> list[int] | None:
    """Where columns start, as a line of dashes below a header says."""
    for place, line in enumerate(lines[1:_SAMPLE], 1):
        if _DASHES.fullmatch(line) and lines[place - 1]:
            starts = [found.start() for found in re.finditer(r"[-=]+", line)]
            whole = [each for each in lines[place + 1 : place + _SAMPLE] if _fits(each, starts)]
            return starts if whole and _fits(lines[place - 1], starts) else None
    return None


def _by_blanks(lines: Sequence[str]) -> list[int] | None:
    """Where columns start: behind places that are blank in every line which shows several columns."""
    shown = [line for line in lines[:_SAMPLE] if len(_PARTED.findall(line)) >= 2]
    filled = sum(map(bool, lines[:_SAMPLE]))
    if len(shown) < _LEAST_LINES or len(shown) < 0.6 * filled:
        return None
    width = max(map(len, shown))
    used = [0] * (width + 1)
    for line in shown:
        for place, char in enumerate(line):
            used[place] += char != " "
    most = max(int(_SLIPS * len(shown)), int(len(shown) >= _MANY))
    blank = [times <= most for times in used]
    header = shown[0].ljust(width)
    starts = [next(place for place, is_blank in enumerate(blank) if not is_blank)]
    gap = 0
    for place in range(starts[0], width):
        if blank[place]:
            gap += 1
            continue
        if gap >= 2 or (gap == 1 and header[place] != " " and header[place - 2 : place] == "  "):
            starts.append(place)
        gap = 0
    headed = [start for start, end in zip(starts, [*starts[1:], width], strict=True) if header[start:end].strip()]
    return headed if len(headed) >= _LEAST_COLUMNS else None


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether a line has a blank before each start of a column."""
    return bool(line) and all(line[start - 1 : start] in ("", " ") for start in starts[1:])


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    if not line.strip():
        return []
    if len(line) < starts[len(starts) // 2] and not _PARTED.search(line):
        return [line.strip()]  # a few words below the table
    cuts = [0]
    for start in starts[1:]:
        if line[start - 1 : start] not in ("", " "):
            if not _PARTED.search(line):
                return [line.strip()]  # a sentence across the columns
            while start < len(line) and line[start] != " ":
                start += 1  # a value that is too long for its column
        cuts.append(max(start, cuts[-1]))
    return [line[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]
