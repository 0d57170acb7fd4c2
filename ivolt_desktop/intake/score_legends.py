"""What the figures of a scale mean, in words: beside a table, or in a legend on a sheet of its own.

'1 = very satisfied', '1 (best) to 5 (worst)', 'very satisfied (1)'; figures with words in the next cell or below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import RawSheet, cell_text
from ivolt_desktop.intake.columns import header_score
from ivolt_desktop.intake.scores import WORDS

if TYPE_CHECKING:
    from ivolt_desktop.intake.feeds.declaration import Feed
    from ivolt_desktop.intake.finding import FoundTable

Meaning = tuple[int, int]
"""A figure and what the words beside it are worth, from 1, the worst, to 5."""
_WORTH = {**WORDS, "best": 5, "most satisfied": 5, "most positive": 5, "worst": 1, "least satisfied": 1,
          "most negative": 1}  # fmt: skip
_PHRASE = "|".join(sorted(map(re.escape, _WORTH), key=len, reverse=True))
_PLAINLY = re.compile(rf"(?<![\w.])(\d{{1,3}})\s*(?:=|\bis\b|\bbeing\b|\bmeans\b|\()\s*(?:the )?({_PHRASE})\b", re.I)
_BEHIND = re.compile(rf"\b({_PHRASE})\s*(?:=|\bis\b|\()\s*(\d{{1,3}})\b", re.I)
_LOOSELY = re.compile(rf"(?<![\w.])(\d{{1,3}})\s*(?:[-–:.)]\s*)?({_PHRASE})\b", re.I)
_WORDS_ALONE = re.compile(rf"\W*(?:the )?({_PHRASE})\b", re.I)
_LEGEND_LINES = 200
_LEGEND_COLUMNS = 20
_PLAIN_WORDS = (
    "a all and answer answered answers are asb been by case cases code codes column customer customers data each "
    "every feedback figure figures file following for from given good guidance guide have high how in is it key "
    "legend low lower means meaning meanings note notes number numbers of on our point points question questions "
    "rating ratings resident residents respondent respondents response responses satisfaction satisfied scale "
    "scales score scored scores scoring service sheet survey surveys tenant tenants text the these they this to "
    "use used value values was were what where which with description label labels"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
"""Words of a caption that names no question."""
_WORD = re.compile(r"[^\W_]+|\|")
_QUESTION = re.compile(r"\?|\bq(?:uestion)?\W{0,2}\d", re.I)
_KINDS = tuple(
    re.compile(rf"\b(?:{stems})", re.I)
    for stems in ("(?:dis)?satisf", "(?:dis)?agree", "(?:un)?safe", "eas[ey]|difficult", "(?:un)?happy")
)
"""What a scale is of, where its words tell."""


@dataclass(slots=True)
class Legend:
    """What figures mean, as one place on a sheet says. ``about`` are the words beside and above it."""

    sheet: str
    about: list[str] = field(default_factory=list)
    said: list[Meaning] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def meanings(text: str) -> list[Meaning]:
    """What a text says its figures mean; one alone only where it says so plainly, since questions are numbered too."""
    found = [(int(figure), _WORTH[words.casefold()]) for figure, words in _PLAINLY.findall(text)]
    found = found or [(int(figure), _WORTH[words.casefold()]) for words, figure in _BEHIND.findall(text)]
    if not found:
        loosely = [(int(figure), _WORTH[words.casefold()]) for figure, words in _LOOSELY.findall(text)]
        found = loosely if len({figure for figure, _ in loosely}) > 1 else []
    return found


def meaning_of_cell(text: str) -> Meaning | None:
    """What a cell that gives a figure with its words says: '1 - Very satisfied'."""
    match = _LOOSELY.match(text) or _PLAINLY.match(text)
    return (int(match[1]), _WORTH[match[2].casefold()]) if match else None


def legend_of(found: "FoundTable") -> str:
    """The text round a table in which a legend may stand; a figure with words in the next cell is told as 'is'."""
    lines = list(found.titles)
    for cells in list(found.left_cells.values())[:_LEGEND_LINES]:
        filled = [text for text in cells if text]
        if len(filled) == 1:
            lines.append(filled[0])
        elif len(filled) == 2 and filled[0].isdigit():
            lines.append(" = ".join(filled))
    return "; ".join(dict.fromkeys(lines))


def ends_of(said: Sequence[Meaning]) -> tuple[int, int] | None:
    """The least and the greatest figure of a scale, where the words beside figures tell good ones and bad ones."""
    worths = [worth for _, worth in said]
    return (min(said)[0], max(said)[0]) if said and min(worths) <= 2 and max(worths) >= 4 else None


def legends_on(sheet: RawSheet, feed: "Feed") -> list[Legend]:
    """The legends on a sheet that name both ends of a scale in words; none where it is a table of answers itself."""
    if len(sheet.rows) > _LEGEND_LINES:
        return []
    rows = [[cell_text(cell)[:1000] for cell in row[:_LEGEND_COLUMNS]] for row in sheet.rows]
    if any(_heads_answers(row, feed) for row in rows):
        return []
    found = [*_in_lines(sheet.name, rows), *_down(sheet.name, rows), *_across(sheet.name, rows)]
    return [legend for legend in found if ends_of(legend.said)]


def speaks_of(
    legend: Legend, headers: Sequence[str], feed: "Feed", fields: Sequence[str]
) -> tuple[set[int], bool]:  # fmt: skip
    """Which columns of scores a legend speaks of: those it names, or all where it names no question at all.

    ``headers`` and ``fields`` (the keys) are those of the columns; places among them are told, and whether by name.
    """
    about = " | ".join(legend.about)
    named = {place for place, header in enumerate(headers) if (own := _plainly(header)) and own in _plainly(about)}
    captions = [bare for text in legend.about if (bare := _without_plain(text))]
    scores = [each for each in feed.fields if each.kind == "score"]
    meant = {each.key for text in captions for each in scores if header_score(text, each) >= 0.7}
    named |= {place for place, field_key in enumerate(fields) if field_key in meant}
    if named or meant or captions or _QUESTION.search(about):
        return named, True
    kinds = _kinds_of(" ".join(legend.words))
    own_kinds = [_kinds_of(header) for header in headers]
    return {place for place, own in enumerate(own_kinds) if not kinds or not own or kinds & own}, False


def _plainly(text: str) -> str:
    """Its words in small letters with a blank before and behind each: ' overall satisfaction '."""
    words = _WORD.findall(text.casefold().replace("'", ""))
    return f" {' '.join(words)} " if words else ""


def _without_plain(text: str) -> str:
    """The words of a caption that may name a question; '' where there is none, or it is a whole sentence."""
    words = _plainly(text).split()
    left = [word for word in words if word not in _PLAIN and not word.isdigit()]
    return "" if len(words) > 12 and not _QUESTION.search(text) else " ".join(words) if left else ""


def _kinds_of(text: str) -> set[int]:
    return {at for at, kind in enumerate(_KINDS) if kind.search(text)}


def _heads_answers(row: Sequence[str], feed: "Feed") -> bool:
    """Whether a row is the header of answers: it names what every answer needs, and more."""
    if sum(map(bool, row)) < 3:
        return False
    named = {each.key: each.required for text in row if text for each in feed.fields if header_score(text, each) >= 0.9}
    return len(named) >= 3 and any(named.values())


def _in_lines(sheet: str, rows: Sequence[Sequence[str]]) -> Iterator[Legend]:
    """Scales that one cell tells in full, or the cells of one row together."""
    for at, row in enumerate(rows):
        filled = [(column, text) for column, text in enumerate(row) if text]
        whole = [(column, text, said) for column, text in filled if ends_of(said := meanings(text))]
        for column, text, said in whole:
            beside = [other for place, other in filled if place != column and not meanings(other)]
            yield Legend(sheet, [*beside, _bare(text), *_above(rows, at, column)], said, [text])
        together = "; ".join(text for _, text in filled if meanings(text))
        if not whole and ends_of(said := meanings(together)):
            beside = [text for _, text in filled if not meanings(text)]
            yield Legend(sheet, [*beside, _bare(together)], said, [together])


def _bare(text: str) -> str:
    """What a text says besides the meanings of its figures."""
    for shape in (_PLAINLY, _BEHIND, _LOOSELY):
        text = shape.sub(" ", text)
    return " ".join(re.sub(r"[^\w?]+", " ", text).split())


def _above(rows: Sequence[Sequence[str]], at: int, column: int) -> list[str]:
    """What heads a column, or the captions straight above: what stands over a cell until a blank row or a meaning."""
    told: list[str] = []
    for row in reversed(rows[max(0, at - 3) : at]):
        text = row[column] if column < len(row) else ""
        filled = [each for each in row if each]
        text = text or (filled[0] if len(filled) == 1 else "")
        if not text or meanings(text) or text.isdigit() or _WORDS_ALONE.fullmatch(text):
            break
        told.append(text)
    return told


def _down(sheet: str, rows: Sequence[Sequence[str]]) -> Iterator[Legend]:
    """Scales told a figure a row, each with its words in the same cell or the next."""
    running: dict[int, Legend] = {}
    for at, row in enumerate(rows):
        told = dict(_figures_of(row))
        for column in set(running) - set(told):
            yield running.pop(column)
        for column, (figure, worth, text) in told.items():
            left = "" if min(told) < column else next(
                (each for each in reversed(row[:column]) if each and not _WORDS_ALONE.match(each)), "")
            legend = running.get(column)
            if legend is None or figure in dict(legend.said) or (left and left not in legend.about):
                if legend is not None:
                    yield legend
                about = [left] if left else _above(rows, at, column)
                legend = running[column] = Legend(sheet, about)
            legend.said.append((figure, worth))
            legend.words.append(text)
    yield from running.values()


def _only(said: Sequence[Meaning]) -> Meaning | None:
    return said[0] if len(said) == 1 else None


def _figures_of(row: Sequence[str]) -> Iterator[tuple[int, tuple[int, int, str]]]:
    """By its column each figure of a row that has its words: in its cell, or in the cell to its right or its left."""
    for column, text in enumerate(row):
        if own := meaning_of_cell(text) or _only(meanings(text)):
            yield column, (*own, text)
        elif text.isdigit() and len(text) <= 3:
            for beside in (column + 1, column - 1):
                words = row[beside] if 0 <= beside < len(row) else ""
                if match := _WORDS_ALONE.match(words):
                    yield column, (int(text), _WORTH[match[1].casefold()], words)
                    break


def _across(sheet: str, rows: Sequence[Sequence[str]]) -> Iterator[Legend]:
    """Scales told a figure a column, with the words in the row below or above."""
    for at, (upper, lower) in enumerate(pairwise(rows)):
        pairs = [(one, two) if one.isdigit() else (two, one) for one, two in zip(upper, lower, strict=False)]
        said = [(int(figure), _WORTH[match[1].casefold()], words) for figure, words in pairs
                if figure.isdigit() and len(figure) <= 3 and (match := _WORDS_ALONE.match(words))]
        if len(said) > 1:
            first = next(column for column, (figure, _) in enumerate(pairs) if figure.isdigit())
            beside = [each for row in (upper, lower) for each in row[:first] if each]
            yield Legend(sheet, beside or _above(rows, at, first), [(figure, worth) for figure, worth, _ in said],
                         [words for _, _, words in said])
