"""How a text table is written: which character parts the cells and which one quotes them.

Each candidate pair is tried on a sample and scored by how regular the rows become and how many cells then look like
a number, a date or a plain word. The idea of multiplying the two is that of van den Burg, Nazabal and Sutton,
'Wrangling messy CSV files by detecting row and type patterns' (2019); the scoring here is our own.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|", "^", "~", ":", " ")
_RARE = {"^": 0.9, "~": 0.9, ":": 0.4, " ": 0.3}
_QUOTES = ('"', "'")
_SAMPLE_LINES = 300
_SAMPLE_CHARS = 120_000
_CLEAN = re.compile(
    r"""^\s*(?:
        [-+£$€(]?\s*\d[\d,.\s]*%?\)?                       # a number
      | \d{1,4}[-/. ]\w{2,9}[-/. ]\d{2,4}(?:[T\s]\d.*)?    # a date
      | \d{1,2}:\d{2}(?::\d{2})?                           # a time
      | [\w.+-]+@[\w-]+\.[\w.]+ | https?://\S+
      | \w[\w\s'’().&/+-]*                                 # plain words
    )\s*$""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The writing of a text table. ``escape`` is a backslash where quotes are escaped by it, else ''."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""

    @property
    def words(self) -> str:
        """The delimiter in words."""
        names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space", ":": "colon"}
        return names.get(self.delimiter, f"‘{self.delimiter}’")


def guess_dialect(text: str) -> Dialect:
    """The dialect under which the sample looks most like a table; a plain comma where nothing parts the cells."""
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        return Dialect(told.group(1), '"', _escape(text, '"'))
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    best, best_score = Dialect(), 0.0
    for quote in _QUOTES:
        if quote == "'" and not re.search(r"(?:^|[,;\t|])'", sample, re.M):
            continue
        for delimiter in _DELIMITERS:
            if delimiter not in sample:
                continue
            dialect = Dialect(delimiter, quote, _escape(sample, quote))
            score = _score(sample, dialect) * _RARE.get(delimiter, 1.0) * (0.999 if quote == "'" else 1.0)
            if score > best_score + 1e-9:
                best, best_score = dialect, score
    return best


def _escape(text: str, quote: str) -> str:
    return "\\" if f"\\{quote}" in text and f"{quote}{quote}" not in text.replace(f"{quote}{quote},", "") else ""


def _score(sample: str, dialect: Dialect) -> float:
    reader = csv.reader(
        io.StringIO(sample, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape or None,
        skipinitialspace=dialect.delimiter != " ",
    )
    widths: Counter[int] = Counter()
    clean = cells = 0
    try:
        for row in reader:
            if not row:
                continue
            widths[len(row)] += 1
            for cell in row[:60]:
                cells += 1
                clean += not cell or bool(_CLEAN.match(cell[:200]))
            if reader.line_num > _SAMPLE_LINES:
                break
    except csv.Error:
        return 0.0
    rows = sum(widths.values())
    if not rows or not cells:
        return 0.0
    if dialect.delimiter in _RARE:  # marks that also stand inside words and times need every row to agree
        width, count = widths.most_common(1)[0]
        if count < 0.95 * rows or (width < 3 and dialect.delimiter in " :"):
            return 0.0
    pattern = sum(count * max(width - 1, 0.001) / width for width, count in widths.items()) / len(widths)
    return pattern * (clean / cells) ** 2
