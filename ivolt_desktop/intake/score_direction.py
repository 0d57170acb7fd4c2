"""Whether a low number is the good one in a column of scores: as its header, its cells or a legend on the sheet say.

'1 = very satisfied', '1 (best) to 5 (worst)', 'very satisfied (1)'; cells such as '1 - Very satisfied'.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import cell_text
from ivolt_desktop.intake.scores import WORDS, tells_scale

if TYPE_CHECKING:
    from ivolt_desktop.intake.columns import ColumnPlan
    from ivolt_desktop.intake.feeds.declaration import Feed
    from ivolt_desktop.intake.finding import FoundTable

Meaning = tuple[int, int]
"""A figure and what the words beside it are worth, from 1, the worst, to 5."""
LOW_IS_GOOD = "low is good:"
"""How the option of a layout begins that keeps this; the field's key follows."""
CHOSEN, LAST_TIME = "chosen by you", "as last time"
_YES, _NO = "yes", "no"
_WORTH = {**WORDS, "best": 5, "most satisfied": 5, "most positive": 5, "worst": 1, "least satisfied": 1,
          "most negative": 1}  # fmt: skip
_PHRASE = "|".join(sorted(map(re.escape, _WORTH), key=len, reverse=True))
_PLAINLY = re.compile(rf"(?<![\w.])(\d{{1,3}})\s*(?:=|\bis\b|\bbeing\b|\bmeans\b|\()\s*(?:the )?({_PHRASE})\b", re.I)
_BEHIND = re.compile(rf"\b({_PHRASE})\s*(?:=|\bis\b|\()\s*(\d{{1,3}})\b", re.I)
_LOOSELY = re.compile(rf"(?<![\w.])(\d{{1,3}})\s*(?:[-–:.)]\s*)?({_PHRASE})\b", re.I)
_LEGEND_LINES = 200
_SAMPLE = 500


def meanings(text: str) -> list[Meaning]:
    """What a text says its figures mean; one alone only where it says so plainly, since questions are numbered too."""
    found = [(int(figure), _WORTH[words.casefold()]) for figure, words in _PLAINLY.findall(text)]
    found = found or [(int(figure), _WORTH[words.casefold()]) for words, figure in _BEHIND.findall(text)]
    if not found:
        loosely = [(int(figure), _WORTH[words.casefold()]) for figure, words in _LOOSELY.findall(text)]
        found = loosely if len({figure for figure, _ in loosely}) > 1 else []
    return found


def legend_of(found: "FoundTable") -> str:
    """The text round a table in which a legend may stand; a figure with words in the next cell is told as 'is'."""
    lines = list(found.titles)
    for cells in list(found.left_cells.values())[:_LEGEND_LINES]:
        filled = [text for text in cells if text]
        if len(filled) == 1:
            lines.append(filled[0])
        elif len(filled) == 2 and filled[0].isdigit():
            lines.append(" = ".join(filled))
    return "; ".join(dict.fromkeys(lines))


def low_is_good(said: Sequence[Meaning]) -> bool | None:
    """What meanings say; None where they say nothing."""
    if not said:
        return None
    (low, worst), (high, best) = min(said), max(said)
    if low == high:
        return None if 2 <= low < 4 or worst == 3 else (worst > 3) == (low < 2)
    return None if worst == best else worst > best


def ends_of(said: Sequence[Meaning]) -> tuple[int, int] | None:
    """The least and the greatest figure of a scale, where the words beside figures tell good ones and bad ones."""
    worths = [worth for _, worth in said]
    return (min(said)[0], max(said)[0]) if said and min(worths) <= 2 and max(worths) >= 4 else None


def choose_direction(plans: "Sequence[ColumnPlan]", place: int, low: bool) -> bool:
    """Say whether a low number is good in the column at ``place``; False where it is no column of scores."""
    if not 0 <= place < len(plans) or plans[place].low_is_good is None:
        return False
    plans[place].low_is_good, plans[place].low_how = low, CHOSEN
    return True


def settle_directions(
    plans: "Sequence[ColumnPlan]", feed: "Feed", found: "FoundTable", options: Mapping[str, str]
) -> None:
    """Say of each column of scores that has figures whether low is good: as decided, else as the file says.

    What a person chose in this review stands. ``options`` are the layout's.
    """
    legend: list[Meaning] | None = None
    for plan in plans:
        field = feed.field(plan.field) if plan.field else None
        texts = _texts(found, plan.place) if field and field.kind == "score" else set[str]()
        if field is None or not any(text[:1].isdigit() for text in texts):
            plan.low_is_good, plan.low_how = None, ""
            continue
        if legend is None:
            legend = meanings(legend_of(found))
        header = meanings(plan.header)
        here = legend if _is_of(legend, plan.header, texts) else []
        plan.ends = ends_of(header) or ends_of(here)
        kept = options.get(LOW_IS_GOOD + field.key)
        if plan.low_how == CHOSEN and plan.low_is_good is not None:
            continue
        if kept in (_YES, _NO):
            plan.low_is_good, plan.low_how = kept == _YES, LAST_TIME
            continue
        plan.low_is_good, plan.low_how = False, ""
        for how, said in (("its header says so", header), ("its cells say so", _of_cells(texts)),
                         ("a line on the sheet says so", here)):  # fmt: skip
            if (low := low_is_good(said)) is not None:
                plan.low_is_good, plan.low_how = low, how
                break


def _is_of(legend: Sequence[Meaning], header: str, texts: Iterable[str]) -> bool:
    """Whether a legend may speak of a column: one that tells no scale of its own, with no figure beyond the legend's.
    """
    ends = ends_of(legend)
    figures = [int(text) for text in texts if text.isdigit()]
    return not tells_scale(header) and (ends is None or all(ends[0] <= figure <= ends[1] for figure in figures))


def options_of(plans: "Iterable[ColumnPlan]") -> dict[str, str]:
    """What a layout keeps: where low is good, and where somebody said that it is not."""
    return {
        f"{LOW_IS_GOOD}{plan.field}": _YES if plan.low_is_good else _NO
        for plan in plans
        if plan.low_is_good or (plan.low_is_good is not None and plan.low_how in (CHOSEN, LAST_TIME))
    }


def _texts(found: "FoundTable", place: int) -> set[str]:
    cells = found.column(place)
    return {cell_text(cell) for cell in cells[:: max(1, len(cells) // _SAMPLE)]}


def _of_cells(texts: Iterable[str]) -> list[Meaning]:
    """What cells that give a figure with words say: '1 - Very satisfied'."""
    return [
        (int(match[1]), _WORTH[match[2].casefold()])
        for text in texts
        if (match := _LOOSELY.match(text) or _PLAINLY.match(text))
    ]
