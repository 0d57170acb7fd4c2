"""Tables in web pages, which many systems save with an ``.xls`` ending."""

from ivolt_desktop.intake.book import RawSheet
from ivolt_desktop.rules.known_errors import UnreadableFile

_WIDEST = 1000
_MOST_CELLS = 20_000_000


def read_html_tables(text: str) -> list[RawSheet]:
    """Each table that holds no other table as a sheet, its spans spread out as empty cells.

    Raises ``UnreadableFile`` where the page holds no table.
    """
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, ValueError) as fault:
        raise UnreadableFile("This web page holds no table.") from fault
    sheets: list[RawSheet] = []
    for table in page.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        rows = _rows(table)
        if rows:
            caption = table.findtext("caption") or ""
            sheets.append(RawSheet(" ".join(caption.split())[:60] or f"Table {len(sheets) + 1}", rows))
    if not sheets:
        raise UnreadableFile("This web page holds no table.")
    return sheets


def _rows(table: "object") -> list[list[str]]:
    rows: list[list[str]] = []
    held: dict[int, int] = {}  # column -> rows still covered by a cell above
    cells = 0
    for line in table.iter("tr"):  # type: ignore[attr-defined]
        row: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while held.get(len(row), 0):
                held[len(row)] -= 1
                row.append("")
            wide, deep = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            content = " ".join("".join(_visible(cell)).split())
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
    return rows


def _visible(element: "object") -> list[str]:
    """The text of an element without scripts, styles and parts marked as not displayed."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style"):  # type: ignore[attr-defined]
        return []
    if "display:none" in (element.get("style") or "").replace(" ", "").casefold():  # type: ignore[attr-defined]
        return []
    parts = [element.text or ""]  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        parts += [" "] if child.tag == "br" else _visible(child)
        parts.append(child.tail or "")
    return parts


def _span(text: str | None) -> int:
    digits = (text or "").strip().strip('"')
    return min(max(int(digits), 1), _WIDEST) if digits.isascii() and digits.isdigit() else 1
