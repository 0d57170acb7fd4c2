"""A selection as tab-separated text that a spreadsheet takes without harm."""

from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(words: str) -> str:
    """A cell's words on one line; what a spreadsheet would take for a formula gets an apostrophe in front."""
    flat = words.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    if flat.startswith(_FORMULA) and not _is_number(flat):
        return "'" + flat
    return flat


def _is_number(words: str) -> bool:
    return words[1:].replace(",", "").replace(".", "", 1).isdigit() and words[0] in "+-" and words[0] != "+"


def tab_separated(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Headings and rows, one line each."""
    lines = ["\t".join(harmless(cell) for cell in headings)]
    lines.extend("\t".join(harmless(cell) for cell in row) for row in rows)
    return "\n".join(lines)
