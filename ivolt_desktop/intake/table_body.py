"""The rows below a header: which are records, and which are blank, totals, the header again or notes at the end."""

import re
from collections.abc import Sequence

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.header_scoring import is_filled

BLANK = "a blank row"
TOTAL = "a total"
REPEATED = "the header again"
BELOW = "a note below the table"

TOTAL_WORDS = re.compile(
    r"^(?:grand\s*|sub[\s-]*|overall\s*)?totals?\b[\s:]*(?:for\b.*|of\b.*|calls|rows|records)?$|^(?:sum|average)$", re.I
)
_NOTE = re.compile(
    r"^(?:\*+\s*)?(?:end of (?:report|file|data|list)|confidential|official|restricted|not protectively|generated|"
    r"produced|prepared|printed|report (?:run|date|created)|source\s*:|notes?\s*:|page \d|copyright|©|"
    r"total number|signed|author)\b",
    re.I,
)


def table_body(
    rows: Sequence[Sequence[Cell]], place: int, first: int, keys: list[str], left_out: list[tuple[int, str]]
) -> list[tuple[int, Sequence[Cell]]]:
    """The rows below the header at ``place``; what is no record goes to ``left_out``."""
    body: list[tuple[int, Sequence[Cell]]] = []
    filled_keys = [key for key in keys if key]
    for number in range(place + 1, len(rows)):
        row = rows[number]
        why = no_record(row, filled_keys)
        if why:
            left_out.append((number + first, why))
        else:
            body.append((number + first, row))
    width = max(len(filled_keys), 1)
    while body and ends_the_table(body[-1][1], width):
        left_out.append((body.pop()[0], BELOW))
    if width >= 3:
        for entry in [e for e in body if is_lone_note(e[1])]:
            body.remove(entry)
            left_out.append((entry[0], BELOW))
    return body


def no_record(row: Sequence[Cell], filled_keys: list[str]) -> str:
    """Why a row is no record whatever stands round it: blank, a total, the header again; '' where it may be one."""
    if row.count("") == len(row):
        return BLANK
    start = next((cell for cell in row if is_filled(cell)), None)
    if start is None:
        return BLANK
    if isinstance(start, str):
        text = start.strip()
        if len(text) < 60 and TOTAL_WORDS.match(text) and sum(map(is_filled, row)) <= max(2, len(filled_keys) - 1):
            return TOTAL
        if filled_keys and header_key(text) == filled_keys[0]:
            keyed = [header_key(cell_text(cell)) for cell in row if is_filled(cell)]
            if len(keyed) > 1 and keyed == filled_keys:
                return REPEATED
    return ""


def ends_the_table(row: Sequence[Cell], width: int) -> bool:
    """Whether the last row of a table of ``width`` columns is a note below it."""
    if width < 3:
        return False
    filled = [cell for cell in row if is_filled(cell)]
    if len(filled) > max(1, width // 6) or not isinstance(filled[0], str):
        return False
    in_front = any(is_filled(cell) for cell in row[:2])
    return (len(filled) == 1 and in_front) or bool(_NOTE.match(filled[0].strip()))


def is_lone_note(row: Sequence[Cell]) -> bool:
    """Whether a row holds one cell, and that a note such as 'Source: ...'."""
    filled = [cell for cell in row if is_filled(cell)]
    return len(filled) == 1 and bool(_NOTE.match(cell_text(filled[0])))
