"""The words in which a file's account is told."""

from collections.abc import Mapping
from html import escape

from ivolt_desktop.intake import finding
from ivolt_desktop.intake.several_tables import HIDDEN
from ivolt_desktop.model.deliveries import RowFate
from ivolt_desktop.rules.counting_words import count_of, grouped, joined
from ui.pages.deliveries.standing import Standing

_LEFT_OUT = {
    finding.BLANK: ("blank row", None), finding.TOTAL: ("row of totals", "rows of totals"),
    finding.ABOVE: ("row above the table", "rows above the table"),
    finding.BELOW: ("note below the table", "notes below the table"),
    finding.REPEATED: ("repeated header", None),
    finding.OTHER: ("row of another table", "rows of another table"), HIDDEN: ("hidden row", None),
}


def left_out_words(reasons: Mapping[str, int]) -> str:
    """'1 row of totals and 2 blank rows left out', '' for none."""
    said: dict[str, int] = {}
    parts = []
    for reason, count in reasons.items():
        if reason in _LEFT_OUT:
            one, many = _LEFT_OUT[reason]
            parts.append(count_of(count, one, many))
        else:
            twice = reason.startswith(("the same as row", "same reference as row"))
            words = "said twice" if twice else reason
            said[words] = said.get(words, 0) + count
    parts += [f"{count_of(count, 'row')} ({words})" for words, count in said.items()]
    return f"{joined(parts)} left out" if parts else ""


def size_words(size: int) -> str:
    """'61 KB', '3.3 MB'."""
    if size < 1024:
        return f"{size} bytes"
    return f"{round(size / 1024):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def account_markup(standing: Standing) -> str:
    """The account in one line, its numbers larger; as rich text."""
    count = standing.count
    told = [
        (count(RowFate.NEW), "new"), (count(RowFate.CHANGED), "changed since earlier files"),
        (count(RowFate.SAME), "the same"), (count(RowFate.SET_ASIDE), "set aside for the agency to correct"),
    ]
    parts = [f"<b><big>{grouped(number)}</big></b> {words}" for number, words in told if number or words == "new"]
    return "&nbsp;&nbsp; ".join(parts)


def account_words(standing: Standing) -> str:
    """The account in plain words, for a screen reader."""
    count = standing.count
    parts = [f"{count(RowFate.NEW)} new", f"{count(RowFate.CHANGED)} changed", f"{count(RowFate.SAME)} the same",
             f"{count(RowFate.SET_ASIDE)} set aside", left_out_words(standing.reasons.get(RowFate.LEFT_OUT, {}))]
    return ", ".join(part for part in parts if part)


def left_out_markup(standing: Standing, muted: str) -> str:
    """What was left out, in the quiet colour ``muted``."""
    words = left_out_words(standing.reasons.get(RowFate.LEFT_OUT, {}))
    return f'<span style="color:{muted}">{escape(words)}</span>' if words else ""


def store_words(standing: Standing) -> str:
    """The words of the main button: 'Bring in 312 rows'."""
    number = standing.to_store
    if number:
        return f"Bring in {count_of(number, 'record' if standing.gives_many else 'row')}"
    return "Record the delivery" if standing.plan.rows else "Nothing to bring in"
