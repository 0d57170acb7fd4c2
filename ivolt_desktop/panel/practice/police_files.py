"""The police caller sheet, in the three layouts it went through in eighteen months."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ivolt_desktop.panel.practice.dirt import (
    dice,
    excel_moment,
    excel_serial,
    soiled_address,
    soiled_phone,
    soiled_postcode,
)
from ivolt_desktop.panel.practice.life_facts import LivedCall
from ivolt_desktop.panel.practice.practice_calendar import PART_MONTH
from ivolt_desktop.panel.practice.table_files import write_spreadsheet, write_text_table
from ivolt_desktop.panel.practice.topics import BY_KEY
from ivolt_desktop.rules.written_ages import age_on

TEXT_FROM = date(2025, 6, 1)
"""From June 2025 the police sent text with titles above and a total below."""

ROW_A_CALL_FROM = date(2025, 12, 1)
"""From December 2025 they send a spreadsheet with a row a call."""

_PHONE_MOVED = date(2026, 2, 1)
_PHONE_RENAMED = date(2026, 3, 1)
_AGE_TAKEN = 0.35
"""How often the operator asks how old a caller is, and writes it down."""
_FLAG_ADDED = date(2026, 5, 1)
Written = list[list[Any]]


def police_file_name(month: date, *, corrected: bool = False) -> str:
    """'MPS ASB callers Jan 25.xlsx', as the police name it."""
    ending = "csv" if TEXT_FROM <= month < ROW_A_CALL_FROM else "xlsx"
    part = " to 21st" if month == PART_MONTH else ""
    return f"MPS ASB callers {month:%b %y}{part}{' corrected' if corrected else ''}.{ending}"


def write_police_file(path: Path, month: date, calls: Sequence[LivedCall]) -> None:
    """Write one month's caller sheet in the layout of that month."""
    if month < TEXT_FROM:
        write_spreadsheet(path, "ASB callers", row_a_caller(month, calls))
    elif month < ROW_A_CALL_FROM:
        write_text_table(path, text_with_titles(month, calls))
    else:
        write_spreadsheet(path, "Callers", row_a_call(month, calls))


def row_a_caller(month: date, calls: Sequence[LivedCall]) -> Written:
    """A row a caller, with a count and the list of references; the first months came like this."""
    rows: Written = [
        ["MPS East Area BCU: ASB callers", None, None, None, None, f"{month:%B %Y}"],
        [],
        ["Caller", "Contact number", "Home address", "Post code", "No. of calls", "CAD list", "Code", "Type of ASB",
         "Location", "Location postcode", "Ward"],
    ]  # fmt: skip
    groups: dict[tuple[str, ...], list[LivedCall]] = {}
    for call in calls:
        own = () if call.caller else (call.reference,)
        groups.setdefault((call.name, call.phone, call.address, call.location, call.topic, *own), []).append(call)
    for together in sorted(groups.values(), key=lambda group: -len(group)):
        first, topic = together[0], BY_KEY[together[0].topic]
        key = first.reference
        rows.append([
            first.name, soiled_phone(first.phone, key), soiled_address(first.address, key),
            soiled_postcode(first.postcode, key), len(together), "; ".join(call.reference for call in together),
            topic.code, topic.category, first.location, first.location_postcode, first.ward,
        ])  # fmt: skip
    return [*rows, [], ["Grand Total", None, None, None, len(calls)]]


def text_with_titles(month: date, calls: Sequence[LivedCall]) -> Written:
    """A row a call as comma-separated text, with titles above and a total below."""
    rows: Written = [
        ["Metropolitan Police Service - East Area BCU"],
        [f"Anti-social behaviour callers, Barking and Dagenham, {month:%B %Y}"],
        ["OFFICIAL-SENSITIVE when complete"],
        [],
        ["CAD No", "Call date/time", "Opening code", "Code description", "Caller", "Tel no", "Address of caller",
         "Postcode of caller", "Incident location", "Incident postcode", "Ward/SNT", "Remarks"],
    ]  # fmt: skip
    for call in calls:
        topic, key = BY_KEY[call.topic], call.reference
        rows.append([
            key, _moment_as_text(call), topic.code, topic.category, call.name, soiled_phone(call.phone, key),
            soiled_address(call.address, key), soiled_postcode(call.postcode, key), call.location,
            call.location_postcode, call.ward, call.details,
        ])  # fmt: skip
    return [*rows, [], ["Grand Total", len(calls)], ["End of report"]]


