"""Small files as agencies send them, each awkward in a way of its own: made here, with the same cases in nearly all."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

HEADERS = ["Case Ref", "Date Opened", "Type", "Complainant", "Phone", "Address", "Postcode", "Ward"]
NAMES = ["Orla Finch", "Idris Vale", "Bea Marsh", "Meena Shah", "Tom Okafor", "Zora Quayle", "Jan Kowalski", "Ana Diaz",
         "Lee Wong", "Pat Reid", "Sam Hill", "Kit Lowe"]  # fmt: skip
WARDS = ["Gascoigne", "Alibon", "Heath", "Parsloes"]
_STREETS = ["Harrier Parade", "Lapwing Road", "Althorne Way", "Heathway"]
_KINDS = ["Noise", "Vandalism", "Litter"]
_TODAY = date(2026, 5, 1)
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Made:
    """A file: its name and bytes, the headers to be found, and how many records stand below them."""

    name: str
    data: bytes
    headers: Sequence[str] = tuple(HEADERS)
    records: int = 12


def case(number: int) -> list[str]:
    """One case, as text."""
    return [f"ASB/{2600 + number}", f"{1 + number % 28:02}/05/2026", _KINDS[number % 3], NAMES[number % 12],
            f"07700 900{300 + number:03}", f"{number + 1} {_STREETS[number % 4]}", "RM10 8HT", WARDS[number % 4]]


def cases(many: int = 12, start: int = 0) -> list[list[str]]:
    """Cases one after another."""
    return [case(number) for number in range(start, start + many)]


def text(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as plain CSV."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator=end).writerows(rows)
    return made.getvalue()


def workbook(fill: Callable[[Any, Any], object], **options: object) -> bytes:
    """A workbook of one sheet that ``fill`` (the book, the sheet) writes."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, **options})
    fill(book, book.add_worksheet("Cases"))
    book.close()
    return made.getvalue()


def open_document(rows: Rows, after: str = "") -> bytes:
    """An OpenDocument sheet, its rows filled up to the last column by one repeated cell; ``after`` follows them.

    A cell may be its text and how many rows down it is merged; the cells below it are None.
    """
    def cell(held: object) -> str:
        text, down = held if isinstance(held, tuple) else (held, 1)
        spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="1"' if down > 1 else ""
        return (f'<table:table-cell{spans} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                if held is not None else "<table:covered-table-cell/>")  # fmt: skip

    def row(cells: Sequence[object]) -> str:
        filled = "".join(map(cell, cells))
        rest = f'<table:table-cell table:number-columns-repeated="{16384 - len(cells)}"/>'
        return f"<table:table-row>{filled}{rest}</table:table-row>"

    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"'
                      for key in ("office", "table", "text"))  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        packed.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{space}"><m:file-entry m:full-path="/" '
                        'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>')
        packed.writestr("content.xml",
                        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
                        f'<table:table table:name="Cases">{"".join(map(row, rows))}{after}</table:table>'
                        "</office:spreadsheet></office:body></office:document-content>")  # fmt: skip
    return made.getvalue()


def web_page(nested: bool = False, spans: int = 1) -> str:
    """A page as case systems save one for Excel, a title table above; each address takes two lines."""
    head = "".join(f"<th>{header}</th>" for header in HEADERS)
    body = ""
    for place, (ref, *cells, address, code, ward) in enumerate(cases()):
        first = f'<td rowspan="{spans}">{ref}</td>' if place % spans == 0 else ""
        code = f"<table><tr><td>{code}</td></tr></table>" if nested else code
        middle = "".join(f"<td>{cell}</td>" for cell in cells)
        body += f"<tr>{first}{middle}<td><p>{address}</p><p>Caf&eacute;&nbsp;&#8211; {place}</p></td><td>{code}</td>"
        body += f"<td>{ward}</td></tr>"
    return (f"<html><body><table><tr><td><h1>ASB&nbsp;cases &amp; calls</h1></td></tr></table><table><thead><tr>{head}"
            f"</tr></thead><tbody>{body}</tbody><tfoot><tr><td colspan=8>Total: 12</td></tr></tfoot></table></body>"
            "</html>")  # fmt: skip


