"""One agenda item as the shared window may show it: masked throughout before it leaves this file.

Only the subject's name itself is carried unmasked, to be shown while the reveal key is held.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from ivolt_desktop.panel.views.actions import ActionLine
from ivolt_desktop.panel.views.curtain import curtain_over
from ivolt_desktop.panel.views.figures import Figure
from ivolt_desktop.panel.views.item_in_hand import ItemInHand
from ivolt_desktop.panel.views.meetings import MeetingDetail
from ivolt_desktop.panel.views.minutes import MinuteWords
from ivolt_desktop.panel.views.subjects import Subject
from ivolt_desktop.rules.dates_in_words import day_and_month
from ivolt_desktop.rules.lens import SHARED
from ivolt_desktop.rules.line_kind import LineKind
from ivolt_desktop.rules.masking import Sensitive
from ivolt_desktop.rules.name_curtain import NameCurtain

_MOST_ROWS = 8


@dataclass(frozen=True)
class SharedLine:
    """A decision or an action, masked. ``pill`` is 'Decision' or the action's reference."""

    action: bool
    pill: str
    text: str


@dataclass(frozen=True)
class SharedRow:
    """A row of what a standing item gathers; ``tone`` is red, amber, green, blue or grey."""

    pill: str
    tone: str
    text: str


@dataclass(frozen=True)
class SharedItem:
    """Everything the shared window shows of one item. No field but ``name`` can name anybody.

    ``name`` is '' where there is nobody to reveal. ``months`` and ``counts`` make the bars.
    """

    item_id: int
    number: str
    section: str
    heading: str
    name: str
    ward: str
    pill: str
    pill_tone: str
    months: tuple[date, ...]
    counts: tuple[int, ...]
    caption: str
    proposal: str
    rows: tuple[SharedRow, ...]
    lines: tuple[SharedLine, ...]


def shared_item(
    session: Session, detail: MeetingDetail, item: ItemInHand, figures: Iterable[Figure] = ()
) -> SharedItem:
    """Draw the curtain over an item. ``figures`` are shown where the item is the data briefing."""
    subject, node = item.subject, item.node
    curtain = curtain_over(session, subject, item.sheet)
    heading = _heading(subject, node.heading, curtain)
    pill, tone = _pill(item)
    caption = f"{item.span_words} {item.count_words}".strip()
    months = item.months
    return SharedItem(
        item_id=node.id, number=node.number,
        section=curtain.behind(item.parent.heading) if item.parent else "", heading=heading,
        name=_name(subject), ward=subject.ward if subject else "", pill=pill, pill_tone=tone,
        months=months.months if months else (), counts=months.counts if months else (), caption=caption,
        proposal=curtain.behind(node.proposal), rows=_rows(detail, item, figures, curtain),
        lines=tuple(_line(line, curtain) for line in node.lines if line.kind.value != LineKind.NOTE.value),
    )


def _heading(subject: Subject | None, heading: str, curtain: NameCurtain) -> str:
    if subject is None:
        return curtain.behind(heading)
    return SHARED.see(subject.name, subject.sensitive, subject.reference) if subject.kind != "issue" \
        else subject.reference


def _name(subject: Subject | None) -> str:
    return subject.name if subject and subject.sensitive in (Sensitive.NAME, Sensitive.PLACE) else ""


def _pill(item: ItemInHand) -> tuple[str, str]:
    if item.verdict and item.signal:
        return _sentence(item.verdict.short), "green" if item.verdict.good else "red"
    if item.node.hint:
        return item.node.hint.capitalize(), "blue"
    return ("Usual variation", "grey") if item.verdict and item.verdict.range_words else ("", "grey")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line(line: MinuteWords, curtain: NameCurtain) -> SharedLine:
    if line.kind.value == LineKind.ACTION.value:
        agency = line.owner.split(" (")[0]
        due = day_and_month(line.due_on) if line.due_on else ""
        parts = (curtain.behind(line.text), agency, due)
        return SharedLine(True, line.action_reference, " · ".join(part for part in parts if part))
    reason = f". Reason: {line.reason}" if line.reason else ""
    return SharedLine(False, "Decision", curtain.behind(f"{line.text.rstrip('.')}{reason}"))


def _rows(
    detail: MeetingDetail, item: ItemInHand, figures: Iterable[Figure], curtain: NameCurtain
) -> tuple[SharedRow, ...]:
    node = item.node
    if node.subject is not None:
        return ()
    if node.standing_key == "briefing":
        return tuple(SharedRow(figure.shown, "red" if figure.verdict.signal else "grey",
                               f"{figure.label}: {figure.verdict.words}") for figure in figures)
    if node.standing_key == "opening":
        return (SharedRow("Attendance", "grey", detail.attendance_words),)
    if item.actions:
        return _actions(item.actions, curtain)
    return tuple(
        SharedRow(child.number, "green" if child.done else "grey",
                  " · ".join(part for part in (child.heading if child.subject else curtain.behind(child.heading),
                                               child.hint, "dealt with" if child.done else "") if part))
        for child in node.children
    )


def _actions(actions: tuple[ActionLine, ...], curtain: NameCurtain) -> tuple[SharedRow, ...]:
    rows = [
        SharedRow(line.reference, line.rag_name if line.rag_name in ("red", "amber", "green") else "grey",
                  " · ".join(part for part in (curtain.behind(line.text), line.agency, line.rag_words) if part))
        for line in actions[:_MOST_ROWS]
    ]
    left = len(actions) - len(rows)
    return tuple([*rows, SharedRow("", "grey", f"and {left} more in the action log")] if left else rows)
