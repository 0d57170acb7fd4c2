"""An agency's layout: how its file looked when it was last read, so that next month needs no work.

A layout is kept as plain JSON. Recognising one survives moved, renamed and added columns, and says the differences
in words.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain, count
from pathlib import Path

from ivolt_desktop.intake.columns import ColumnPlan, header_score
from ivolt_desktop.intake.feeds import FEEDS, Feed
from ivolt_desktop.intake.feeds.declaration import header_key
from ivolt_desktop.intake.finding import FoundTable
from ivolt_desktop.intake.problem_kinds import COLUMN_NEW, PROBLEM_KINDS, Action
from ivolt_desktop.intake.score_direction import options_of
from ivolt_desktop.rules.known_errors import UnreadableFile

_DECIDED = "problem:"
_NEW = 0.2
"""What a column the layout does not know weighs against it: few common headers in a wide table are not that layout."""
_TOLD = 3
"""So many renamed columns are told one by one; where each goes stands with the columns anyway."""
RECOGNISED = 0.6
"""The score from which a layout counts as recognised."""


@dataclass(slots=True)
class Layout:
    """A saved profile. ``mapping`` has an entry for every header, None for columns that are only kept.

    ``options`` holds what was decided about problems, 'problem:' and the group's key to the choice made, and of scores
    whether low is good ('low is good:' and the field's key to 'yes' or 'no').
    """

    name: str
    agency: str
    feed: str
    mapping: dict[str, str | None]
    sheet: str = ""
    options: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The layout as text that a person can read and edit."""
        return json.dumps(
            {
                "name": self.name,
                "agency": self.agency,
                "feed": self.feed,
                "sheet": self.sheet,
                "columns": self.mapping,
                "options": self.options,
            },
            ensure_ascii=False,
            indent=2,
        )

    @classmethod
    def from_json(cls, text: str, feeds: Mapping[str, Feed] = FEEDS) -> "Layout":
        """Read a layout. Raises ``UnreadableFile`` where the text is none, or names a feed or field unknown here."""
        try:
            raw = json.loads(text)
            layout = cls(raw["name"], raw["agency"], raw["feed"], dict(raw["columns"]), raw.get("sheet", ""),
                         dict(raw.get("options", {})))  # fmt: skip
            for key in filter(None, layout.mapping.values()):
                feeds[layout.feed].field(key)
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise UnreadableFile("This is not a layout the program can use.") from fault
        return layout

    def decisions(self) -> dict[str, Action]:
        """What was decided about groups of problems when the layout was kept; choices no longer offered are not."""
        found: dict[str, Action] = {}
        for option, choice in self.options.items():
            key = option.removeprefix(_DECIDED)
            kind = PROBLEM_KINDS.get(key.partition(":")[0])
            offered = [action for action in kind.choices if action == choice] if kind and option != key else []
            if offered:
                found[key] = offered[0]
        return found

    def given(self) -> dict[str, str | None]:
        """The mapping by header key, as ``plan_columns`` takes it."""
        return {header_key(header): key for header, key in self.mapping.items()}


@dataclass(slots=True)
class Recognition:
    """How a layout fits a table: ``score`` from 0 to 1, the mapping to use, the differences in words."""

    layout: Layout
    score: float
    given: dict[str, str | None]
    differences: list[str]

    @property
    def words(self) -> str:
        """'layout ‘Met callers’ recognised, one new column'."""
        tail = f", {', '.join(self.differences)}" if self.differences else ""
        return f"layout ‘{self.layout.name}’ recognised{tail}"


def recognise(
    found: FoundTable, layouts: Sequence[Layout], feeds: Mapping[str, Feed] = FEEDS
) -> Recognition | None:
    """The layout that fits best, or None where none fits well enough."""
    tried = [_fit(found, layout, feeds[layout.feed]) for layout in layouts if layout.feed in feeds]
    fits = [fit for fit in tried if fit.score >= RECOGNISED]
    return max(fits, key=lambda fit: (round(fit.score, 6), fit.layout.sheet == found.sheet), default=None)


def followed(
    recognised: Recognition | None, found: FoundTable, tables: Sequence[FoundTable], sheets: Collection[str],
    feeds: Mapping[str, Feed] = FEEDS,
) -> str:  # fmt: skip
    """The name of the layout that this table's takes the place of; '' where it is no later one of the same table.

    A layout of another sheet of the same file, or one that another table of the sheet fits better, is another table's.
    ``tables`` are those of the sheet, ``sheets`` the names of the file's.
    """
    if recognised is None:
        return ""
    layout = recognised.layout
    if layout.sheet != found.sheet and layout.sheet in sheets:
        return ""
    others = (_fit(table, layout, feeds[layout.feed]).score for table in tables if table is not found)
    return "" if any(score > recognised.score for score in others) else layout.name


def free_name(layout: Layout, kept: Sequence[Layout], follows: str = "") -> str:
    """The name to keep a layout under, so that it writes over none of its agency that reads its table otherwise.

    It is the layout's own name where that is free, is that of the one it ``follows``, or of one which this layout
    holds in full; else its name with the sheet's.
    """
    taken = {each.name: each for each in kept if each.agency == layout.agency and each.name != follows}
    numbers = (f"{layout.name} ({layout.sheet}, {number})" for number in count(2))
    names = chain([layout.name], [f"{layout.name} ({layout.sheet})"] if layout.sheet else [], numbers)
    return next(name for name in names if name not in taken or _holds(layout, taken[name]))


def _holds(layout: Layout, other: Layout) -> bool:
    """Whether a layout says of every column of the other one the same as that."""
    return layout.feed == other.feed and other.given().items() <= layout.given().items()


def layout_of(
    name: str, agency: str, feed: Feed, sheet: str, plans: Sequence[ColumnPlan], decisions: Mapping[str, Action]
) -> Layout:
    """The layout that a finished review leaves behind, with what was decided about its problems and its scales."""
    decided: dict[str, str] = {
        f"{_DECIDED}{key}": action for key, action in sorted(decisions.items()) if key != COLUMN_NEW
    }
    spread = feed.spread([plan.header for plan in plans]) if feed.spread else {}
    mapping = {plan.header: plan.field for plan in plans if plan.place not in spread}
    return Layout(name, agency, feed.key, mapping, sheet, {**decided, **options_of(plans)})


def known_headers(layouts: Sequence[Layout], feeds: Mapping[str, Feed] = FEEDS) -> set[str]:
    """Header keys met before, in feeds and layouts."""
    known = {header_key(text) for feed in feeds.values() for field in feed.fields for text in field.synonyms}
    known |= {header_key(text) for feed in feeds.values() for text in feed.known}
    known |= {header_key(header) for layout in layouts for header in layout.mapping}
    return known


def load_layouts(folder: Path) -> list[Layout]:
    """Every layout kept as a ``.json`` file in a folder, by name."""
    return [Layout.from_json(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def _fit(found: FoundTable, layout: Layout, feed: Feed) -> Recognition:
    spread = feed.spread(found.headers) if feed.spread else {}
    present = {header_key(header): header for place, header in enumerate(found.headers) if place not in spread}
    wanted = {header_key(header): (header, key) for header, key in layout.mapping.items()}
    given = {key: field_key for key, (_, field_key) in wanted.items() if key in present}
    missing = [key for key in wanted if key not in present]
    fresh = [key for key in present if key not in wanted]
    renamed: dict[str, str] = {}
    for key in missing:
        heir = _heir(wanted[key], key, [f for f in fresh if f not in renamed.values()], present, feed)
        if heir:
            renamed[key] = heir
            given[heir] = wanted[key][1]
    gone = [key for key in missing if key not in renamed]
    new = [key for key in fresh if key not in renamed.values()]
    weight = {key: 1.0 if field_key else 0.3 for key, (_, field_key) in wanted.items()}
    total = sum(weight.values()) + _NEW * len(new) or 1.0
    held = sum(weight[key] * (0.8 if key in renamed else 1.0) for key in wanted if key not in gone)
    order = [key for key in wanted if key in present]
    moved = order != [key for key in present if key in wanted]
    return Recognition(layout, held / total, given, _differences(wanted, present, renamed, gone, new, moved))


def _differences(
    wanted: dict[str, tuple[str, str | None]],
    present: dict[str, str],
    renamed: dict[str, str],
    gone: list[str],
    new: list[str],
    moved: bool,
) -> list[str]:
    words = [f"‘{wanted[old][0]}’ is now called ‘{present[heir]}’" for old, heir in renamed.items()]
    if len(words) > _TOLD:
        words = [f"{len(words)} columns have other names, such as {words[0]}"]
    if len(new) == 1:
        words.append(f"one new column: {present[new[0]]}")
    elif new:
        words.append(f"{len(new)} new columns: {', '.join(present[key] for key in new)}")
    if len(gone) == 1:
        words.append(f"one column missing: {wanted[gone[0]][0]}")
    elif gone:
        words.append(f"{len(gone)} columns missing: {', '.join(wanted[key][0] for key in gone)}")
    if moved:
        words.append("columns in another order")
    return words


def _heir(
    old: tuple[str, str | None], old_key: str, fresh: list[str], present: dict[str, str], feed: Feed
) -> str | None:
    """The new header that stands for a missing one: it names the same field, or is spelt nearly alike."""
    best, best_score = None, 0.7
    for key in fresh:
        named = header_score(present[key], feed.field(old[1])) if old[1] else 0.0
        alike = SequenceMatcher(None, key, old_key).ratio()
        score = max(named, alike if alike >= 0.8 else 0.0)
        if score > best_score:
            best, best_score = key, score
    return best
