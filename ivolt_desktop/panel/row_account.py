"""What became of every row of a file, short enough to print: rows that fared alike told as ranges."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from ivolt_desktop.intake.review import Review
from ivolt_desktop.panel.planning import Plan

HEADER = "header"


def row_account(review: Review, plan: Plan) -> list[dict[str, Any]]:
    """Every row of the sheet in exactly one line: its fate ('header' too), the reason, the numbers as ranges."""
    headers = set(review.found.header_rows)
    alike = {(HEADER, ""): array("q", sorted(headers))}
    for number, fate, reason in plan.told_rows():
        if number not in headers:
            alike.setdefault((fate.value, reason), array("q")).append(number)
    lines = sorted((numbers for numbers in alike.items() if numbers[1]), key=lambda line: min(line[1]))
    return [{"fate": fate, "reason": reason or None, "count": len(numbers), "rows": ranges(sorted(numbers))}
            for (fate, reason), numbers in lines]


def review_account(review: Review) -> dict[str, Any]:
    """What reading decided: sheet, header, columns, problems, what else the file holds."""
    period = review.period
    others: list[Mapping[str, Any]] = [
        {"sheet": review.sheet.name, "table": each.number, "rows": f"{each.first_row}-{each.last_row}"}
        for each in review.offered_tables if each.number != review.table_number and len(review.offered_tables) > 1]
    others += [{"sheet": sheet.name, "hidden": sheet.hidden, "rows": len(sheet.rows)}
               for sheet in review.book.sheets if sheet is not review.sheet]
    return {
        "kind": review.book.kind, "sheet": review.sheet.name, "header_rows": list(review.found.header_rows),
        "rows_of_sheet": review.found.total_rows,
        "layout": review.recognised.layout.name if review.recognised else None,
        "certainty": round(review.certainty, 2), "period": [day.isoformat() for day in period] if period else None,
        "columns": {plan.header: plan.field for plan in review.columns},
        "problems": [{"problem": group.title, "rows": group.count, "state": group.state} for group in review.groups],
        "not_read": others, "notes": review.notes,
    }


def ranges(numbers: Iterable[int]) -> str:
    """'2-14, 17, 20-21' for numbers in rising order."""
    told: list[list[int]] = []
    for number in numbers:
        if told and number == told[-1][1] + 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in told)
