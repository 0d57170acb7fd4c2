"""Counts by ward and month as a table whose cells are shaded: small numbers are read, large ones seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.charts import FULL_WIDTH, Chart, font
from ivolt_desktop.reports.dates_on_paper import number
from ivolt_desktop.reports.facts import WardMonths
from ivolt_desktop.rules.dates_in_words import month_and_year, short_month

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW = 15.0
_NAMES = 150.0
_TOTALS = 96.0
_HEAD = 28.0
_STEPS = ("#ffffff", "#e3eef1", "#bcd7de", "#86b5c2", "#3f8196", "#0e5a70")


def _sums(facts: WardMonths) -> list[int]:
    return [sum(count or 0 for count in row) for row in facts.counts]


def said(facts: WardMonths) -> str:
    """The table in a sentence: how many in all, the latest month, and the wards with most."""
    sums = _sums(facts)
    if not facts.months or not sum(sums):
        return f"{facts.label}: none."
    last = sum(row[-1] or 0 for row in facts.counts)
    ranked = sorted(zip(sums, facts.wards, strict=True), key=lambda pair: (-pair[0], pair[1]))
    most = ", ".join(f"{ward} ({number(count)})" for count, ward in ranked[:3] if count)
    return (
        f"{facts.label}: {number(sum(sums))} from {month_and_year(facts.months[0])} to "
        f"{month_and_year(facts.months[-1])}, {number(last)} of them in the last month. Most in {most}."
    )


def _shade(count: int, highest: int) -> int:
    """Which of the steps a count takes; 1 is told apart from 0 and the highest is the darkest."""
    if count <= 0:
        return 0
    if highest <= len(_STEPS) - 1:
        return count
    return 1 + round((count - 1) * (len(_STEPS) - 2) / (highest - 1))


def ward_chart(facts: WardMonths, title: str = "") -> Chart:
    """Wards down, months across; each cell holds its count; totals at the right and below."""
    height = _HEAD + _ROW * (len(facts.wards) + 1) + 6
    columns = max(1, len(facts.months))
    wide = (FULL_WIDTH - _NAMES - _TOTALS) / columns
    sums = _sums(facts)
    highest = max((count or 0 for row in facts.counts for count in row), default=0)

    def draw(figure: Figure) -> None:
        from matplotlib.patches import Rectangle

        area = figure.add_axes((0, 0, 1, 1))
        area.set_axis_off()
        area.set_xlim(0, FULL_WIDTH)
        area.set_ylim(height, 0)
        for place, month in enumerate(facts.months):
            x = _NAMES + (place + 0.5) * wide
            area.text(x, _HEAD - 5, short_month(month)[:3], ha="center", va="bottom", **font(7.4, shade=palette.GREY))
            if place == 0 or month.month == 1:
                area.text(x, _HEAD - 15, str(month.year), ha="center", va="bottom", **font(7.4, shade=palette.GREY))
        right = _NAMES + wide * columns + 24
        area.text(right, _HEAD - 5, "All", ha="right", va="bottom", **font(7.4, "strong", palette.GREY))
        for line, (ward, row) in enumerate(zip(facts.wards, facts.counts, strict=True)):
            y = _HEAD + line * _ROW
            area.text(0, y + _ROW / 2, ward, va="center", **font(8))
            for place, count in enumerate(row):
                x = _NAMES + place * wide
                step = _shade(count or 0, highest)
                area.add_patch(
                    Rectangle((x + 0.7, y + 0.7), wide - 1.4, _ROW - 1.4, facecolor=_STEPS[step], linewidth=0.4,
                              edgecolor=palette.HAIRLINE)
                )  # fmt: skip
                words = "–" if count is None else (number(count) if count else "·")
                shade = "#ffffff" if step >= 4 else (palette.INK if count else palette.GREY)
                area.text(x + wide / 2, y + _ROW / 2 + 0.4, words, ha="center", va="center", **font(7.6, shade=shade))
            x = _NAMES + wide * columns + 10
            area.text(x + 14, y + _ROW / 2 + 0.4, number(sums[line]), ha="right", va="center", **font(7.8, "strong"))
            length = (_TOTALS - 34) * sums[line] / max(1, *sums)
            area.add_patch(Rectangle((x + 20, y + 4), length, _ROW - 8, facecolor=palette.TEAL_LIGHT, linewidth=0))
        y = _HEAD + len(facts.wards) * _ROW
        area.plot([0, FULL_WIDTH], [y + 1, y + 1], color=palette.RULE, linewidth=0.7)
        area.text(0, y + _ROW / 2 + 2, "All wards", va="center", **font(8, "strong"))
        for place in range(len(facts.months)):
            column = [row[place] for row in facts.counts]
            words = number(sum(count or 0 for count in column)) if any(c is not None for c in column) else "–"
            area.text(
                _NAMES + (place + 0.5) * wide, y + _ROW / 2 + 2, words, ha="center", va="center", **font(7.6, "strong")
            )
        area.text(
            _NAMES + wide * columns + 24, y + _ROW / 2 + 2, number(sum(sums)), ha="right", va="center",
            **font(7.8, "strong"),
        )  # fmt: skip

    caveat = facts.caveat
    if facts.not_placed:
        caveat = f"{caveat} {number(facts.not_placed)} more could not be placed in a ward.".strip()
    return Chart(title or f"{facts.label}, by ward and month", said(facts), caveat, FULL_WIDTH, height, draw)
