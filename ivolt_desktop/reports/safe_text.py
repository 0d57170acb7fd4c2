"""Text from records, made fit for a page.

A record may hold anything: markup, control characters, writing from right to left, a thousand words in one
cell. Here it becomes text that can neither break the page nor command it.
"""

import re
import unicodedata
from collections.abc import Callable
from html import escape

CELL_LIMIT = 420
"""Characters of a table cell before it is cut."""

PASSAGE_LIMIT = 2_000
"""Characters of a running passage before it is cut."""

MOST_LINES = 24
"""Line ends kept in a passage; where there are more, all become spaces."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_FROM_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+"
_RIGHT_TO_LEFT = re.compile(f"{_FROM_RIGHT}(?:[ ]+{_FROM_RIGHT})*")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u3000]+")
_MISSING = "\u25a1"


def plain(text: str, keep_lines: bool = False) -> str:
    """``text`` without control and invisible characters, spaces run together; line ends kept on request."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not keep_lines or text.count("\n") > MOST_LINES:
        text = text.replace("\n", " ")
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _INVISIBLE)
    kept = _SPACES.sub(" ", kept)
    return re.sub(r"\s*\n\s*(?:\n\s*)*", "\n", kept).strip()


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, and then plainly how many more the record holds."""
    if len(text) <= limit:
        return text
    end = text.rfind(" ", max(0, limit - 30), limit)
    end = end if end > 0 else limit
    return f"{text[:end].rstrip()}… (cut: {len(text) - end:,} more characters in the record)"


def _clusters(text: str) -> list[str]:
    """Letters with the marks that belong to them."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def in_reading_order(text: str) -> str:
    """Words written from right to left, turned round so that they read rightly once set from left to right."""
    return _RIGHT_TO_LEFT.sub(lambda run: "".join(reversed(_clusters(run.group()))), text)


def markup(
    text: str,
    *,
    limit: int = CELL_LIMIT,
    keep_lines: bool = False,
    font_for: Callable[[str], str | None] | None = None,
) -> str:
    """``text`` as a paragraph's markup: cleaned, cut, escaped, each letter in a font that has it.

    ``font_for`` answers for one letter: ``""`` the paragraph's own font, a name for another, ``None`` where
    no font has it; such a letter becomes an empty square.
    """
    ready = in_reading_order(cut(plain(text, keep_lines), limit))
    if font_for is None or ready.isascii():
        return escape(ready, quote=False).replace("\n", "<br/>")
    pieces: list[str] = []
    current, name = "", ""
    for letter in ready:
        wanted = "" if letter in " \n" else font_for(letter)
        if wanted is None:
            letter, wanted = _MISSING, ""
        if wanted != name and current:
            pieces.append(_piece(current, name))
            current = ""
        current, name = current + letter, wanted
    pieces.append(_piece(current, name))
    return "".join(pieces).replace("\n", "<br/>")


def _piece(text: str, font: str) -> str:
    """One run of letters in one font."""
    safe = escape(text, quote=False)
    return f'<font name="{font}">{safe}</font>' if font else safe
