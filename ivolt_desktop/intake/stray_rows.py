"""Rows among and round the records that are none: what stands under the header, ruled lines, page lines, group heads.

They are told by their shape beside that of the records. What might be a record, however sparse, is left one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ivolt_desktop.intake.book import Cell, cell_text
from ivolt_desktop.intake.grid import FEW, Grid
from ivolt_desktop.intake.header_scoring import is_filled
from ivolt_desktop.intake.table_body import BELOW, REPEATED, TOTAL, TOTAL_WORDS, ends_the_table

UNDER = "a line under the header"
RULED = "a ruled line"
PAGE = "the top or foot of a page"
GROUP = "the head of a group of rows"
_RULE = re.compile(r"[-=_~+*|:.─━═—–]{3,}|:?-{3,}:?")
_ASIDE = re.compile(r"\(.*\)|\[.*\]|<.*>")
_PAGE = re.compile(r"(?:.*\W)?page:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_PAGE_ALONE = re.compile(r"page:?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_CONTINUED = re.compile(
    r"\W*(?:continued|cont[’'.]?d|p\.?t\.?o)\.?(?:\s+(?:over(?:leaf)?|(?:on|from)\s+(?:the\s+)?(?:next|previous|last)\s+page))?\W*",
    re.I,
)
_PERIOD = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[\s-]*[’']?(?:20)?\d\d|"
    r"(?:week|w/?c|week\s+(?:commencing|ending|no\.?))\W*\d[\d/.\s-]*|(?:q|quarter\s*)[1-4]\W*(?:20\d\d(?:\W\d\d)?)?)",
    re.I,
)
_COUNTED = re.compile(r"(?:total\s+)?(?:(?:number|no\.?|count)\s+of\s+\w.*|count\s*:?|records\s*:)", re.I)
_WHOLE_NAME = re.compile(r"(?:all|overall|grand|borough|whole)\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERS = re.compile(r"\d+")
_NOTE = re.compile(r"(?:source|notes?|prepared|printed|produced|data|extract|figures|crown|end of|[*©†])", re.I)
_GROUP_TOTAL = re.compile(r"(.+?)[\s:,-]+(?:sub[\s-]*)?(total|count|average|sum)s?\s*:?", re.I)
_ENDING = re.compile(r"(?:total|count|average|sum)s?\s*:?\s*$", re.I)
_PLAIN_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_LEAST_SUMMED, _MOST_SUMMED = 5, 20_000
_WORD = re.compile(r"\w+")
_MARKS, _LAST = frozenset("-=_+|:*~"), frozenset("lLtTeEmMsS: ")
_WHOLE = frozenset({"grand", "overall", "report"})
_LIKE = 40
_LONGEST_UNIT, _FEW_BELOW = 12, 5
_UNKNOWN = re.compile(r"n\W?[ka]\W?|none|nil|unknown|no|yes|[xy-]+|not .*|tb[ac]|pending", re.I)


def stray_rows(
    rows: Sequence[Sequence[Cell]], header: int, places: Sequence[int], keys: Sequence[str], titles: Collection[str]
) -> dict[int, str]:
    """By their places those of the body's rows that are no records, with the reason.

    ``places`` are the body's, ``header`` the header's, ``keys`` its filled keys, ``titles`` the texts above it.
    """
    width = len(keys)
    if width < 3 or not places:
        return {}
    out: dict[int, str] = {}
    below = [rows[place] for place in places[1 : 1 + _FEW_BELOW]]
    if _stands_under(rows[header], rows[places[0]], width, below) and not _is_one_of_many(rows, places):
        out[places[0]] = UNDER
    most = max(2, width // 2)
    usual = [rows[place] for place in places[len(out) : len(out) + _LIKE]]
    usual = [row for row in usual if _count(row) > most]
    group_names = {cell_text(row[0]) for row in usual if row}
    candidates = _candidates(rows, places)
    heads = {*titles, *(_NUMBERS.sub("#", title) for title in titles if len(_LETTERS.findall(title)) > 1)}
    for place in candidates:
        filled = [(column, cell_text(cell)) for column, cell in enumerate(rows[place]) if is_filled(cell)]
        if place not in out and filled and (why := _why(filled, most, heads)):
            out[place] = why
    thin = [place for place in candidates if place not in out and _is_thin(rows[place], most, width)]
    if thin and len(usual) >= 2:
        out |= _totals_and_heads(rows, places, thin, usual, group_names)
    out |= _at_the_end(rows, places, out, usual, width)
    named = [place for place in candidates if place not in out and TOTAL_WORDS.match(_text_at(rows[place], 0))]
    if named:
        out |= dict.fromkeys(_full_totals(rows, [place for place in places if place not in out], named), TOTAL)
    last = next((place for place in reversed(places) if place not in out), None)
    if last is not None and _sums_up(rows, places, last, out):
        out[last] = TOTAL
    return out


def _count(row: Sequence[Cell]) -> int:
    return sum(map(is_filled, row))


def _is_thin(row: Sequence[Cell], most: int, width: int) -> bool:
    """Whether a row has few filled cells; of one that is named as a total is, and has but figures, more may be."""
    count = _count(row)
    if not most < count < width:
        return 0 < count <= most
    first, *others = [cell for cell in row if is_filled(cell)]
    return bool(_GROUP_TOTAL.fullmatch(cell_text(first))) and None not in map(_figure, others)


def _is_one_of_many(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> bool:
    """Whether the row below the first one holds nothing but figures or single letters too, as answers do."""
    texts = [cell_text(cell) for cell in rows[places[1]] if is_filled(cell)] if len(places) > 1 else []
    return all(_PLAIN_FIGURE.fullmatch(text) or len(text) == 1 for text in texts)


def _are_units(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row has short words over columns of figures alone, and over at least two of them."""
    filled = [column for column, cell in enumerate(row) if is_filled(cell)]
    words = [cell_text(row[column]) for column in filled]
    if len(filled) < 2 or is_filled(row[0]) or len(below) < 2 or max(map(len, words)) > _LONGEST_UNIT:
        return False
    if any(_UNKNOWN.fullmatch(word) or any(map(str.isdigit, word)) for word in words):
        return False
    under = [each[column] for each in below for column in filled if column < len(each)]
    return len(under) == len(filled) * len(below) and None not in map(_figure, under)


