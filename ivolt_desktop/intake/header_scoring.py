"""Which row of a sheet is the header: a score of how much each of the first rows looks like one."""

import re
from collections.abc import Collection, Sequence

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.feeds.declaration import header_key

_SEARCHED = 80
_BELOW = 40
_LONG_GAP, _FARTHEST = 20, 20_000
"""Blank rows that are stepped over at once, and how far down a header is looked for behind them."""
_FIGURE = re.compile(r"^[-+£$€(]?\s*[\d][\d,.\s:/\-]*%?\)?$")
_YEAR_OR_MONTH = re.compile(r"^(?:(?:19|20)\d\d(?:[-/]?(?:0[1-9]|1[0-2]|\d\d))?)$")
_MADE_UP = re.compile(r"(?:column|col|field|unnamed:?|var|f|c|x|v)[\s_]*\d{1,4}", re.I)
"""Names that a program gives to columns where it was told none."""


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds anything but white space."""
    if isinstance(cell, str):
        return bool(cell) and not cell.isspace()
    return cell is not None


def best_header(rows: Sequence[Sequence[Cell]], known: Collection[str]) -> int:
    """The place of the header row, or -1 where no row looks like one."""
    counted = [sum(map(is_filled, row)) for row in rows[: _SEARCHED + _BELOW]]
    if counted.count(0) > _LONG_GAP and (near := _without_gaps(rows)) is not None:
        place = best_header([rows[each] for each in near], known)
        return near[place] if place >= 0 else -1
    rows = list(rows[: _SEARCHED + 2 * _BELOW])  # no more of them are looked at; rows of a grid are made but once
    counts = counted
    best, best_score = -1, 0.0
    searched = 0
    for place, count in enumerate(counts):
        if not count:
            continue
        searched += 1
        if searched > _SEARCHED:
            break
        score = _score(rows, counts, place, known)
        if score > best_score:
            best, best_score = place, score
    return best


def _without_gaps(rows: Sequence[Sequence[Cell]]) -> list[int] | None:
    """Places of the first rows but for what of a gap is more than one blank row; None where there is no long one."""
    places: list[int] = []
    run = longest = 0
    for place, row in enumerate(rows[:_FARTHEST]):
        run = 0 if any(map(is_filled, row)) else run + 1
        longest = max(longest, run)
        if run < 2:
            places.append(place)
            if len(places) >= _SEARCHED + 2 * _BELOW:
                break
    return places if longest > _LONG_GAP else None


def _score(rows: Sequence[Sequence[Cell]], counts: list[int], place: int, known: Collection[str]) -> float:
    row = rows[place]
    texts = [cell_text(cell) for cell in row]
    filled = [text for text in texts if text]
    labels = [text for cell, text in zip(row, texts, strict=True) if text and is_label(cell, text)]
    familiar = sum(key in known for key in set(map(header_key, filled)))  # a row of ticks, x, is no row of eastings
    if len(labels) < 0.6 * len(filled) and familiar < 2:
        return 0.0
    below = [count for count in counts[place + 1 : place + 1 + _BELOW] if count]
    if not below and any(count >= len(filled) for count in counts[:place]):
        return 0.0
    if not below:
        return 0.5 * len(labels) / len(filled)
    usual = sorted(below)[int(len(below) * 0.7)]
    if len(filled) == 1 and usual > 1:
        return 0.0
    fit = min(len(filled), usual) / max(len(filled), usual)
    distinct = len({text.casefold() for text in filled}) / len(filled)
    changes = _type_change(rows, place, texts)
    if all(map(_MADE_UP.fullmatch, filled)) and _names_columns(rows, place + 1, len(filled)):
        return 0.0
    if familiar < 2 and changes <= 0 and _is_like_those_below(rows, place):
        return 0.0
    if not familiar and changes <= 0 and _reappears(rows, place, texts):
        return 0.0
    if _stands_among_records(rows, counts, place):
        return 0.0
    gap = 0.3 if place + 1 < len(counts) and not counts[place + 1] else 0.0
    score = 2 * fit + len(labels) / len(filled) + distinct + 2 * changes - gap - 0.02 * place
    return score + 3 * familiar / len(filled) + min(familiar, 10) * 0.3


def _names_columns(rows: Sequence[Sequence[Cell]], place: int, width: int) -> bool:
    """Whether the row at ``place`` names ``width`` columns: words, each once, over a column of figures at the least."""
    if place >= len(rows):
        return False
    texts = [cell_text(cell) for cell in rows[place]]
    words = {text.casefold() for cell, text in zip(rows[place], texts, strict=True) if text and is_label(cell, text)}
    return len(words) == len(list(filter(None, texts))) == width and _type_change(rows, place, texts) > 0


def is_figure(cell: Cell) -> bool:
    """Whether a filled cell is a number, a date or a time, typed or written."""
    return not isinstance(cell, str) or bool(_FIGURE.match(cell.strip()))


def is_label(cell: Cell, text: str) -> bool:
    """Words, or a year or month standing as a header; not a figure, not a long sentence."""
    if not isinstance(cell, str):
        return bool(_YEAR_OR_MONTH.match(text))
    if _YEAR_OR_MONTH.match(text):
        return True
    return len(text) <= 120 and not _FIGURE.match(text)


def _type_change(rows: Sequence[Sequence[Cell]], place: int, texts: list[str]) -> float:
    """The share of columns that are words here and figures below, less those that are the other way round."""
    changed = compared = 0
    for column, text in enumerate(texts[:200]):
        below = [
            row[column] for row in rows[place + 1 : place + 1 + _BELOW] if column < len(row) and is_filled(row[column])
        ]
        if not text or not below:
            continue
        compared += 1
        figures = sum(map(is_figure, below))
        mostly = figures > 0.5 * len(below)
        if _FIGURE.match(text) and not _YEAR_OR_MONTH.match(text):
            changed -= not mostly
        else:
            changed += mostly
    return changed / compared if compared else 0.0


def _is_like_those_below(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether a row has dates, times or long numbers where all the rows below have them too: it is one of them."""
    below = [row for row in rows[place + 1 : place + 1 + _BELOW] if sum(map(is_filled, row)) > 1]
    if len(below) < 2:
        return False
    told = [column for column, cell in enumerate(rows[place]) if is_filled(cell) and _is_telling(cell)]
    return any(all(column < len(row) and _is_telling(row[column]) for row in below) for column in told)


