"""How a text table is written: which character parts the cells and which one quotes them.

Each candidate pair is tried on a sample and scored by how regular the rows become and how many cells then look like
a number, a date or a plain word. The idea of multiplying the two is that of van den Burg, Nazabal and Sutton,
'Wrangling messy CSV files by detecting row and type patterns' (2019); the scoring here is our own, and it forgives a
few rows that are damaged.
"""

import re
from collections import Counter
from dataclasses import replace

from ivolt_desktop.intake.row_cutting import Cut, Dialect, cut

__all__ = ["Dialect", "guess_dialect"]

_DELIMITERS = (",", ";", "\t", "|", "^", "~", ":", " ")
_RARE = {"^": 0.9, "~": 0.9, ":": 0.4, " ": 0.3}
_QUOTES = ('"', "'")
_SAMPLE_LINES = 300
_SAMPLE_CHARS = 120_000
_CLEAN = re.compile(
    r"""^\s*(?:
        [-+£$€(]?\s*\d[\d,.\s]*%?\)?                       # a number
      | \d{1,4}[-/. ]\w{2,9}[-/. ]\d{2,4}(?:[T\s]\d.*)?    # a date
      | \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:[T\s]\d.*)?
      | \d{1,2}:\d{2}(?::\d{2})?                           # a time
      | [\w.+-]+@[\w-]+\.[\w.]+ | https?://\S+
      | \w[\w\s'’().&/+-]*                                 # plain words
    )\s*$""",
    re.X,
)


def guess_dialect(text: str) -> Dialect:
    """The dialect under which the sample looks most like a table; a plain comma where nothing parts the cells."""
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        return Dialect(told.group(1), '"', _escape(text, told.group(1), '"'))
    sample = _sample(text)
    best, best_score = Dialect(), 0.0
    for quote in _QUOTES:
        if quote == "'" and not re.search(r"(?:^|[,;\t| ])'", sample, re.M):
            continue
        for delimiter in _DELIMITERS:
            if delimiter not in sample:
                continue
            spaced = _spaced(sample, delimiter, quote)
            for escape in _escapes(sample, delimiter, quote):
                dialect = Dialect(delimiter, quote, escape, spaced)
                score = _score(cut(sample, dialect), delimiter) * (0.999 if quote == "'" else 1.0)
                if score > best_score + 1e-9:
                    best, best_score = dialect, score
    if len(sample) < len(text) and "\\" + best.quote not in sample:
        best = replace(best, escape=_escape(text, best.delimiter, best.quote))
    return best


def _escapes(sample: str, delimiter: str, quote: str) -> tuple[str, ...]:
    """Which ways of escaping to try, likeliest first."""
    if "\\" + quote not in sample:
        return ("",)
    return ("\\", "") if _escape(sample, delimiter, quote) else ("", "\\")


def _sample(text: str) -> str:
    sample = text[:_SAMPLE_CHARS]
    place = 0
    for _ in range(_SAMPLE_LINES):
        ends = [end for end in (sample.find("\n", place), sample.find("\r", place)) if end >= 0]
        if not ends:
            break
        place = min(ends) + 1
    else:
        return sample[:place]
    if len(text) > _SAMPLE_CHARS:
        return sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    return sample


def _escape(text: str, delimiter: str, quote: str) -> str:
    """A backslash where quotes inside cells come after one more often than doubled."""
    if "\\" + quote not in text:
        return ""
    edge = rf"[{re.escape(delimiter)}\r\n]"
    marked = len(re.findall(rf"\\{quote}(?!{edge}|$)", text))
    doubled = len(re.findall(rf"(?<!{edge}){quote}{quote}(?!{edge}|$)", text))
    return "\\" if marked > doubled else ""


def _spaced(text: str, delimiter: str, quote: str) -> bool:
    """Whether delimiters come with a space that belongs to no cell."""
    if delimiter == " " or delimiter + " " not in text:
        return False
    if text.count(f"{delimiter} {quote}") > text.count(delimiter + quote):
        return True
    every = text.count(delimiter) - text.count(delimiter + "\n") - text.count(delimiter + "\r")
    return text.count(delimiter + " ") >= 0.95 * every


def _score(made: Cut, delimiter: str) -> float:
    rows = [row for row in made.rows if row]
    if not rows:
        return 0.0
    widths = Counter(map(len, rows))
    clean = cells = 0
    for row in rows:
        for cell in row[:60]:
            cells += 1
            clean += not cell or bool(_CLEAN.match(cell[:200]))
    if delimiter in _RARE:  # marks that also stand inside words and times need nearly every row to agree
        width, count = widths.most_common(1)[0]
        if count < 0.95 * len(rows) - 1 or (width < 3 and delimiter in " :"):
            return 0.0
    share = len(rows)
    pattern = sum((count / share) ** 2 * max(width - 1, 0.001) / width for width, count in widths.items())
    orderly = 1 - 0.5 * made.strays / share
    return pattern * orderly * (clean / cells) ** 2 * _RARE.get(delimiter, 1.0)