def columns_of(rows: Sequence[Sequence[str]], dashes: bool = False) -> str:
    """Rows with their cells below each other, two blanks at the least between; or one, with dashes under the header."""
    widths = [max(len(row[place]) for row in rows) + (1 if dashes else 2) for place in range(len(rows[0]))]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    if dashes:
        lines.insert(1, " ".join("-" * (width - 1) for width in widths))
    return "\r\n".join(lines) + "\r\n"


def web_archive() -> bytes:
    """The page in an MHTML file, its equals signs and line ends escaped."""
    page = web_page().replace("=", "=3D").replace("</tr>", "</t=\r\nr>")
    return ('From: <Saved by a report server>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'
            '\tboundary="--x"'
            "\r\n\r\n----x\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=utf-8"
            f"\r\n\r\n{page}\r\n----x--\r\n").encode()  # fmt: skip


def xml_workbook(rows: Rows, inside: str = "", encoding: str = "utf-8") -> bytes:
    """An XML workbook of 2003 with one sheet; ``inside`` stands before its rows."""
    lines = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
            f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="Cases"><Table>'
            f'{inside}{lines}</Table></Worksheet></Workbook>'
            ).encode(encoding)  # fmt: skip


def _merged_titles(book: Any, sheet: Any) -> None:
    plain = book.add_format()
    sheet.merge_range(0, 0, 0, 7, "London Borough - ASB cases", plain)
    sheet.merge_range(1, 0, 1, 3, "Period: May 2026", plain)
    sheet.merge_range(1, 4, 1, 7, "Produced 1 June 2026", plain)
    sheet.write_row(4, 0, HEADERS)
    for top, title, rows in ((5, "Open cases", cases(6)), (12, "Closed cases", cases(6, 6))):
        sheet.merge_range(top, 0, top, 7, title, plain)
        for place, row in enumerate(rows):
            sheet.write_row(top + 1 + place, 0, row)


def _serials(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, HEADERS)
    for place, row in enumerate(cases(), 1):
        sheet.write_row(place, 0, row)
        if place > 6:
            sheet.write_number(place, 1, (_TODAY - date(1899, 12, 30)).days + place - 1)


def _errors(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, [*HEADERS, "Repeat?", "Visits"])
    for place, row in enumerate(cases(), 1):
        sheet.write_row(place, 0, row)
        sheet.write_boolean(place, 8, place % 2 == 0)
        sheet.write_formula(place, 9, "=NA()", None, ["#N/A", "#REF!", "#DIV/0!", 4][place % 4])


def _of_lines(_book: Any, sheet: Any) -> None:
    for place, line in enumerate(text([HEADERS, *cases()]).splitlines()):
        sheet.write(place, 0, line)


def _after_blanks(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, HEADERS)
    for place, row in enumerate(cases()):
        sheet.write_row(201 + place, 0, row)


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Cases!$A$2:$A$5"})
    return chart


def _group_totals() -> list[list[str]]:
    rows = [["Ward", "Case Ref", "Date Opened", "Calls"]]
    for place, ward in enumerate(WARDS):
        rows += [[ward if not at else "", f"ASB/{3 * place + at}", f"0{at + 1}/05/2026", "1"] for at in range(3)]
        rows += [[f"{ward} Total", "", "", "3"]]
    return [*rows, ["Grand Total", "", "", "12"]]


def _pages() -> list[list[str]]:
    rows: list[list[str]] = []
    for page in range(3):
        rows += [["ASB cases report", *[""] * 6, f"Page {page + 1} of 3"], HEADERS, *cases(4, 4 * page), [""] * 8]
    return rows