def _stands_under(
    header: Sequence[Cell], row: Sequence[Cell], width: int, below: Sequence[Sequence[Cell]]
) -> bool:
    """Whether the first row below a header says something of its columns: their units, or their numbers."""
    texts = [cell_text(cell) for cell in row]
    filled = [text for text in texts if text]
    if len(filled) >= 2 and all(_ASIDE.fullmatch(text) for text in filled):
        return True
    if _are_units(row, below):
        return True
    under = [text for text, head in zip(texts, header, strict=False) if is_filled(head)]
    counted = [str(number) for number in range(1, width + 1)]
    bare = [text.strip("()[].") for text in under]
    letters = [chr(ord("A") + number) for number in range(width)]
    return width >= 4 and len(filled) == width and bare in (counted, letters)


def _candidates(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> list[int]:
    """Places of the body's rows that may be none, told at a glance: few cells, a ruled line, or the words of a total.
    """
    if not isinstance(rows, Grid):
        return [place for place in places if _is_odd(rows[place])]
    inside = places if isinstance(places, range) else set(places)
    odd = {*rows.odd, *rows.thin(places[0], places[-1] + 1), *_ending_a_group(rows, places)}
    return sorted(place for place in odd if place in inside)


def _ending_a_group(rows: Grid, places: Sequence[int]) -> Iterator[int]:
    """Places of the rows whose first filled cell may be the words of a total."""
    left = places  # rows without a filled cell so far
    for number, column in enumerate(rows.columns):
        edges = rows.edges(0, places[0], places[-1] + 1) if not number else {
            cell[:1] + cell[-1:] for cell in (column[place] for place in left)}
        if any(_may_end_a_group(ends) or ends[-1:] in _LAST for ends in edges):
            yield from (place for place in left if _may_end_a_group(column[place]))
        inside = left if isinstance(left, range) else set(left)
        left = [place for place in rows.blank(number) if place in inside]
        if not left:
            break


def _is_odd(row: Sequence[Cell]) -> bool:
    if len(row) - row.count("") - row.count(None) <= FEW:
        return True
    first = next((cell for cell in row if cell not in ("", None)), "")
    return isinstance(first, str) and _may_end_a_group(first)


def _may_end_a_group(text: str) -> bool:
    if not text or text[0] in _MARKS:
        return bool(text)
    return text[-1] in _LAST and _ENDING.search(text, max(0, len(text) - 12)) is not None


def _why(filled: Sequence[tuple[int, str]], most: int, heads: set[str]) -> str:
    """Whether it is a ruled line, or of the top or foot of a page.

    ``heads`` are the titles, and those of several words once more with '#' for each number.
    """
    texts = [text for _, text in filled]
    if all(_RULE.fullmatch(text) for text in texts):
        return RULED
    if len(texts) <= most and any(_PAGE_ALONE.fullmatch(text) for text in texts):
        return PAGE
    if len(texts) == 1 and (_PAGE.fullmatch(texts[0]) or _CONTINUED.fullmatch(texts[0])):
        return PAGE
    words = " ".join(texts)
    told_above = words in heads or _NUMBERS.sub("#", words) in heads
    return PAGE if len(texts) <= most and len(words) > 3 and told_above else ""


def _totals_and_heads(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], thin: Sequence[int], usual: Sequence[Sequence[Cell]],
    names: set[str],
) -> dict[int, str]:
    """Totals of a group, named after it, and rows that name the group that follows."""
    told: dict[int, str] = {}
    order = {place: at for at, place in enumerate(places)}
    referenced = _mostly(any(map(str.isdigit, cell_text(row[0]))) for row in usual if row and is_filled(row[0]))
    leading = _leading(usual)
    periods: list[int] = []
    for place in thin:
        row = rows[place]
        filled = [(column, cell_text(cell)) for column, cell in enumerate(row) if is_filled(cell)]
        column, text = filled[0]
        counted = _COUNTED.fullmatch(text) and len(filled) == 2 and _figure(row[filled[1][0]]) is not None
        if counted or _is_named_total(rows, places, order[place], column, names):
            told[place] = TOTAL
        elif len(filled) == 1 and column <= leading and _PERIOD.fullmatch(text):
            periods.append(place)
        elif len(filled) == 1 and column <= leading and isinstance(row[column], str) and referenced:
            after = order[place] + 1
            if not any(map(str.isdigit, text)) and after < len(places) and _count(rows[places[after]]) > 2:
                told[place] = GROUP
    if not any(_PERIOD.fullmatch(cell_text(row[leading])) for row in usual if leading < len(row)):
        told |= dict.fromkeys(periods, GROUP)
    heads = [place for place, why in told.items() if why == GROUP and place not in periods]
    if len(heads) == 1 and len(_WORD.findall(" ".join(map(cell_text, rows[heads[0]])))) < 2:
        del told[heads[0]]  # one word alone may be a record of which little is known: 'Withheld'
    return told


