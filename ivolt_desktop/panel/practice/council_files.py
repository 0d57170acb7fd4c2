"""The council's case export: cases opened in the month, and older ones that were closed in it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ivolt_desktop.panel.practice.dirt import dice, soiled_phone, soiled_postcode
from ivolt_desktop.panel.practice.invented import uprn_of
from ivolt_desktop.panel.practice.life_facts import LivedCase
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.rules.calendar_months import first_of_month, last_of_month

SPREADSHEET_FROM = date(2025, 10, 1)
"""Until September 2025 the export was text; then the new case system sends spreadsheets, which tell besides its own
number for each complainant and the UPRN of the property.
"""

_NEW_SYSTEM = ("Customer ID", "UPRN")
_WITHOUT_NUMBER = 0.15
_NOBODY = ("N/K", "", "Unknown", "-")


def council_file_name(month: date) -> str:
    """'ASB case export 2025-01.csv'."""
    return f"ASB case export {month:%Y-%m}.{'xlsx' if month >= SPREADSHEET_FROM else 'csv'}"


def cases_in_export(month: date, cases: Sequence[LivedCase]) -> list[LivedCase]:
    """The cases that the export of ``month`` holds, by reference."""
    ends = last_of_month(month)
    return [
        case for case in cases
        if case.opened_on <= ends
        and (first_of_month(case.opened_on) == month or (case.closed_on and first_of_month(case.closed_on) == month))
    ]  # fmt: skip


def write_council_file(path: Path, month: date, cases: Sequence[LivedCase]) -> None:
    """Write one month's export as the case system stood at the end of the month."""
    rows = council_rows(month, cases)
    if month >= SPREADSHEET_FROM:
        write_spreadsheet(path, "Cases", [*rows, [], ["Confidential Information - Do Not Distribute"]])
    else:
        write_text_table(path, rows)


def council_rows(month: date, cases: Sequence[LivedCase]) -> list[list[Any]]:
    """Header and rows; from October 2025 the officer stands before the category, as columns will move."""
    wanted = cases_in_export(month, cases)
    cells = [_cells(case, month) for case in wanted]
    order = [header for header in _cells(wanted[0], month) if month >= SPREADSHEET_FROM or header not in _NEW_SYSTEM]
    if month >= SPREADSHEET_FROM:
        order.remove("Case Officer")
        order.insert(order.index("Category"), "Case Officer")
    return [order, *([row[header] for header in order] for row in cells)]


def _cells(case: LivedCase, month: date) -> dict[str, Any]:
    ends = last_of_month(month)
    closed = case.closed_on if case.closed_on and case.closed_on <= ends else None
    answered = case.first_contact_on
    nobody = dice("nobody", case.reference).choice(_NOBODY)
    return {
        "Case Ref": case.reference,
        "Opened": case.opened_on,
        "First contact": answered if answered and answered <= ends else None,
        "Closed": closed,
        "Category": case.category,
        "Customer ID": _customer(case),
        "Complainant": case.complainant_name,
        "Contact No": soiled_phone(case.phone, case.reference),
        "Email": case.email,
        "DOB": case.born_on,
        "Address": case.address,
        "Postcode": soiled_postcode(case.postcode, case.reference),
        "Alleged perpetrator": case.subject_name or nobody,
        "Perpetrator address": case.subject_address,
        "Location": _location(case),
        "UPRN": _uprn(case),
        "Ward": case.ward,
        "Tenure": case.tenure,
        "Case Officer": case.officer,
        "Status": "Closed" if closed else "Open",
        "Outcome": case.outcome if closed else "",
    }


def _customer(case: LivedCase) -> str:
    """What the new case system calls the complainant: one number each, where somebody looked them up.

    Cases that were moved over from the old one have none.
    """
    new = case.complainant and case.opened_on >= SPREADSHEET_FROM
    if not new or dice("customer", case.reference).random() < _WITHOUT_NUMBER:
        return ""
    return f"C{dice('customer of', case.complainant).randrange(100_000, 1_000_000)}"


def _uprn(case: LivedCase) -> str:
    """The number of the door that it is about; the gazetteer was not asked about every one."""
    looked_up = case.location == case.address and dice("uprn", case.reference).random() >= _WITHOUT_NUMBER
    return uprn_of(case.address) if looked_up else ""


def _location(case: LivedCase) -> str:
    """Where it happened; mostly with the postcode, which one officer in eight leaves out."""
    short = case.location != case.address or dice("location", case.reference).random() < 0.12
    return case.location if short else f"{case.location}, {case.postcode}"