def repacked(
    data: bytes, rename: Callable[[str], str] = str, change: Callable[[str, bytes], bytes] | None = None
) -> bytes:
    """A packed file anew, its members under other names or changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as written:
        for name in packed.namelist():
            inside = packed.read(name)
            written.writestr(rename(name), change(name, inside) if change else inside)
    return made.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A packed file of these."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name, data in members.items():
            written.writestr(name, data)
    return made.getvalue()


def _plain(_book: Any, sheet: Any) -> None:
    for place, row in enumerate([HEADERS, *cases()]):
        sheet.write_row(place, 0, row)


def _pivot(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["Count of Ref", "Column Labels"])
    sheet.write_row(1, 0, ["Row Labels", "Noise", "Litter", "Grand Total"])
    for place, ward in enumerate(WARDS):
        sheet.write_row(2 + place, 0, [ward, 3, place, 3 + place])
    sheet.write_row(6, 0, ["Grand Total", 12, 6, 18])


def _merged_down(book: Any, sheet: Any) -> None:
    order = [7, *range(7)]
    rows = sorted(cases(), key=lambda row: row[7])
    for place, row in enumerate([HEADERS, *rows]):
        sheet.write_row(place, 0, [row[column] for column in order])
    for top in range(1, 13, 3):
        sheet.merge_range(top, 0, top + 2, 0, rows[top - 1][7], book.add_format())


def _merged_in_open_document() -> list[list[object]]:
    rows = sorted(cases(), key=lambda row: row[7])
    return [[HEADERS[7], *HEADERS[:7]],
            *[[None if place % 3 else (row[7], 3), *row[:7]] for place, row in enumerate(rows)]]  # fmt: skip


def _without_places(name: str, data: bytes) -> bytes:
    """A sheet whose cells do not say where they stand, as some report systems write it."""
    return re.sub(rb' r="[A-Z]*\d+"|<dimension[^>]*>', b"", data) if "worksheets/" in name else data


def _prefixed(name: str, data: bytes) -> bytes:
    if "worksheets/" not in name:
        return data
    return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", data).replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")


def _box() -> str:
    widths = [max(len(row[place]) for row in [HEADERS, *cases()]) + 2 for place in range(8)]
    line = "+" + "+".join("-" * width for width in widths) + "+"
    rows = ["|" + "|".join(f" {cell}".ljust(width) for cell, width in zip(row, widths, strict=True)) + "|"
            for row in [HEADERS, *cases()]]  # fmt: skip
    return "\n".join([line, rows[0], line, *rows[1:], line, ""])


_PLAIN = [HEADERS, *cases()]
_BOOK = workbook(_plain)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_SUMS = [["Ward", "Cases", "Calls"], *[[ward, str(n), f"1,{n}00"] for n, ward in enumerate(WARDS, 1)]]
_QUOTED = ['"' + line.replace('"', '""') + '"' for line in text(_PLAIN).splitlines()]
_MARKED = ["\u200bCase Ref", "Date\u00a0Opened", "\u202aType\u202c", "Complain\u00adant", "\ufeffPhone",
           "Address\u200e", "\u200fPostcode", "Ward\u2060"]  # fmt: skip
_WIDE = [["Ref", "Date", *(f"Q{n}" for n in range(3000))], *[[f"R{n}", "01/05/2026", *["3"] * 3000] for n in range(5)]]
_ZOE = text(_PLAIN[:7]).replace("Orla", "Zoë").encode() + text(_PLAIN[7:]).replace("Jan", "Zoë").encode("cp1252")

FILES = [
    Made("merged titles.xlsx", workbook(_merged_titles)),
    Made("units.csv", text([HEADERS, ["", "(dd/mm/yyyy)", "", "", "(mobile)", "", "", ""], *cases()]).encode()),
    Made("numbered columns.csv", text([HEADERS, [str(n) for n in range(1, 9)], *cases()]).encode()),
    Made("group totals.csv", text(_group_totals()).encode(), ["Ward", "Case Ref", "Date Opened", "Calls"]),
    Made("text and serial dates.xlsx", workbook(_serials)),
    Made("UTF-16 BE.csv", text(_PLAIN).encode("utf-16-be")),
    Made("UTF-16 LE.txt", text(_PLAIN, "\t").encode("utf-16-le")),
    Made("two encodings.csv", _ZOE),
    Made("BOM and older bytes.csv", b"\xef\xbb\xbf" + text(_PLAIN).replace("Jan", "Zoë").encode("cp1252")),
    Made("open quotes.txt", text(_PLAIN, "\t").replace("Bea", '"Bea').replace("5 Harrier", 'The "Old Mill').encode()),
    Made("errors.xlsx", workbook(_errors), [*HEADERS, "Repeat?", "Visits"]),
    Made("wide.csv", text(_WIDE).encode(), _WIDE[0], 5),
    Made("200 blank rows.xlsx", workbook(_after_blanks)),
    Made("200 blank lines.csv", text([["ASB report"], HEADERS, *[[""] * 8] * 200, *cases()]).encode()),
    Made("printed pages.csv", text(_pages()).encode()),
    Made("foot in C.csv", text([*_PLAIN, [], ["", "", "Produced by the ASB team on 1 June 2026"],
                                ["", "", "Not for onward sharing"]]).encode()),
    Made("foot in C at once.csv", text([*_PLAIN, ["", "", "Not for onward sharing to others"]]).encode()),
    Made("page.xls", web_page().encode()),
    Made("nested page.xls", web_page(nested=True).encode()),
    Made("spanned page.xls", web_page(spans=3).encode()),
    Made("archive.xls", web_archive()),
    Made("xml.xls", xml_workbook(_PLAIN)),
    Made("xml UTF-16.xml", xml_workbook(_PLAIN, encoding="utf-16")),
    Made("millions repeated.ods", open_document(_PLAIN, '<table:table-row table:number-rows-repeated="1048563">'
         '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>')),
    Made("apostrophes.csv", text([HEADERS, *[[*row[:4], f"'{row[4]}", *row[5:]] for row in cases()]]).encode()),
    Made("marks.csv", text([_MARKED, *cases()]).encode()),
    Made("sep.csv", ("sep=;\r\n" + text(_PLAIN, ";")).encode()),
    Made("sep with BOM.csv", ("\ufeffsep=;\r\n" + text(_PLAIN, ";")).encode()),
    Made("sep UTF-16.csv", ("sep=\t\r\n" + text(_PLAIN, "\t")).encode("utf-16")),
    Made("delimiter behind all.csv", text([[*row, ""] for row in _PLAIN]).encode()),
    Made("delimiter behind header.csv", text([[*HEADERS, ""], *cases()]).encode()),
    Made("delimiter behind rows.csv", text([HEADERS, *[[*row, ""] for row in cases()]]).encode()),
    Made("CR.csv", text(_PLAIN, end="\r").encode()),
    Made("NUL.csv", text(_PLAIN).replace("Bea", "B\0ea").replace("Litter", "\0\0Litter").encode()),
    Made("NUL at the end.csv", text(_PLAIN).encode() + b"\0" * 4096),
    Made("one cell a row.csv", "\r\n".join(_QUOTED).encode()),
    Made("one cell a row and blanks.csv", "".join(f"{line},,,\r\n" for line in _QUOTED).encode()),
    Made("one cell a row.xlsx", workbook(_of_lines)),
    Made("by place.txt", columns_of(_PLAIN).encode()),
    Made("by place, dashes.txt", (columns_of(_PLAIN, dashes=True) + "\r\n(12 rows affected)\r\n").encode()),
    Made("box.txt", _box().encode()),
    Made("bars.md", "\n".join(f"| {' | '.join(row)} |" for row in [HEADERS, ["---"] * 8, *cases()]).encode()),
    Made("many blanks.csv", text([[*row, *[""] * 500] for row in [*_PLAIN, *[[""] * 8] * 3000]]).encode()),
    Made("numbered names above.csv", text([[f"Column{n}" for n in range(1, 9)], *_PLAIN]).encode()),
]
FILES += [
    Made("no header.csv", text(cases()).encode(), [f"Column {n}" for n in range(1, 9)]),
    Made("pivot.xlsx", workbook(_pivot), ["Row Labels", "Noise", "Litter", "Grand Total"], 4),
    Made("sums without a name.csv", text([*_SUMS, ["", "10", "5,000"]]).encode(), _SUMS[0], 4),
    Made("no sums.csv", text([*_SUMS, ["", "11", "5,000"]]).encode(), _SUMS[0], 5),
    Made("backslashes.xlsx", repacked(_BOOK, lambda name: name.replace("/", "\\"))),
    Made("no places.xlsx", repacked(_BOOK, change=_without_places)),
    Made("prefixed.xlsx", repacked(_BOOK, change=_prefixed)),
    Made("from a Mac.zip", zipped({
        "Cases/may.xlsx": _BOOK, "__MACOSX/Cases/._may.xlsx": b"x", "Cases/Thumbs.db": b"x", "Cases/.DS_Store": b"x"})),
    Made("cases.csv.gz", gzip.compress(text(_PLAIN).encode())),
    Made("broken lines.csv", re.sub(r"(\d+) (?=Heathway|Lapwing)", "\\1\n", text(_PLAIN)).encode()),
    Made("encoded twice.csv", text(_PLAIN).replace("Orla", "Zoë").encode().decode("cp1252").encode()),
    Made("DOS.csv", text(_PLAIN).replace("Orla", "Zoë").encode("cp850")),
    Made("merged down.xlsx", workbook(_merged_down), [HEADERS[7], *HEADERS[:7]]),
    Made("merged down.ods", open_document(_merged_in_open_document()), [HEADERS[7], *HEADERS[:7]]),
    Made("joined.csv", f"\ufeff{text(_PLAIN[:7])}\ufeff{text([HEADERS, *cases(6, 6)])}".encode()),
]

REFUSED = [
    ("chart.xlsx", workbook(lambda book, sheet: sheet.insert_chart("A1", _chart(book))), "charts or pictures"),
    ("records.json", json.dumps([dict(zip(HEADERS, case(1), strict=True))]).encode(), "Ask for it as a CSV file"),
    ("nothing.xml", xml_workbook([]), "empty"),
    ("far.xml", xml_workbook(_PLAIN, '<Row ss:Index="900000"><Cell ss:Index="9000"><Data>x</Data></Cell></Row>'),
     "reaches too far"),
    ("mail.eml", b"From: a@b\r\nTo: c@d\r\nSubject: Cases\r\nMIME-Version: 1.0\r\n\r\n" + text(_PLAIN).encode(),
     "Save the file that is attached"),
    ("mail.msg", _OLE + "__substg1.0_0037001F".encode("utf-16-le"), "is an e-mail"),
    ("letter.doc", _OLE + "WordDocument".encode("utf-16-le"), "Word document"),
    ("cases.numbers", zipped({"Index/Document.iwa": b"x", "Data/a.png": b"x"}), "Apple Numbers"),
    ("cases.mdb", b"\0\1\0\0Standard Jet DB\0\1" + b"\0" * 2000, "is a database"),
    ("cases.db", b"SQLite format 3\0" + b"\0" * 2000, "is a database"),
    ("cases.xml", b"<?xml version='1.0'?><cases><case><ref>A1</ref></case></cases>", "another kind .XML."),
    ("lines.json", b'{"Ref": "A1"}\n{"Ref": "A2"}\n', "another kind .JSON."),
    ("sign in.csv", b"<!DOCTYPE html><html><body><form>Sign in</form></body></html>", "sign-in page"),
    ("twice.gz", gzip.compress(gzip.compress(b"a,b")), "Unpack it"),
    ("cut.gz", gzip.compress(b"a,b" * 500)[:20], "damaged"),
    ("archive.mht", web_archive().replace(b"<table", b"<div").replace(b"</table", b"</div"), "holds no table"),
]  # fmt: skip