def _is_named_total(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], at: int, column: int, names: set[str]
) -> bool:
    """Whether a row is named as the total of everything, or of a group above it."""
    named = _GROUP_TOTAL.fullmatch(_text_at(rows[places[at]], column))
    if named is None or named[1].casefold() in _WHOLE:
        return named is not None
    if named[1] not in names and not _stands_above(rows, places, at, column, named[1]):
        return False
    return named[2].casefold() in ("total", "count") or _figured_from(rows, places, at, column, named[1])


def _leading(usual: Sequence[Sequence[Cell]]) -> int:
    """The leftmost column in which any of the usual rows has something."""
    return min((column for row in usual for column, cell in enumerate(row) if is_filled(cell)), default=0)


def _stands_above(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], at: int, column: int, text: str
) -> bool:
    """Whether one of the records above has a text in the same column."""
    return any(_text_at(rows[place], column) == text for place in places[max(0, at - 2_000) : at])


def _figured_from(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], at: int, column: int, name: str
) -> bool:
    """Whether a row has figures only, and they may be those of the group ``name`` right above it.

    'Mind Average' below 'Mind' may be an organisation of that name: the figures of one row alone are its own.
    """
    figures = {c: _figure(cell) for c, cell in enumerate(rows[places[at]]) if c != column and is_filled(cell)}
    if not figures or None in figures.values():
        return False
    for above in range(at - 1, max(-1, at - 1 - _MOST_SUMMED), -1):
        row = rows[places[above]]
        head = _text_at(row, column)
        if head == name:
            several = above < at - 1 or (above > 0 and _text_at(rows[places[above - 1]], column) == name)
            return several or all(c < len(row) and figure in (_figure(row[c]), 1.0) for c, figure in figures.items())
        if head:
            break
    return False


