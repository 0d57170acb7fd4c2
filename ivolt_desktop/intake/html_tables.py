"""Tables in web pages, which many systems save with an ``.xls`` ending."""

from typing import Any

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.rules.known_errors import UnreadableFile

NO_TABLE = ("This web page holds no table. It may be a sign-in page that was saved instead: download the file again, "
            "or ask the agency for it.")  # fmt: skip
_WIDEST = 1000
_MOST_CELLS = 20_000_000
_BLOCKS = frozenset({"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "dd", "dt", "option"})
"""Elements that begin a line of their own: the words before and behind are no part of theirs."""


def read_html_tables(text: str) -> list[RawSheet]:
    """Each table that does not merely arrange others as a sheet, its spans spread out as empty cells.

    A table in a cell of a table of records is that cell's text.

    Raises ``UnreadableFile`` where the page holds no table.
    """
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, ValueError) as fault:
        raise UnreadableFile(NO_TABLE) from fault
    sheets: list[RawSheet] = []
    inside: set[object] = set()
    for table in page.iter("table"):
        if table in inside:
            continue
        nested = list(table.iterdescendants("table"))
        if nested and _arranges(table, nested):
            continue
        inside.update(nested)
        rows, down = _rows(table)
        if rows:
            caption = table.findtext("caption") or ""
            name = " ".join(caption.split())[:60] or f"Table {len(sheets) + 1}"
            sheets.append(RawSheet(name, rows, merged_down=down))
    if not sheets:
        raise UnreadableFile(NO_TABLE)
    return sheets


def _arranges(table: "object", nested: "list[object]") -> bool:
    """Whether a table is there to put others in their places: it has few rows itself, or one of them has several."""
    return len(_lines(table)) < 3 or any(len(_lines(each)) > 2 for each in nested)


def _lines(table: "object") -> "list[Any]":
    """The rows of a table, without those of tables in its cells."""
    return [line for line in table.iter("tr") if next(line.iterancestors("table"), None) is table]  # type: ignore[attr-defined]


def _rows(table: "object") -> tuple[list[list[str]], tuple[tuple[int, int, int], ...]]:
    """Its rows, and the cells that reach down: row number, place, last row number."""
    down: list[tuple[int, int, int]] = []
    rows: list[list[str]] = []
    held: dict[int, int] = {}  # column -> rows still covered by a cell above
    cells = 0
    for line in _lines(table):
        row: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while held.get(len(row), 0):
                held[len(row)] -= 1
                row.append("")
            wide, deep = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            content = " ".join("".join(_visible(cell)).split())
            if deep > 1 and wide == 1:
                down.append((len(rows) + 1, len(row), len(rows) + deep))
            for extra in range(wide):
                if deep > 1:
                    held[len(row)] = deep - 1
                row.append(content if extra == 0 else "")
        while held.get(len(row), 0):
            held[len(row)] -= 1
            row.append("")
        rows.append(row)
        cells += len(row)
        if cells > _MOST_CELLS:
            break
    return rows, tuple(down)


def _visible(element: "object") -> list[str]:
    """The text of an element without scripts, styles and parts marked as not displayed."""
    parts: list[str] = []
    waiting: list[Any] = [element]  # elements still to be told, and texts, the next one last
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part)
        elif _is_shown(part):
            apart = " " if part.tag in _BLOCKS else ""
            inside = [each for child in part for each in (child, child.tail or "")]
            waiting += [apart, *reversed(inside), apart + (part.text or "")]
    return parts


def _is_shown(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return False
    return "display:none" not in (element.get("style") or "").replace(" ", "").casefold()


def _span(text: str | None) -> int:
    digits = (text or "").strip().strip('"')
    return min(max(int(digits), 1), _WIDEST) if digits.isascii() and digits.isdigit() else 1
