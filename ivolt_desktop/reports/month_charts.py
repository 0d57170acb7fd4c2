"""Charts with months along the bottom: counts, counts in two rows, response times, one subject, sparklines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ivolt_desktop.reports import palette
from ivolt_desktop.reports.charts import FULL_WIDTH, Chart, font, plot_area
from ivolt_desktop.reports.dates_on_paper import number
from ivolt_desktop.reports.facts import MonthlySeries
from ivolt_desktop.rules.dates_in_words import month_and_year, short_month

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def said(series: MonthlySeries) -> str:
    """A monthly series in a sentence: the last month, the range, the highest, what is missing."""
    known = [(month, value) for month, value in zip(series.months, series.values, strict=True) if value is not None]
    if not known:
        return f"{series.label}: no data."
    last_month, last = known[-1]
    low, high = min(value for _, value in known), max(value for _, value in known)
    peak = next(month for month, value in known if value == high)
    words = (
        f"{series.label}: {number(last)} in {month_and_year(last_month)}; between {number(low)} and "
        f"{number(high)} a month since {month_and_year(series.months[0])}"
    )
    if low != high:
        words += f", highest in {month_and_year(peak)}"
    missing = len(series.values) - len(known)
    return words + (f"; no data for {missing} of the months." if missing else ".")


def month_labels(area: Axes, months: Sequence[date]) -> None:
    """Name the months under the axis; the year where it begins. Fewer names where they would touch."""
    step = 1 if len(months) <= 14 else (2 if len(months) <= 26 else 3)
    places: list[int] = []
    names: list[str] = []
    for place, month in enumerate(months):
        if place % step == (len(months) - 1) % step:
            first = not places
            places.append(place)
            new_year = first or month.year != months[max(0, place - step)].year
            names.append(short_month(month)[:3] + (f"\n{month.year}" if new_year else ""))
    area.set_xticks(places)
    area.set_xticklabels(names, **font(7.4))
    area.set_xlim(-0.6, len(months) - 0.4)


def _bars(area: Axes, series: MonthlySeries, shades: Sequence[str], room: float = 1.22) -> None:
    """Bars with their numbers above them; a dash where no data came; the usual range shaded."""
    known = [value for value in series.values if value is not None]
    top = max([*known, series.usual_high or 0, 1]) * room
    area.set_ylim(0, top)
    if series.usual_low is not None and series.usual_high is not None:
        area.axhspan(series.usual_low, series.usual_high, color=palette.TEAL_WASH, linewidth=0, zorder=0)
        words = f"usual\n{number(round(series.usual_low, 1))} to {number(round(series.usual_high, 1))}"
        area.text(
            1.008, (series.usual_low + series.usual_high) / 2, words, transform=area.get_yaxis_transform(),
            va="center", **font(7, shade=palette.TEAL),
        )  # fmt: skip
    for place, value in enumerate(series.values):
        if value is None:
            area.text(place, top * 0.02, "no\ndata", ha="center", va="bottom", **font(6.4, shade=palette.GREY))
            continue
        area.bar(place, value, width=0.68, color=shades[place], linewidth=0, zorder=2)
        area.text(place, value + top * 0.02, number(value), ha="center", va="bottom", zorder=3, **font(7))
    _breaks(area, series)
    month_labels(area, series.months)


def _room(*series: MonthlySeries) -> float:
    """Points to leave at the right for the words beside a usual range."""
    return 48 if any(one.usual_high is not None for one in series) else 4


def _breaks(area: Axes, series: MonthlySeries) -> None:
    """A dotted line where the way of counting changed, with the words for it."""
    for month, words in series.breaks:
        if month in series.months:
            place = series.months.index(month) - 0.5
            area.axvline(place, color=palette.GREY, linewidth=0.8, linestyle=(0, (1, 2)), zorder=1)
            area.text(
                place + 0.08, 0.99, words, transform=area.get_xaxis_transform(), va="top",
                **font(6.8, shade=palette.GREY),
            )  # fmt: skip


def months_chart(series: MonthlySeries, title: str = "", height: float = 118, shade: str = palette.TEAL) -> Chart:
    """One figure by month, as bars."""

    def draw(figure: Figure) -> None:
        _bars(plot_area(figure, bottom=24, top=4, right=_room(series)), series, [shade] * len(series.values))

    return Chart(title or f"{series.label}, by month", said(series), series.caveat, FULL_WIDTH, height, draw)


def calls_chart(
    calls: MonthlySeries, repeat: MonthlySeries, title: str = "Calls and repeat callers, by month"
) -> Chart:
    """Calls above, repeat callers below, each on its own scale over the same months."""

    def draw(figure: Figure) -> None:
        right = _room(calls, repeat)
        upper = plot_area(figure, bottom=112, top=14, right=right)
        _bars(upper, calls, [palette.TEAL] * len(calls.values))
        upper.set_xticklabels([])
        lower = plot_area(figure, bottom=24, height=62, right=right)
        _bars(lower, repeat, [palette.INK] * len(repeat.values), room=1.3)
        for area, series in ((upper, calls), (lower, repeat)):
            area.text(0, 1.03, series.label, transform=area.transAxes, va="bottom", **font(7.8, "strong"))

    caveat = " ".join(part for part in (calls.caveat, repeat.caveat) if part)
    return Chart(title, f"{said(calls)} {said(repeat)}", caveat, FULL_WIDTH, 226, draw)


def subject_chart(
    series: MonthlySeries, plan_started: date | None = None, title: str = "", height: float = 92
) -> Chart:
    """Reports about one person or place by month; the plan's start marked, the months after it lighter."""
    start = _place_of(series.months, plan_started)

    def draw(figure: Figure) -> None:
        area = plot_area(figure, bottom=24, top=12, right=_room(series))
        shades = [
            palette.TEAL if start is None or place < start else palette.TEAL_LIGHT
            for place in range(len(series.values))
        ]
        _bars(area, series, shades)
        if start is not None:
            area.axvline(
                start, color=palette.GREEN, linewidth=1, linestyle=(0, (3, 2)), zorder=1, ymax=1.04, clip_on=False
            )
            left = start > len(series.months) * 0.8
            area.text(
                start + (-0.12 if left else 0.12), 1.0, "plan begins", transform=area.get_xaxis_transform(),
                va="bottom", ha="right" if left else "left", **font(7.2, shade=palette.GREEN),
            )  # fmt: skip

    words = said(series)
    if start is not None and plan_started is not None:
        words += f" The plan began in {month_and_year(plan_started)}."
    return Chart(title or f"{series.label}, by month", words, series.caveat, FULL_WIDTH, height, draw)


