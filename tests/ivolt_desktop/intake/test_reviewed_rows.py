"""The account of rows."""

from ivolt_desktop.intake.reviewed_rows import Fate, ReviewedRow, account_of


def row(number: int, fate: Fate, reason: str = "", part: int = 0, **values: object) -> ReviewedRow:
    return ReviewedRow(number, dict(values), {}, "", fate, reason, part)


def test_source_rows_are_counted_once() -> None:
    same = "the same as row 2"
    rows = [
        row(2, "ready"), row(2, "ready", part=1), row(3, "set aside", "No date"), row(4, "left out", "a total"),
        row(5, "left out", same), row(6, "left out", same), row(6, "ready", part=1),
    ]  # fmt: skip
    account = account_of(rows, 1, 6)
    assert (account.ready, account.set_aside, account.left_out, account.records) == (2, 1, 2, 3)
    assert account.balanced
    assert account.reasons == {"No date": 1, "a total": 1, "the same as another row": 1}
    assert not account_of(rows, 1, 7).balanced
