"""Tables of actions, the same on every paper. Imported only while a document is made."""

from collections.abc import Iterable, Sequence
from datetime import date

from reportlab.platypus import Flowable

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.dates_on_paper import near_date
from ivolt_desktop.reports.facts import ActionLine
from ivolt_desktop.reports.page_frame import TEXT_WIDTH
from ivolt_desktop.reports.safe_text import CELL_LIMIT
from ivolt_desktop.reports.sections import nothing
from ivolt_desktop.reports.tables import Column, Group, data_table
from ivolt_desktop.reports.words import Piece, Text
from ivolt_desktop.rules.counting_words import count_of, times

_COLUMNS = (
    Column("Ref", 46),
    Column("Action", 172),
    Column("Owner", 86),
    Column("First due", 49),
    Column("Now due", 49),
    Column("State", 148),
)


def in_order(actions: Iterable[ActionLine]) -> list[ActionLine]:
    """Overdue first, then by due date; those without a date last."""
    return sorted(actions, key=lambda one: (not one.overdue, one.due or date.max, one.reference))


def state_pieces(action: ActionLine) -> list[Piece]:
    """Shape and letter, the status in words, how often the date moved, and the latest update."""
    pieces: list[Piece] = []
    shape, shade = palette.RAG_SHAPES.get(action.rag, ("", palette.INK))
    if shape:
        pieces += [Piece(f"{shape} {action.rag} ", shade, bold=True)]
    remarks = [action.status]
    if action.moved:
        remarks.append(f"moved {times(action.moved)}")
    words = "; ".join(remark for remark in remarks if remark)
    if words:
        pieces.append(Piece(f" {words}" if shape else words))
    if action.latest_update:
        pieces.append(Piece(f"; {action.latest_update}" if words else f" {action.latest_update}", "soft"))
    return pieces or [Piece("")]


def _row(action: ActionLine, meeting: date | None, with_agency: bool) -> list[str | list[Piece]]:
    owner = ", ".join(dict.fromkeys(p for p in ((action.agency if with_agency else ""), action.owner) if p))
    text = [Piece(action.text)]
    if action.subject:
        text.append(Piece(f" {action.subject}", "soft"))
    due = near_date(action.due, meeting)
    return [
        action.reference,
        text,
        owner,
        near_date(action.original_due, meeting),
        [Piece(due, "strong" if action.overdue else "plain")],
        state_pieces(action),
    ]


def action_table(
    actions: Sequence[ActionLine], meeting: date | None, *, with_agency: bool = True, empty: str = "No actions.",
    limit: int = CELL_LIMIT,
) -> Flowable:
    """The actions in the order given; due dates of overdue ones stand out."""
    if not actions:
        return nothing(empty)
    return data_table(_COLUMNS, [_row(action, meeting, with_agency) for action in actions], TEXT_WIDTH, limit=limit)


def counted(actions: Sequence[ActionLine]) -> str:
    """``8 open, 3 overdue``."""
    late = sum(action.overdue for action in actions)
    return f"{len(actions)} open, {late} overdue" if late else f"{len(actions)} open, none overdue"


def by_agency(actions: Sequence[ActionLine], meeting: date | None) -> list[Flowable]:
    """One table, the actions of each agency below its name; the agency with most overdue actions first."""
    groups: dict[str, list[ActionLine]] = {}
    for action in in_order(actions):
        groups.setdefault(action.agency or "No agency named", []).append(action)
    ranked = sorted(groups.items(), key=lambda pair: (-sum(a.overdue for a in pair[1]), pair[0]))
    rows: list[Sequence[Text] | Group] = []
    for agency, held in ranked:
        rows.append(Group([Piece(agency), Piece(counted(held), "aside")]))
        rows += [_row(action, meeting, with_agency=False) for action in held]
    return [data_table(_COLUMNS, rows, TEXT_WIDTH)] if rows else []


def totals(actions: Sequence[ActionLine]) -> str:
    """``23 open actions, 5 of them overdue``."""
    if not actions:
        return "No open actions"
    late = sum(action.overdue for action in actions)
    return f"{count_of(len(actions), 'open action')}, {late or 'none'} of them overdue"
