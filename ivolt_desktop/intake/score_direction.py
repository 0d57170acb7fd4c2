"""Whether a low number is the good one in a column of scores: as its header, its cells or a legend on the sheet say.

'1 = very satisfied', '1 (best) to 5 (worst)', 'very satisfied (1)'; cells such as '1 - Very satisfied'.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ivolt_desktop.intake.book import RawSheet, cell_text
from ivolt_desktop.intake.score_legends import (
    Meaning,
    ends_of,
    legend_of,
    legends_on,
    meaning_of_cell,
    meanings,
    speaks_of,
)
from ivolt_desktop.intake.scores import tells_scale

if TYPE_CHECKING:
    from ivolt_desktop.intake.columns import ColumnPlan
    from ivolt_desktop.intake.feeds.declaration import Feed
    from ivolt_desktop.intake.finding import FoundTable

LOW_IS_GOOD = "low is good:"
"""How the option of a layout begins that keeps this; the field's key follows."""
CHOSEN, LAST_TIME = "chosen by you", "as last time"
_YES, _NO = "yes", "no"
_SAMPLE = 500


def low_is_good(said: Sequence[Meaning]) -> bool | None:
    """What meanings say; None where they say nothing."""
    if not said:
        return None
    (low, worst), (high, best) = min(said), max(said)
    if low == high:
        return None if 2 <= low < 4 or worst == 3 else (worst > 3) == (low < 2)
    return None if worst == best else worst > best


def choose_direction(plans: "Sequence[ColumnPlan]", place: int, low: bool) -> bool:
    """Say whether a low number is good in the column at ``place``; False where it is no column of scores."""
    if not 0 <= place < len(plans) or plans[place].low_is_good is None:
        return False
    plans[place].low_is_good, plans[place].low_how = low, CHOSEN
    return True


def settle_directions(
    plans: "Sequence[ColumnPlan]", feed: "Feed", found: "FoundTable", options: Mapping[str, str],
    sheets: Sequence[RawSheet] = (),
) -> None:  # fmt: skip
    """Say of each column of scores that has figures whether low is good: as decided, else as the file says.

    What a person chose in this review stands. ``options`` are the layout's, ``sheets`` those of the file: a legend may
    stand on one of the others.
    """
    asked: dict[int, set[str]] = {}
    for plan in plans:
        field = feed.field(plan.field) if plan.field else None
        texts = _texts(found, plan.place) if field and field.kind == "score" else set[str]()
        if any(text[:1].isdigit() for text in texts):
            asked[plan.place] = texts
        else:
            plan.low_is_good, plan.low_how = None, ""
    scores = [plan for plan in plans if plan.place in asked]
    legend = meanings(legend_of(found)) if scores else []
    others = cache(lambda: _said_elsewhere(scores, feed, [each for each in sheets if each.name != found.sheet]))
    for plan in scores:
        header, texts = meanings(plan.header), asked[plan.place]
        here = legend if _is_of(legend, plan.header, texts) else []
        of_cells = _of_cells(texts)
        sheet, there = "", list[Meaning]()
        if not any(low_is_good(said) is not None for said in (header, of_cells, here)):
            sheet, there = _agreed([each for each in others()[plan.place] if _is_of(each[1], plan.header, texts)])
        plan.ends = ends_of(header) or ends_of(here) or ends_of(there)
        kept = kept_direction(options, str(plan.field))
        if plan.low_how == CHOSEN and plan.low_is_good is not None:
            continue
        if kept is not None:
            plan.low_is_good, plan.low_how = kept, LAST_TIME
            continue
        plan.low_is_good, plan.low_how = False, ""
        for how, said in (("its header says so", header), ("its cells say so", of_cells),
                         ("a line on the sheet says so", here), (f"the sheet ‘{sheet}’ says so", there)):  # fmt: skip
            if (low := low_is_good(said)) is not None:
                plan.low_is_good, plan.low_how = low, how
                break


def _said_elsewhere(
    scores: "Sequence[ColumnPlan]", feed: "Feed", sheets: Iterable[RawSheet]
) -> dict[int, list[tuple[str, list[Meaning]]]]:
    """By the place of each column what legends on other sheets say of it, with the sheet's name.

    Where some name a column, only those speak of it.
    """
    general: dict[int, list[tuple[str, list[Meaning]]]] = {plan.place: [] for plan in scores}
    own: dict[int, list[tuple[str, list[Meaning]]]] = {plan.place: [] for plan in scores}
    headers, fields = [plan.header for plan in scores], [str(plan.field) for plan in scores]
    for sheet in sheets:
        for legend in legends_on(sheet, feed):
            places, named = speaks_of(legend, headers, feed, fields)
            for place in places:
                (own if named else general)[scores[place].place].append((legend.sheet, legend.said))
    return {place: own[place] or general[place] for place in general}


def _agreed(told: Sequence[tuple[str, list[Meaning]]]) -> tuple[str, list[Meaning]]:
    """The first of what legends say, where all say the same way round; else nothing."""
    return told[0] if len({low_is_good(said) for _, said in told}) == 1 else ("", [])


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


def kept_direction(options: Mapping[str, str], field: str) -> bool | None:
    """Whether a layout says of the scores of a field that low is good; None where it leaves that to the file."""
    kept = options.get(LOW_IS_GOOD + field)
    return kept == _YES if kept in (_YES, _NO) else None


def with_directions(options: Mapping[str, str], directions: Mapping[str, bool | None]) -> dict[str, str]:
    """A layout's options that say ``directions``, by field, of its scores, and nothing of any other score."""
    rest = {key: choice for key, choice in options.items() if not key.startswith(LOW_IS_GOOD)}
    said = {LOW_IS_GOOD + field: _YES if low else _NO for field, low in directions.items() if low is not None}
    return rest | said


def _texts(found: "FoundTable", place: int) -> set[str]:
    cells = found.column(place)
    return {cell_text(cell) for cell in cells[:: max(1, len(cells) // _SAMPLE)]}


def _of_cells(texts: Iterable[str]) -> list[Meaning]:
    """What cells that give a figure with words say: '1 - Very satisfied'."""
    return [said for text in texts if (said := meaning_of_cell(text))]
