"""Files written and brought in for a test: the police's calls and the council's cases, as agencies would send them."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ivolt_desktop.panel.importing import FileAccount, import_files
from ivolt_desktop.store import PanelFile

CALLS = ("CAD Number", "CAD Date", "Time", "Opening Code", "Caller Name", "Caller Phone", "Caller Address",
         "Caller Postcode", "Incident Location", "Ward")
CASES = ("Case Ref", "Opened", "First contact", "Category", "Complainant", "Phone", "Email", "DOB", "Address",
         "Postcode", "Ward", "Perpetrator")


def write(path: Path, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """A CSV file with a header row."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headers, *rows])
    return path


def call(number: int, day: date, name: str, phone: str = "", address: str = "", postcode: str = "",
         where: str = "", ward: str = "Gascoigne") -> list[str]:
    """One row of a police caller sheet."""
    return [f"{number}/{day:%d%b%y}".upper(), f"{day:%d/%m/%Y}", "21:14", "215 Rowdy", name, phone, address,
            postcode, where, ward]


def bring(panel: PanelFile, path: Path) -> FileAccount:
    """Bring one file in; it must not be refused."""
    account = import_files(panel, [path])[0]
    assert not account.refused, account.refused
    return account