def _place_of(months: Sequence[date], day: date | None) -> float | None:
    """Where on the axis of bars a day falls: before the bar of its month."""
    if day is None:
        return None
    for place, month in enumerate(months):
        if (month.year, month.month) == (day.year, day.month):
            return place - 0.5
    return None


def response_chart(
    working: MonthlySeries, calendar: MonthlySeries, title: str = "Council response time, by month"
) -> Chart:
    """Days to the first contact, in working and in calendar days, as two lines told apart by shape."""
    looks = ((calendar, palette.GREY, "s", (0, (3, 2))), (working, palette.TEAL, "o", "solid"))

    def draw(figure: Figure) -> None:
        area = plot_area(figure, bottom=24, top=10, left=24, right=92)
        known = [value for series in (working, calendar) for value in series.values if value is not None]
        top = max([*known, 1]) * 1.15
        ticks = list(range(0, int(top) + 1, max(1, round(top / 4))))
        area.set_ylim(0, top)
        area.set_yticks(ticks)
        area.set_yticklabels([str(tick) for tick in ticks], **font(7.2, shade=palette.GREY))
        area.grid(axis="y", color=palette.HAIRLINE, linewidth=0.6)
        area.set_axisbelow(True)
        ends: list[tuple[float, float, str, str]] = []
        for series, shade, marker, line in looks:
            values = [float("nan") if value is None else value for value in series.values]
            area.plot(values, color=shade, marker=marker, markersize=3.6, linewidth=1.3, linestyle=line)
            last = max((place for place, value in enumerate(series.values) if value is not None), default=-1)
            if last >= 0:
                ends.append((float(last), values[last], f"{series.label} {number(values[last])}", shade))
        month_labels(area, working.months)
        _end_labels(area, ends, top)

    alt = f"{said(working)} {said(calendar)}"
    caveat = " ".join(dict.fromkeys(part for part in (working.caveat, calendar.caveat) if part))
    return Chart(title, alt, caveat, FULL_WIDTH, 138, draw)


def _end_labels(area: Axes, ends: Sequence[tuple[float, float, str, str]], top: float) -> None:
    """Name each line at its right end; names that would touch are moved apart."""
    last_y = -top
    for place, value, words, shade in sorted(ends, key=lambda end: end[1]):
        y = max(value, last_y + top * 0.13)
        last_y = y
        area.text(place + 0.3, y, words, va="center", **font(7.4, "strong", shade))


def sparkline(values: Sequence[float | None], width: float = 72, height: float = 15) -> Chart:
    """A small line of the past months, its last point marked; to stand beside a figure."""

    def draw(figure: Figure) -> None:
        area = plot_area(figure, left=2, bottom=2, right=4, top=2)
        area.spines["bottom"].set_visible(False)
        area.set_xticks([])
        numbers = [float("nan") if value is None else float(value) for value in values]
        area.plot(numbers, color=palette.GREY, linewidth=0.9, solid_joinstyle="round")
        if values and values[-1] is not None:
            area.plot([len(numbers) - 1], [numbers[-1]], marker="o", markersize=3, color=palette.TEAL)
        known = [value for value in values if value is not None] or [0.0]
        spread = (max(known) - min(known)) or 1.0
        area.set_ylim(min(known) - spread * 0.2, max(known) + spread * 0.2)
        area.set_xlim(-0.3, max(1, len(numbers) - 1) + 0.5)

    return Chart("", "", "", width, height, draw)