def _is_telling(cell: Cell) -> bool:
    """A date, a time or a number of several digits, which no header is."""
    text = cell_text(cell)
    return is_figure(cell) and sum(map(str.isdigit, text)) >= 6 and not _YEAR_OR_MONTH.match(text)


def _stands_among_records(rows: Sequence[Sequence[Cell]], counts: list[int], place: int) -> bool:
    """Whether rows above are records of the same kind as the rows below: then this row is no header over them."""
    wide = [row for row, count in zip(rows[:place], counts, strict=False) if count >= max(2, 0.7 * counts[place])][-20:]
    if not wide:
        return False
    above = figure_columns(wide)
    below = figure_columns(rows[place + 1 : place + 1 + _BELOW])
    if above or below:
        return bool(above) and len(above & below) >= 0.5 * len(above | below)
    return len(wide) >= 3


def figure_columns(rows: Sequence[Sequence[Cell]]) -> set[int]:
    """The columns whose filled cells are mostly figures."""
    filled: dict[int, int] = {}
    figures: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:200]):
            if is_filled(cell):
                filled[column] = filled.get(column, 0) + 1
                figures[column] = figures.get(column, 0) + (is_figure(cell) and not _is_year(cell))
    return {column for column, count in filled.items() if figures[column] > 0.5 * count}


def _is_year(cell: Cell) -> bool:
    return bool(_YEAR_OR_MONTH.match(cell_text(cell)))


def _reappears(rows: Sequence[Sequence[Cell]], place: int, texts: list[str]) -> bool:
    """Whether most of the words of this row occur again in their own columns: then it is a record like the others."""
    again = compared = 0
    others = [*rows[max(0, place - 10) : place], *rows[place + 1 : place + 1 + _BELOW]]
    if sum(map(bool, texts)) >= 3:  # the whole row again is a page break, which says nothing
        others = [row for row in others if list(row) != list(rows[place])]
    for column, text in enumerate(texts[:60]):
        if not text:
            continue
        compared += 1
        again += any(column < len(row) and cell_text(row[column]) == text for row in others)
    return compared > 0 and again > 0.5 * compared


def merged_band(rows: Sequence[Sequence[Cell]], place: int) -> list[str] | None:
    """The headers of a two-row header, 'Caller' over 'Name' and 'Postcode' giving 'Caller Name', 'Caller Postcode'.

    Only where needed: the lower row repeats itself or leaves a cell blank that the upper row fills. None otherwise.
    """
    upper = [cell_text(cell) for cell in rows[place - 1]]
    lower = [cell_text(cell) for cell in rows[place]]
    bands = [text for text in upper if text]
    if len(bands) < 2 or len(bands) > len([t for t in lower if t]) or any(_FIGURE.match(text) for text in bands):
        return None
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    named = [text.casefold() for text in lower if text]
    doubled = len(set(named)) < len(named)
    blank_below = sum(1 for top, bottom in zip(upper, lower, strict=True) if top and not bottom)
    if not doubled and not blank_below:
        return None
    made: list[str] = []
    over = ""
    for top, bottom in zip(upper, lower, strict=True):
        over = top or over
        repeated = bool(bottom) and named.count(bottom.casefold()) > 1
        made.append(f"{over} {bottom}".strip() if repeated or (top and not bottom) else bottom or top)
    return made