def _text_at(row: Sequence[Cell], column: int) -> str:
    return cell_text(row[column]) if column < len(row) else ""


def _mostly(said: Iterable[bool]) -> bool:
    told = list(said)
    return bool(told) and sum(told) >= 0.8 * len(told)


def _at_the_end(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], out: Mapping[int, str], usual: Sequence[Sequence[Cell]],
    width: int,
) -> dict[int, str]:
    """Notes below the last record, wherever they stand: a sentence in a column of short entries."""
    told: dict[int, str] = {}
    leading = _leading(usual)
    for place in reversed(places):
        row = rows[place]
        filled = [(column, cell) for column, cell in enumerate(row) if is_filled(cell)]
        if place in out and out[place] != REPEATED:
            continue
        if len(filled) != 1 or not isinstance(filled[0][1], str):
            break
        column, text = filled[0][0], cell_text(filled[0][1])
        others = [len(_WORD.findall(cell_text(each[column]))) for each in usual if column < len(each)]
        words = len(_WORD.findall(text))
        short = _mostly(count > 0 for count in others)  # a column of remarks is blank in most rows
        if column > leading and not short and not _NOTE.match(text):
            break
        if not ends_the_table(row, width) and (len(usual) < 3 or words < 3 or words <= 2 * max(others, default=0)):
            break
        told[place] = BELOW
    return told


def _sums_up(
    rows: Sequence[Sequence[Cell]], places: Sequence[int], last: int, out: Mapping[int, str]
) -> bool:
    """Whether the last row has no name, or that of a total, and each figure of it is the sum of those above.

    Rows ``out`` already are not summed.
    """
    row = rows[last]
    name = cell_text(row[0]) if row else ""
    if not name or TOTAL_WORDS.match(name) or _WHOLE_NAME.match(name):
        figures = [(column, _figure(cell)) for column, cell in enumerate(row[1:], 1) if is_filled(cell)]
        if 2 < len(places) <= _MOST_SUMMED and figures and any(figure for _, figure in figures):
            above = [rows[place] for place in places if place != last and place not in out]
            if not is_filled(row[0] if row else "") and len(figures) < 2 and len(above) < _LEAST_SUMMED:
                return False
            return all(figure is not None and _sum_of(above, column) == round(figure, 6) for column, figure in figures)
    return False


def _full_totals(rows: Sequence[Sequence[Cell]], places: Sequence[int], named: Sequence[int]) -> list[int]:
    """Of rows named as totals are those whose figures are mostly the sums of those above, up to the last total."""
    inside, told, start = {place: at for at, place in enumerate(places)}, list[int](), 0
    for place in named:
        at, row = inside[place], rows[place]
        if not start + 2 <= at <= start + _MOST_SUMMED:
            continue
        figures = [(column, _figure(cell)) for column, cell in enumerate(row[1:], 1) if is_filled(cell)]
        above = [rows[each] for each in places[start:at]]
        right = sum(figure is not None and bool(figure) and _sum_of(above, column) == round(figure, 6)
                    for column, figure in figures)  # fmt: skip
        if right and 2 * right >= len(figures):
            told.append(place)
            start = at + 1
    return told


def _sum_of(rows: Sequence[Sequence[Cell]], column: int) -> float | None:
    figures = [_figure(row[column]) for row in rows if column < len(row) and is_filled(row[column])]
    return None if None in figures else round(sum(filter(None, figures)), 6)


def _figure(cell: Cell) -> float | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = cell_text(cell).replace(",", "").removeprefix("£")
    return float(text) if _PLAIN_FIGURE.fullmatch(text) else None
