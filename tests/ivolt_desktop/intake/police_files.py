"""Three invented police layouts, as files: a row a call, a row a caller, and text with titles and a grand total."""

from datetime import date, time
from pathlib import Path

import xlsxwriter

CALLS = [
    # CAD, date, time, code, caller, phone, postcode, location, ward
    ("CAD 1234 02/05/2022", date(2022, 5, 2), time(21, 14), "215 Rowdy", "SMITH, John", 7700900123, "RM10 8HT"),
    ("CAD 77 03/05/2022", date(2022, 5, 3), time(1, 40), "215 Rowdy", "Mr J Smyth", "07700900123", "RM108HT"),
    ("CAD 90 03/05/2022", "31/02/2022", "23:05", "302 Noise", "N/K", "withheld", "RM9 5"),
    ("CAD 91 04/05/2022", "44685", "1822", "310 Begging", "Patel, Meena", "+447700900789", "1G11 7QJ"),
    ("CAD 92 05/05/2022", date(2022, 5, 5), time(12, 0), "215 Rowdy", "Occupier", "", "IG11 7QJ"),
]  # fmt: skip
CALL_HEADERS = ["CAD Number", "CAD Date", "Time", "Opening Code 1", "Caller Name", "Caller Phone", "Caller Postcode"]


def write_calls(path: Path, headers: list[str] | None = None, extra: str = "") -> Path:
    """Layout (a): an Excel file with a row a call and date and time apart."""
    book = xlsxwriter.Workbook(path)
    day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    sheet = book.add_worksheet("Callers")
    sheet.write(0, 0, "Metropolitan Police Service: ASB callers")
    names = [*(headers or CALL_HEADERS), *([extra] if extra else [])]
    sheet.write_row(2, 0, names)
    for place, call in enumerate(CALLS):
        for column, cell in enumerate(call):
            if isinstance(cell, date):
                sheet.write_datetime(3 + place, column, cell, day)
            elif isinstance(cell, time):
                sheet.write_datetime(3 + place, column, cell, clock)
            else:
                sheet.write(3 + place, column, cell)
        if extra:
            sheet.write(3 + place, len(call), "Y" if place % 2 else "N")
    book.close()
    return path


def write_callers(path: Path) -> Path:
    """Layout (b): a row a caller with a count and a list of references."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Repeat callers")
    rows = [
        ["Caller", "Tel", "Home address", "No. of calls", "CAD list"],
        ["SMITH, John", "07700900123", "12 Althorne Way RM10 7AB", 3, "1234/05MAR24; 1300/06MAR24, CAD 14 07/03/2024"],
        ["Ms B Nowak", "07700900124", "9 Reede Road", 3, "22/05MAR24, 23/06MAR24"],
        ["A Okafor", "07700900125", "9 Harts Lane", 4, ""],
    ]
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return path


def write_text(path: Path) -> Path:
    """Layout (c): CSV with title rows, other headers and a grand total."""
    path.write_text(
        "East Area BCU,,,,,\nASB calls by repeat callers - May 2022,,,,,\n,,,,,\n"
        "Incident No,Date/Time,Class,Informant,Contact No,Venue\n"
        '101/01MAY22,01/05/2022 20:10,Rowdy,"BELLO, Ann",07700 900201,"Heathway, Dagenham"\n'
        '102/02MAY22,02/05/2022 21:10,Noise,"CHU, Bo",7700900202,"Ripple Road, Barking"\n'
        "Grand Total,2,,,,\n\nEnd of report,,,,,\n",
        encoding="cp1252",
    )
    return path