def row_a_call(month: date, calls: Sequence[LivedCall]) -> Written:
    """A row a call as a spreadsheet with the date and the time apart; columns move, as columns do."""
    headers = _headers(month)
    rows: Written = [
        ["Metropolitan Police Service"],
        ["East Area BCU, Barking and Dagenham"],
        [f"ASB callers {month:%B %Y}"],
        ["OFFICIAL-SENSITIVE"],
        [],
        headers,
    ]
    for number, call in enumerate(calls):
        topic, key = BY_KEY[call.topic], call.reference
        cells = {
            "CAD Number": f"CAD {call.serial} {call.at:%d/%m/%Y}", "CAD Date": _day_cell(call, number),
            "Time": call.at.time(), "Code": int(topic.code), "ASB Type": topic.category, "Caller Name": call.name,
            "Caller Phone": soiled_phone(call.phone, key), "Caller Address": soiled_address(call.address, key),
            "Caller Age": _age(call), "Caller Postcode": soiled_postcode(call.postcode, key),
            "Incident Location": call.location,
            "Location Postcode": call.location_postcode, "Easting": call.easting, "Northing": call.northing,
            "Ward": call.ward, "Initial details": call.details,
            "Vuln flag": "Y" if call.topic in ("night calls", "harassment") else "N",
        }  # fmt: skip
        cells["Contact number"] = cells["Caller Phone"]
        rows.append([cells[header] for header in headers])
    return [*rows, [], ["Grand Total", len(calls)]]


def _headers(month: date) -> list[str]:
    phone = "Contact number" if month >= _PHONE_RENAMED else "Caller Phone"
    who = ["Caller Name", "Caller Age", phone, "Caller Address", "Caller Postcode"]
    if month >= _PHONE_MOVED:
        who = ["Caller Name", "Caller Age", "Caller Address", "Caller Postcode", phone]
    flag = ["Vuln flag"] if month >= _FLAG_ADDED else []
    return [
        "CAD Number", "CAD Date", "Time", "Code", "ASB Type", *who, *flag, "Incident Location", "Location Postcode",
        "Easting", "Northing", "Ward", "Initial details",
    ]  # fmt: skip


def _age(call: LivedCall) -> int | None:
    """The caller's age on the day of the call, where it was asked."""
    if call.born_on is None or dice("age", call.reference).random() >= _AGE_TAKEN:
        return None
    return age_on(call.born_on, call.at.date())


def _moment_as_text(call: LivedCall) -> str | float:
    chance = dice("moment", call.reference).random()
    if chance < 0.05:
        return excel_moment(call.at)
    if _impossible(call):
        return f"31/{_short_month(call.at):02d}/{call.at:%Y %H:%M}"
    return f"{call.at:%d/%m/%Y %H:%M}"


def _day_cell(call: LivedCall, number: int) -> date | int | str:
    chance = dice("day", call.reference).random()
    if _impossible(call):
        return f"31/{_short_month(call.at):02d}/{call.at:%Y}"
    if chance < 0.06:
        return excel_serial(call.at.date())
    return f"{call.at:%d/%m/%Y}" if chance < 0.12 else call.at.date()


def _impossible(call: LivedCall) -> bool:
    """Whether this call's date was mistyped as a day that does not exist; one in eighty of nobody's calls."""
    return not call.caller and dice("impossible", call.reference).random() < 0.06


def _short_month(at: datetime) -> int:
    """February, or a month of thirty days near the call."""
    return at.month if at.month in (2, 4, 6, 9, 11) else {1: 2, 3: 2, 5: 4, 7: 6, 8: 9, 10: 9, 12: 11}[at.month]
