"""Open actions by agency and state, as stacked bars whose parts carry their letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.charts import FULL_WIDTH, Chart, font
from ivolt_desktop.reports.facts import AgencyActions

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW = 20.0
_NAMES = 170.0
_FILLS = (("R", palette.RED, "#ffffff"), ("A", "#e9b44c", palette.INK), ("G", "#a9d3b6", palette.INK))


def _counts(line: AgencyActions) -> tuple[int, int, int]:
    return line.red, line.amber, line.green


def said(lines: Sequence[AgencyActions]) -> str:
    """The bars in a sentence."""
    if not lines:
        return "No open actions."
    parts = [
        f"{line.agency} {sum(_counts(line))} ({line.red} red, {line.amber} amber, {line.green} green)" for line in lines
    ]
    return "Open actions by agency: " + "; ".join(parts) + "."


def action_chart(lines: Sequence[AgencyActions], title: str = "Open actions by agency and state") -> Chart:
    """One bar an agency, longest first as given; R overdue, A at risk, G on course."""
    longest = max((sum(_counts(line)) for line in lines), default=1) or 1
    unit = min(24.0, (FULL_WIDTH - _NAMES - 40) / longest)
    height = _ROW * max(1, len(lines)) + 20

    def draw(figure: Figure) -> None:
        from matplotlib.patches import Rectangle

        area = figure.add_axes((0, 0, 1, 1))
        area.set_axis_off()
        area.set_xlim(0, FULL_WIDTH)
        area.set_ylim(height, 0)
        for row, line in enumerate(lines):
            y = row * _ROW
            area.text(0, y + _ROW / 2, line.agency, va="center", **font(8.2))
            x = _NAMES
            for (letter, fill, ink), count in zip(_FILLS, _counts(line), strict=True):
                if not count:
                    continue
                area.add_patch(
                    Rectangle((x, y + 3), count * unit - 1, _ROW - 6, facecolor=fill, linewidth=0)
                )
                words = f"{letter} {count}" if count * unit >= 20 else letter
                area.text(
                    x + (count * unit - 1) / 2, y + _ROW / 2 + 0.3, words, ha="center", va="center",
                    **font(7.4, "strong", ink),
                )  # fmt: skip
                x += count * unit
            area.text(x + 5, y + _ROW / 2 + 0.3, str(sum(_counts(line))), va="center", **font(7.8, shade=palette.GREY))
        y = max(1, len(lines)) * _ROW + 10
        words = "R: overdue or stuck      A: at risk or due soon      G: on course"
        area.text(_NAMES, y, words, va="center", **font(7.2, shade=palette.GREY))

    return Chart(title, said(lines), "", FULL_WIDTH, height, draw)
