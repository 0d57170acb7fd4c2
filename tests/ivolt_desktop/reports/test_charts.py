import io
from datetime import date
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from ivolt_desktop.reports.action_chart import action_chart
from ivolt_desktop.reports.charts import Chart, chart_pdf, chart_png, charts_pdf
from ivolt_desktop.reports.facts import AgencyActions, MonthlySeries, WardMonths
from ivolt_desktop.reports.month_charts import calls_chart, months_chart, response_chart, sparkline, subject_chart
from ivolt_desktop.reports.ward_chart import ward_chart
from tests.ivolt_desktop.reports.invented_pack import MONTHS, WARDS, briefing, counted, repeat_callers


def words_of(chart: Chart) -> str:
    with pdfplumber.open(io.BytesIO(chart_pdf(chart))) as document:
        assert len(document.pages) == 1
        page = document.pages[0]
        assert not page.images
        return page.extract_text()


def as_rgb(colour: Any) -> tuple[float, ...]:
    """A colour as three numbers, however the page gives it."""
    parts = colour if isinstance(colour, tuple) else (colour,)
    return parts * 3 if len(parts) == 1 else parts


def every_chart() -> list[Chart]:
    facts = briefing()
    assert facts.calls and facts.fires and facts.response_working and facts.response_calendar
    return [
        months_chart(repeat_callers()),
        calls_chart(facts.calls, repeat_callers()),
        subject_chart(repeat_callers(), date(2022, 4, 29)),
        response_chart(facts.response_working, facts.response_calendar),
        ward_chart(facts.fires),
        action_chart(facts.actions_by_agency),
    ]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.title)
def test_every_chart_has_a_title_words_for_those_who_do_not_see_it_and_its_own_letters(chart: Chart) -> None:
    assert chart.title
    assert chart.alt.endswith(".")
    with pdfplumber.open(io.BytesIO(chart_pdf(chart))) as document:
        fonts = {letter["fontname"].partition("+")[2] for letter in document.pages[0].chars}
        boxes = [(letter["x0"], letter["x1"]) for letter in document.pages[0].chars]
    assert fonts <= {"Inter-Regular", "Inter-SemiBold"}
    assert min(left for left, _ in boxes) >= 0
    assert max(right for _, right in boxes) <= chart.width


def test_charts_drawn_together_are_the_same_charts_with_each_font_once() -> None:
    charts, told = every_chart()[:3], list[int]()
    together = charts_pdf(charts, told.append)
    assert told == [0, 1, 2]
    with pdfplumber.open(io.BytesIO(together)) as document:
        assert [page.extract_text() for page in document.pages] == [words_of(chart) for chart in charts]
        assert [(page.width, page.height) for page in document.pages] == [
            (pytest.approx(chart.width, abs=0.1), pytest.approx(chart.height, abs=0.1)) for chart in charts]
    assert together.count(b"/FontFile2 ") == 2
    assert sum(chart_pdf(chart).count(b"/FontFile2 ") for chart in charts) > 2


def test_bars_carry_their_numbers_and_months() -> None:
    text = words_of(months_chart(MonthlySeries("Calls", MONTHS, counted(1, 100, 190))))
    for value in counted(1, 100, 190):
        assert str(value) in text
    for name in ("Jul", "Dec", "Jun", "2021", "2022"):
        assert name in text


def test_a_month_without_data_is_not_a_nought() -> None:
    text = words_of(months_chart(MonthlySeries("Calls", MONTHS[:3], (5, None, 7))))
    assert "data" in text
    assert "0" not in text.replace("2021", "")


def test_the_usual_range_and_a_break_are_named() -> None:
    series = MonthlySeries("Calls", MONTHS[:4], (5, 6, 7, 8), 4, 9, ((MONTHS[2], "new wards"),))
    text = words_of(months_chart(series))
    assert "usual" in text
    assert "4 to 9" in text
    assert "new wards" in text


def test_the_alternative_text_gives_the_last_month_the_range_and_the_gaps() -> None:
    chart = months_chart(MonthlySeries("Calls", MONTHS[:4], (5, None, 12, 8)))
    assert chart.alt == (
        "Calls: 8 in October 2021; between 5 and 12 a month since July 2021, highest in September 2021; "
        "no data for 1 of the months."
    )


def test_a_series_without_any_data_says_so() -> None:
    assert months_chart(MonthlySeries("Calls", MONTHS[:2], (None, None))).alt == "Calls: no data."


def test_the_plan_is_marked_where_it_began() -> None:
    chart = subject_chart(MonthlySeries("Reports", MONTHS[:6], (1, 2, 3, 4, 1, 0)), date(2021, 11, 9))
    assert "plan begins" in words_of(chart)
    assert chart.alt.endswith("The plan began in November 2021.")


def test_a_plan_outside_the_months_shown_is_not_marked() -> None:
    chart = subject_chart(MonthlySeries("Reports", MONTHS[:6], (1, 2, 3, 4, 1, 0)), date(2020, 1, 9))
    assert "plan" not in words_of(chart)


def test_wards_show_counts_totals_and_what_is_missing() -> None:
    grid = tuple(tuple(1 if month == ward % 12 else 0 for month in range(12)) for ward in range(19))
    chart = ward_chart(WardMonths("Deliberate fires", MONTHS, WARDS, grid, not_placed=3))
    text = words_of(chart)
    for ward in WARDS:
        assert ward in text
    assert "All wards 2 2 2 2 2 2 2 1 1 1 1 1 19" in text
    assert chart.caveat == "3 more could not be placed in a ward."
    assert "Most in Abbey (1), Alibon (1), Barking Riverside (1)." in chart.alt


def test_the_busiest_cell_is_the_darkest_and_one_is_told_from_none() -> None:
    grid = ((0, 1, 60),)
    chart = ward_chart(WardMonths("Fires", MONTHS[:3], ("Abbey",), grid))
    with pdfplumber.open(io.BytesIO(chart_pdf(chart))) as document:
        cells = [box for box in document.pages[0].rects if box["height"] > 12 and box["width"] > 60]
    shades = [sum(as_rgb(box["non_stroking_color"])) for box in sorted(cells, key=lambda box: box["x0"])]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 3


def test_states_of_actions_are_told_by_letter_and_not_by_colour_alone() -> None:
    text = words_of(action_chart((AgencyActions("Council", 3, 2, 5), AgencyActions("Police", 0, 0, 1))))
    assert "R 3" in text and "A 2" in text and "G 5" in text and "G 1" in text
    assert "R 0" not in text


def test_lines_are_named_at_their_ends() -> None:
    facts = briefing()
    assert facts.response_working and facts.response_calendar
    text = words_of(response_chart(facts.response_working, facts.response_calendar))
    assert "working days 1.5" in text
    assert "calendar days 2.1" in text


def test_a_picture_has_the_size_asked_for() -> None:
    chart = months_chart(repeat_callers(), height=90)
    image = Image.open(io.BytesIO(chart_png(chart, dpi=144)))
    assert abs(image.width - chart.width * 2) <= 1
    assert abs(image.height - 180) <= 1
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("values", [(), (1,), (2, 2, 2), (1, None, 3), (None, None)])
def test_a_sparkline_is_drawn_from_whatever_there_is(values: tuple[float | None, ...]) -> None:
    assert chart_pdf(sparkline(values)).startswith(b"%PDF")


def test_charts_leave_no_figure_behind() -> None:
    chart_png(months_chart(repeat_callers()))
    from matplotlib import _pylab_helpers

    assert not _pylab_helpers.Gcf.get_all_fig_managers()
